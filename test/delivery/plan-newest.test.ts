/** Owns the proof of what a follower gets without anything having happened: a backlog's newest. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { planBacklog } from '../../src/delivery/plan-newest.ts';
import { destinations, subscriptions } from '../../src/subscriptions/tables.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { entry, followed, ingest, NOW, outbox } from '../support/factories.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(() => test.reset());
afterAll(() => test.close());

const EARLIER = new Date(NOW.getTime() - 86_400_000);
const dated = (name: string, day: number | null, quality = 80) =>
  entry(name, { publishedAt: day === null ? null : new Date(Date.UTC(2021, 9, day)), quality });

describe('planBacklog', () => {
  const plan = (perSubscription: number, since = NOW) =>
    test.db.transaction((tx) =>
      planBacklog(tx, { now: NOW, since, alertBar: 70, perSubscription }),
    );
  const planned = async (destinationId: number) =>
    (await outbox(test.db))
      .filter((row) => row.destinationId === destinationId)
      .map(({ storyId }) => storyId);

  it('plans the newest few by the date of publication, the oldest of them first', async () => {
    await followed(test.db, 'computer-vision');
    const list = [dated('a', 3), dated('b', 9), dated('c', null), dated('d', 5), dated('e', 1)];
    await ingest(test.db, list, { isBacklog: true });
    await plan(3);
    expect(await planned(1)).toEqual([1, 4, 2]);
  });

  it('plans those without a date last of all, and first in order', async () => {
    await followed(test.db, 'computer-vision');
    await ingest(test.db, [dated('a', 3), dated('b', null)], { isBacklog: true });
    await plan(3);
    expect(await planned(1)).toEqual([2, 1]);
  });

  it('counts for each subscription, with its topic and its bar', async () => {
    await followed(test.db, 'computer-vision', '301');
    await followed(test.db, 'ai', '302');
    await followed(test.db, 'computer-vision', '303');
    await test.db.update(subscriptions).set({ minHeat: 90 });
    const list = [dated('a', 1, 95), dated('b', 2, 89), dated('c', 3, 90), dated('d', 4, 99)];
    await ingest(test.db, list, { isBacklog: true });
    await plan(2);
    expect([await planned(1), await planned(2), await planned(3)]).toEqual([[3, 4], [], [3, 4]]);
  });

  it('leaves out what is under the alert bar, held, or older than the source', async () => {
    await followed(test.db, 'computer-vision');
    await ingest(test.db, [dated('old', 20)], { isBacklog: true, now: EARLIER });
    await ingest(test.db, [dated('cold', 21, 69), dated('held', 22, 5), dated('good', 1)]);
    await test.db.execute('truncate deliveries');
    await plan(3);
    expect(await planned(1)).toEqual([4]);
  });

  it('plans a story once for two subscriptions of one channel', async () => {
    await followed(test.db, 'computer-vision');
    await followed(test.db, 'ai');
    await ingest(test.db, [entry('one', { topics: ['AI', 'Computer Vision'] })], {
      isBacklog: true,
    });
    await plan(3);
    expect(await planned(1)).toEqual([1]);
  });

  it('holds what is for a paused destination', async () => {
    await followed(test.db, 'computer-vision');
    await test.db.update(destinations).set({ state: 'paused', pausedReason: 'closed' });
    await ingest(test.db, [entry('one')], { isBacklog: true });
    await plan(3);
    expect(await outbox(test.db)).toMatchObject([{ state: 'held', reason: 'closed' }]);
  });

  it('plans nothing when the setting is 0', async () => {
    await followed(test.db, 'computer-vision');
    await ingest(test.db, [entry('one')], { isBacklog: true });
    await plan(0);
    expect(await outbox(test.db)).toEqual([]);
  });
});
