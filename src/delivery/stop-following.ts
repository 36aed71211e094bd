/** Owns what a person means by not following something any more: nothing of it is sent from now on. */
import { isNull } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { shareLine } from '../db/line-lock.ts';
import type { Clock } from '../lib/clock.ts';
import type { Owner } from '../subscriptions/list-subscriptions.ts';
import { unfollow, type UnfollowOutcome } from '../subscriptions/unfollow.ts';
import { deliveries } from './tables.ts';
import { withdraw } from './withdraw.ts';

/**
 * Ends a subscription of the owner, with what was planned for it and not posted yet, unless another
 * of the place's subscriptions wants the same story. Messages that are posted stay true.
 */
export async function stopFollowing(
  { db, clock, alertBar }: { db: Database; clock: Clock; alertBar: number },
  args: { subscriptionId: number; owner: Owner },
): Promise<UnfollowOutcome> {
  return db.transaction(async (tx) => {
    // A batch that is under way writes rows of the same places.
    await shareLine(tx);
    const outcome = await unfollow({ db: tx }, args);
    if (outcome.status === 'not-found') return outcome;
    // Removing the subscription has taken it out of its rows: those are the ones without any.
    await withdraw(tx, {
      destinationId: outcome.destinationId,
      which: isNull(deliveries.subscriptionId),
      now: clock.now(),
      alertBar,
    });
    return outcome;
  });
}
