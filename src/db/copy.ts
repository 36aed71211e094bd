/** Owns copying a whole database into another: row after row, with nothing written in between. */
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { Database } from './client.ts';
import { dumpDatabase, restoreDatabase } from './dump.ts';

/** How many rows one may be ahead of the other. */
const LINES_AHEAD = 1_000;

/**
 * All of it or nothing, whatever ends it: there is no file that could be left behind.
 * @returns how many rows there are now
 * @throws UserError as `restoreDatabase` does
 */
export async function copyDatabase(from: Database, to: Database): Promise<number> {
  const lines = new PassThrough({ objectMode: true, highWaterMark: LINES_AHEAD });
  // Who reads is told by what it reads; where nobody reads any more nobody needs to be.
  lines.on('error', () => undefined);
  const over = new AbortController();
  const { signal } = over;
  const dumping = dumpDatabase(from, async (line) => {
    signal.throwIfAborted();
    if (!lines.write(line)) await once(lines, 'drain', { signal });
  }).then(
    () => lines.end(),
    (error: Error) => lines.destroy(error),
  );
  try {
    return await restoreDatabase(to, lines);
  } finally {
    over.abort();
    await dumping;
  }
}
