/** Owns the proof that digests are made at their hour, of all that waits, and each row goes into one. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeDigests } from '../../src/delivery/make-digests.ts';
import { deliveries } from '../../src/delivery/tables.ts';
import { stories } from '../../src/stories/tables.ts';
import { destinations, subscriptions } from '../../src/subscriptions/tables.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { digestedStories, followedBy, gather, madeDigests, set } from '../support/digests.ts';
import { outbox, testClock } from '../support/factories.ts';

const HOUR_MS = 60 * 60 * 1_000;
const DAY_MS = 24 * HOUR_MS;

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(() => test.reset());
afterAll(() => test.close());

const make = (clock: { now(): Date }) => makeDigests({ db: test.db, clock });
const place = async () => (await test.db.select().from(destinations))[0];

/** Runs the job every hour until then; answers when it made digests. */
async function runUntil(clock: ReturnType<typeof testClock>, end: string): Promise<string[]> {
  const times: string[] = [];
  while (clock.now() < new Date(end)) {
    if ((await make(clock)) > 0) times.push(clock.now().toISOString().slice(0, 16));
    clock.advance(HOUR_MS);
  }
  return times;
}

describe('makeDigests', () => {
  it('makes one at the next digest hour, of what waits', async () => {
    const clock = testClock(new Date('2021-11-23T10:00:00Z'));
    const id = await followedBy(test.db, 'daily', { createdAt: clock.now() });
    await gather(test.db, id, ['one', 'two'], { now: clock.now() });
    expect(await make(clock)).toBe(0);
    expect((await place())?.nextDailyAt).toEqual(new Date('2021-11-24T08:00:00Z'));
    clock.advance(22 * HOUR_MS);
    expect(await make(clock)).toBe(1);
    expect(await madeDigests(test.db)).toMatchObject([
      {
        destinationId: id,
        cadence: 'daily',
        state: 'due',
        stories: 2,
        since: new Date('2021-11-23T10:00:00Z'),
        dueAt: clock.now(),
        createdAt: clock.now(),
      },
    ]);
    expect(await digestedStories(test.db, id)).toEqual([[1, 2]]);
    expect((await place())?.nextDailyAt).toEqual(new Date('2021-11-25T08:00:00Z'));
    expect(await make(clock)).toBe(0);
  });

  it('leaves what waits for the other cadence', async () => {
    const clock = testClock(new Date('2021-11-23T07:00:00Z'));
    const id = await followedBy(test.db, 'daily', { createdAt: clock.now() });
    await gather(test.db, id, ['one'], { now: clock.now() });
    await gather(test.db, id, ['two'], { now: clock.now(), cadence: 'weekly' });
    await make(clock);
    expect(await place()).toMatchObject({
      nextDailyAt: new Date('2021-11-23T08:00:00Z'),
      nextWeeklyAt: new Date('2021-11-29T08:00:00Z'),
    });
    clock.advance(HOUR_MS);
    await make(clock);
    expect(await digestedStories(test.db, id)).toEqual([[1]]);
    clock.advance(6 * DAY_MS);
    await make(clock);
    expect(await digestedStories(test.db, id)).toEqual([[1], [], [2]]);
  });

  it('comes at the same hour of the clock when summer time begins and ends', async () => {
    const clock = testClock(new Date('2021-03-27T00:00:00Z'));
    const berlin = { zone: 'Europe/Berlin', digestHour: 2, createdAt: clock.now() };
    const id = await followedBy(test.db, 'daily', berlin);
    const gatherEvery = async (end: string) => {
      const made: string[] = [];
      for (let day = 0; clock.now() < new Date(end); day += 1) {
        await gather(test.db, id, [`${end.slice(0, 10)}-${day}`], { now: clock.now() });
        const tomorrow = new Date(clock.now().getTime() + DAY_MS).toISOString();
        made.push(...(await runUntil(clock, tomorrow)));
      }
      return made;
    };
    // 2:00 is left out on the 28th of March and shown twice on the 31st of October.
    expect(await gatherEvery('2021-03-30T00:00:00Z')).toEqual([
      '2021-03-27T01:00',
      '2021-03-28T01:00',
      '2021-03-29T00:00',
    ]);
    clock.advance(new Date('2021-10-30T03:00:00Z').getTime() - clock.now().getTime());
    await make(clock);
    expect(await gatherEvery('2021-11-02T03:00:00Z')).toEqual([
      '2021-10-31T00:00',
      '2021-11-01T01:00',
      '2021-11-02T01:00',
    ]);
  });

  it('comes once a week, on its day', async () => {
    const clock = testClock(new Date('2021-11-23T10:00:00Z'));
    const settings = { zone: 'America/New_York', digestHour: 18, digestWeekday: 5 };
    const id = await followedBy(test.db, 'weekly', { ...settings, createdAt: clock.now() });
    await gather(test.db, id, ['one'], { now: clock.now(), cadence: 'weekly' });
    expect(await runUntil(clock, '2021-12-01T00:00:00Z')).toEqual(['2021-11-26T23:00']);
  });

  it('makes one digest after a downtime over several digest times', async () => {
    const clock = testClock(new Date('2021-11-20T10:00:00Z'));
    const id = await followedBy(test.db, 'daily', { createdAt: clock.now() });
    await make(clock);
    await gather(test.db, id, ['one', 'two', 'three'], { now: clock.now() });
    clock.advance(3 * DAY_MS + HOUR_MS);
    expect(await make(clock)).toBe(1);
    expect(await digestedStories(test.db, id)).toEqual([[1, 2, 3]]);
    expect((await place())?.nextDailyAt).toEqual(new Date('2021-11-24T08:00:00Z'));
  });

  it('follows a change of zone or hour, and repeats nothing', async () => {
    const clock = testClock(new Date('2021-11-23T10:00:00Z'));
    const id = await followedBy(test.db, 'daily', { createdAt: clock.now() });
    await gather(test.db, id, ['one'], { now: clock.now() });
    await runUntil(clock, '2021-11-24T09:00:00Z');
    await gather(test.db, id, ['two'], { now: clock.now() });
    await set(test.db, id, { zone: 'America/New_York', digestHour: 7, nextDailyAt: null });
    expect(await runUntil(clock, '2021-11-25T00:00:00Z')).toEqual(['2021-11-24T12:00']);
    expect(await digestedStories(test.db, id)).toEqual([[1], [2]]);
  });

  it('says once that there was nothing', async () => {
    const clock = testClock(new Date('2021-11-23T10:00:00Z'));
    const id = await followedBy(test.db, 'daily', { createdAt: clock.now() });
    expect(await runUntil(clock, '2021-11-26T00:00:00Z')).toEqual(['2021-11-24T08:00']);
    await gather(test.db, id, ['one'], { now: clock.now() });
    const times = await runUntil(clock, '2021-11-29T00:00:00Z');
    expect(times).toEqual(['2021-11-26T08:00', '2021-11-27T08:00']);
    const made = await madeDigests(test.db);
    expect(made.map((digest) => digest.stories)).toEqual([0, 1, 0]);
    expect(made[1]?.since).toEqual(new Date('2021-11-24T08:00:00Z'));
  });

  it('covers its own period where there was none before, however old the rule is', async () => {
    const clock = testClock(new Date('2021-11-20T10:00:00Z'));
    await followedBy(test.db, 'daily', { createdAt: clock.now() });
    await make(clock);
    clock.advance(3 * DAY_MS);
    await make(clock);
    const [digest] = await madeDigests(test.db);
    expect(digest?.since).toEqual(new Date('2021-11-22T10:00:00Z'));
  });

  it('ends with the last rule, after what still waits', async () => {
    const clock = testClock(new Date('2021-11-23T07:00:00Z'));
    const id = await followedBy(test.db, 'daily', { createdAt: clock.now() });
    await gather(test.db, id, ['one'], { now: clock.now() });
    await make(clock);
    await test.db.delete(subscriptions);
    expect(await runUntil(clock, '2021-11-26T00:00:00Z')).toEqual(['2021-11-23T08:00']);
    expect((await place())?.nextDailyAt).toBeNull();
  });

  it('makes none for a paused place, and one of all that waited after the pause', async () => {
    const clock = testClock(new Date('2021-11-20T10:00:00Z'));
    const id = await followedBy(test.db, 'daily', { createdAt: clock.now(), state: 'paused' });
    await gather(test.db, id, ['one'], { now: clock.now() });
    expect(await runUntil(clock, '2021-11-23T10:00:00Z')).toEqual([]);
    await gather(test.db, id, ['two'], { now: clock.now() });
    await set(test.db, id, { state: 'open' });
    expect(await runUntil(clock, '2021-11-24T10:00:00Z')).toEqual(['2021-11-24T08:00']);
    expect(await digestedStories(test.db, id)).toEqual([[1, 2]]);
  });

  it('leaves out a story that may not be shown', async () => {
    const clock = testClock(new Date('2021-11-23T07:00:00Z'));
    const id = await followedBy(test.db, 'daily', { createdAt: clock.now() });
    await gather(test.db, id, ['one', 'two'], { now: clock.now() });
    await test.db.update(stories).set({ state: 'retracted' }).where(eq(stories.id, 1));
    await runUntil(clock, '2021-11-23T09:00:00Z');
    expect(await digestedStories(test.db, id)).toEqual([[2]]);
    expect((await outbox(test.db))[0]).toMatchObject({
      state: 'held',
      heldFor: 'story',
      digestId: null,
      cadence: 'daily',
    });
  });

  it('makes those of many places, each once, however many processes do it', async () => {
    const clock = testClock(new Date('2021-11-23T07:00:00Z'));
    const ids: number[] = [];
    for (let index = 0; index < 230; index += 1) {
      const discordId = String(1_000 + index);
      ids.push(await followedBy(test.db, 'daily', { createdAt: clock.now(), discordId }));
    }
    await gather(test.db, ids[0] ?? 0, ['one', 'two'], { now: clock.now() });
    const [first] = await outbox(test.db);
    if (!first) throw new Error('it waits');
    const { id: _id, ...row } = first;
    await test.db
      .insert(deliveries)
      .values(ids.slice(1).map((destinationId) => ({ ...row, destinationId })));
    await make(clock);
    clock.advance(HOUR_MS);
    const made = await Promise.all([make(clock), make(clock), make(clock)]);
    expect(made.reduce((sum, count) => sum + count, 0)).toBe(230);
    const counts = (await madeDigests(test.db)).map((digest) => digest.stories);
    expect([counts.length, counts.filter((count) => count === 1).length]).toEqual([230, 229]);
    expect((await outbox(test.db)).every(({ digestId }) => digestId !== null)).toBe(true);
  });
});
