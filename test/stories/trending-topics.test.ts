/** Owns the proof of which topics are hot, and how they came to it. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { trendingTopics } from '../../src/stories/trending-topics.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { entry, ingest, NOW, retract, testClock } from '../support/factories.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(() => test.reset());
afterAll(() => test.close());

const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 60 * 60_000);
const read = (args: { limit?: number; days?: number } = {}) =>
  trendingTopics({ db: test.db, clock: testClock() }, { limit: 5, days: 4, ...args });

async function tell(hours: number, quality: number, ...topics: string[]): Promise<void> {
  const now = hoursAgo(hours);
  await ingest(test.db, [entry(`t${hours}q${quality}`, { quality, topics })], { now });
}

it('adds up heat by days, of which the last ends now, and halves it for each day', async () => {
  await tell(94, 90, 'Computer Vision');
  await tell(30, 60, 'Computer Vision');
  await tell(24, 100, 'AI in Finance');
  await tell(0, 80, 'Computer Vision');
  await tell(0, 40, 'Computer Vision', 'AI in Finance');
  const day = (heat: number, stories: number) => ({ heat, stories });
  expect(await read()).toEqual([
    {
      slug: 'computer-vision',
      score: expect.closeTo(80 + 40 + 60 * 0.5 ** (30 / 24), 5) as number,
      daily: [day(90, 1), day(0, 0), day(60, 1), day(120, 2)],
    },
    {
      slug: 'ai-in-finance',
      score: expect.closeTo(40 + 50, 5) as number,
      daily: [day(0, 0), day(0, 0), day(100, 1), day(40, 1)],
    },
  ]);
});

it('answers no more topics and days than are wanted, and of live stories alone', async () => {
  await tell(30, 90, 'AI in Finance');
  await tell(1, 90, 'Computer Vision');
  await tell(1, 5, 'AI in Robotics');
  await tell(1, 80, 'AI in Healthcare');
  await retract(test.db, { articleIds: [4] });
  const topics = await read({ limit: 1, days: 1 });
  expect(topics.map(({ slug, daily }) => [slug, daily])).toEqual([
    ['computer-vision', [{ heat: 90, stories: 1 }]],
  ]);
  expect((await read()).map(({ slug }) => slug)).toEqual(['computer-vision', 'ai-in-finance']);
});

it('answers nothing where nothing is told', async () => {
  expect(await read()).toEqual([]);
});
