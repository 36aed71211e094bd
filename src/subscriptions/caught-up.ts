/** Owns what is known of how far a person has caught up. */
import { eq, sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import type { Clock } from '../lib/clock.ts';
import { readers } from './tables.ts';

/** Null when the person never asked. */
export async function caughtUpAt({ db }: { db: Database }, userId: string): Promise<Date | null> {
  const [row] = await db
    .select({ at: readers.caughtUpAt })
    .from(readers)
    .where(eq(readers.userId, userId));
  return row?.at ?? null;
}

/**
 * The person has seen what they missed.
 * @param until when they asked for it: what came after that they have not seen
 */
export async function markCaughtUp(
  { db, clock }: { db: Database; clock: Clock },
  { userId, until }: { userId: string; until: Date },
): Promise<void> {
  await db
    .insert(readers)
    .values({ userId, caughtUpAt: until, createdAt: clock.now() })
    .onConflictDoUpdate({
      target: readers.userId,
      // Two buttons that are pressed out of order take nothing back.
      set: { caughtUpAt: sql`greatest(${readers.caughtUpAt}, excluded.caught_up_at)` },
    });
}
