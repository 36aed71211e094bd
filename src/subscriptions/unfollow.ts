/** Owns ending a rule. */
import { eq } from 'drizzle-orm';
import type { Database, Transaction } from '../db/client.ts';
import type { Place } from './follow.ts';
import { findSubscription, type Owner, type SubscriptionView } from './list-subscriptions.ts';
import { subscriptions } from './tables.ts';

export type UnfollowOutcome =
  | {
      status: 'removed';
      rule: SubscriptionView;
      topic: string | null;
      place: Place;
      destinationId: number;
    }
  | { status: 'not-found' };

/** Another owner's subscription is not found: nobody learns that it exists. */
export async function unfollow(
  { db }: { db: Database | Transaction },
  { subscriptionId, owner }: { subscriptionId: number; owner: Owner },
): Promise<UnfollowOutcome> {
  return db.transaction(async (tx) => {
    const rule = await findSubscription({ db: tx }, { subscriptionId, owner });
    if (!rule) return { status: 'not-found' };
    await tx.delete(subscriptions).where(eq(subscriptions.id, subscriptionId));
    const { topic, place, destinationId } = rule;
    return { status: 'removed', rule, topic, place, destinationId };
  });
}
