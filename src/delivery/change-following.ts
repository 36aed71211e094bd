/** Owns what a person means by changing a rule: what waits for a digest goes over to the new one. */
import type { Database } from '../db/client.ts';
import { shareLine } from '../db/line-lock.ts';
import type { Clock } from '../lib/clock.ts';
import { edit, type EditArgs, type EditOutcome } from '../subscriptions/edit.ts';
import { regather } from './change-cadence.ts';
import { nextDigestOf } from './schedule-digests.ts';

/** `digestAt`: when its next digest comes, null where stories come at once. */
export type ChangeOutcome =
  | (Extract<EditOutcome, { status: 'changed' }> & { digestAt: Date | null })
  | Exclude<EditOutcome, { status: 'changed' }>;

/** What waits was right when it was planned, and stays; from now on the rule is as it says. */
export async function changeFollowing(
  { db, clock }: { db: Database; clock: Clock },
  args: EditArgs,
): Promise<ChangeOutcome> {
  const now = clock.now();
  return db.transaction(async (tx) => {
    // A batch that is under way plans by the rule as it was.
    await shareLine(tx);
    const outcome = await edit({ db: tx, clock }, args);
    if (outcome.status !== 'changed') return outcome;
    const { before, after } = outcome;
    const { id: subscriptionId, destinationId, cadence, kind } = after;
    if (cadence !== before.cadence) await regather(tx, { subscriptionId, cadence });
    const hasDigest = kind === 'post' && cadence !== 'instant';
    const digestAt = hasDigest
      ? await nextDigestOf({ db: tx }, { destinationId, cadence, now })
      : null;
    return { ...outcome, digestAt };
  });
}
