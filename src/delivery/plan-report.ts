/** Owns writing down, once, what the operator is to be told. */
import { and, count, desc, eq, isNull } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Database, Transaction } from '../db/client.ts';
import { reports } from './tables.ts';

type ReportArgs = {
  /** What it is about, the same however often it is found: `failing:12:2026-11-24T08:00:00.000Z`. */
  key: string;
  /** One short sentence or two, plain: what comes from outside needs no escaping. */
  text: string;
  now: Date;
};

/** What happens within it is told in one message: when a host fails, so do all of its feeds. */
export const GATHER_MS = 60_000;
/** About as many lines as one message has room for in full. */
const MOST_TOGETHER = 10;

/**
 * Tells it in the operator's channel, and in the log, a minute later. Never waits for another.
 * @returns false when this key was told, or is to be told, already
 */
export async function planReport(
  tx: Transaction | Database,
  { key, text, now }: ReportArgs,
): Promise<boolean> {
  return tx.transaction(async (own) => {
    const toldWith = await gathering(own);
    const dueAt = new Date(now.getTime() + GATHER_MS);
    const made = await own
      .insert(reports)
      .values({ key, text, state: 'due', toldWith, dueAt, createdAt: now })
      .onConflictDoNothing()
      .returning({ id: reports.id });
    return made.length > 0;
  });
}

/** The newest report whose message has not been tried yet, if it has room; null when there is none. */
async function gathering(tx: Transaction): Promise<number | null> {
  const [first] = await tx
    .select({ id: reports.id })
    .from(reports)
    .where(and(eq(reports.state, 'due'), eq(reports.attempts, 0), isNull(reports.toldWith)))
    .orderBy(desc(reports.id))
    .limit(1)
    // Once it is claimed its message is as it is; whoever claims it now is not waited for.
    .for('share', { skipLocked: true });
  if (!first) return null;
  const others = alias(reports, 'others');
  const [told] = await tx
    .select({ others: count() })
    .from(others)
    .where(eq(others.toldWith, first.id));
  return told && told.others + 1 < MOST_TOGETHER ? first.id : null;
}
