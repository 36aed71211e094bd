/** Owns writing down what became of telling how a followed story goes on. */
import type { Database } from '../db/client.ts';
import { endFollows } from '../subscriptions/story-follows.ts';
import type { ClaimedUpdate, UpdateOutcome } from './deliver-update.ts';
import { isStillLeased } from './lease.ts';
import { endOf, nextTry } from './settle.ts';
import { storyUpdates } from './tables.ts';

type SettleArgs = {
  row: ClaimedUpdate;
  outcome: Exclude<UpdateOutcome, { status: 'refused' }>;
  now: Date;
};

/**
 * Does nothing when the lease has gone to another worker meanwhile. Answers how many follows ended
 * because the person takes no direct messages.
 */
export async function settleUpdate({ db }: { db: Database }, args: SettleArgs): Promise<number> {
  const { row, outcome, now } = args;
  return db.transaction(async (tx) => {
    const settled = await tx
      .update(storyUpdates)
      .set({ leasedBy: null, ...changesOf(args) })
      .where(isStillLeased(storyUpdates, row))
      .returning({ id: storyUpdates.id });
    if (settled.length === 0 || outcome.status !== 'closed') return 0;
    return endFollows(tx, { userId: row.follow.userId, now });
  });
}

function changesOf({ row, outcome, now }: SettleArgs) {
  switch (outcome.status) {
    case 'sent':
    case 'gone':
    case 'rejected':
      return endOf(outcome, now);
    case 'retry':
    case 'limited':
      return { state: 'due' as const, ...nextTry(row, now, outcome) };
    case 'idle':
      return { state: 'held' as const, reason: outcome.reason };
    case 'closed':
      return { state: 'failed' as const, reason: outcome.reason };
  }
}
