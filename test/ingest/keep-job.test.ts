/** Owns the proof that old articles lose their texts and nothing else, and that none is new again. */
import { asc, eq } from 'drizzle-orm';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { articles, articleWords, titleWords } from '../../src/articles/tables.ts';
import { keepJob, letGoOfOld } from '../../src/ingest/keep-job.ts';
import { silentLog } from '../../src/lib/log.ts';
import { DAY_MS } from '../../src/lib/spans.ts';
import { newest } from '../../src/stories/newest.ts';
import { searchStories } from '../../src/stories/search/search-stories.ts';
import { stories } from '../../src/stories/tables.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { deliverDue, testSender } from '../support/delivery.ts';
import { cited, entry, followed, ingest, NOW, testClock } from '../support/factories.ts';
import { feedEntry, feedSource, storeFeed } from '../support/feeds.ts';

const YEAR_LATER = new Date(NOW.getTime() + 366 * DAY_MS);
const YEARLY = { KEEP_ARTICLES_DAYS: 365, KEEP_DELIVERIES_DAYS: 365 };
const FOR_EVER = { KEEP_ARTICLES_DAYS: 0, KEEP_DELIVERIES_DAYS: 0 };

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(() => test.reset());
afterAll(() => test.close());

const keep = (now = YEAR_LATER, settings = YEARLY) =>
  letGoOfOld({ db: test.db, kind: test.kind, clock: testClock(now) }, settings);
const allArticles = () => test.db.select().from(articles).orderBy(asc(articles.id));
/** Answers how many messages were sent. */
const deliver = async (now: Date): Promise<number> => {
  const sender = testSender();
  await deliverDue({ db: test.db, clock: testClock(now), log: silentLog(), sender });
  return sender.messages.length;
};
const search = (text: string) => searchStories({ db: test.db }, { text, limit: 5 });

const RICH = {
  excerpt: 'Aardvarks were seen by starlight.',
  image: { url: 'https://one.example.com/image.png', alt: 'stars' },
};

describe('an article that is old', () => {
  it('keeps what it is, and loses what it said', async () => {
    await ingest(test.db, [entry('one', RICH)]);
    const [before] = await allArticles();
    expect((await search('aardvarks')).found).toBe(1);
    expect(await keep()).toEqual({ deliveries: 0, digests: 0, articles: 1 });
    expect(await allArticles()).toEqual([
      { ...before, excerpt: '', imageUrl: null, imageAlt: null, thinnedAt: YEAR_LATER },
    ]);
    expect((await search('aardvarks')).found).toBe(0);
    expect(await test.db.$count(articleWords)).toBe(0);
    const counts = await test.db.select().from(titleWords);
    expect(counts.filter((row) => row.articles !== 0)).toEqual([]);
    // Where it needs no words it is found as before.
    expect(await newest({ db: test.db }, { limit: 5 })).toMatchObject([
      { head: { title: 'What one tells', excerpt: '' }, topics: ['computer-vision'] },
    ]);
    expect(await keep()).toMatchObject({ articles: 0 });
  });

  it('keeps all of it for ever where nobody said otherwise, and while its story changes', async () => {
    await followed(test.db, 'computer-vision');
    await ingest(test.db, [entry('one', RICH)]);
    const all = await allArticles();
    expect(await keep(YEAR_LATER, FOR_EVER)).toEqual({ deliveries: 0, digests: 0, articles: 0 });
    await test.db.update(stories).set({ changedAt: new Date(NOW.getTime() + 2 * DAY_MS) });
    expect(await keep()).toMatchObject({ articles: 0 });
    await test.db.update(stories).set({ changedAt: NOW });
    await test.db.update(articles).set({ changedAt: new Date(NOW.getTime() + 2 * DAY_MS) });
    expect(await keep()).toMatchObject({ articles: 0 });
    expect((await allArticles()).map(({ excerpt }) => excerpt)).toEqual(
      all.map(({ excerpt }) => excerpt),
    );
  });

  it('goes in batches, those that were held and those that were only cited too', async () => {
    const names = Array.from({ length: 301 }, (_, at) => `n${at}`);
    const related = names.slice(0, 3).map((name) => cited(`cited-${name}`, { excerpt: 'More.' }));
    await ingest(test.db, [
      entry('held', { quality: 1, excerpt: 'Cheap.', related }),
      ...names.map((name) => entry(name, { excerpt: `${name} said so.` })),
    ]);
    expect(await keep()).toMatchObject({ articles: 305 });
    expect(await test.db.$count(articles, eq(articles.excerpt, ''))).toBe(305);
  });

  it('is nothing new when its source has it again', async () => {
    await followed(test.db, 'computer-vision');
    await ingest(test.db, [entry('one', RICH)]);
    await keep();
    const before = await allArticles();
    const { entries } = await ingest(test.db, [entry('one', RICH)], { now: YEAR_LATER });
    expect(entries.get('0')).toMatchObject({ status: 'stored', change: 'unchanged' });
    expect(await allArticles()).toEqual(before);
  });

  it('has its text again once its publisher changes it, for as long again', async () => {
    await ingest(test.db, [entry('one', RICH), entry('two')]);
    await keep();
    const changed = entry('one', { ...RICH, quality: 81 });
    await ingest(test.db, [changed], { now: YEAR_LATER });
    expect((await allArticles())[0]).toMatchObject({ excerpt: RICH.excerpt, thinnedAt: null });
    expect((await search('aardvarks')).found).toBe(1);
    expect(await test.db.$count(stories)).toBe(2);
    expect(await keep()).toMatchObject({ articles: 0 });
    expect(await keep(new Date(YEAR_LATER.getTime() + 366 * DAY_MS))).toMatchObject({
      articles: 1,
    });
  });
});

it('is said in one line, when there is something to say', async () => {
  await followed(test.db, 'computer-vision');
  await ingest(test.db, [entry('one')]);
  await deliver(NOW);
  const lines: string[] = [];
  const log = pino({ base: null }, { write: (text: string) => lines.push(text) });
  const job = keepJob({ db: test.db, kind: test.kind, clock: testClock(YEAR_LATER), log }, YEARLY);
  await job.run();
  await job.run();
  expect(lines.map((text): unknown => JSON.parse(text))).toMatchObject([
    { deliveries: 1, digests: 0, articles: 1 },
  ]);
});

it.each([
  ['as it was', {}],
  ['told in other words', { excerpt: 'Said in other words, of computer vision too.' }],
  ['dated anew', { publishedAt: YEAR_LATER }],
])('a feed that brings an old entry back, %s, brings nothing that is posted', async (_how, how) => {
  const followers = ['301', '302'];
  for (const id of followers) await followed(test.db, 'computer-vision', id);
  const ofBlog = await feedSource(test.db);
  await storeFeed(test.db, ofBlog, [feedEntry('one'), feedEntry('two')]);
  expect(await deliver(NOW)).toBe(4);
  expect(await keep()).toEqual({ deliveries: 4, digests: 0, articles: 2 });
  const later = { now: YEAR_LATER };
  await storeFeed(test.db, ofBlog, [feedEntry('three', { publishedAt: YEAR_LATER })], later);
  expect(await deliver(YEAR_LATER)).toBe(2);
  await storeFeed(test.db, ofBlog, [feedEntry('one', how), feedEntry('two', how)], later);
  const another = await feedSource(test.db, { location: 'https://again.example/feed' });
  await storeFeed(test.db, another, [feedEntry('one', how), feedEntry('two', how)], later);
  expect(await deliver(YEAR_LATER)).toBe(0);
  expect(await test.db.$count(articles)).toBe(3);
  expect(await test.db.$count(stories)).toBe(3);
});
