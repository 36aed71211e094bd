import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dryRunInWords } from '../../../src/cli/dry-run-words.ts';
import { storeDocument } from '../../../src/sources/feed/store-document.ts';
import { scanFolder } from '../../../src/sources/folder/scan-folder.ts';
import { addSource } from '../../../src/sources/manage/add-source.ts';
import { discoverFeeds, type FoundFeed, theOneFeed } from '../../../src/sources/manage/discover.ts';
import { dryRunFeed } from '../../../src/sources/manage/dry-run-feed.ts';
import { dryRunFolder } from '../../../src/sources/manage/dry-run-folder.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { dumpTables, followed, line, NOW, testClock } from '../../support/factories.ts';
import { rssOf, webOf } from '../../support/web-pages.ts';

const FEED = 'https://blog.example/feed';
const DATE = NOW.toUTCString();
const HOT = {
  title: 'Computer vision sees',
  link: 'https://blog.example/hot',
  date: DATE,
  image: true,
};
const COOL = { title: 'A walk', link: 'https://blog.example/cool', date: DATE };

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await openTestDatabase();
});
beforeEach(async () => {
  await database.reset();
  folder = mkdtempSync(join(tmpdir(), 'keypoint-dry-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
afterAll(() => database.close());

const deps = () => ({ db: database.db, clock: testClock(), line, backlogStories: 3 });

async function read(items: Parameters<typeof rssOf>[1]): Promise<FoundFeed> {
  const web = webOf({ [FEED]: { body: rssOf('Blog', items), type: 'application/rss+xml' } });
  const url = new URL(FEED);
  return theOneFeed(await discoverFeeds(web, url), url);
}

async function stored(items: Parameters<typeof rssOf>[1]): Promise<void> {
  const { location, document } = await read(items);
  const source = { location, name: null, feedTitle: null, siteUrl: null, rules: { authority: 50 } };
  const { id } = await addSource(deps(), source);
  await storeDocument(deps(), { sourceId: id, document });
}

describe('a dry run of a feed', () => {
  it('says of a first reading what would come of it, and writes nothing', async () => {
    await followed(database.db, 'computer-vision');
    const before = await dumpTables(database.db);
    const found = await read([HOT, COOL]);
    const dry = await dryRunFeed(deps(), { found, rules: { authority: 50 } });
    expect(await dumpTables(database.db)).toEqual(before);
    const text = dryRunInWords(dry, 'Done.');
    expect(text.split('\n').filter((line) => line.length > 100)).toEqual([]);
    expect(text).toContain(
      'new: Computer vision sees\n    https://blog.example/hot\n    quality 87 = 2 every article + 15',
    );
    expect(text).toContain('    cards: channel 301 (due)');
    expect(text).toContain('new: A walk\n');
    expect(text).toContain(
      '2 new, 0 unchanged. Nothing was written. Done.\nThis would be its first',
    );
  });

  it('tells what is new and changed from what is as it was', async () => {
    await stored([HOT, COOL]);
    const before = await dumpTables(database.db);
    const changed = { ...COOL, title: 'A longer walk' };
    const fresh = { ...COOL, title: 'Another', link: 'https://blog.example/another' };
    const dry = await dryRunFeed(deps(), { found: await read([HOT, changed, fresh]), rules: {} });
    expect(dry.entries.map(({ title, status }) => [title, status])).toEqual([
      ['A longer walk', 'updated'],
      ['Another', 'new'],
    ]);
    expect(dry).toMatchObject({ unchanged: 1, isFirst: false });
    expect(await dumpTables(database.db)).toEqual(before);
  });
});

describe('what is held', () => {
  it('says why once', async () => {
    const dry = await dryRunFeed(deps(), { found: await read([COOL]), rules: {} });
    const text = dryRunInWords(dry, 'Done.');
    expect(text).toContain('new (held): A walk');
    expect(text.match(/under the bar of/g)).toHaveLength(1);
  });
});

describe('a dry run of a folder', () => {
  const file = (name: string, lines: readonly string[]) =>
    writeFileSync(join(folder, name), ['---', ...lines, '---', ''].join('\n'));
  const article = (name: string, more: readonly string[] = []) =>
    file(`${name}.md`, [`title: ${name}`, `webUrl: https://${name}.example/a`, ...more]);

  it('says of each file what would happen, and writes nothing', async () => {
    await followed(database.db, 'computer-vision');
    for (const name of ['same', 'edited', 'gone', 'taken']) article(name, ['quality: 50']);
    await scanFolder(deps(), { location: folder });
    rmSync(join(folder, 'gone.md'));
    article('edited', ['quality: 90', 'topics: [Computer Vision]']);
    article('taken', ['removed: true', 'quality: 50']);
    article('fresh', ['quality: 5']);
    file('broken.md', ['title: [']);
    const before = await dumpTables(database.db);
    const dry = await dryRunFolder(deps(), { location: folder });
    expect(await dumpTables(database.db)).toEqual(before);
    const seen = dry.entries.map(
      ({ key, status, fate }) => `${key} ${status} ${fate?.state ?? '-'}`,
    );
    expect(seen.toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
      'broken.md rejected -',
      'edited.md updated listed',
      'fresh.md new held',
      'gone.md retracted retracted',
      'taken.md retracted retracted',
    ]);
    expect(dry).toMatchObject({ unchanged: 1, isFirst: false });
    const text = dryRunInWords(dry, 'Done.');
    expect(text).toContain(
      'new (held): fresh\n    fresh.md\n    quality 5 = 5 stated by its publisher',
    );
    expect(text).toContain('    cards: channel 301 (due)');
    expect(text).toContain('rejected: broken.md\n    line ');
  });

  it('shows what was rejected before too, and each reason once', async () => {
    file('a\nb\u001b[31m.md', ['title: [']);
    file('c.md', ['title: [']);
    article('cool', ['quality: 5']);
    await scanFolder(deps(), { location: folder });
    rmSync(join(folder, 'cool.md'));
    article('fresh', ['quality: 6']);
    const dry = await dryRunFolder(deps(), { location: folder });
    const text = dryRunInWords(dry, 'Done.');
    expect(text).toMatch(/^rejected: a\\nb\\u\{1b\}\[31m\.md\n {4}line \d/m);
    expect(text).toMatch(/^rejected: c\.md\n {4}line \d/m);
    expect(text.match(/under the bar of 20/g)).toHaveLength(1);
    expect(text.match(/gone|removed/g)).toHaveLength(1);
    expect(text).toContain('2 rejected, 0 unchanged');
  });

  it('of a folder that is no source yet leaves no trace of it', async () => {
    article('one');
    const before = await dumpTables(database.db);
    const dry = await dryRunFolder(deps(), { location: folder });
    expect(dry).toMatchObject({
      isFirst: true,
      batches: 1,
      entries: [{ key: 'one.md', status: 'new' }],
    });
    expect(await dumpTables(database.db)).toEqual(before);
  });
});
