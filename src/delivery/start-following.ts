/** Owns what a person means by following something: the rule, and its first card, or none of both. */
import { eq, sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { shareLine } from '../db/line-lock.ts';
import type { Clock } from '../lib/clock.ts';
import { localDayOf } from '../lib/zoned-time.ts';
import { follow, type FollowArgs, type FollowOutcome } from '../subscriptions/follow.ts';
import { type Cadence, destinations } from '../subscriptions/tables.ts';
import { regather } from './change-cadence.ts';
import { planNewest } from './plan-newest.ts';
import { resumeDestination } from './resume.ts';
import { nextDigestOf } from './schedule-digests.ts';

export type StartFollowingOutcome =
  /**
   * `first`: whether the topic's newest story is on its way there; `digestAt`: when its next digest
   * comes, null where stories come at once.
   */
  | {
      status: 'created';
      subscriptionId: number;
      first: 'due' | 'nothing-yet';
      digestAt: Date | null;
    }
  /** It was followed with other options, or rested; `before` is its cadence of then. */
  | { status: 'changed'; subscriptionId: number; digestAt: Date | null; before: Cadence }
  /** It was followed but paused; what had waited is on its way. */
  | { status: 'resumed' }
  | { status: 'already-following'; subscriptionId: number; cadence: Cadence }
  | Extract<FollowOutcome, { status: 'too-many' }>;

/**
 * A new subscription gets its topic's newest story at once, so that a person sees that it works.
 * Somebody who follows at a paused place has opened it again, as far as they know: it is tried.
 * When this answers, the delivery worker has something to do unless nothing is due.
 */
export async function startFollowing(
  { db, clock, alertBar }: { db: Database; clock: Clock; alertBar: number },
  args: FollowArgs,
): Promise<StartFollowingOutcome> {
  const now = clock.now();
  return db.transaction(async (tx) => {
    // A batch that is under way would see no rule, and this no story.
    await shareLine(tx);
    const followed = await follow({ db: tx, clock }, args);
    if (followed.status === 'too-many') return followed;
    const { status, subscriptionId, destinationId, cadence } = followed;
    if (args.kind === 'mention') return mentioning(followed);
    const isReopened = await resumeDestination(tx, destinationId, now);
    if (status === 'already-following') {
      return isReopened ? { status: 'resumed' } : { status, subscriptionId, cadence };
    }
    const digestAt =
      cadence === 'instant'
        ? null
        : await nextDigestOf({ db: tx }, { destinationId, cadence, now });
    if (status === 'changed') {
      const { before } = followed;
      if (cadence !== before) await regather(tx, { subscriptionId, cadence });
      return { status, subscriptionId, digestAt, before };
    }
    const [place] = await tx
      .select({ zone: destinations.zone })
      .from(destinations)
      .where(eq(destinations.id, destinationId));
    const planned = await planNewest(
      tx,
      { now, alertBar, perSubscription: 1 },
      {
        rules: sql`rule.id = ${subscriptionId}`,
        candidates: sql`true`,
        order: sql`topic.first_seen_at desc, topic.story_id desc`,
        alertDay: localDayOf(now, place?.zone ?? 'UTC'),
      },
    );
    return { status: 'created', subscriptionId, first: planned ? 'due' : 'nothing-yet', digestAt };
  });
}

/** A rule that mentions somebody posts nothing, not even a first story. */
function mentioning(
  followed: Exclude<FollowOutcome, { status: 'too-many' }>,
): StartFollowingOutcome {
  const { status, subscriptionId, cadence } = followed;
  switch (status) {
    case 'created':
      return { status, subscriptionId, first: 'nothing-yet', digestAt: null };
    case 'changed':
      return { status, subscriptionId, digestAt: null, before: followed.before };
    case 'already-following':
      return { status, subscriptionId, cadence };
  }
}
