/** Owns the proof that a person sets how their direct messages come, as an admin does for a channel. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { changeLimits } from '../../src/delivery/change-limits.ts';
import { follow } from '../../src/subscriptions/follow.ts';
import { destinations } from '../../src/subscriptions/tables.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { silentLog } from '../../src/lib/log.ts';
import { deliverDue, testSender } from '../support/delivery.ts';
import { channel, entry, followed, ingest, outbox, testClock } from '../support/factories.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(() => test.reset());
afterAll(() => test.close());

const deps = () => ({ db: test.db, clock: testClock() });
const chosen = {
  zone: 'Europe/Berlin',
  quietFrom: 480,
  quietTo: 600,
  digestHour: 7,
  dailyLimit: 1,
};

it('holds for what comes by direct message, whether it was said before following or after', async () => {
  expect(await changeLimits(deps(), { userId: '101', changes: chosen })).toMatchObject(chosen);
  const place = { kind: 'dm' as const, discordId: '101', guildId: null };
  await follow(deps(), { place, topic: 'computer-vision', createdBy: '101' });
  await ingest(test.db, [entry('one'), entry('two', { quality: 90 })]);
  expect(await outbox(test.db)).toMatchObject([
    { state: 'held', heldFor: 'volume' },
    { state: 'due', dueAt: new Date('2021-11-23T09:00:00Z') },
  ]);
  expect(await test.db.select().from(destinations)).toHaveLength(1);
});

it('touches neither another person nor a channel of the same id', async () => {
  await follow(deps(), { place: channel('101'), topic: 'ai', createdBy: '101' });
  await changeLimits(deps(), { userId: '102', changes: {} });
  await changeLimits(deps(), { userId: '101', changes: chosen });
  const places = await test.db.select().from(destinations).orderBy(destinations.id);
  expect(places.map(({ zone }) => zone)).toEqual(['UTC', 'UTC', 'Europe/Berlin']);
});

it('lets no more alerts through than a new limit allows, of those that waited already too', async () => {
  await followed(test.db, 'computer-vision', '301');
  await ingest(test.db, [entry('a'), entry('b'), entry('c')]);
  const limitTo = (dailyLimit: number) =>
    changeLimits(deps(), {
      guildId: '200000000000000001',
      channelId: '301',
      changes: { dailyLimit },
    });
  const sentNow = async () => {
    const sender = testSender();
    await deliverDue({ ...deps(), log: silentLog(), sender });
    return sender.messages.length;
  };
  await limitTo(2);
  expect(await sentNow()).toBe(2);
  await ingest(test.db, [entry('d')]);
  await limitTo(3);
  await ingest(test.db, [entry('e')]);
  expect(await sentNow()).toBe(1);
  const states = (await outbox(test.db)).map(({ state, heldFor }) => heldFor ?? state);
  expect(states).toEqual(['sent', 'sent', 'volume', 'volume', 'sent']);
});
