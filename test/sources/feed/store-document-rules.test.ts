/** Owns the proof of what a source's rules, its archives and hostile entries come to. */
import { asc } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { articles } from '../../../src/articles/tables.ts';
import { OFF_TOPIC } from '../../../src/ingest/judge.ts';
import { feedEntries } from '../../../src/sources/tables.ts';
import { articleTopics } from '../../../src/topics/tables.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { followed, NOW, outbox } from '../../support/factories.ts';
import { feedEntry, feedSource, storeFeed } from '../../support/feeds.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(async () => {
  await test.reset();
  await followed(test.db, 'computer-vision');
});
afterAll(() => test.close());

const HOUR_MS = 3_600_000;
const at = (hours: number) => new Date(NOW.getTime() + hours * HOUR_MS);
const known = () => test.db.select().from(articles).orderBy(asc(articles.id));
const listed = async () =>
  (await known()).flatMap(({ state, title }) => (state === 'listed' ? [title] : []));
const many = (count: number, fields = {}) =>
  Array.from({ length: count }, (_, index) => feedEntry(`e${index}`, fields));

describe('a limit of a day', () => {
  const plain = (name: string) => feedEntry(name, { image: null });
  const REASON = 'its source has had its 2 of that day';

  it('lists the best of a poll, and holds the rest with the reason', async () => {
    const sourceId = await feedSource(test.db, { rules: { daily: 2 } });
    const list = [plain('a'), feedEntry('b'), plain('c'), feedEntry('d')];
    const outcome = await storeFeed(test.db, sourceId, list);
    expect(outcome.counts).toMatchObject({ new: 4, held: 2 });
    expect(outcome.entries.map(({ reason }) => reason)).toEqual([REASON, null, REASON, null]);
    expect(await listed()).toEqual(['Computer vision of d', 'Computer vision of b']);
  });

  it('counts what the polls of the last 24 hours listed', async () => {
    const sourceId = await feedSource(test.db, { rules: { daily: 2 } });
    await storeFeed(test.db, sourceId, [plain('a')]);
    await storeFeed(test.db, sourceId, [plain('b'), plain('c')], { now: at(1) });
    await storeFeed(test.db, sourceId, [plain('d')], { now: at(25) });
    expect(await listed()).toEqual([
      'Computer vision of a',
      'Computer vision of b',
      'Computer vision of d',
    ]);
  });

  it('holds what it held, however it is edited', async () => {
    const sourceId = await feedSource(test.db, { rules: { daily: 2 } });
    await storeFeed(test.db, sourceId, [feedEntry('a'), feedEntry('b'), plain('c')]);
    const edited = feedEntry('c', { title: 'Computer vision, now with a picture' });
    const outcome = await storeFeed(test.db, sourceId, [edited], { now: at(30) });
    expect(outcome.entries).toMatchObject([{ status: 'updated', state: 'held', reason: REASON }]);
    expect(await outbox(test.db)).toHaveLength(2);
  });

  it('is of each day that a backlog was published on', async () => {
    const sourceId = await feedSource(test.db, { rules: { daily: 2 }, isRead: false });
    const days = [at(-1), at(-50), at(-50), at(-50), at(-100)];
    const list = days.map((publishedAt, index) => feedEntry(`e${index}`, { publishedAt }));
    expect((await storeFeed(test.db, sourceId, list)).counts).toMatchObject({ new: 5, held: 1 });
  });
});

describe('a source that also writes of other things', () => {
  it.each([
    ['its title', { title: 'Face recognition is banned' }, 'listed'],
    ['its excerpt', { title: 'A ban', excerpt: 'Of facial recognition.' }, 'listed'],
    ['a category', { title: 'A ban', topics: ['computer vision'] }, 'listed'],
    ['nothing', { title: 'A ban', excerpt: 'Of tea.', topics: ['Tea'] }, 'held'],
  ])('has an entry judged by what names a topic: %s', async (_what, fields, state) => {
    const sourceId = await feedSource(test.db, { rules: { onlyNamed: true } });
    const { entries } = await storeFeed(test.db, sourceId, [feedEntry('a', fields)]);
    const reason = state === 'held' ? OFF_TOPIC : null;
    expect(entries).toMatchObject([{ state, reason }]);
  });
});

describe('topics', () => {
  it('are those of the source, of its title and of its publisher, with the reason', async () => {
    const sourceId = await feedSource(test.db, { rules: { topics: ['ai-ethics'] } });
    const title = 'Computer vision sees tea';
    await storeFeed(test.db, sourceId, [feedEntry('a', { title, topics: ['AI', 'Pets'] })]);
    const rows = await test.db.select().from(articleTopics).orderBy(asc(articleTopics.topic));
    expect(rows.map(({ topic, reason }) => [topic, reason])).toEqual([
      ['ai', 'named by its publisher'],
      ['ai-ethics', 'its source is about it'],
      ['computer-vision', 'its title names Computer Vision'],
    ]);
  });
});

describe('an archive that is opened or published again', () => {
  it('is no news without dates, where a few without dates are', async () => {
    const sourceId = await feedSource(test.db);
    await storeFeed(test.db, sourceId, many(20, { publishedAt: null }));
    expect(await outbox(test.db)).toHaveLength(20);
    const archive = Array.from({ length: 21 }, (_, index) =>
      feedEntry(`old${index}`, { publishedAt: null }),
    );
    const outcome = await storeFeed(test.db, sourceId, archive);
    expect(outcome.entries.every(({ isBacklog }) => isBacklog)).toBe(true);
    expect(await known()).toHaveLength(41);
    expect(await outbox(test.db)).toHaveLength(20);
  });

  it('lets what is fresh in the same poll be news', async () => {
    const sourceId = await feedSource(test.db);
    const old = many(200, { publishedAt: at(-5_000) });
    await storeFeed(test.db, sourceId, [feedEntry('fresh'), ...old]);
    expect(await outbox(test.db)).toHaveLength(1);
    expect((await known()).at(-1)?.title).toBe('Computer vision of fresh');
  });

  it('is all of a first contact, of which each channel gets the newest few', async () => {
    const sourceId = await feedSource(test.db, { isRead: false });
    const list = [3, 1, 5, 2, 4].map((day) => feedEntry(`e${day}`, { publishedAt: at(-24 * day) }));
    expect((await storeFeed(test.db, sourceId, list)).isFirst).toBe(true);
    const rows = await outbox(test.db);
    const titles = (await known()).map(({ title }) => title);
    expect(rows.map(({ storyId }) => titles[storyId - 1])).toEqual([
      'Computer vision of e3',
      'Computer vision of e2',
      'Computer vision of e1',
    ]);
  });

  it('holds no first contact open: what comes next is news', async () => {
    const sourceId = await feedSource(test.db, { isRead: false });
    await storeFeed(test.db, sourceId, [feedEntry('a')]);
    await storeFeed(test.db, sourceId, [feedEntry('b')]);
    expect((await outbox(test.db)).map(({ askedAt }) => askedAt !== null)).toEqual([true, false]);
  });

  it('is still to come after a first poll that is empty', async () => {
    const sourceId = await feedSource(test.db, { isRead: false });
    await storeFeed(test.db, sourceId, []);
    await storeFeed(test.db, sourceId, [feedEntry('bad', { url: 'mailto:a@b.c' })]);
    await storeFeed(test.db, sourceId, many(10));
    expect(await outbox(test.db)).toHaveLength(3);
  });
});

describe('an entry that only announces another version', () => {
  it('is stored but no news when it is unknown', async () => {
    const sourceId = await feedSource(test.db);
    await storeFeed(test.db, sourceId, [feedEntry('a', { isUpdateOnly: true }), feedEntry('b')]);
    expect(await known()).toHaveLength(2);
    expect(await outbox(test.db)).toHaveLength(1);
  });

  it('edits the one that is known', async () => {
    const sourceId = await feedSource(test.db);
    await storeFeed(test.db, sourceId, [feedEntry('a')]);
    const edited = feedEntry('a', { isUpdateOnly: true, title: 'Computer vision, version 2' });
    expect((await storeFeed(test.db, sourceId, [edited])).counts.updated).toBe(1);
  });
});

describe('hostile strings', () => {
  const nasty = [
    '\u0000',
    'a\u0000b',
    '\uD800',
    '\uDFFF\uD800',
    '\uFFFE\uFFFF',
    '\u202Eevil',
    '\\u0000',
    `'; drop table articles; --`,
    '$1 %s ${x}',
    'é'.repeat(5_000),
    '\u{1F600}'.repeat(3_000),
    '<img src=x onerror=alert(1)>',
  ];

  it.each(nasty.map((text, index) => [index, text] as const))(
    'in every field stop no feed: %i',
    async (_index, text) => {
      const sourceId = await feedSource(test.db);
      const url = `https://blog.example.com/a?x=${text.slice(0, 100)}`;
      const hostile = feedEntry('a', {
        guid: text,
        url,
        title: `Computer vision ${text}`,
        excerpt: text,
        provider: { name: text, domain: text },
        image: { url, alt: text },
        topics: [text],
        paper: { authors: [text], pdfUrl: url, codeUrl: text, projectUrl: text },
      });
      const list = [hostile, feedEntry('b', { guid: `${text}b` })];
      const outcome = await storeFeed(test.db, sourceId, list, { title: text, siteUrl: text });
      expect(outcome.counts).toMatchObject({ new: 2, rejected: 0 });
      expect((await storeFeed(test.db, sourceId, list)).counts.unchanged).toBe(2);
      expect(await test.db.select().from(feedEntries)).toHaveLength(2);
    },
  );
});
