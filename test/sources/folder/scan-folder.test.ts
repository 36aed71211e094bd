/** Owns the proof of what a scan does with files that are new, changed, moved, gone or back. */
import { mkdirSync, renameSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { asc } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { articles } from '../../../src/articles/tables.ts';
import { UserError } from '../../../src/lib/errors.ts';
import { scanFolder, type ScanReport } from '../../../src/sources/folder/scan-folder.ts';
import { newest } from '../../../src/stories/newest.ts';
import { deliveries } from '../../../src/delivery/tables.ts';
import { type ArticleFolder, makeArticleFolder } from '../../support/article-files.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { followed, line, outbox, rowVersions, testClock } from '../../support/factories.ts';

let test: TestDatabase;
let files: ArticleFolder;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(async () => {
  await test.reset();
  files = makeArticleFolder();
});
afterEach(() => files.clean());
afterAll(() => test.close());

function scan(location = files.folder, backlogStories = 3): Promise<ScanReport> {
  return scanFolder({ db: test.db, clock: testClock(), line, backlogStories }, { location });
}

const article = (name: string, fields: Record<string, unknown> = {}) =>
  files.write(`${name}.md`, {
    title: `What ${name} tells`,
    webUrl: `https://example.com/${name}`,
    ...fields,
  });
const states = async () =>
  (await test.db.select().from(articles).orderBy(asc(articles.id))).map(({ state }) => state);
const titles = async () =>
  (await newest({ db: test.db }, { limit: 10 })).map(({ head }) => head.title).toSorted();
const markSent = () =>
  test.db
    .update(deliveries)
    .set({ state: 'sent', sentRevision: 1, sentAt: testClock().now(), messageId: '901' });

describe('a first scan', () => {
  it('counts what it reads', async () => {
    article('one', { related: [{ title: 'Other', webUrl: 'https://example.org/o', quality: 30 }] });
    article('low', { quality: 5 });
    article('gone', { removed: true });
    files.write('broken.md', 'no front matter');
    files.write('notes.txt', 'not an article');
    expect(await scan()).toEqual({
      read: 4,
      new: 3,
      updated: 0,
      unchanged: 0,
      held: 1,
      retracted: 1,
      rejected: [
        { file: 'broken.md', line: 1, reason: expect.stringContaining('no front matter') },
      ],
      newlyRejected: [expect.objectContaining({ file: 'broken.md' })],
      droppedRelated: [],
      stories: 3,
      seconds: expect.any(Number),
    });
    expect(await titles()).toEqual(['What one tells']);
  });

  it('reads folders in the folder by their path, and skips what is hidden', async () => {
    article('2021/b');
    article('a');
    article('.git/hidden');
    article('2021/.draft');
    expect(await scan()).toMatchObject({ read: 2, new: 2 });
    expect(await titles()).toEqual(['What 2021/b tells', 'What a tells']);
  });

  it('reads one file that is given instead of a folder', async () => {
    const path = article('one');
    article('two');
    expect(await scan(path)).toMatchObject({ read: 1, new: 1 });
  });

  it('plans the newest few at its end, and nothing of the rest ever', async () => {
    await followed(test.db, 'computer-vision');
    for (let day = 1; day <= 9; day += 1) {
      article(`day${day}`, { publishedDateTime: `2021-11-0${day}T00:00:00Z` });
    }
    await scan(files.folder, 3);
    const planned = (await outbox(test.db)).map(({ storyId }) => storyId);
    expect(planned).toEqual([7, 8, 9]);
    await scan();
    expect(await outbox(test.db)).toHaveLength(3);
  });

  it('of an empty folder is not the first contact: what a volume brings later is a backlog', async () => {
    await followed(test.db, 'computer-vision');
    expect(await scan()).toMatchObject({ read: 0, stories: 0 });
    for (let number = 1; number <= 5; number += 1) article(`old${number}`);
    await scan();
    expect(await outbox(test.db)).toHaveLength(3);
    article('news');
    await scan();
    expect(await outbox(test.db)).toHaveLength(4);
  });

  it.each([
    ['is not there', 'missing'],
    ['is not there any more', 'removed'],
  ])('refuses a folder that %s, and takes nothing back', async (_what, name) => {
    article('removed/one');
    if (name === 'removed') {
      await scan(join(files.folder, name));
      rmSync(join(files.folder, name), { recursive: true });
    }
    const refused = scan(join(files.folder, name));
    await expect(refused).rejects.toThrow(UserError);
    await expect(refused).rejects.toThrow('does not exist. Give a folder of Markdown files');
    expect(await states()).toEqual(name === 'removed' ? ['listed'] : []);
  });
});

describe('a second scan', () => {
  beforeEach(async () => {
    await followed(test.db, 'computer-vision');
    article('one');
    article('two', { related: [{ title: 'Cited', webUrl: 'https://example.org/c', quality: 5 }] });
    files.write('broken.md', 'no front matter');
    await scan();
  });

  it('of unchanged files writes no row, and still reports what it cannot read', async () => {
    const before = await rowVersions(test.db);
    expect(await scan()).toMatchObject({
      read: 3,
      new: 0,
      updated: 0,
      unchanged: 2,
      retracted: 0,
      rejected: [{ file: 'broken.md', line: 1 }],
      newlyRejected: [],
      stories: 0,
    });
    expect(await rowVersions(test.db)).toEqual(before);
  });

  it('takes a file that was only touched for unchanged', async () => {
    utimesSync(join(files.folder, 'one.md'), 1, 1);
    expect(await scan()).toMatchObject({ unchanged: 2, updated: 0, stories: 0 });
  });

  it('updates the article of a file that was edited, and plans an edit', async () => {
    await markSent();
    article('one', { title: 'Corrected' });
    expect(await scan()).toMatchObject({ new: 0, updated: 1, unchanged: 1, stories: 1 });
    expect(await titles()).toEqual(['Corrected', 'What two tells']);
    expect(await outbox(test.db)).toMatchObject([{ state: 'due', revision: 2 }, { state: 'sent' }]);
  });

  it('keeps the article of a file that was broken by an edit', async () => {
    files.write('one.md', '---\ntitle: [\n---\n');
    const report = await scan();
    expect(report).toMatchObject({ updated: 0, retracted: 0, unchanged: 1 });
    expect(report.newlyRejected.map(({ file }) => file)).toEqual(['one.md']);
    expect(await titles()).toEqual(['What one tells', 'What two tells']);
  });

  it('reads a file that was mended', async () => {
    article('broken');
    expect(await scan()).toMatchObject({ new: 1, updated: 0, unchanged: 2, rejected: [] });
    expect(await titles()).toContain('What broken tells');
  });

  it('takes back the article of a file that is gone, and plans an edit', async () => {
    await markSent();
    files.remove('one.md');
    expect(await scan()).toMatchObject({ read: 2, retracted: 1, unchanged: 1, stories: 1 });
    expect((await states())[0]).toBe('retracted');
    expect(await titles()).toEqual(['What two tells']);
    expect(await outbox(test.db)).toMatchObject([{ state: 'due', revision: 2 }, { state: 'sent' }]);
    expect(await scan()).toMatchObject({ retracted: 0, stories: 0 });
  });

  it('takes nothing back when a file was renamed', async () => {
    renameSync(join(files.folder, 'one.md'), join(files.folder, 'renamed.md'));
    expect(await scan()).toMatchObject({ new: 1, unchanged: 1, retracted: 0, stories: 0 });
    expect((await states())[0]).toBe('listed');
    expect(await scan()).toMatchObject({ new: 0, unchanged: 2, retracted: 0 });
  });

  it('brings an article back with its file, as an edit and not as news', async () => {
    await markSent();
    files.remove('one.md');
    await scan();
    article('one');
    expect(await scan()).toMatchObject({ new: 1, unchanged: 1, retracted: 0 });
    expect(await titles()).toEqual(['What one tells', 'What two tells']);
    expect(await outbox(test.db)).toMatchObject([{ state: 'due', revision: 3 }, { state: 'sent' }]);
  });

  it('takes nothing back when every file is gone: the folder is not mounted', async () => {
    for (const name of ['one.md', 'two.md', 'broken.md']) files.remove(name);
    expect(await scan()).toMatchObject({ read: 0, retracted: 0 });
    expect(await titles()).toEqual(['What one tells', 'What two tells']);
  });

  it('keeps an article while one of its two files is left', async () => {
    article('copy', { title: 'What one tells', webUrl: 'https://example.com/one' });
    await scan();
    files.remove('one.md');
    expect(await scan()).toMatchObject({ retracted: 0 });
    files.remove('copy.md');
    expect(await scan()).toMatchObject({ retracted: 1 });
  });

  it('takes back the article that a file told before it told another', async () => {
    article('one', { webUrl: 'https://example.com/corrected' });
    expect(await scan()).toMatchObject({ updated: 1, retracted: 1 });
    const rows = await test.db.select().from(articles).orderBy(asc(articles.id));
    expect(rows.map(({ canonicalUrl, state }) => [canonicalUrl, state])).toEqual([
      ['https://example.com/one', 'retracted'],
      ['https://example.com/two', 'listed'],
      ['https://example.org/c', 'held'],
      ['https://example.com/corrected', 'listed'],
    ]);
  });

  it('takes an article back that its publisher marks as removed, and once only', async () => {
    await markSent();
    article('one', { removed: true });
    expect(await scan()).toMatchObject({ updated: 1, retracted: 1 });
    expect(await titles()).toEqual(['What two tells']);
    expect(await outbox(test.db)).toMatchObject([{ state: 'due', revision: 2 }, { state: 'sent' }]);
    files.remove('one.md');
    expect(await scan()).toMatchObject({ retracted: 0, stories: 0 });
  });

  it('goes on rejecting what the line rejected, when the file is only touched', async () => {
    article('blank', { title: '\u200b' });
    const refusal = {
      file: 'blank.md',
      line: null,
      reason: 'has no title or link that can be used',
    };
    expect((await scan()).rejected[0]).toEqual(refusal);
    utimesSync(join(files.folder, 'blank.md'), 1, 1);
    expect((await scan()).rejected[0]).toEqual(refusal);
    expect((await scan()).rejected[0]).toEqual(refusal);
  });

  it('of another folder takes nothing back of the first', async () => {
    mkdirSync(join(files.folder, 'other'));
    files.write('other/three.md', { webUrl: 'https://example.com/three' });
    expect(await scan(join(files.folder, 'other'))).toMatchObject({ new: 1, retracted: 0 });
    expect(await states()).toEqual(['listed', 'listed', 'held', 'listed']);
  });
});
