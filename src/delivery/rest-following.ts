/** Owns what a person means by letting a rule rest: nothing of it is sent, and none of it follows later. */
import { eq } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { shareLine } from '../db/line-lock.ts';
import type { Clock } from '../lib/clock.ts';
import type { Owner, SubscriptionView } from '../subscriptions/list-subscriptions.ts';
import { type RestArgs, setRest } from '../subscriptions/rest.ts';
import { deliveries } from './tables.ts';
import { withdraw } from './withdraw.ts';

type Deps = { db: Database; clock: Clock; alertBar: number };
type Which = { subscriptionId: number; owner: Owner };
export type RestOutcome = { status: 'done'; rule: SubscriptionView } | { status: 'not-found' };

/** Until it is resumed. */
export function pauseFollowing(deps: Deps, which: Which): Promise<RestOutcome> {
  return rest(deps, { ...which, rest: { pausedAt: deps.clock.now() } });
}

/** A mute that is not over yet stays. What came meanwhile is not sent: it was news then. */
export function resumeFollowing(deps: Deps, which: Which): Promise<RestOutcome> {
  return rest(deps, { ...which, rest: { pausedAt: null } });
}

export function muteFollowing(
  deps: Deps,
  { until, ...which }: Which & { until: Date },
): Promise<RestOutcome> {
  return rest(deps, { ...which, rest: { mutedUntil: until } });
}

export function unmuteFollowing(deps: Deps, which: Which): Promise<RestOutcome> {
  return rest(deps, { ...which, rest: { mutedUntil: null } });
}

/** What it had planned and is not posted yet goes with it, unless another rule wants it. */
async function rest({ db, clock, alertBar }: Deps, args: RestArgs): Promise<RestOutcome> {
  const now = clock.now();
  return db.transaction(async (tx) => {
    // A batch that is under way plans by the rule as it was.
    await shareLine(tx);
    const rule = await setRest(tx, args);
    if (!rule) return { status: 'not-found' };
    const isResting = rule.pausedAt !== null || (rule.mutedUntil !== null && rule.mutedUntil > now);
    if (isResting && rule.kind === 'post') {
      const { destinationId } = rule;
      const which = eq(deliveries.subscriptionId, rule.id);
      await withdraw(tx, { destinationId, which, now, alertBar });
    }
    return { status: 'done', rule };
  });
}
