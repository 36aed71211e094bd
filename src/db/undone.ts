/** Owns doing something in a transaction only to see what comes of it. */
import { TransactionRollbackError } from 'drizzle-orm';
import type { Database, Transaction } from './client.ts';

/** Answers what `work` did, none of which stays. Its locks are given back too, within another as well. */
export async function undone<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const seen: { value: T }[] = [];
  try {
    await db.transaction(async (tx) => {
      seen.push({ value: await work(tx) });
      tx.rollback();
    });
  } catch (error) {
    if (!(error instanceof TransactionRollbackError)) throw error;
  }
  const [first] = seen;
  if (!first) throw new Error('a transaction ended before what it was for');
  return first.value;
}
