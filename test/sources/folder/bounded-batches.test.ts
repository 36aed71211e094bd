/** Owns the proof that no thread of a scan reads, and no transaction takes in, more than it should. */
import { expect, it } from 'vitest';
import { prepareEntry } from '../../../src/ingest/prepare-entry.ts';
import { batchesToRead, batchesToStore } from '../../../src/sources/folder/bounded-batches.ts';
import type { FileReading } from '../../../src/sources/folder/read-ahead.ts';
import { cited, entry, line, NOW } from '../../support/factories.ts';

function reading(key: string, citedCount: number): FileReading {
  const related = Array.from({ length: citedCount }, (_, at) => cited(`${key}-${at}`));
  const prepared = prepareEntry(line, { entry: entry(key, { related }), now: NOW });
  const file = { key, path: key, size: 1, modifiedMs: 1, problem: null, known: undefined };
  return {
    file,
    result: { status: 'ok', hash: '', prepared, isRemoved: false, droppedRelated: 0 },
  };
}

it.each([
  [[0, 0, 0], [['a', 'b', 'c']]],
  [
    [4, 4, 4],
    [['a', 'b'], ['c']],
  ],
  [
    [0, 30, 0, 0],
    [['a'], ['b'], ['c', 'd']],
  ],
  [[], []],
])('makes of files that cite %j others the batches %j, of at most ten articles', (cites, runs) => {
  const readings = cites.map((count, at) => reading('abcd'.charAt(at), count));
  const batches = Array.from(batchesToStore(readings, 10), (batch) =>
    batch.map(({ file }) => file.key),
  );
  expect(batches).toEqual(runs);
});

it('reads at most so many files at once, and so many bytes; a larger file stands alone', () => {
  const sizes = [4, 4, 4, 30, 1, 1, 1, 1];
  const files = sizes.map((size, at) => ({ ...reading(`${at}`, 0).file, size }));
  const batches = Array.from(batchesToRead(files, 3, 10), (batch) => batch.map(({ size }) => size));
  expect(batches).toEqual([[4, 4], [4], [30], [1, 1, 1], [1]]);
});
