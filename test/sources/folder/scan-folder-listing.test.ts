/** Owns the proof that a listing is kept only while it is true, and that nothing is missed by it. */
import { renameSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { articles } from '../../../src/articles/tables.ts';
import { type ScanArgs, scanFolder } from '../../../src/sources/folder/scan-folder.ts';
import { sources } from '../../../src/sources/tables.ts';
import { type ArticleFolder, makeArticleFolder } from '../../support/article-files.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { aroundTransactions, makeGate } from '../../support/around-transactions.ts';
import { line, rowVersions, testClock } from '../../support/factories.ts';

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

type Options = Partial<ScanArgs> & { db?: TestDatabase['db']; signal?: AbortSignal };

const scan = ({ db = test.db, signal, ...args }: Options = {}) =>
  scanFolder(
    { db, clock: testClock(), line, backlogStories: 3, ...(signal && { signal }) },
    { location: files.folder, ...args },
  );
const path = (name: string) => join(files.folder, name);
/** Of one length, whatever it says, and of the time that is asked for. */
function article(name: string, title: string, second = 1): void {
  files.write(name, { title, webUrl: `https://example.com/${name}` });
  utimesSync(path(name), second, second);
}
const listing = async () => (await test.db.select().from(sources))[0]?.listing;
const titles = async () =>
  (await test.db.select().from(articles)).map(({ title }) => title).toSorted();
const aHash = expect.stringMatching(/^[0-9a-f]{40}$/);

it('is kept by a scan that left nothing to do, and then no row is written', async () => {
  article('a.md', 'One');
  files.write('broken.md', 'no front matter');
  await scan();
  expect(await listing()).toEqual(aHash);
  const before = await rowVersions(test.db);
  expect(await scan()).toMatchObject({
    read: 2,
    unchanged: 1,
    rejected: [{ file: 'broken.md', line: 1 }],
    newlyRejected: [],
  });
  expect(await rowVersions(test.db)).toEqual(before);
});

it('of a scan that was ended is not kept, and the next one goes on', async () => {
  for (let number = 0; number < 120; number += 1) article(`${number}.md`, 'One');
  await scan();
  for (let number = 0; number < 120; number += 1) article(`${number}.md`, 'Two', 2);
  const closing = new AbortController();
  const { signal } = closing;
  const ended = await scan({ signal, onProgress: (done) => done > 0 && closing.abort() });
  expect(ended.updated).toBe(50);
  expect(await listing()).not.toEqual(aHash);
  expect(await scan()).toMatchObject({ updated: 70, unchanged: 50 });
  expect(await listing()).toEqual(aHash);
});

it('is not trusted when a file was read by itself and then put back as it was', async () => {
  article('a.md', 'One');
  article('b.md', 'Two');
  await scan();
  renameSync(path('a.md'), path('kept'));
  article('a.md', 'Six', 2);
  expect(await scan({ location: path('a.md') })).toMatchObject({ updated: 1 });
  renameSync(path('kept'), path('a.md'));
  expect(await scan()).toMatchObject({ updated: 1 });
  expect(await titles()).toEqual(['One', 'Two']);
});

it('is not kept by a scan that another has overtaken', async () => {
  article('a.md', 'One');
  await scan();
  article('b.md', 'Two');
  const [seen, go] = [makeGate(), makeGate()];
  const gate = () => {
    seen.open();
    return go.opened;
  };
  const late = scan({ db: aroundTransactions(test.db, { before: gate }) });
  await seen.opened;
  article('a.md', 'Six', 2);
  await scan();
  const now = await listing();
  go.open();
  await late;
  expect(await listing()).toBe(now);
  expect(await scan()).toMatchObject({ updated: 0, unchanged: 2 });
  expect(await titles()).toEqual(['Six', 'Two']);
});

it('takes nothing back of a file that is there again when the scan comes to its end', async () => {
  article('a.md', 'One');
  article('b.md', 'Two');
  await scan();
  rmSync(path('a.md'));
  article('c.md', 'Three');
  const before = async () => article('a.md', 'One', 3);
  expect(await scan({ db: aroundTransactions(test.db, { before }) })).toMatchObject({
    new: 1,
    retracted: 0,
  });
  expect(await listing()).not.toEqual(aHash);
  expect(await scan()).toMatchObject({ unchanged: 3, retracted: 0 });
  expect(await listing()).toEqual(aHash);
});

it('does not hide an edit of the same size and time from a thorough scan', async () => {
  article('a.md', 'One');
  article('b.md', 'Two');
  await scan();
  article('a.md', 'Six');
  expect(await scan()).toMatchObject({ unchanged: 2 });
  const before = await listing();
  expect(await scan({ isThorough: true })).toMatchObject({ updated: 1, unchanged: 1 });
  expect(await titles()).toEqual(['Six', 'Two']);
  expect(await listing()).toBe(before);
  const versions = await rowVersions(test.db);
  expect(await scan({ isThorough: true })).toMatchObject({ updated: 0, unchanged: 2 });
  expect(await rowVersions(test.db)).toEqual(versions);
});
