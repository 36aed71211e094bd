/** Owns what a person means by following a topic: the rule, and its first card, or none of both. */
import { sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { shareLine } from '../db/line-lock.ts';
import type { Clock } from '../lib/clock.ts';
import { follow, type Place } from '../subscriptions/follow.ts';
import { planNewest } from './plan-newest.ts';
import { resumeDestination } from './resume.ts';

export type StartFollowingOutcome =
  /** `first`: whether the topic's newest story is on its way there. */
  | { status: 'created'; subscriptionId: number; first: 'due' | 'nothing-yet' }
  /** It was followed but paused; what had waited is on its way. */
  | { status: 'resumed' }
  | { status: 'already-following' };

/**
 * A new subscription gets its topic's newest story at once, so that a person sees that it works.
 * Somebody who follows at a paused place has opened it again, as far as they know: it is tried.
 * When this answers, the delivery worker has something to do unless nothing is due.
 */
export async function startFollowing(
  { db, clock, alertBar }: { db: Database; clock: Clock; alertBar: number },
  args: { place: Place; topic: string; createdBy: string },
): Promise<StartFollowingOutcome> {
  const now = clock.now();
  return db.transaction(async (tx) => {
    // A batch that is under way would see no rule, and this no story.
    await shareLine(tx);
    const followed = await follow({ db: tx, clock }, args);
    const isReopened = await resumeDestination(tx, followed.destinationId, now);
    if (followed.status === 'already-following') {
      return { status: isReopened ? 'resumed' : 'already-following' };
    }
    const { subscriptionId } = followed;
    const planned = await planNewest(
      tx,
      { now, alertBar, perSubscription: 1 },
      {
        rules: sql`rule.id = ${subscriptionId}`,
        candidates: sql`true`,
        order: sql`topic.first_seen_at desc, topic.story_id desc`,
      },
    );
    return { status: 'created', subscriptionId, first: planned ? 'due' : 'nothing-yet' };
  });
}
