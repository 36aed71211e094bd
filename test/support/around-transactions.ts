/** Owns a test's hand on the moments before and after each transaction of what it tests. */
import type { Database } from '../../src/db/client.ts';

type Moments = { before?: () => Promise<void>; after?: () => void };

/** The same database, but for what comes before and after each transaction. */
export function aroundTransactions(db: Database, { before, after }: Moments): Database {
  const transaction: Database['transaction'] = async (run, config) => {
    await before?.();
    const result = await db.transaction(run, config);
    after?.();
    return result;
  };
  // An object that inherits all else.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return Object.assign(Object.create(db) as Database, { transaction });
}

export function makeGate(): { open: () => void; opened: Promise<void> } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}
