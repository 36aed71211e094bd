/** Owns what a person means by not following a topic any more: nothing of it is sent from now on. */
import { sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { shareLine } from '../db/line-lock.ts';
import type { Owner } from '../subscriptions/list-subscriptions.ts';
import { unfollow, type UnfollowOutcome } from '../subscriptions/unfollow.ts';

/**
 * Ends a subscription of the owner, with what was planned for it and not posted yet, unless another
 * of the place's subscriptions wants the same story. Messages that are posted stay true.
 */
export async function stopFollowing(
  { db }: { db: Database },
  args: { subscriptionId: number; owner: Owner },
): Promise<UnfollowOutcome> {
  return db.transaction(async (tx) => {
    // A batch that is under way writes rows of the same places.
    await shareLine(tx);
    const outcome = await unfollow({ db: tx }, args);
    if (outcome.status === 'not-found') return outcome;
    // Removing the subscription has taken it out of its rows: those are the ones without any.
    // One that may be posted stays: a new one of the same story would come beside it.
    const left = sql`planned.subscription_id is null and planned.message_id is null
      and planned.unsure_since is null
      and planned.state in ('due', 'held', 'gathered') and planned.digest_id is null
      and planned.destination_id = ${outcome.destinationId}`;
    await tx.execute(sql`
      update deliveries planned set subscription_id = other.id,
        cadence = case when planned.state = 'gathered' and other.cadence <> 'instant'
          then other.cadence else planned.cadence end
      from subscriptions other, story_topics topic
      where ${left} and other.destination_id = planned.destination_id
        and topic.story_id = planned.story_id and topic.topic = other.topic`);
    await tx.execute(sql`delete from deliveries planned where ${left}`);
    return outcome;
  });
}
