/** Owns taking due rows of the outbox, each by one worker at a time. */
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { type DestinationKind, destinations } from '../subscriptions/tables.ts';
import { deliveries } from './tables.ts';

export type ClaimedDelivery = {
  id: number;
  storyId: number;
  destinationId: number;
  destination: { kind: DestinationKind; discordId: string };
  attempts: number;
  /** The revision that is wanted now. */
  revision: number;
  createdAt: Date;
  /** The message that is to be edited; null for a first post. */
  posted: { channelId: string; messageId: string } | null;
};

/** Longer than any send with its waits for the rate limit; a killed worker's rows wait this long. */
export const LEASE_MS = 60_000;

/**
 * Rows that are due, or whose worker's lease ran out, oldest first. While a row is `sending` its
 * `due_at` is the end of its lease, so that one partial index serves both.
 */
export async function claim(
  { db }: { db: Database },
  { worker, limit, now }: { worker: string; limit: number; now: Date },
): Promise<ClaimedDelivery[]> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const claimed = await db
    .update(deliveries)
    .set({
      state: 'sending',
      leasedBy: worker,
      dueAt: sql`${at} + ${LEASE_MS} * interval '1 millisecond'`,
      attempts: sql`${deliveries.attempts} + 1`,
    })
    .where(
      // Materialised: a plan that runs the sub-select again would claim more than the limit.
      inArray(
        deliveries.id,
        sql`(with picked as materialized (
          select id from deliveries where state in ('due', 'sending') and due_at <= ${at}
          order by due_at, id limit ${limit} for update skip locked
        ) select id from picked)`,
      ),
    )
    .returning();
  if (claimed.length === 0) return [];
  const places = await db
    .select()
    .from(destinations)
    .where(inArray(destinations.id, [...new Set(claimed.map((row) => row.destinationId))]));
  const placeOf = new Map(places.map((place) => [place.id, place]));
  return claimed
    .toSorted((a, b) => a.id - b.id)
    .flatMap((row) => {
      const place = placeOf.get(row.destinationId);
      const { channelId, messageId } = row;
      if (!place) return [];
      return {
        id: row.id,
        storyId: row.storyId,
        destinationId: row.destinationId,
        destination: { kind: place.kind, discordId: place.discordId },
        attempts: row.attempts,
        revision: row.revision,
        createdAt: row.createdAt,
        posted: channelId !== null && messageId !== null ? { channelId, messageId } : null,
      };
    });
}

/**
 * Gives rows back at once instead of when their leases end: a worker's when it stops, or all (null)
 * when it is certain that no other process has any (the embedded database at its opening).
 */
export async function releaseClaims(
  { db }: { db: Database },
  { worker, now }: { worker: string | null; now: Date },
): Promise<void> {
  const whose = worker === null ? undefined : eq(deliveries.leasedBy, worker);
  await db
    .update(deliveries)
    .set({ state: 'due', dueAt: now, leasedBy: null })
    .where(and(eq(deliveries.state, 'sending'), whose));
}
