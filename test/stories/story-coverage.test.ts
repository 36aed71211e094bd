/** Owns the proof of a story with all that was told of it, in the order of time. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { mergeStories } from '../../src/ingest/merge-by-hand.ts';
import { type CoveragePlace, storyWithCoverage } from '../../src/stories/story-coverage.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { cited, entry, ingest, line, NOW, retract } from '../support/factories.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(() => test.reset());
afterAll(() => test.close());

const hours = (count: number) => new Date(NOW.getTime() + count * 60 * 60_000);

/** A story of a head and of five who told it in the hours before, the last two at once. */
async function tellSix(): Promise<void> {
  const related = [-1, -2, -3, -4, -4].map((ago, at) =>
    cited(`o${at}`, { publishedAt: hours(ago) }),
  );
  await ingest(test.db, [entry('head', { publishedAt: hours(5), related })]);
}

async function page(args: { limit?: number; after?: CoveragePlace; before?: CoveragePlace } = {}) {
  const story = await storyWithCoverage({ db: test.db }, { storyId: 1, ...args });
  const outlets = story?.articles.map(({ provider }) => provider.name);
  return { ...story, outlets, next: story?.next ?? null, previous: story?.previous ?? null };
}

const set = (name: 'after' | 'before', place: CoveragePlace | null) =>
  place ? { [name]: place } : {};

it('tells it in order, a date from the future at the time when it was first seen', async () => {
  await tellSix();
  const story = await page();
  expect(story.outlets).toEqual(['o3', 'o4', 'o2', 'o1', 'o0', 'head']);
  expect(story.articles?.map(({ isHead }) => isHead)).toEqual([...Array(5).fill(false), true]);
  expect(story.articles?.at(-1)?.toldAt).toEqual(NOW);
  expect([story.told, story.next, story.previous]).toEqual([6, null, null]);
  expect([story.head?.provider.name, story.heat, story.retracted]).toEqual(['head', 130, false]);
});

it('turns its pages forth and back, whatever comes meanwhile', async () => {
  await tellSix();
  const first = await page({ limit: 2 });
  const second = await page({ limit: 2, ...set('after', first.next) });
  expect([first.outlets, second.outlets]).toEqual([
    ['o3', 'o4'],
    ['o2', 'o1'],
  ]);
  const early = cited('early', { publishedAt: hours(-9) });
  await ingest(test.db, [entry('head', { publishedAt: hours(5), related: [cited('o0'), early] })]);
  const third = await page({ limit: 2, ...set('after', second.next) });
  expect([third.outlets, third.next]).toEqual([['o0', 'head'], null]);
  const back = await page({ limit: 2, ...set('before', third.previous) });
  expect(back.outlets).toEqual(['o2', 'o1']);
  const start = await page({ limit: 6, ...set('before', back.previous) });
  expect([start.outlets, start.previous]).toEqual([['early', 'o3', 'o4', 'o2', 'o1', 'o0'], null]);
  const beyond = await page({ after: { toldAt: hours(99), id: 1 } });
  expect([beyond.outlets, beyond.next]).toEqual([[], null]);
});

it('says what was taken back, and leaves out what nobody was shown', async () => {
  const held = cited('held', { quality: 5 });
  await ingest(test.db, [entry('head', { related: [cited('o0'), cited('o1'), held] })]);
  await retract(test.db, { articleIds: [2, 4] });
  const story = await page();
  expect(story.told).toBe(2);
  expect(story.articles?.map(({ provider, isWithdrawn }) => [provider.name, isWithdrawn])).toEqual([
    ['head', false],
    ['o0', true],
    ['o1', false],
  ]);
});

it('follows a merge, shows what was taken back whole, and nothing that is held or not there', async () => {
  const show = (storyId: number) => storyWithCoverage({ db: test.db }, { storyId });
  await ingest(test.db, [entry('a'), entry('b', { topics: ['AI in Finance'] })]);
  await ingest(test.db, [entry('held', { quality: 5 })]);
  await test.db.transaction((tx) => mergeStories(tx, line, { now: NOW, storyIds: [1, 2] }));
  expect((await show(2))?.id).toBe(1);
  expect((await show(2))?.topics).toEqual(['ai-in-finance', 'computer-vision']);
  await retract(test.db, { articleIds: [1, 2] });
  expect(await show(1)).toMatchObject({ retracted: true, told: 0 });
  expect([await show(3), await show(99)]).toEqual([null, null]);
});
