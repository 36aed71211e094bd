/** Owns timing what a transaction does, and undoing it: the next round finds all as it was. */
import type { Database, Transaction } from '../src/db/client.ts';

class Undone extends Error {}

/** @param count looks at what was done, after the time is taken */
export async function timedAndUndone(
  db: Database,
  work: (tx: Transaction) => Promise<void>,
  count: (tx: Transaction) => Promise<number>,
): Promise<{ ms: number; rows: number }> {
  let ms = 0;
  let rows = 0;
  await db
    .transaction(async (tx) => {
      const started = performance.now();
      await work(tx);
      ms = performance.now() - started;
      rows = await count(tx);
      throw new Undone();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error;
    });
  return { ms, rows };
}
