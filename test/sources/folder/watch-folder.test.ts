/** Owns the proof that a change below a folder is told soon, and that no fault of a watch ends it. */
import { appendFileSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type FolderWatch, watchFolder } from '../../../src/sources/folder/watch-folder.ts';
import { type ArticleFolder, makeArticleFolder } from '../../support/article-files.ts';

let files: ArticleFolder;
let watching: FolderWatch;
let told: number;
let lines: { level: number; msg: string }[];
beforeEach(async () => {
  files = makeArticleFolder();
  files.write('sub/old.md', 'x');
  files.write('.git/HEAD', 'x');
  told = 0;
  lines = [];
  const log = pino({ base: null }, { write: (text: string) => lines.push(JSON.parse(text)) });
  const onChange = () => void (told += 1);
  watching = watchFolder({ log, onChange }, { location: files.folder, renewMs: 50 });
  await watching.ready;
});
afterEach(() => {
  watching.close();
  files.clean();
});

const times = () => told;
const patience = { timeout: 10_000, interval: 10 };

it.each(['new.md', 'sub/new.md', 'sub/old.md'])(
  'tells of a file that is written: %s',
  async (name) => {
    files.write(name, 'y');
    await expect.poll(times, patience).toBe(1);
  },
);

it('tells of a file that is renamed into its place, and of one that is gone', async () => {
  files.write('next.tmp', 'x');
  renameSync(join(files.folder, 'next.tmp'), join(files.folder, 'next.md'));
  await expect.poll(times, patience).toBe(1);
  files.remove('next.md');
  await expect.poll(times, patience).toBe(2);
});

it('tells once of a file that is written bit by bit', async () => {
  const path = files.write('slow.md', 'x');
  for (let bit = 0; bit < 20; bit += 1) {
    appendFileSync(path, 'x');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await expect.poll(times, patience).toBe(1);
  files.write('last.md', 'x');
  await expect.poll(times, patience).toBe(2);
});

it('tells of what is in folders that came later, and were moved', async () => {
  mkdirSync(join(files.folder, 'later/deep'), { recursive: true });
  await expect.poll(times, patience).toBe(1);
  files.write('later/deep/new.md', 'x');
  await expect.poll(times, patience).toBe(2);
  renameSync(join(files.folder, 'later'), join(files.folder, 'moved'));
  await expect.poll(times, patience).toBe(3);
  files.write('moved/deep/new.md', 'y');
  await expect.poll(times, patience).toBe(4);
});

it('does not tell of hidden files and folders, or of what is no article', async () => {
  files.write('.git/index.md', 'x');
  files.write('.git/objects/aa/x.md', 'x');
  files.write('.draft.md', 'x');
  files.write('notes.txt', 'x');
  files.write('sub/last.md', 'x');
  await expect.poll(times, patience).toBe(1);
});

it('waits for a folder that vanished, says so once, and tells when it is back', async () => {
  rmSync(files.folder, { recursive: true });
  await vi.waitUntil(() => lines.length > 0, { timeout: 10_000 });
  const before = told;
  files.write('sub/new.md', 'x');
  await vi.waitUntil(() => told > before, { timeout: 10_000 });
  expect(lines).toMatchObject([
    {
      level: 40,
      msg: `${files.folder} cannot be watched (it is not there): new files wait for a scan`,
    },
  ]);
  await vi.waitUntil(
    () => {
      files.write('sub/again.md', 'x');
      return told > before + 1;
    },
    { timeout: 10_000, interval: 500 },
  );
});
