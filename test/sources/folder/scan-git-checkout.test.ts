/** Owns the proof that the working tree of a git repository is a folder like any other. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
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
});
afterEach(() => files.clean());
afterAll(() => test.close());

const scan = (location: string) =>
  scanFolder({ db: test.db, clock: testClock(), line, backlogStories: 3 }, { location });

const git = (folder: string, ...args: string[]) =>
  execFileSync(
    'git',
    ['-C', folder, '-c', 'user.name=T', '-c', 'user.email=t@example.com', ...args],
    { stdio: 'pipe' },
  );

it('of git is a folder, whose own files are not looked at and whose times mean nothing', async () => {
  const origin = join(files.folder, 'origin');
  const clone = join(files.folder, 'clone');
  for (const name of ['one', 'two']) {
    files.write(`origin/${name}.md`, { title: name, webUrl: `https://example.com/${name}` });
  }
  git(files.folder, 'init', '-q', '-b', 'main', origin);
  git(origin, 'add', '.');
  git(origin, 'commit', '-qm', 'first');
  git(files.folder, 'clone', '-q', origin, clone);
  expect(await scan(clone)).toMatchObject({ read: 2, new: 2, rejected: [] });

  const before = await rowVersions(test.db);
  files.write('clone/.git/note.md', 'anything');
  git(clone, 'fetch', '-q');
  expect(await scan(clone)).toMatchObject({ read: 2, unchanged: 2 });
  expect(await rowVersions(test.db)).toEqual(before);

  // A branch without the files and back: they are written anew, and hold what they held.
  git(clone, 'switch', '-q', '--orphan', 'empty');
  git(clone, 'switch', '-q', 'main');
  expect(await scan(clone)).toMatchObject({ unchanged: 2, new: 0, updated: 0, stories: 0 });

  files.write('origin/two.md', { title: 'Corrected', webUrl: 'https://example.com/two' });
  git(origin, 'rm', '-q', 'one.md');
  git(origin, 'commit', '-qam', 'second');
  git(clone, 'pull', '-q');
  expect(await scan(clone)).toMatchObject({ read: 1, updated: 1, retracted: 1 });
});
