/** Owns the proof that a file or folder without the right to read it is only waited for. */
import { chmodSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { articles } from '../../../src/articles/tables.ts';
import { UserError } from '../../../src/lib/errors.ts';
import { scanFolder } from '../../../src/sources/folder/scan-folder.ts';
import { type ArticleFolder, makeArticleFolder } from '../../support/article-files.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { line, rowVersions, testClock } from '../../support/factories.ts';

let test: TestDatabase;
let files: ArticleFolder;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(async () => {
  await test.reset();
  files = makeArticleFolder();
  chmodSync(files.folder, 0o755);
});
afterEach(() => files.clean());
afterAll(() => test.close());

const scan = () =>
  asNobody(() =>
    scanFolder(
      { db: test.db, clock: testClock(), line, backlogStories: 3 },
      { location: files.folder },
    ),
  );
const article = (name: string) => files.write(name, { webUrl: `https://example.com/${name}` });
const chmod = (name: string, mode: number) => chmodSync(join(files.folder, name), mode);
const states = async () => (await test.db.select().from(articles)).map(({ state }) => state);

/** Root may read whatever it likes. */
async function asNobody<T>(run: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return run();
  process.seteuid?.(65_534);
  try {
    return await run();
  } finally {
    process.seteuid?.(0);
  }
}

it('reads a file when it may, though neither size nor time of it changed', async () => {
  article('one.md');
  chmod('one.md', 0);
  const first = await scan();
  expect(first).toMatchObject({ read: 1, new: 0 });
  expect(first.newlyRejected).toEqual([
    { file: 'one.md', line: null, reason: expect.stringContaining('cannot be read (EACCES)') },
  ]);
  expect(await scan()).toMatchObject({ rejected: first.rejected, newlyRejected: [] });
  chmod('one.md', 0o644);
  expect(await scan()).toMatchObject({ new: 1, rejected: [] });
});

it('reports a file that is too large once, writes no row for it again, and reads it once cut', async () => {
  truncateSync(article('huge.md'), 50_000_000);
  expect((await scan()).newlyRejected).toHaveLength(1);
  const before = await rowVersions(test.db);
  expect(await scan()).toMatchObject({
    rejected: [{ file: 'huge.md', reason: expect.stringContaining('too large') }],
    newlyRejected: [],
  });
  expect(await rowVersions(test.db)).toEqual(before);
  article('huge.md');
  expect(await scan()).toMatchObject({ new: 1, rejected: [] });
});

it('takes nothing back below a folder that it may not read, and reads the rest', async () => {
  for (const name of ['a.md', 'sub/b.md', 'sub/deep/c.md', 'subway/d.md']) article(name);
  expect(await scan()).toMatchObject({ new: 4 });
  chmod('sub', 0);
  article('new.md');
  files.remove('subway/d.md');
  const shut = await scan();
  expect(shut).toMatchObject({ new: 1, unchanged: 1, retracted: 1 });
  expect(shut.newlyRejected).toEqual([
    { file: 'sub/', line: null, reason: 'cannot be read (EACCES): check its rights' },
  ]);
  expect(await scan()).toMatchObject({
    rejected: shut.rejected,
    newlyRejected: [],
    retracted: 0,
  });
  chmod('sub', 0o755);
  expect(await scan()).toMatchObject({ new: 0, unchanged: 4, retracted: 0, rejected: [] });
  chmod('sub', 0);
  expect(await scan()).toMatchObject({ newlyRejected: shut.newlyRejected });
  chmod('sub', 0o755);
});

it('keeps what it knows in a folder that it may list but not enter', async () => {
  article('a.md');
  article('sub/b.md');
  await scan();
  chmod('sub', 0o744);
  expect((await scan()).rejected).toMatchObject([{ file: 'sub/b.md', line: null }]);
  expect(await states()).toEqual(['listed', 'listed']);
  chmod('sub', 0o755);
  expect(await scan()).toMatchObject({ rejected: [], retracted: 0 });
  expect(await states()).toEqual(['listed', 'listed']);
});

it('refuses a folder of which it may read nothing at all', async () => {
  article('a.md');
  await scan();
  chmod('.', 0);
  const refused = scan();
  await expect(refused).rejects.toThrow(UserError);
  await expect(refused).rejects.toThrow(/cannot be read: EACCES/);
  expect(await states()).toEqual(['listed']);
});
