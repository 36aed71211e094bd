/** Owns the proof of which stories trend: how hot, how many outlets tell them, and how old they are. */
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { stories, storyArticles } from '../../src/stories/tables.ts';
import { trending } from '../../src/stories/trending.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { cited, entry, ingest, NOW, retract, testClock } from '../support/factories.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(() => test.reset());
afterAll(() => test.close());

const HOUR_MS = 60 * 60_000;
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * HOUR_MS);

async function ranked(query: { topic?: string; limit?: number; days?: number } = {}) {
  const deps = { db: test.db, clock: testClock(), heatPerArticle: 10 };
  const found = await trending(deps, { limit: 10, days: 7, ...query });
  return found.map(({ head, voices, score }) => [head.provider.name, voices, score] as const);
}

describe('the score', () => {
  it.each([
    [0, 80],
    [24, 40],
    [36, 28.28],
    [48, 20],
    [167, 0.64],
  ])('of a story of %d hours is that of quality 80 halved each day: %d', async (hours, score) => {
    await ingest(test.db, [entry('one')], { now: hoursAgo(hours) });
    expect(await ranked()).toEqual([['one', 1, expect.closeTo(score, 1) as number]]);
  });

  it.each<[string, string[], ('copy' | 'similar' | 'hand')[], number]>([
    ['another outlet', ['b'], ['similar'], 2],
    ['three others', ['b', 'c', 'd'], ['similar', 'similar', 'hand'], 4],
    ['ten copies', 'bcdefghijk'.split(''), Array.from({ length: 10 }, () => 'copy'), 1],
    ['a copy and a telling', ['b', 'c'], ['copy', 'similar'], 2],
    ['two articles of one other outlet', ['b', 'b'], ['similar', 'similar'], 2],
    ['another of its head’s outlet', ['a'], ['similar'], 1],
  ])('counts the voices of %s', async (_what, outlets, reasons, voices) => {
    const related = outlets.map((name, at) =>
      cited(name, { url: `https://${name}.example.com/${at}` }),
    );
    await ingest(test.db, [entry('a', { related })]);
    for (const [at, reason] of reasons.entries()) {
      await test.db
        .update(storyArticles)
        .set({ reason })
        .where(eq(storyArticles.articleId, at + 2));
    }
    expect(await ranked()).toEqual([['a', voices, 80 + 10 * (voices - 1)]]);
  });

  it('counts no voice that was taken back', async () => {
    await ingest(test.db, [entry('a', { related: [cited('b'), cited('c')] })]);
    await retract(test.db, { articleIds: [2] });
    expect(await ranked()).toEqual([['a', 2, 90]]);
  });
});

describe('the order', () => {
  it('puts what many outlets tell before what one tells better, and new before old', async () => {
    await ingest(test.db, [entry('old', { quality: 130 })], { now: hoursAgo(25) });
    await ingest(test.db, [
      entry('good', { quality: 95 }),
      entry('told', { related: [cited('b'), cited('c')] }),
      entry('plain', { quality: 60 }),
    ]);
    expect((await ranked()).map(([name]) => name)).toEqual(['told', 'good', 'old', 'plain']);
  });

  it('is by first seen and then id where scores are equal', async () => {
    await ingest(test.db, [entry('one'), entry('two')]);
    expect((await ranked()).map(([name]) => name)).toEqual(['two', 'one']);
  });

  it('is right where the hottest by heat are all copies', async () => {
    const related = (name: string) =>
      Array.from({ length: 9 }, (_, at) => cited(`${name}${at}`, { quality: 30 }));
    const hot = Array.from({ length: 20 }, (_, at) =>
      entry(`hot${at}`, { quality: 70, related: related(`hot${at}x`) }),
    );
    await ingest(test.db, hot);
    await test.db.update(storyArticles).set({ reason: 'copy' });
    await ingest(test.db, [entry('alone', { quality: 75 })]);
    expect(await ranked({ limit: 1 })).toEqual([['alone', 1, 75]]);
  });
});

it('shows live stories of the time and the topic that are asked for, and no more than wanted', async () => {
  await ingest(test.db, [entry('week')], { now: hoursAgo(7 * 24 + 1) });
  await ingest(test.db, [entry('two-days')], { now: hoursAgo(49) });
  await ingest(test.db, [entry('robots', { topics: ['AI in Robotics'] }), entry('gone')]);
  await ingest(test.db, [entry('held', { quality: 5 })]);
  await retract(test.db, { articleIds: [4] });
  const names = async (query = {}) => (await ranked(query)).map(([name]) => name);
  expect(await names()).toEqual(['robots', 'two-days']);
  expect(await names({ days: 2 })).toEqual(['robots']);
  expect(await names({ days: 8 })).toEqual(['robots', 'two-days', 'week']);
  expect(await names({ limit: 1 })).toEqual(['robots']);
  expect(await names({ topic: 'computer-vision' })).toEqual(['two-days']);
  expect(await names({ topic: 'ai-in-finance' })).toEqual([]);
});

it('ranks a story of a year ago, and one from a clock that ran ahead', async () => {
  await ingest(test.db, [entry('year')], { now: hoursAgo(364 * 24) });
  await ingest(test.db, [entry('ahead')]);
  await test.db
    .update(stories)
    .set({ firstSeenAt: sql`${hoursAgo(-48).toISOString()}::timestamptz` })
    .where(eq(stories.id, 2));
  expect(await ranked({ days: 365 })).toEqual([
    ['ahead', 1, 80],
    ['year', 1, expect.any(Number) as number],
  ]);
});
