/** Owns the proof that a digest's stories are told once when stories are merged or taken back. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { digestLane } from '../../src/delivery/digest-lane.ts';
import { makeDigests } from '../../src/delivery/make-digests.ts';
import { deliveries } from '../../src/delivery/tables.ts';
import { silentLog } from '../../src/lib/log.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { runLanes, testSender } from '../support/delivery.ts';
import { followedBy, gather, set } from '../support/digests.ts';
import { cited, entry, ingest, outbox, retract, testClock } from '../support/factories.ts';

const HOUR_MS = 60 * 60 * 1_000;

let test: TestDatabase;
let clock: ReturnType<typeof testClock>;
let place: number;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(async () => {
  await test.reset();
  clock = testClock(new Date('2021-11-23T07:30:00Z'));
  place = await followedBy(test.db, 'daily', { createdAt: clock.now() });
  await makeDigests({ db: test.db, clock });
});
afterAll(() => test.close());

const make = async () => {
  clock.advance(24 * HOUR_MS);
  await makeDigests({ db: test.db, clock });
};
const deliver = async () => {
  const sender = testSender();
  const lane = digestLane({ db: test.db, clock, log: silentLog(), sender });
  await runLanes([lane], { worker: 'worker-1', now: clock.now() });
  return sender.messages.map(({ content }) =>
    content.kind === 'digest' ? content.digest.stories.map(({ id }) => id) : null,
  );
};
const gatherAs = (...names: string[]) => gather(test.db, place, names, { now: clock.now() });
/** An article that names both: their stories are one from now on, the older of both. */
const merge = () =>
  ingest(
    test.db,
    [entry('both', { topics: [], quality: 60, related: [cited('one'), cited('two')] })],
    { now: clock.now() },
  );

describe('stories that are merged', () => {
  it('are not told again where a digest has told one of them', async () => {
    await gatherAs('one');
    await gatherAs('two');
    await test.db.update(deliveries).set({ cadence: 'weekly' }).where(eq(deliveries.storyId, 1));
    await make();
    expect(await deliver()).toEqual([[2]]);
    await merge();
    expect((await outbox(test.db))[0]).toMatchObject({
      storyId: 1,
      state: 'sent',
      digestId: 1,
      messageId: null,
    });
  });

  it('leave a digest that was not sent yet where a card tells one of them', async () => {
    await gatherAs('one');
    await gatherAs('two');
    await test.db
      .update(deliveries)
      .set({ state: 'sent', channelId: '301', messageId: '77', sentAt: clock.now() })
      .where(eq(deliveries.storyId, 2));
    await make();
    await merge();
    expect(await outbox(test.db)).toMatchObject([
      { storyId: 1, digestId: null, messageId: '77' },
      { storyId: 2, messageId: '77' },
    ]);
    expect(await deliver()).toEqual([[]]);
  });

  it.each([
    ['an alert', { state: 'due', cadence: 'instant' }],
    ['part of a digest', { state: 'gathered', cadence: 'daily' }],
  ] as const)('are %s where the younger is to be and the older is held', async (_what, row) => {
    await gatherAs('one', 'two');
    const held = { state: 'held', cadence: 'instant', heldFor: 'volume', reason: 'full' } as const;
    await test.db.update(deliveries).set(held).where(eq(deliveries.storyId, 1));
    await test.db.update(deliveries).set(row).where(eq(deliveries.storyId, 2));
    await merge();
    expect(await outbox(test.db)).toMatchObject([{ id: 2, storyId: 1, heldFor: null, ...row }]);
  });

  it('are an alert where the younger is one and the older waits for a digest', async () => {
    await gatherAs('one', 'two');
    const due = { state: 'due', cadence: 'instant' } as const;
    await test.db.update(deliveries).set(due).where(eq(deliveries.storyId, 2));
    await merge();
    expect(await outbox(test.db)).toMatchObject([{ id: 2, storyId: 1, ...due }]);
  });

  it('are one story of a digest where both wait for it', async () => {
    await gatherAs('one', 'two');
    await merge();
    await make();
    expect(await deliver()).toEqual([[1]]);
  });
});

it('a story that is there again comes with the next digest, after a pause too', async () => {
  await gatherAs('one', 'two');
  await retract(test.db, { now: clock.now() });
  await make();
  expect(await deliver()).toEqual([[2]]);
  await set(test.db, place, { state: 'paused' });
  await ingest(test.db, [entry('one', { topics: [] })], { now: clock.now() });
  expect((await outbox(test.db))[0]).toMatchObject({ state: 'gathered', heldFor: null });
  await set(test.db, place, { state: 'open' });
  await make();
  expect(await deliver()).toEqual([[1]]);
});
