/** Owns the writing of a sweep's outcomes: many at a time, in the background. */
import type { Database } from '../../db/client.ts';
import type { Clock } from '../../lib/clock.ts';
import { type Written, writePolls } from './write-polls.ts';

export type Ledger = {
  add(poll: Written): void;
  /** Writes what there is; resolves when that and all before it is written. Never rejects. */
  flush(): Promise<void>;
  /**
   * Resolves when all is written.
   * @throws what the database threw first
   */
  close(): Promise<void>;
};

const AT_ONCE = 200;

export function createLedger({
  db,
  clock,
  worker,
}: {
  db: Database;
  clock: Clock;
  worker: string;
}): Ledger {
  const open: Written[] = [];
  const failures: unknown[] = [];
  const writing = new Set<Promise<void>>();

  const flush = async (): Promise<void> => {
    const polls = open.splice(0);
    if (polls.length > 0) {
      const now = clock.now();
      const written = writePolls(db, { worker, now, polls })
        .catch((error: unknown) => {
          failures.push(error);
        })
        .finally(() => writing.delete(written));
      writing.add(written);
    }
    await Promise.all(writing);
  };

  return {
    add(poll) {
      open.push(poll);
      if (open.length >= AT_ONCE) void flush();
    },
    flush,
    async close() {
      await flush();
      if (failures.length > 0) throw failures[0];
    },
  };
}
