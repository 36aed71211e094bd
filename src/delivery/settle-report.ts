/** Owns writing down what became of a report, and of those that its message tells beside it. */
import { eq } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import type { ClaimedReport } from './deliver-report.ts';
import { isStillLeased } from './lease.ts';
import type { SendOutcome } from './sender.ts';
import { endOf, nextTry } from './settle.ts';
import { reports } from './tables.ts';

type SettleArgs = {
  claimed: ClaimedReport;
  now: Date;
  /** `unwanted`: no channel is chosen. */
  outcome: SendOutcome | { status: 'unwanted' };
};

/** A channel that is chosen later does not get what the log has told long before. */
const NO_CHANNEL = 'No OPERATOR_CHANNEL was set; it is in the log.';

/** Does nothing when the lease has gone to another worker meanwhile. */
export async function settleReport({ db }: { db: Database }, args: SettleArgs): Promise<void> {
  const { first, worker } = args.claimed;
  await db.transaction(async (tx) => {
    const changes = changesOf(args);
    const [held] = await tx
      .update(reports)
      .set({ leasedBy: null, ...changes })
      .where(isStillLeased(reports, { ...first, worker }))
      .returning({ id: reports.id });
    // What is tried again is told by the first one.
    if (!held || changes.state === 'due') return;
    await tx.update(reports).set(changes).where(eq(reports.toldWith, first.id));
  });
}

function changesOf({ claimed: { first, claimedAt }, now, outcome }: SettleArgs) {
  switch (outcome.status) {
    case 'sent':
    case 'gone':
    case 'rejected':
      return endOf(outcome, now);
    case 'unwanted':
      return { state: 'held' as const, reason: NO_CHANNEL };
    case 'retry':
    case 'limited':
      return { state: 'due' as const, ...nextTry({ ...first, claimedAt }, now, outcome) };
    case 'closed':
    case 'refused': {
      // Nobody but the operator can mend either: it waits for them.
      const again = { status: 'retry', retryAfterMs: null, isUnsure: false } as const;
      const { reason } = outcome;
      return {
        state: 'due' as const,
        ...nextTry({ ...first, claimedAt }, now, { ...again, reason }),
        // What closes a channel says nothing of the try before.
        unsureSince: first.unsureSince,
      };
    }
  }
}
