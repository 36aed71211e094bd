/** Owns the proof of which files a walk finds, and that no name or right ends it. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { UserError } from '../../../src/lib/errors.ts';
import { walkFolder } from '../../../src/sources/folder/walk-folder.ts';
import { type ArticleFolder, makeArticleFolder } from '../../support/article-files.ts';

let files: ArticleFolder;
beforeEach(() => {
  files = makeArticleFolder();
});
afterEach(() => files.clean());

const found = async () =>
  (await walkFolder(files.folder)).files.map(({ key, problem }) => [key, problem]);

it('finds files by their path, whatever folder they are in', async () => {
  for (const name of ['b.md', 'a/z.md', 'a.md', 'a/b/c.md', 'B.md']) files.write(name, 'x');
  expect((await found()).map(([key]) => key)).toEqual([
    'B.md',
    'a.md',
    'a/b/c.md',
    'a/z.md',
    'b.md',
  ]);
});

it('leaves out what is hidden, a link, or no Markdown', async () => {
  files.write('.git/a.md', 'x');
  files.write('.a.md', 'x');
  files.write('a.txt', 'x');
  mkdirSync(join(files.folder, 'folder.md'));
  symlinkSync(files.write('real.md', 'x'), join(files.folder, 'link.md'));
  symlinkSync(files.folder, join(files.folder, 'loop'));
  expect(await found()).toEqual([['real.md', null]]);
});

it('says which names are not UTF-8, once where they look alike, and goes on', async () => {
  files.write('z.md', 'x');
  for (const byte of [0xe9, 0xe8]) {
    const name = Buffer.from([0x61, byte, 0x2e, 0x6d, 0x64]);
    writeFileSync(Buffer.concat([Buffer.from(`${files.folder}/`), name]), 'x');
  }
  expect(await found()).toEqual([
    ['a\uFFFD.md', 'has a name that is not UTF-8: rename it'],
    ['z.md', null],
  ]);
});

it('goes before with a file whose name only looks like one that is not UTF-8', async () => {
  files.write('a\uFFFD.md', 'x');
  const name = Buffer.from([0x61, 0xe9, 0x2e, 0x6d, 0x64]);
  writeFileSync(Buffer.concat([Buffer.from(`${files.folder}/`), name]), 'x');
  expect(await found()).toEqual([['a\uFFFD.md', null]]);
});

it('says which paths have more than 1,000 bytes, under keys that are short and their own', async () => {
  const folder = Array.from({ length: 4 }, () => 'é'.repeat(120)).join('/');
  const exact = `${folder}/${'a'.repeat(1_000 - 4 * 241 - 3)}.md`;
  expect(Buffer.byteLength(exact)).toBe(1_000);
  files.write(exact, 'x');
  files.write(`${folder}/b${'a'.repeat(50)}1.md`, 'x');
  files.write(`${folder}/b${'a'.repeat(50)}2.md`, 'x');
  files.write(`${folder}/${'c'.repeat(60)}/deep.md`, 'x');
  const items = await found();
  expect(items.find(([, problem]) => problem === null)?.[0]).toBe(exact);
  const long = items.filter(([, problem]) => problem !== null).map(([key]) => key);
  expect(long.filter((key) => key?.endsWith('/'))).toHaveLength(1);
  expect(new Set(long).size).toBe(3);
  for (const [key, problem] of items) {
    expect(Buffer.byteLength(key ?? '')).toBeLessThanOrEqual(1_000);
    if (problem !== null) expect(problem).toContain('more than 1000 bytes: shorten it');
  }
});

it('refuses a place that is not there', async () => {
  await expect(walkFolder(join(files.folder, 'missing'))).rejects.toThrow(UserError);
});
