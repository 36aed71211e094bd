/** Owns the proof that a file that is given by itself does not keep its article for ever. */
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { scanFolder } from '../../../src/sources/folder/scan-folder.ts';
import { sources } from '../../../src/sources/tables.ts';
import { type ArticleFolder, makeArticleFolder } from '../../support/article-files.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { followed, line, outbox, testClock } from '../../support/factories.ts';

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

const scan = (name = '') =>
  scanFolder(
    { db: test.db, clock: testClock(), line, backlogStories: 3 },
    { location: join(files.folder, name) },
  );
const article = (name: string) => files.write(name, { webUrl: `https://example.com/${name}` });
const locations = async () => (await test.db.select().from(sources)).map((row) => row.location);

it('is read as a file of its folder, where that is a source', async () => {
  article('a.md');
  article('b.md');
  await scan();
  article('sub/new.md');
  article('later.md');
  files.remove('b.md');
  expect(await scan('sub/new.md')).toMatchObject({ read: 1, new: 1, retracted: 0 });
  expect(await locations()).toEqual([files.folder]);
  expect(await scan()).toMatchObject({ new: 1, unchanged: 2, retracted: 1 });
  files.remove('sub/new.md');
  expect(await scan()).toMatchObject({ retracted: 1 });
});

it('is news where the first contact of its folder has ended, and does not end it', async () => {
  await followed(test.db, 'computer-vision');
  mkdirSync(join(files.folder, 'sub'));
  await scan();
  article('a.md');
  await scan('a.md');
  expect(await outbox(test.db)).toHaveLength(0);
  await scan();
  expect(await outbox(test.db)).toHaveLength(1);
  article('b.md');
  await scan('b.md');
  expect(await outbox(test.db)).toHaveLength(2);
});

it('of the nearest of two folders that are sources', async () => {
  article('sub/a.md');
  await scan();
  await scan('sub');
  article('sub/b.md');
  expect(await scan('sub/b.md')).toMatchObject({ new: 1 });
  expect(await scan('sub')).toMatchObject({ new: 0, unchanged: 2 });
});

it('that was read before its folder keeps its article no longer than it is there', async () => {
  article('a.md');
  article('b.md');
  expect(await scan('a.md')).toMatchObject({ new: 1 });
  expect(await locations()).toEqual([join(files.folder, 'a.md')]);
  await scan();
  files.remove('a.md');
  expect(await scan()).toMatchObject({ retracted: 1 });
});

it('keeps its article while it is there, though a folder has it no more', async () => {
  const outside = makeArticleFolder();
  const location = outside.write('a.md', { webUrl: 'https://example.com/a.md' });
  await scanFolder({ db: test.db, clock: testClock(), line, backlogStories: 3 }, { location });
  article('a.md');
  article('b.md');
  await scan();
  files.remove('a.md');
  expect(await scan()).toMatchObject({ retracted: 0 });
  outside.clean();
});

it('that the scan of its folder would pass over stays a source of its own', async () => {
  article('a.md');
  await scan();
  article('.hidden/b.md');
  symlinkSync(article('.hidden/c.md'), join(files.folder, 'link.md'));
  expect(await scan('.hidden/b.md')).toMatchObject({ new: 1 });
  expect(await scan('link.md')).toMatchObject({ new: 1 });
  expect(await scan()).toMatchObject({ unchanged: 1, retracted: 0 });
  expect(await locations()).toHaveLength(3);
});
