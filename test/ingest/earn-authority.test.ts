/** Owns the proof that outlets earn authority from what is stored, and that the line adds it. */
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { articles, providers } from '../../src/articles/tables.ts';
import { earnAuthority } from '../../src/ingest/earn-authority.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { cited, entry, ingest, line, NOW, rowVersions } from '../support/factories.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(() => test.reset());
afterAll(() => test.close());

const LATER = new Date(NOW.getTime() + 60_000);
const provider = { name: 'Daily', domain: 'daily.example.com' };
const IMAGE = { url: 'https://daily.example.com/1.png', alt: null };

/** By Daily, whose addresses are its own, and of which nothing was stated. */
const daily = (at: number, fields: Parameters<typeof entry>[1] = {}) =>
  entry(`daily-${at}`, {
    provider,
    quality: null,
    topics: [],
    title: 'The harbour at dusk',
    ...fields,
  });

const dailies = (count: number, fields: Parameters<typeof entry>[1] = {}) =>
  Array.from({ length: count }, (_, at) => daily(at, fields));

const earn = (newest?: number) => earnAuthority({ db: test.db, line }, newest);
const allArticles = () => test.db.select().from(articles).orderBy(asc(articles.id));

async function earnedBy(domain: string): Promise<number | null | undefined> {
  const [row] = await test.db.select().from(providers).where(eq(providers.domain, domain));
  return row?.earnedAuthority;
}

async function setEarned(points: number): Promise<void> {
  await test.db
    .update(providers)
    .set({ earnedAuthority: points })
    .where(eq(providers.domain, provider.domain));
}

it('is what stated qualities have over what articles show', async () => {
  // 2 for each and 20 for its image are shown; 30 are over.
  await ingest(test.db, dailies(9, { quality: 52, image: IMAGE, excerpt: '' }));
  expect(await earn()).toBe(1);
  const earned = await earnedBy(provider.domain);
  expect(earned).toBeGreaterThanOrEqual(25);
  expect(earned).toBeLessThanOrEqual(30);
});

it('takes none of what topics that the publisher names are worth for authority', async () => {
  const topics = ['Computer Vision', 'Machine Learning', 'AI Hardware'];
  await ingest(test.db, dailies(9, { quality: 36, topics, excerpt: '' }));
  await earn();
  expect(await earnedBy(provider.domain)).toBe(0);
});

it('counts what others cite of an outlet', async () => {
  const related = [1, 2, 3].map((at) => cited(`daily-${at}`, { provider, quality: 90 }));
  await ingest(test.db, [entry('one', { related })]);
  await earn();
  expect(await earnedBy(provider.domain)).toBe(40);
});

it('leaves outlets that are listed, or of which little is known', async () => {
  const listed = { name: 'The Verge', domain: 'theverge.com' };
  await ingest(test.db, [
    ...dailies(2),
    ...[1, 2, 3].map((at) => entry(`verge-${at}`, { provider: listed })),
  ]);
  expect(await earn()).toBe(0);
  expect(await earnedBy(provider.domain)).toBeNull();
  expect(await earnedBy(listed.domain)).toBeNull();
});

it('reads the newest articles alone, and writes what changed alone', async () => {
  await ingest(test.db, dailies(4, { quality: 90 }));
  await ingest(test.db, [entry('other', { quality: 3 })]);
  await earn(1);
  expect(await earnedBy(provider.domain)).toBeNull();
  await earn();
  const before = await rowVersions(test.db);
  expect(await earn()).toBe(0);
  expect(await rowVersions(test.db)).toEqual(before);
});

it('is a part of the quality of the outlet’s next articles, and lists them', async () => {
  await ingest(test.db, [daily(0)]);
  await setEarned(25);
  await ingest(test.db, [daily(1), entry('elsewhere', { quality: null, topics: [] })]);
  const [first, second, other] = await allArticles();
  expect(first).toMatchObject({ quality: 2, state: 'held' });
  expect(second).toMatchObject({ quality: 27, state: 'listed', stateReason: null });
  expect(second?.qualityParts).toEqual([
    { name: 'base', points: 2, reason: 'every article' },
    { name: 'earned', points: 25, reason: 'what its outlet published before' },
  ]);
  expect(other).toMatchObject({ quality: 2, state: 'held' });
});

it('tells the bar that an article is under with what it earned', async () => {
  await ingest(test.db, [daily(0)]);
  await setEarned(9);
  await ingest(test.db, [daily(1)]);
  expect(await allArticles()).toMatchObject([
    {},
    { quality: 11, state: 'held', stateReason: 'quality 11 is under the bar of 20' },
  ]);
});

it('is not added to what was stated, or to what an operator said of the outlet', async () => {
  const wire = { name: 'PR Newswire', domain: 'prnewswire.com' };
  await ingest(test.db, [daily(0), daily(1, { provider: wire })]);
  await test.db.update(providers).set({ earnedAuthority: 25 });
  await ingest(test.db, [daily(2, { quality: 60 }), daily(3, { provider: wire })]);
  expect((await allArticles()).map(({ quality }) => quality)).toEqual([2, 2, 60, 2]);
});

it('leaves an article as it was stored, when the record changes', async () => {
  await ingest(test.db, [daily(0)]);
  await setEarned(25);
  await ingest(test.db, [daily(1)]);
  await setEarned(40);
  const before = await rowVersions(test.db);
  const again = await ingest(test.db, [daily(0), daily(1)], { now: LATER });
  expect([...again.entries.values()]).toMatchObject([
    { change: 'unchanged' },
    { change: 'unchanged', isHeld: false },
  ]);
  expect(await rowVersions(test.db)).toEqual(before);
});

it('stays with an article whose publisher changes its title', async () => {
  await ingest(test.db, [daily(0)]);
  await setEarned(25);
  await ingest(test.db, [daily(1)]);
  await setEarned(40);
  await ingest(test.db, [daily(1, { title: 'The harbour at dawn' })], { now: LATER });
  expect((await allArticles())[1]).toMatchObject({ title: 'The harbour at dawn', quality: 27 });
});
