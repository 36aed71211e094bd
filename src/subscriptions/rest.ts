/** Owns letting a rule rest: paused until somebody resumes it, or muted for a while. */
import { eq } from 'drizzle-orm';
import type { Transaction } from '../db/client.ts';
import { findSubscription, type Owner, type SubscriptionView } from './list-subscriptions.ts';
import { subscriptions } from './tables.ts';

export type RestArgs = {
  subscriptionId: number;
  owner: Owner;
  /** What is left out stays; null ends it. */
  rest: { pausedAt?: Date | null; mutedUntil?: Date | null };
};

/** Answers the rule as it is now; null when there is no such rule of the owner's. */
export async function setRest(
  tx: Transaction,
  { subscriptionId, owner, rest }: RestArgs,
): Promise<SubscriptionView | null> {
  const known = await findSubscription({ db: tx }, { subscriptionId, owner });
  if (!known) return null;
  await tx.update(subscriptions).set(rest).where(eq(subscriptions.id, subscriptionId));
  return { ...known, ...rest };
}
