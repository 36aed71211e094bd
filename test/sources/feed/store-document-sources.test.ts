/** Owns the proof that a page of several sources is one article, and that many feeds make no flood. */
import { asc, eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { articles } from '../../../src/articles/tables.ts';
import { deliveries } from '../../../src/delivery/tables.ts';
import { scanFolder } from '../../../src/sources/folder/scan-folder.ts';
import { feedEntries, sources } from '../../../src/sources/tables.ts';
import { articleTopics } from '../../../src/topics/tables.ts';
import { type ArticleFolder, makeArticleFolder } from '../../support/article-files.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import {
  entry,
  followed,
  ingest,
  cited,
  line,
  NOW,
  outbox,
  testClock,
} from '../../support/factories.ts';
import { FEED_URL, feedEntry, feedSource, storeFeed } from '../../support/feeds.ts';

let test: TestDatabase;
let files: ArticleFolder;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(async () => {
  await test.reset();
  files = makeArticleFolder();
  await followed(test.db, 'computer-vision');
});
afterEach(() => files.clean());
afterAll(() => test.close());

const HOUR_MS = 3_600_000;
const at = (hours: number) => new Date(NOW.getTime() + hours * HOUR_MS);
const OTHER = 'https://planet.example.org/rss';
const known = () => test.db.select().from(articles).orderBy(asc(articles.id));
const titleOf = async () => (await known())[0]?.title;
const scan = () =>
  scanFolder(
    { db: test.db, clock: testClock(), line, backlogStories: 3 },
    { location: files.folder },
  );
const file = (fields = {}) =>
  files.write('a.md', {
    title: 'As the file has it',
    webUrl: 'https://blog.example.com/a',
    ...fields,
  });

describe('a page in two feeds', () => {
  it('is one article and one alert, and the words of the first stand', async () => {
    const first = await feedSource(test.db);
    const second = await feedSource(test.db, { location: OTHER });
    await storeFeed(test.db, first, [feedEntry('a')]);
    const echo = feedEntry('a', { title: 'Computer vision, as others see it' });
    const outcome = await storeFeed(test.db, second, [echo], { now: at(1) });
    expect(outcome.counts).toMatchObject({ new: 0, known: 1 });
    expect(outcome.entries).toMatchObject([
      { status: 'known', articleId: 1, reason: 'another source told of it first' },
    ]);
    for (const [index, title] of ['one', 'two', 'three'].entries()) {
      await storeFeed(test.db, second, [feedEntry('a', { title })], { now: at(index + 2) });
    }
    expect(await titleOf()).toBe('Computer vision of a');
    await storeFeed(test.db, first, [feedEntry('a', { title: 'Computer vision, edited' })]);
    expect(await titleOf()).toBe('Computer vision, edited');
    expect(await outbox(test.db)).toHaveLength(1);
    expect(await test.db.select().from(feedEntries)).toHaveLength(2);
  });

  it('gains the topics that the second feed stands for, and is news where they are followed', async () => {
    await followed(test.db, 'ai-ethics', '302');
    const first = await feedSource(test.db);
    const second = await feedSource(test.db, { location: OTHER, rules: { topics: ['ai-ethics'] } });
    await storeFeed(test.db, first, [feedEntry('a')]);
    await storeFeed(test.db, second, [feedEntry('a')]);
    expect((await outbox(test.db)).map(({ destinationId }) => destinationId)).toEqual([1, 2]);
    await storeFeed(test.db, first, [feedEntry('a', { title: 'Computer vision, edited' })]);
    const topics = await test.db.select().from(articleTopics);
    expect(topics.map(({ topic }) => topic).toSorted()).toEqual(['ai-ethics', 'computer-vision']);
  });

  it('takes the word of the second once the first is removed', async () => {
    const first = await feedSource(test.db);
    const second = await feedSource(test.db, { location: OTHER });
    await storeFeed(test.db, first, [feedEntry('a')]);
    await storeFeed(test.db, second, [feedEntry('a')]);
    await test.db.update(sources).set({ state: 'removed' }).where(eq(sources.id, first));
    await storeFeed(test.db, second, [feedEntry('a', { title: 'Computer vision, edited' })]);
    expect(await titleOf()).toBe('Computer vision, edited');
  });

  it('is told by its feed when others had only cited it', async () => {
    const url = 'https://blog.example.com/a';
    await ingest(test.db, [entry('x', { related: [cited('y', { url, title: 'As cited' })] })]);
    const sourceId = await feedSource(test.db);
    expect((await storeFeed(test.db, sourceId, [feedEntry('a')])).counts.new).toBe(1);
    const rows = await known();
    expect(rows.map(({ title, origin }) => [title, origin])).toContainEqual([
      'Computer vision of a',
      'own',
    ]);
    expect(rows).toHaveLength(2);
  });
});

describe('a page in a folder and a feed', () => {
  it('has the words of its file, whichever came first', async () => {
    const sourceId = await feedSource(test.db);
    await storeFeed(test.db, sourceId, [feedEntry('a')]);
    file();
    await scan();
    expect(await titleOf()).toBe('As the file has it');
    await storeFeed(test.db, sourceId, [feedEntry('a', { title: 'Computer vision, edited' })]);
    expect(await titleOf()).toBe('As the file has it');
    expect(await known()).toHaveLength(1);
  });

  it('is not taken back with its file, and the feed has the say then', async () => {
    const sourceId = await feedSource(test.db);
    file();
    files.write('b.md', { webUrl: 'https://example.com/b' });
    await scan();
    await storeFeed(test.db, sourceId, [feedEntry('a')]);
    files.remove('a.md');
    expect((await scan()).retracted).toBe(0);
    expect((await known())[0]).toMatchObject({ state: 'listed', title: 'As the file has it' });
    await storeFeed(test.db, sourceId, [feedEntry('a', { excerpt: 'Edited.' })]);
    expect(await titleOf()).toBe('Computer vision of a');
  });

  it('is taken back with its file once the feed is removed', async () => {
    const sourceId = await feedSource(test.db);
    file();
    files.write('b.md', { webUrl: 'https://example.com/b' });
    await scan();
    await storeFeed(test.db, sourceId, [feedEntry('a')]);
    await test.db.update(sources).set({ state: 'removed' }).where(eq(sources.id, sourceId));
    files.remove('a.md');
    expect((await scan()).retracted).toBe(1);
  });

  it('is there again, and no news, when a feed shows what a removed file had told', async () => {
    const sourceId = await feedSource(test.db);
    files.write('b.md', { webUrl: 'https://example.com/b' });
    await scan();
    file({ quality: 97 });
    await scan();
    const due = await outbox(test.db);
    files.remove('a.md');
    await scan();
    await storeFeed(test.db, sourceId, [feedEntry('a')]);
    expect((await known())[1]).toMatchObject({ state: 'listed', title: 'Computer vision of a' });
    expect(await outbox(test.db)).toHaveLength(due.length);
  });

  it('stays taken back while its file says so', async () => {
    const sourceId = await feedSource(test.db);
    file({ removed: true });
    await scan();
    await storeFeed(test.db, sourceId, [feedEntry('a')]);
    await storeFeed(test.db, sourceId, [feedEntry('a', { title: 'Computer vision, edited' })]);
    expect(await known()).toMatchObject([{ state: 'retracted' }]);
  });
});

describe('many feeds that are read for the first time', () => {
  const first = async (index: number, { now = NOW } = {}) => {
    const location = `${FEED_URL}?${index}`;
    const sourceId = await feedSource(test.db, { location, isRead: false });
    const list = Array.from({ length: 5 }, (_, number) => feedEntry(`f${index}-${number}`));
    await storeFeed(test.db, sourceId, list, { now });
  };

  it('give a channel its newest few in all, and more a day later', async () => {
    for (let index = 0; index < 6; index += 1) await first(index);
    expect(await outbox(test.db)).toHaveLength(3);
    await first(7, { now: at(23) });
    expect(await outbox(test.db)).toHaveLength(3);
    await first(8, { now: at(25) });
    expect(await outbox(test.db)).toHaveLength(6);
  });

  it('give what is left when the first had less', async () => {
    const sourceId = await feedSource(test.db, { isRead: false });
    await storeFeed(test.db, sourceId, [feedEntry('a')]);
    await first(1);
    const rows = await outbox(test.db);
    expect(rows.map(({ askedAt }) => askedAt)).toEqual([NOW, NOW, NOW]);
  });

  it('do not use up what the folder gives, and give only of their own', async () => {
    files.write('a.md', { webUrl: 'https://example.com/a' });
    files.write('b.md', { webUrl: 'https://example.com/b' });
    await scan();
    await test.db.delete(deliveries);
    await first(1);
    const own = await test.db.select({ id: feedEntries.articleId }).from(feedEntries);
    const rows = await outbox(test.db);
    expect(rows).toHaveLength(3);
    expect(rows.every(({ storyId }) => own.some(({ id }) => id === storyId))).toBe(true);
  });
});
