/** Owns what other limits of a channel mean for the alerts that wait there. */
import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { shareLine } from '../db/line-lock.ts';
import type { Clock } from '../lib/clock.ts';
import { type Limits, setLimits } from '../subscriptions/set-limits.ts';
import { deliveries } from './tables.ts';

/**
 * Answers what holds from now on, null where the server has no alerts in that channel. What waited
 * for the end of the quiet hours of before is looked at anew: each send asks what holds then.
 */
export async function changeLimits(
  { db, clock }: { db: Database; clock: Clock },
  args: Parameters<typeof setLimits>[1],
): Promise<Limits | null> {
  return db.transaction(async (tx) => {
    await shareLine(tx);
    const changed = await setLimits({ db: tx }, args);
    if (!changed) return null;
    const { destinationId, ...limits } = changed;
    if (Object.keys(args.changes).length === 0) return limits;
    const now = clock.now();
    await tx
      .update(deliveries)
      .set({ dueAt: now })
      .where(
        and(
          eq(deliveries.destinationId, destinationId),
          eq(deliveries.state, 'due'),
          // Neither an edit nor a try that failed, which has its own wait.
          isNull(deliveries.messageId),
          eq(deliveries.attempts, 0),
          gt(deliveries.dueAt, now),
        ),
      );
    return limits;
  });
}
