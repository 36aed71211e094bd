/** Owns the proof that many files, read by threads, come out as few do, in the order of the files. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FileToRead, readAhead, readHere } from '../../../src/sources/folder/read-ahead.ts';
import { makeArticleFolder } from '../../support/article-files.ts';
import { line, testClock } from '../../support/factories.ts';

const FILES = 450;

const files = makeArticleFolder();
const toRead: FileToRead[] = [];
beforeAll(() => {
  for (let number = 0; number < FILES; number += 1) {
    const key = `${number}.md`;
    const fields = { title: `N ${number}`, webUrl: `https://example.com/${number}` };
    const path = files.write(key, number % 90 === 7 ? `line ${number}` : fields);
    toRead.push({ key, path, size: 1, modifiedMs: 1, problem: null, known: undefined });
  }
});
afterAll(() => files.clean());

const deps = { clock: testClock(), line };

it(
  'reads in threads as it does here, batch by batch in their order',
  { timeout: 60_000 },
  async () => {
    const sizes: number[] = [];
    const readings = [];
    for await (const batch of readAhead(deps, { files: toRead, perBatch: 100 })) {
      sizes.push(batch.length);
      readings.push(...batch);
    }
    expect(sizes).toEqual([100, 100, 100, 100, 50]);
    expect(readings).toEqual(await readHere(deps, toRead));
    expect(readings.filter(({ result }) => result.status === 'rejected')).toHaveLength(5);
  },
);

it('ends its threads with whoever takes the batches', { timeout: 60_000 }, async () => {
  const threads = () => process.getActiveResourcesInfo().filter((name) => name === 'MessagePort');
  const before = threads().length;
  for await (const batch of readAhead(deps, { files: toRead, perBatch: 100 })) {
    expect(batch).toHaveLength(100);
    expect(threads().length).toBeGreaterThan(before);
    break;
  }
  expect(threads().length).toBe(before);
});

it('reads the largest files there may be, many at once', { timeout: 60_000 }, async () => {
  const text = 'robots that see. '.repeat(58_000);
  const large = Array.from({ length: 24 }, (_, number): FileToRead => {
    const key = `large-${number}.md`;
    const webUrl = `https://example.com/large-${number}`;
    const path = files.write(key, { title: `L ${number}`, webUrl, excerpt: text });
    return { key, path, size: text.length, modifiedMs: 1, problem: null, known: undefined };
  });
  const statuses = [];
  for await (const batch of readAhead(deps, { files: [...large, ...toRead], perBatch: 250 })) {
    statuses.push(...batch.map(({ result }) => result.status));
  }
  expect(statuses.slice(0, large.length)).toEqual(large.map(() => 'ok'));
  expect(statuses).toHaveLength(large.length + FILES);
});
