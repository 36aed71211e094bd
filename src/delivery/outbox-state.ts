/** Owns how well the outbox is kept empty. */
import { and, count, eq, gte, inArray, lt, min } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { deliveries } from './tables.ts';

export type OutboxState = {
  /** Cards that should have been sent before. */
  overdue: number;
  /** Since when the oldest of them should have been; null when none is. */
  oldestDueAt: Date | null;
  /** Cards that Discord refused for good, of those that were planned since then. */
  failed: number;
};

/** @param since what failed before is no news */
export async function outboxState(
  { db }: { db: Database },
  { now, since }: { now: Date; since: Date },
): Promise<OutboxState> {
  const { state, dueAt, createdAt } = deliveries;
  const [waiting] = await db
    .select({ overdue: count(), oldestDueAt: min(dueAt) })
    .from(deliveries)
    .where(and(inArray(state, ['due', 'sending']), lt(dueAt, now)));
  const failed = await db.$count(deliveries, and(eq(state, 'failed'), gte(createdAt, since)));
  return { overdue: waiting?.overdue ?? 0, oldestDueAt: waiting?.oldestDueAt ?? null, failed };
}
