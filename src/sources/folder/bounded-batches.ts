/** Owns how much of a folder is read at once, and how much of that goes into one transaction. */
import { weighedChunksOf } from '../../lib/chunks.ts';
import type { FileReading, FileToRead } from './read-ahead.ts';

/**
 * Files of a transaction, by the kind of database. The embedded one has one session, for which
 * everybody else waits; of a server only other batches wait. Each statement of a batch costs the same
 * for one row as for hundreds: of 500 files each costs a third of what it does of 50.
 */
export const FILES_PER_BATCH = { postgres: 500, pglite: 50 };

/** A usual file has 4 KB; batches of the largest ones would take a thread's memory. */
const BYTES_PER_BATCH = 8_000_000;

/** Some files cite hundreds of others, and each of those is a row as well. */
const ARTICLES_PER_BATCH = 2_000;

/** What a thread reads at once. */
export function batchesToRead(
  files: readonly FileToRead[],
  perBatch: number,
  most = BYTES_PER_BATCH,
): Generator<FileToRead[]> {
  return weighedChunksOf(files, { size: perBatch, most, weightOf: ({ size }) => size });
}

/** What a transaction takes in: articles, cited ones included. */
export function batchesToStore(
  readings: readonly FileReading[],
  most = ARTICLES_PER_BATCH,
): Generator<FileReading[]> {
  return weighedChunksOf(readings, { most, weightOf: articlesOf });
}

function articlesOf({ result }: FileReading): number {
  if (result.status !== 'ok' || result.prepared.status !== 'ok') return 1;
  return 1 + result.prepared.related.length;
}
