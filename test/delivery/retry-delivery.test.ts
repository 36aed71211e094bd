/** Owns the proof that an operator tries again what was not sent, and only that. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deliveryId, readDeliveryId } from '../../src/delivery/delivery-id.ts';
import { retryDelivery } from '../../src/delivery/retry-delivery.ts';
import { deliveries, digests, notices } from '../../src/delivery/tables.ts';
import { silentLog } from '../../src/lib/log.ts';
import { destinations } from '../../src/subscriptions/tables.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { deliverDue, testSender } from '../support/delivery.ts';
import { entry, followed, ingest, NOW, outbox, testClock } from '../support/factories.ts';

let test: TestDatabase;
let clock: ReturnType<typeof testClock>;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(async () => {
  await test.reset();
  clock = testClock();
  await followed(test.db, 'computer-vision');
  await ingest(test.db, [entry('one')]);
});
afterAll(() => test.close());

const set = (fields: Partial<typeof deliveries.$inferInsert>) =>
  test.db.update(deliveries).set(fields).where(eq(deliveries.id, 1));
const retry = (kind: 'story' | 'digest' | 'notice' = 'story', id = 1) =>
  retryDelivery({ db: test.db, clock }, { kind, id });
const pause = () =>
  test.db
    .update(destinations)
    .set({ state: 'paused', pauseKind: 'rights', pausedReason: 'no rights', pausedAt: NOW });

describe('what was not sent is due now', () => {
  it.each<[string, Partial<typeof deliveries.$inferInsert>]>([
    ['failed', { state: 'failed', detail: { code: 50_035 } }],
    ['held', { state: 'held', heldFor: 'volume' }],
    ['held as too old', { state: 'held', heldFor: 'age' }],
    ['waiting for its next try', { state: 'due', attempts: 7 }],
  ])('when it is %s', async (_what, fields) => {
    clock.advance(5_000);
    await set({ reason: 'it was refused', dueAt: new Date(NOW.getTime() + 900_000), ...fields });
    await set({ unsureSince: NOW });
    expect(await retry()).toEqual({ status: 'due' });
    expect(await outbox(test.db)).toMatchObject([
      {
        state: 'due',
        heldFor: null,
        reason: null,
        detail: null,
        attempts: 0,
        askedAt: clock.now(),
      },
    ]);
    expect(await outbox(test.db)).toMatchObject([{ dueAt: clock.now() }]);
    const sender = testSender();
    await deliverDue({ db: test.db, clock, log: silentLog(), sender });
    // What an earlier try may have posted is still looked for.
    expect(sender.messages).toMatchObject([{ unsureSince: NOW }]);
    expect(await retry()).toEqual({ status: 'sent' });
  });

  it('when its message waits to be passed on', async () => {
    const later = new Date(NOW.getTime() + 900_000);
    const posted = { channelId: '301', messageId: '91', sentRevision: 1 };
    await set({ ...posted, dueAt: later, crosspostAt: later });
    await retry();
    const sender = testSender();
    await deliverDue({ db: test.db, clock, log: silentLog(), sender });
    expect(sender.crossposts).toEqual(['91']);
  });

  it('when it is a digest or a notice, and a notice even while its destination is paused', async () => {
    const row = { destinationId: 1, state: 'failed', dueAt: NOW, createdAt: NOW } as const;
    await test.db.insert(digests).values({ ...row, cadence: 'daily', stories: 1, since: NOW });
    const notice = { recipientId: '100000000000000001', text: 'paused', pausedAt: NOW };
    await test.db.insert(notices).values({ ...row, ...notice });
    expect(await retry('digest')).toEqual({ status: 'due' });
    await pause();
    expect(await retry('notice')).toEqual({ status: 'due' });
    expect(await retry('digest')).toMatchObject({ status: 'paused' });
    expect(await test.db.select().from(digests)).toMatchObject([{ state: 'due' }]);
    expect(await test.db.select().from(notices)).toMatchObject([{ state: 'due' }]);
  });
});

describe('a notice that is told with another', () => {
  const later = new Date(NOW.getTime() + 900_000);
  const common = { destinationId: 1, text: 'paused', createdAt: NOW, dueAt: later } as const;

  it.each([
    ['is sent with it now while it waits', 'due', [NOW, later], [null, 1]],
    ['is sent by itself once that one has failed', 'failed', [later, NOW], [null, null]],
  ] as const)('%s', async (_what, state, dueAts, toldWith) => {
    const recipientId = '100000000000000001';
    const pausedAts = [NOW, later];
    for (const pausedAt of pausedAts) {
      const told = pausedAt === later ? { toldWith: 1 } : {};
      await test.db.insert(notices).values({ ...common, recipientId, pausedAt, state, ...told });
    }
    expect(await retry('notice', 2)).toEqual({ status: 'due' });
    const rows = await test.db.select().from(notices).orderBy(notices.id);
    expect(rows.map((row) => row.dueAt)).toEqual(dueAts);
    expect(rows.map((row) => row.toldWith)).toEqual(toldWith);
  });
});

describe('nothing changes', () => {
  it.each(['sent', 'sending', 'gathered'] as const)('when it is %s', async (state) => {
    await set({ state, reason: 'as it was' });
    const before = await outbox(test.db);
    expect(await retry()).toMatchObject({ status: state });
    expect(await outbox(test.db)).toEqual(before);
  });

  it('when a digest has it, which is answered', async () => {
    const digest = { destinationId: 1, cadence: 'daily', stories: 1, since: NOW } as const;
    await test.db.insert(digests).values({ ...digest, state: 'due', dueAt: NOW, createdAt: NOW });
    await set({ state: 'gathered', digestId: 1 });
    expect(await retry()).toEqual({ status: 'gathered', digestId: 1 });
  });

  it('when its destination is paused', async () => {
    await pause();
    await set({ state: 'held', heldFor: 'paused', reason: 'no rights' });
    expect(await retry()).toEqual({ status: 'paused', kind: 'rights', reason: 'no rights' });
    expect(await outbox(test.db)).toMatchObject([{ state: 'held', heldFor: 'paused' }]);
  });

  it('when it does not exist', async () => {
    expect(await retry('story', 99)).toEqual({ status: 'not-found' });
    expect(await retry('digest')).toEqual({ status: 'not-found' });
  });
});

it('reads the ids that the list shows, and no others', () => {
  for (const kind of ['story', 'digest', 'notice'] as const) {
    expect(readDeliveryId(deliveryId(kind, 12))).toEqual({ kind, id: 12 });
  }
  for (const text of ['', 'x', '-1', '1.5', 'story-1', 'digest-', '9'.repeat(16)]) {
    expect(readDeliveryId(text)).toBeNull();
  }
});
