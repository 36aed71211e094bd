/** Owns forgetting a person: nothing that is stored leads to them afterwards. */
import { and, eq, inArray } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { lockLine } from '../db/line-lock.ts';
import type { Clock } from '../lib/clock.ts';
import {
  destinations,
  readers,
  storyFollows,
  subscriptions,
  votes,
} from '../subscriptions/tables.ts';
import { recount } from '../subscriptions/votes.ts';
import { notices } from './tables.ts';

export type Forgotten = {
  /** What they followed by direct message, or were mentioned for. */
  subscriptions: number;
  followedStories: number;
  votes: number;
  /** Rules of servers that they made: these stay, and nobody knows by whom. */
  keptRules: number;
};

/**
 * Messages that were sent stay in Discord, where the person can delete them. A message that is on its
 * way meanwhile may still arrive.
 */
export async function forgetPerson(
  { db, clock }: { db: Database; clock: Clock },
  userId: string,
): Promise<Forgotten> {
  const now = clock.now();
  return db.transaction(async (tx) => {
    // A batch that is under way writes rows of the same places.
    await lockLine(tx);
    const [place] = await tx
      .select({ id: destinations.id })
      .from(destinations)
      .where(and(eq(destinations.kind, 'dm'), eq(destinations.discordId, userId)));
    const placeId = place?.id ?? 0;
    // Each of them by its own name, so that they can be counted; the place takes along what is left.
    const direct = await tx
      .delete(subscriptions)
      .where(eq(subscriptions.destinationId, placeId))
      .returning({ id: subscriptions.id });
    await tx.delete(destinations).where(eq(destinations.id, placeId));
    const isTheirs = eq(subscriptions.createdBy, userId);
    const mentions = await tx
      .delete(subscriptions)
      .where(and(isTheirs, eq(subscriptions.kind, 'mention')))
      .returning({ id: subscriptions.id });
    const kept = await tx
      .update(subscriptions)
      .set({ createdBy: '' })
      .where(isTheirs)
      .returning({ id: subscriptions.id });
    const followed = await tx
      .delete(storyFollows)
      .where(eq(storyFollows.userId, userId))
      .returning({ id: storyFollows.id });
    await tx.delete(notices).where(eq(notices.recipientId, userId));
    await tx.delete(readers).where(eq(readers.userId, userId));
    const places = await tx
      .selectDistinct({ id: votes.destinationId })
      .from(votes)
      .where(eq(votes.userId, userId))
      .orderBy(votes.destinationId);
    const ids = places.map(({ id }) => id);
    if (ids.length > 0) {
      // As whoever votes there does.
      const which = inArray(destinations.id, ids);
      await tx
        .select({ id: destinations.id })
        .from(destinations)
        .where(which)
        .orderBy(destinations.id)
        .for('no key update');
    }
    const voted = await tx
      .delete(votes)
      .where(eq(votes.userId, userId))
      .returning({ storyId: votes.storyId });
    await recount(tx, ids, now);
    return {
      subscriptions: direct.length + mentions.length,
      followedStories: followed.length,
      votes: voted.length,
      keptRules: kept.length,
    };
  });
}
