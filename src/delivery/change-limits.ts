/** Owns what other limits of a channel or a person mean for the alerts that wait there. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { shareLine } from '../db/line-lock.ts';
import type { Clock } from '../lib/clock.ts';
import { type Limits, type LimitsArgs, setLimits } from '../subscriptions/set-limits.ts';
import { deliveries } from './tables.ts';

/**
 * Answers what holds from now on, null where the server has no alerts in that channel. What waited
 * for the end of the quiet hours of before, or counted to a day's limit of before, is looked at anew:
 * each send asks what holds then.
 */
export async function changeLimits(
  { db, clock }: { db: Database; clock: Clock },
  args: LimitsArgs,
): Promise<Limits | null> {
  return db.transaction(async (tx) => {
    await shareLine(tx);
    const changed = await setLimits({ db: tx, clock }, args);
    if (!changed) return null;
    const { destinationId, ...limits } = changed;
    if (Object.keys(args.changes).length === 0) return limits;
    const now = clock.now();
    const isLimited = (args.changes.dailyLimit ?? null) !== null;
    await tx
      .update(deliveries)
      .set({
        // A try that failed has its own wait.
        dueAt: sql`case when ${deliveries.attempts} = 0
          then least(${deliveries.dueAt}, ${now.toISOString()}::timestamptz)
          else ${deliveries.dueAt} end`,
        ...(isLimited ? { alertDay: null } : {}),
      })
      .where(
        and(
          eq(deliveries.destinationId, destinationId),
          eq(deliveries.state, 'due'),
          isNull(deliveries.messageId),
        ),
      );
    return limits;
  });
}
