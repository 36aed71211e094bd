/** Owns the proof that an article is its address: one row, written only when it changes. */
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type JudgedArticle, retractArticles, storeArticles } from '../../src/articles/store.ts';
import { articles, providers } from '../../src/articles/tables.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { NOW, rowVersions } from '../support/factories.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(() => test.reset());
afterAll(() => test.close());

const LATER = new Date(NOW.getTime() + 60_000);

function judged(fields: Partial<JudgedArticle> = {}): JudgedArticle {
  return {
    canonicalUrl: 'https://example.com/a',
    url: 'https://www.example.com/a',
    provider: { domain: 'example.com', name: 'Example' },
    title: 'A title',
    excerpt: 'An excerpt.',
    type: 'article',
    publishedAt: NOW,
    image: null,
    paper: null,
    quality: 50,
    qualityParts: [{ name: 'stated', points: 50, reason: 'stated by its publisher' }],
    leads: null,
    state: 'listed',
    stateReason: null,
    origin: 'own',
    ...fields,
  };
}

const store = (list: JudgedArticle[], now = NOW) =>
  test.db.transaction((tx) => storeArticles(tx, { now, articles: list }));
const retract = (ids: number[]) =>
  test.db.transaction((tx) => retractArticles(tx, { now: LATER, ids, reason: 'gone' }));
const stored = () => test.db.select().from(articles).orderBy(asc(articles.id));

describe('storeArticles', () => {
  it('stores nothing when there is nothing', async () => {
    expect(await store([])).toEqual(new Map());
    expect(await stored()).toEqual([]);
  });

  it('answers one row for each address, new at first', async () => {
    const outcome = await store([judged(), judged({ canonicalUrl: 'https://example.com/b' })]);
    expect([...outcome.values()].map(({ canonicalUrl, change }) => [canonicalUrl, change])).toEqual(
      [
        ['https://example.com/a', 'new'],
        ['https://example.com/b', 'new'],
      ],
    );
    expect(await stored()).toHaveLength(2);
    expect(await test.db.select().from(providers)).toMatchObject([{ domain: 'example.com' }]);
  });

  it('writes no row when nothing has changed', async () => {
    await store([judged()]);
    const before = await rowVersions(test.db);
    const outcome = await store([judged()], LATER);
    expect(outcome.get('https://example.com/a')).toMatchObject({ id: 1, change: 'unchanged' });
    expect(await rowVersions(test.db)).toEqual(before);
  });

  it.each<[string, Partial<JudgedArticle>]>([
    ['title', { title: 'Another title' }],
    ['excerpt', { excerpt: '' }],
    ['date', { publishedAt: LATER }],
    ['image', { image: { url: 'https://example.com/i.png', alt: null } }],
    ['quality', { quality: 51 }],
    ['lead', { leads: true }],
    ['state', { state: 'held', stateReason: 'quality 5 is under the bar of 20' }],
    ['outlet', { provider: { domain: 'example.org', name: 'Other' } }],
  ])(
    'updates an article whose %s has changed, and keeps when it was first seen',
    async (_what, fields) => {
      await store([judged()]);
      const outcome = await store([judged(fields)], LATER);
      expect(outcome.get('https://example.com/a')).toMatchObject({ id: 1, change: 'updated' });
      const { image, provider, ...columns } = fields;
      expect(await stored()).toMatchObject([
        { id: 1, firstSeenAt: NOW, changedAt: LATER, ...columns },
      ]);
      if (image) expect(await stored()).toMatchObject([{ imageUrl: image.url }]);
      if (provider) expect(await stored()).toMatchObject([{ providerId: 2 }]);
    },
  );

  it("puts an article's own word over what another cites of it", async () => {
    await store([judged({ origin: 'related', title: 'As cited' })]);
    const outcome = await store([judged({ title: 'In its own words' })], LATER);
    expect(outcome.get('https://example.com/a')?.change).toBe('updated');
    expect(await stored()).toMatchObject([{ title: 'In its own words', origin: 'own' }]);
  });

  it('notes that an article has its own word now, even when that says the same', async () => {
    await store([judged({ origin: 'related' })]);
    const outcome = await store([judged()], LATER);
    expect(outcome.get('https://example.com/a')?.change).toBe('unchanged');
    expect(await stored()).toMatchObject([{ origin: 'own' }]);
  });

  it.each(['own', 'related'] as const)(
    'never overrides an article of origin %s by what others cite of it',
    async (origin) => {
      await store([judged({ origin })]);
      const outcome = await store([judged({ origin: 'related', title: 'As cited' })], LATER);
      expect(outcome.get('https://example.com/a')?.change).toBe('unchanged');
      expect(await stored()).toMatchObject([{ title: 'A title', origin, changedAt: NOW }]);
    },
  );

  it.each<[string, JudgedArticle[], string]>([
    [
      'its own word, whichever comes first',
      [judged({ title: 'Own' }), judged({ origin: 'related' })],
      'Own',
    ],
    [
      'its own word, whichever comes last',
      [judged({ origin: 'related' }), judged({ title: 'Own' })],
      'Own',
    ],
    ['the last of its own', [judged({ title: 'First' }), judged({ title: 'Last' })], 'Last'],
    [
      'the first of what others cite',
      [judged({ title: 'First', origin: 'related' }), judged({ title: 'Last', origin: 'related' })],
      'First',
    ],
  ])('takes of one batch %s', async (_what, list, title) => {
    await store(list);
    expect(await stored()).toMatchObject([{ title }]);
  });

  it('ends with the same when one batch comes as two', async () => {
    await store([judged({ title: 'First' })]);
    await store([judged({ title: 'Last' })]);
    expect(await stored()).toMatchObject([{ title: 'Last' }]);
  });

  it('stores more articles than one statement may hold', async () => {
    const list = Array.from({ length: 1_201 }, (_, index) =>
      judged({ canonicalUrl: `https://example.com/${index}` }),
    );
    const outcome = await store(list);
    expect(outcome.size).toBe(1_201);
    expect(new Set([...outcome.values()].map(({ id }) => id)).size).toBe(1_201);
  });
});

describe('retractArticles', () => {
  it('answers only those that were not taken back already', async () => {
    await store([judged(), judged({ canonicalUrl: 'https://example.com/b' })]);
    expect(await retract([])).toEqual([]);
    expect(await retract([1])).toEqual([1]);
    expect(await retract([1, 2])).toEqual([2]);
    const [first] = await test.db.select().from(articles).where(eq(articles.id, 1));
    expect(first).toMatchObject({ state: 'retracted', stateReason: 'gone' });
  });

  it('lets its publisher bring an article back unchanged, and says that it was away', async () => {
    await store([judged()]);
    await retract([1]);
    const outcome = await store([judged()], LATER);
    expect(outcome.get('https://example.com/a')).toMatchObject({
      change: 'updated',
      restoredFrom: 50,
    });
    expect(await stored()).toMatchObject([{ state: 'listed', stateReason: null }]);
  });

  it('is not undone by what others cite', async () => {
    await store([judged()]);
    await retract([1]);
    await store([judged({ origin: 'related' })], LATER);
    expect(await stored()).toMatchObject([{ state: 'retracted' }]);
  });
});
