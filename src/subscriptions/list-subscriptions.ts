/** Owns the list of what a person, or a server, follows. */
import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import type { Place } from './follow.ts';
import { type Cadence, destinations, subscriptions } from './tables.ts';

/** Who may see and remove a subscription: the person of a DM, or the admins of a server. */
export type Owner = { userId: string } | { guildId: string };

export type SubscriptionView = {
  id: number;
  topic: string;
  cadence: Cadence;
  place: Place;
  /** Why nothing is sent there now; null while it is open. */
  paused: string | null;
  createdAt: Date;
};

export async function listSubscriptions(
  { db }: { db: Database },
  owner: Owner,
): Promise<SubscriptionView[]> {
  const rows = await db
    .select({
      id: subscriptions.id,
      topic: subscriptions.topic,
      cadence: subscriptions.cadence,
      place: {
        kind: destinations.kind,
        discordId: destinations.discordId,
        guildId: destinations.guildId,
      },
      paused: destinations.pausedReason,
      createdAt: subscriptions.createdAt,
    })
    .from(subscriptions)
    .innerJoin(destinations, eq(destinations.id, subscriptions.destinationId))
    .where(ownedBy(owner))
    .orderBy(asc(destinations.id), asc(subscriptions.topic));
  return rows;
}

/** A condition on `destinations`. */
export function ownedBy(owner: Owner) {
  return 'userId' in owner
    ? and(eq(destinations.kind, 'dm'), eq(destinations.discordId, owner.userId))
    : and(eq(destinations.kind, 'channel'), eq(destinations.guildId, owner.guildId));
}
