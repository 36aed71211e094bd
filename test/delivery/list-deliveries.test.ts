/** Owns the proof that the log of deliveries says what became of each row, newest first. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type ListArgs, listDeliveries } from '../../src/delivery/list-deliveries.ts';
import { deliveries, digests, notices } from '../../src/delivery/tables.ts';
import { silentLog } from '../../src/lib/log.ts';
import { findDestination, firstDestinations } from '../../src/subscriptions/find-destination.ts';
import { follow } from '../../src/subscriptions/follow.ts';
import { destinations } from '../../src/subscriptions/tables.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { deliverDue, testSender } from '../support/delivery.ts';
import { entry, followed, ingest, NOW, testClock } from '../support/factories.ts';

const PERSON = '100000000000000001';
let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(() => test.reset());
afterAll(() => test.close());

const list = (args: Partial<ListArgs> = {}) =>
  listDeliveries(test, { destinationId: null, state: null, limit: 20, ...args });
const idsOf = async (args: Partial<ListArgs> = {}) => (await list(args)).map(({ id }) => id);
const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000);

it('says of a card where it went, what it shows and when it was sent', async () => {
  await followed(test.db, 'computer-vision');
  await ingest(test.db, [entry('one')]);
  const deps = { db: test.db, clock: testClock(), log: silentLog(), sender: testSender() };
  await deliverDue(deps);
  expect(await list()).toEqual([
    {
      id: '1',
      kind: 'story',
      state: 'sent',
      heldFor: null,
      reason: null,
      detail: null,
      nextTryAt: null,
      leasedUntil: null,
      attempts: 0,
      unsureSince: null,
      destination: {
        id: 1,
        kind: 'channel',
        discordId: '301',
        guildId: '200000000000000001',
        paused: null,
      },
      story: { id: 1, title: 'What one tells' },
      digest: null,
      notice: null,
      digestId: null,
      revision: 1,
      sentRevision: 1,
      message: { channelId: '301', messageId: '91' },
      createdAt: NOW,
      sentAt: NOW,
    },
  ]);
});

it('says of what was not sent why, and when it is tried next', async () => {
  await followed(test.db, 'computer-vision');
  await ingest(test.db, [entry('one'), entry('two'), entry('three'), entry('four')]);
  const set = (id: number, fields: Partial<typeof deliveries.$inferInsert>) =>
    test.db.update(deliveries).set(fields).where(eq(deliveries.id, id));
  await set(1, { dueAt: after(9), attempts: 2, unsureSince: NOW, reason: 'answered 500' });
  await set(2, { state: 'sending', dueAt: after(60) });
  await set(3, { state: 'held', heldFor: 'volume', reason: 'There were 6 today.' });
  await set(4, { state: 'gathered', cadence: 'weekly' });
  await test.db.update(destinations).set({ nextDailyAt: after(1), nextWeeklyAt: after(99) });
  expect((await list()).toReversed()).toMatchObject([
    { state: 'due', nextTryAt: after(9), attempts: 2, unsureSince: NOW, reason: 'answered 500' },
    { state: 'sending', nextTryAt: null, leasedUntil: after(60), reason: null },
    { state: 'held', nextTryAt: null, heldFor: 'volume', reason: 'There were 6 today.' },
    { state: 'gathered', nextTryAt: after(99), reason: null },
  ]);
});

it('lists cards, digests and notices together, newest first, as many as are asked for', async () => {
  await followed(test.db, 'computer-vision');
  await ingest(test.db, [entry('one')], { now: after(2) });
  await ingest(test.db, [entry('two')], { now: after(4) });
  const digest = { destinationId: 1, cadence: 'daily', since: NOW, dueAt: NOW } as const;
  await test.db.insert(digests).values([
    { ...digest, state: 'sent', stories: 3, createdAt: after(1) },
    { ...digest, state: 'due', stories: 0, createdAt: after(5) },
  ]);
  await test.db.insert(notices).values({
    destinationId: 1,
    recipientId: PERSON,
    state: 'due',
    text: 'It was paused.',
    pausedAt: NOW,
    dueAt: NOW,
    createdAt: after(3),
  });
  await test.db.update(destinations).set({ nextDailyAt: after(99) });
  const inDigest = { state: 'gathered', cadence: 'daily', digestId: 1 } as const;
  await test.db.update(deliveries).set(inDigest).where(eq(deliveries.id, 1));
  expect(await idsOf()).toEqual(['digest-2', '2', 'notice-1', '1', 'digest-1']);
  expect(await idsOf({ limit: 2 })).toEqual(['digest-2', '2']);
  expect(await list()).toMatchObject([
    { kind: 'digest', digest: { cadence: 'daily', stories: 0, since: NOW }, nextTryAt: NOW },
    { kind: 'story', digestId: null },
    { kind: 'notice', notice: { recipientId: PERSON, text: 'It was paused.' } },
    { kind: 'story', digestId: 'digest-1', nextTryAt: null },
    { kind: 'digest', digest: { stories: 3 }, nextTryAt: null },
  ]);
});

it('lists those of one state and of one destination', async () => {
  await followed(test.db, 'computer-vision', '301');
  await followed(test.db, 'computer-vision', '302');
  await ingest(test.db, [entry('one')]);
  await test.db.update(deliveries).set({ state: 'failed' }).where(eq(deliveries.id, 2));
  expect(await idsOf({ state: 'failed' })).toEqual(['2']);
  expect(await idsOf({ destinationId: 1 })).toEqual(['1']);
  expect(await idsOf({ destinationId: 1, state: 'failed' })).toEqual([]);
});

it('finds a destination by its number, its Discord id, or a mention', async () => {
  const channelId = '300000000000000017';
  await followed(test.db, 'computer-vision', channelId);
  const place = { kind: 'dm', discordId: PERSON, guildId: null } as const;
  const deps = { db: test.db, clock: testClock() };
  await follow(deps, { place, topic: 'ai', createdBy: PERSON });
  const find = async (name: string) => (await findDestination(test, name))?.id;
  expect(await Promise.all(['1', ' 2 ', channelId, PERSON].map(find))).toEqual([1, 2, 1, 2]);
  expect(await find(`<#${channelId}>`)).toBe(1);
  expect(await Promise.all([`<@${PERSON}>`, `<@!${PERSON}>`].map(find))).toEqual([2, 2]);
  const strangers = ['3', '', 'general', `<#${PERSON}>`, `<@${channelId}>`, '9'.repeat(30)];
  expect((await Promise.all(strangers.map(find))).filter((id) => id !== undefined)).toEqual([]);
  expect(await firstDestinations(test, 1)).toEqual([
    { id: 1, kind: 'channel', discordId: channelId },
  ]);
});
