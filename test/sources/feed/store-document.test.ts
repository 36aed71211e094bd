/** Owns the proof that polls of a feed neither repeat nor miss, whatever it does to its entries. */
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { articles } from '../../../src/articles/tables.ts';
import { deliveries } from '../../../src/delivery/tables.ts';
import { storeDocument } from '../../../src/sources/feed/store-document.ts';
import { feedEntries, feeds, sources } from '../../../src/sources/tables.ts';
import { stories } from '../../../src/stories/tables.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { followed, line, NOW, outbox, rowVersions } from '../../support/factories.ts';
import { feedDocument, feedEntry, feedSource, storeFeed } from '../../support/feeds.ts';

let test: TestDatabase;
let sourceId: number;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(async () => {
  await test.reset();
  sourceId = await feedSource(test.db);
  await followed(test.db, 'computer-vision');
});
afterAll(() => test.close());

const HOUR_MS = 3_600_000;
const at = (hours: number) => new Date(NOW.getTime() + hours * HOUR_MS);
const known = () => test.db.select().from(articles).orderBy(asc(articles.id));
const titles = async () => (await known()).map(({ title }) => title);
const poll = (entries: ReturnType<typeof feedEntry>[], fields = {}) =>
  storeFeed(test.db, sourceId, entries, fields);
const markSent = () =>
  test.db.update(deliveries).set({ state: 'sent', sentRevision: 1, sentAt: NOW, messageId: '901' });

describe('a poll', () => {
  it('stores what is new, the oldest first, and alerts of each once', async () => {
    const outcome = await poll([feedEntry('b'), feedEntry('a')]);
    expect(outcome).toMatchObject({
      counts: { new: 2, updated: 0, unchanged: 0, held: 0, rejected: 0 },
      isFirst: false,
      newestAt: NOW,
      dates: [NOW, NOW],
    });
    expect(outcome.entries).toMatchObject([
      {
        key: 'https://blog.example.com/b',
        title: 'Computer vision of b',
        status: 'new',
        state: 'listed',
        reason: null,
        articleId: 2,
        quality: 97,
        topics: ['computer-vision'],
      },
      { status: 'new', articleId: 1 },
    ]);
    expect(await titles()).toEqual(['Computer vision of a', 'Computer vision of b']);
    expect((await outbox(test.db)).map(({ storyId, state }) => [storyId, state])).toEqual([
      [1, 'due'],
      [2, 'due'],
    ]);
  });

  it('writes nothing when the document says what it said before', async () => {
    await poll([feedEntry('b'), feedEntry('a')]);
    const before = await rowVersions(test.db);
    const outcome = await poll([feedEntry('a'), feedEntry('b')], { now: at(1) });
    expect(outcome.counts).toMatchObject({ new: 0, unchanged: 2 });
    expect(await rowVersions(test.db)).toEqual(before);
  });

  it('settles the cursor in the transaction of the last entries, or not at all', async () => {
    const deps = { db: test.db, clock: { now: () => NOW }, line, backlogStories: 3 };
    const failing = storeDocument(deps, {
      sourceId,
      document: feedDocument([feedEntry('a')]),
      settle: () => Promise.reject(new Error('the power went')),
    });
    await expect(failing).rejects.toThrow('the power went');
    expect(await known()).toEqual([]);
    await storeDocument(deps, {
      sourceId,
      document: feedDocument([feedEntry('a')]),
      async settle(tx, { counts }) {
        await tx.update(feeds).set({ etag: `"${counts.new}"` });
      },
    });
    expect(await test.db.select().from(feeds)).toMatchObject([{ etag: '"1"', newAt: NOW }]);
  });

  it('takes as many entries as there are, some a transaction', async () => {
    const all = Array.from({ length: 230 }, (_, index) => feedEntry(`e${index}`));
    expect((await poll(all)).counts.new).toBe(230);
    expect((await titles())[0]).toBe('Computer vision of e229');
    expect((await poll(all)).counts).toMatchObject({ new: 0, unchanged: 230 });
  });

  it('names its source by its title once, and knows its site', async () => {
    await poll([], { title: '  A &amp; B\u0000 ' });
    await poll([], { title: 'Another', siteUrl: 'javascript:alert(1)' });
    expect(await test.db.select().from(sources)).toMatchObject([
      { name: 'A & B', siteUrl: 'https://blog.example.com/' },
    ]);
  });

  it('says which entries it did not take, and goes on with the others', async () => {
    const outcome = await poll(
      [
        feedEntry('mail', { url: 'mailto:a@example.com' }),
        feedEntry('blank', { title: '<b></b>' }),
        feedEntry('good'),
        feedEntry('good', {
          url: 'http://www.blog.example.com/good/?utm_source=rss',
          title: 'Twice',
        }),
      ],
      { rejected: [{ place: 2, title: null, reason: 'has no link' }] },
    );
    expect(outcome.counts).toMatchObject({ new: 1, rejected: 3, repeated: 1 });
    expect(outcome.entries.map(({ status, reason }) => [status, reason])).toEqual([
      ['rejected', 'has no title or link that can be used'],
      ['new', null],
      ['rejected', 'has no link'],
      ['rejected', 'has no link that can be used'],
      ['repeated', 'the feed has an entry of the same page before it'],
    ]);
    expect(await titles()).toEqual(['Computer vision of good']);
  });
});

describe('nothing new', () => {
  const first = feedEntry('a', { guid: 'guid-a' });
  const other = feedEntry('b', { guid: 'guid-b' });
  const cases: [what: string, polls: ReturnType<typeof feedEntry>[][]][] = [
    ['an entry that vanishes and returns', [[other], [first, other]]],
    ['polls that are empty', [[], [first, other], []]],
    ['another order', [[other, first]]],
    ['another title', [[feedEntry('a', { guid: 'guid-a', title: 'Computer vision, again' })]]],
    ['another text', [[feedEntry('a', { guid: 'guid-a', excerpt: 'More' })]]],
    ['another date', [[feedEntry('a', { guid: 'guid-a', publishedAt: at(1) })]]],
    ['no date any more', [[feedEntry('a', { guid: 'guid-a', publishedAt: null })]]],
    ['another guid', [[feedEntry('a', { guid: 'other' })]]],
    ['no guid any more', [[feedEntry('a')]]],
    ['a slash', [[feedEntry('a/', { guid: 'guid-a' })]]],
    ['tracking parameters', [[feedEntry('a?utm_source=rss&fbclid=1')]]],
    ['the name of its own feed', [[feedEntry('a?ref=blog.example.com')]]],
    ['http', [[feedEntry('a', { url: 'http://blog.example.com/a' })]]],
    ['www', [[feedEntry('a', { url: 'https://www.blog.example.com/a' })]]],
    [
      'a slug that was edited',
      [
        [
          feedEntry('new-a', {
            ...first.entry,
            url: 'https://blog.example.com/new-a',
            guid: 'guid-a',
          }),
        ],
      ],
    ],
  ];
  it.each(cases)('is %s', async (_what, polls) => {
    await poll([first, other]);
    await markSent();
    for (const [index, entries] of polls.entries()) {
      expect((await poll(entries, { now: at(index + 1) })).counts.new).toBe(0);
    }
    expect(await known()).toHaveLength(2);
    expect(await outbox(test.db)).toHaveLength(2);
    expect((await outbox(test.db)).every(({ messageId }) => messageId === '901')).toBe(true);
  });

  it('edits the card of what is edited', async () => {
    await poll([first]);
    await markSent();
    const title = 'Computer vision, again';
    const outcome = await poll([feedEntry('a', { title })], { now: at(1) });
    expect(outcome.entries).toMatchObject([{ status: 'updated', title, articleId: 1 }]);
    expect(await titles()).toEqual([title]);
    expect(await test.db.select().from(stories)).toMatchObject([{ revision: 2 }]);
    expect(await outbox(test.db)).toMatchObject([{ state: 'due', revision: 2, messageId: '901' }]);
  });

  it('does not wake what was too old when only its date is moved', async () => {
    await poll([feedEntry('a', { publishedAt: at(-100) })]);
    expect(await outbox(test.db)).toMatchObject([{ state: 'held', heldFor: 'age' }]);
    await poll([feedEntry('a', { publishedAt: NOW })]);
    expect(await outbox(test.db)).toMatchObject([{ state: 'held', heldFor: 'age' }]);
  });
});

describe('an entry whose address changed', () => {
  const moved = (name: string, fields = {}) =>
    feedEntry(name, { guid: 'g', title: 'Computer vision moves', ...fields });

  it('stays its article, at the new address, whatever is edited later', async () => {
    await poll([moved('old')]);
    expect((await poll([moved('new')])).counts).toMatchObject({ new: 0, updated: 1 });
    expect((await poll([moved('new', { title: 'Computer vision moved' })])).counts).toMatchObject({
      new: 0,
      updated: 1,
    });
    expect((await poll([moved('old')])).counts.new).toBe(0);
    expect(await known()).toMatchObject([{ canonicalUrl: 'https://blog.example.com/old' }]);
  });

  it('shows the new address', async () => {
    await poll([moved('old')]);
    await poll([moved('new')]);
    expect(await known()).toMatchObject([{ url: 'https://blog.example.com/new' }]);
  });

  it.each([
    ['another title', [moved('new', { title: 'Computer vision stays' })]],
    ['a name that others share', [moved('new'), moved('third', { title: 'Another' })]],
    ['the old entry beside it', [moved('new'), moved('old', { guid: 'h' })]],
    ['no name', [moved('new', { guid: null })]],
  ])('is another article with %s', async (_what, entries) => {
    await poll([moved('old')]);
    await poll(entries);
    const urls = (await known()).map(({ canonicalUrl }) => canonicalUrl);
    expect(urls).toContain('https://blog.example.com/new');
    expect(urls).toContain('https://blog.example.com/old');
  });

  it('stays its article when its page gets others beside it', async () => {
    const version = (number: number) =>
      feedEntry(`changes#v${number}`, { title: `Computer vision ${number}` });
    await poll([version(1)]);
    const outcome = await poll([version(2), version(1)], { isAnchored: true });
    expect(outcome.counts).toMatchObject({ new: 1, unchanged: 1 });
    // Once a page needs its fragments it keeps needing them.
    expect((await poll([version(3)])).counts.new).toBe(1);
    expect(await titles()).toEqual(['Computer vision 1', 'Computer vision 2', 'Computer vision 3']);
    expect(await test.db.select().from(feeds)).toMatchObject([{ isAnchored: true }]);
    expect(
      await test.db.select().from(feedEntries).where(eq(feedEntries.articleId, 1)),
    ).toHaveLength(2);
  });
});
