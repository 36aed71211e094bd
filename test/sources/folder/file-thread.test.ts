/** Owns the proof that a thread prepares files as the main thread does, from source and bundled. */
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bundle } from '../../../build.mjs';
import { startFileThread } from '../../../src/sources/folder/file-thread.ts';
import { prepareFile } from '../../../src/sources/folder/prepare-file.ts';
import { makeArticleFolder } from '../../support/article-files.ts';
import { line, NOW } from '../../support/factories.ts';

const files = makeArticleFolder();
afterAll(() => files.clean());

const source = join(import.meta.dirname, '../../../src');
const outdir = join(source, '../dist/test');
async function bundled(): Promise<{ startFileThread: typeof startFileThread }> {
  const file = 'sources/folder/file-thread';
  await bundle({ entryPoints: [join(source, `${file}.ts`)], outbase: source, outdir });
  return import(join(outdir, `${file}.js`));
}

describe.each<[string, () => Promise<{ startFileThread: typeof startFileThread }>]>([
  ['from source', async () => ({ startFileThread })],
  ['bundled', bundled],
])('a thread %s', (_what, load) => {
  it('answers as this thread would, in the order asked', { timeout: 60_000 }, async () => {
    const scored = { quality: undefined, title: 'Computer vision at The Verge', published: true };
    const provider = { name: '', domain: 'theverge.com' };
    const related = [{ title: 'Other', webUrl: 'https://example.org/o' }, null];
    const paths = [
      files.write('scored.md', { ...scored, provider, related }),
      files.write('broken.md', 'no front matter'),
      files.write('removed.md', { removed: true, publishedDateTime: '2030-01-01T00:00:00Z' }),
      join(files.folder, 'missing.md'),
    ];
    const requests = paths.map((path) => ({ path, problem: null, knownHash: null }));
    const thread = (await load()).startFileThread(line);
    const [first, second] = await Promise.all([
      thread.prepare(requests, NOW),
      thread.prepare(requests.toReversed(), NOW),
    ]);
    const here = requests.map((request) => prepareFile(line, request, NOW));
    expect(first).toEqual(here);
    expect(second).toEqual(here.toReversed());
    expect(here.map(({ status }) => status)).toEqual(['ok', 'rejected', 'ok', 'rejected']);
    await thread.stop();
    await expect(thread.prepare(requests, NOW)).rejects.toThrow('has ended');
  });
});

it('does not parse what holds the same as before', () => {
  const path = files.write('same.md', {});
  const request = { path, problem: null, knownHash: null };
  const { hash } = prepareFile(line, request, NOW);
  expect(prepareFile(line, { ...request, knownHash: hash }, NOW)).toEqual({ status: 'same', hash });
});
