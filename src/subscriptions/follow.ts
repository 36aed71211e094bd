/** Owns starting to follow a topic. */
import { sql } from 'drizzle-orm';
import type { Database, Transaction } from '../db/client.ts';
import type { Clock } from '../lib/clock.ts';
import { type DestinationKind, destinations, subscriptions } from './tables.ts';

/** Where alerts go: a channel's id, or for a direct message the person's. */
export type Place = {
  kind: DestinationKind;
  discordId: string;
  guildId: string | null;
  /** Discord's number of the channel's kind, by who has just seen it. */
  channelType?: number;
};

export type FollowOutcome =
  | { status: 'created'; subscriptionId: number; destinationId: number }
  | { status: 'already-following'; destinationId: number };

export async function follow(
  { db, clock }: { db: Database | Transaction; clock: Clock },
  { place, topic, createdBy }: { place: Place; topic: string; createdBy: string },
): Promise<FollowOutcome> {
  const now = clock.now();
  return db.transaction(async (tx) => {
    const { channelType = null, ...identity } = place;
    const [destination] = await tx
      .insert(destinations)
      .values({ ...identity, channelType, state: 'open', createdAt: now })
      .onConflictDoUpdate({
        target: [destinations.kind, destinations.discordId],
        set: { channelType: sql`coalesce(excluded.channel_type, ${destinations.channelType})` },
      })
      .returning({ id: destinations.id });
    if (!destination) throw new Error('a destination was neither made nor found');
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
