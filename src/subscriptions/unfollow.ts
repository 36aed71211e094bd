/** Owns ceasing to follow a topic. */
import { and, eq } from 'drizzle-orm';
import type { Database, Transaction } from '../db/client.ts';
import type { Place } from './follow.ts';
import { type Owner, ownedBy } from './list-subscriptions.ts';
import { destinations, subscriptions } from './tables.ts';

export type UnfollowOutcome =
  | { status: 'removed'; topic: string; place: Place; destinationId: number }
  | { status: 'not-found' };

/** Another owner's subscription is not found: nobody learns that it exists. */
export async function unfollow(
  { db }: { db: Database | Transaction },
  { subscriptionId, owner }: { subscriptionId: number; owner: Owner },
): Promise<UnfollowOutcome> {
  return db.transaction(async (tx) => {
    const [row] = await tx
      .select({
        topic: subscriptions.topic,
        destinationId: subscriptions.destinationId,
        place: {
          kind: destinations.kind,
          discordId: destinations.discordId,
          guildId: destinations.guildId,
        },
      })
      .from(subscriptions)
      .innerJoin(destinations, eq(destinations.id, subscriptions.destinationId))
      .where(and(eq(subscriptions.id, subscriptionId), ownedBy(owner)));
    if (!row) return { status: 'not-found' };
    await tx.delete(subscriptions).where(eq(subscriptions.id, subscriptionId));
    return { status: 'removed', ...row };
  });
}
