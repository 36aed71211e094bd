/** Owns the proof of how votes raise a place's bar: slowly, and only as long as they are young. */
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { destinations, votes } from '../../src/subscriptions/tables.ts';
import { ageVotes, resetBar, takeBackVote, voteDown } from '../../src/subscriptions/votes.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { entry, followed, ingest, testClock } from '../support/factories.ts';

const DAY_MS = 24 * 3_600_000;

let test: TestDatabase;
let clock: ReturnType<typeof testClock>;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(async () => {
  await test.reset();
  clock = testClock();
  await followed(test.db, 'computer-vision');
});
afterAll(() => test.close());

const deps = () => ({ db: test.db, clock });
const vote = (userId: string, storyId = 1) =>
  voteDown(deps(), { destinationId: 1, storyId, userId });
const shift = async () => (await test.db.select().from(destinations))[0]?.barShift;
const stories = (count: number) =>
  ingest(
    test.db,
    Array.from({ length: count }, (_, n) => entry(`story-${n}`, { title: `Story of ${n * 7}` })),
  );

describe('votes', () => {
  it('count a point a person, three at most of a story', async () => {
    await stories(1);
    expect(await vote('101')).toEqual({ status: 'counted', barShift: 1 });
    expect(await vote('101')).toEqual({ status: 'already', barShift: 1 });
    await vote('102');
    await vote('103');
    expect(await vote('104')).toEqual({ status: 'counted', barShift: 3 });
  });

  it('count thirty points at most', async () => {
    await stories(12);
    for (let storyId = 1; storyId <= 12; storyId += 1) {
      for (const userId of ['101', '102', '103']) await vote(userId, storyId);
    }
    expect(await shift()).toBe(30);
  });

  it('are taken back', async () => {
    await stories(1);
    await vote('101');
    const back = () => takeBackVote(deps(), { destinationId: 1, storyId: 1, userId: '101' });
    expect(await back()).toEqual({ status: 'taken-back', barShift: 0 });
    expect(await back()).toEqual({ status: 'not-voted', barShift: 0 });
  });

  it('count for thirty days', async () => {
    await stories(2);
    await vote('101');
    clock.advance(20 * DAY_MS);
    await vote('101', 2);
    expect(await ageVotes(deps())).toBe(0);
    clock.advance(10 * DAY_MS);
    expect(await ageVotes(deps())).toBe(1);
    expect(await shift()).toBe(1);
  });

  it('count no more once the bar is reset', async () => {
    await stories(2);
    await vote('101');
    clock.advance(1);
    expect(await resetBar(deps(), { destinationId: 1 })).toBe(1);
    expect(await shift()).toBe(0);
    clock.advance(1);
    expect(await vote('102')).toEqual({ status: 'counted', barShift: 1 });
    expect(await test.db.select().from(votes)).toHaveLength(2);
  });

  it('are not taken for what is not there', async () => {
    expect(await vote('101')).toEqual({ status: 'not-found' });
    const nowhere = { destinationId: 7, storyId: 1, userId: '101' };
    expect(await voteDown(deps(), nowhere)).toEqual({ status: 'not-found' });
    expect(await resetBar(deps(), { destinationId: 7 })).toBeNull();
  });

  it.skipIf(inject('postgresUrl') === '')('of two people at once count both', async () => {
    await stories(1);
    await Promise.all([vote('101'), vote('102'), vote('103')]);
    expect(await shift()).toBe(3);
  });
});
