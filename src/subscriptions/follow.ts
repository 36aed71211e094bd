/** Owns starting to follow a topic. */
import { and, eq } from 'drizzle-orm';
import type { Database, Transaction } from '../db/client.ts';
import type { Clock } from '../lib/clock.ts';
import { type DestinationKind, destinations, subscriptions } from './tables.ts';

/** Where alerts go: a channel's id, or for a direct message the person's. */
export type Place = { kind: DestinationKind; discordId: string; guildId: string | null };

export type FollowOutcome =
  | { status: 'created'; subscriptionId: number; destinationId: number }
  | { status: 'already-following'; destinationId: number };

export async function follow(
  { db, clock }: { db: Database | Transaction; clock: Clock },
  { place, topic, createdBy }: { place: Place; topic: string; createdBy: string },
): Promise<FollowOutcome> {
  const now = clock.now();
  return db.transaction(async (tx) => {
    await tx
      .insert(destinations)
      .values({ ...place, state: 'open', createdAt: now })
      .onConflictDoNothing();
    const [destination] = await tx
      .select({ id: destinations.id })
      .from(destinations)
      .where(and(eq(destinations.kind, place.kind), eq(destinations.discordId, place.discordId)));
    if (!destination) throw new Error('a destination vanished while it was followed');
    const [row] = await tx
      .insert(subscriptions)
      .values({ destinationId: destination.id, topic, createdBy, createdAt: now })
      .onConflictDoNothing()
      .returning({ id: subscriptions.id });
    const destinationId = destination.id;
    return row
      ? { status: 'created', subscriptionId: row.id, destinationId }
      : { status: 'already-following', destinationId };
  });
}
