/** Owns the lock that keeps batches of articles in one order, whichever process reads them. */
import { sql } from 'drizzle-orm';
import type { Transaction } from './client.ts';

/** Any constant will do, as long as every version of Keypoint uses the same. */
const LINE_LOCK = 4_907_202;

/** Until the transaction ends nobody else stores, groups or plans. It may be taken twice. */
export async function lockLine(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${LINE_LOCK})`);
}

/** Until the transaction ends no batch comes in between; others may share it. */
export async function shareLine(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock_shared(${LINE_LOCK})`);
}
