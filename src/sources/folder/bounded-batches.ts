/** Owns how much of what was read goes into one transaction. */
import type { FileReading } from './read-ahead.ts';

/**
 * Files of a transaction, by the kind of database. The embedded one has one session, for which
 * everybody else waits; of a server only other batches wait. Each statement of a batch costs the same
 * for one row as for hundreds: of 500 files each costs a third of what it does of 50.
 */
export const FILES_PER_BATCH = { postgres: 500, pglite: 50 };

/** Some files cite hundreds of others, and each of those is a row as well. */
const ARTICLES_PER_BATCH = 2_000;

/** Runs of at most so many articles, cited ones included; a file that has more stands alone. */
export function* boundedBatches(
  readings: readonly FileReading[],
  most = ARTICLES_PER_BATCH,
): Generator<FileReading[]> {
  let run: FileReading[] = [];
  let articles = 0;
  for (const reading of readings) {
    const more = articlesOf(reading);
    if (run.length > 0 && articles + more > most) {
      yield run;
      run = [];
      articles = 0;
    }
    run.push(reading);
    articles += more;
  }
  if (run.length > 0) yield run;
}

function articlesOf({ result }: FileReading): number {
  if (result.status !== 'ok' || result.prepared.status !== 'ok') return 1;
  return 1 + result.prepared.related.length;
}
