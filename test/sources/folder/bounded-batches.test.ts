/** Owns the proof that no transaction of a scan takes in more articles than it should. */
import { expect, it } from 'vitest';
import { prepareEntry } from '../../../src/ingest/prepare-entry.ts';
import { boundedBatches } from '../../../src/sources/folder/bounded-batches.ts';
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
  const batches = Array.from(boundedBatches(readings, 10), (batch) =>
    batch.map(({ file }) => file.key),
  );
  expect(batches).toEqual(runs);
});
