/** Owns writing down what became of a delivery. */
import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { destinations } from '../subscriptions/tables.ts';
import type { ClaimedDelivery } from './claim.ts';
import type { SendOutcome } from './sender.ts';
import { EDIT_PAUSE_MS } from './plan.ts';
import { deliveries, type DeliveryState } from './tables.ts';

/** First wait of a retry; it doubles with each further try up to the last. */
const BACKOFF_FIRST_MS = 2_000;
const BACKOFF_LAST_MS = 15 * 60 * 1_000;

type SettleArgs = {
  row: ClaimedDelivery;
  worker: string;
  now: Date;
  /** The story's revision that was rendered. */
  revision: number;
  outcome: Exclude<SendOutcome, { status: 'refused' }> | { status: 'withheld'; reason: string };
};

/** Does nothing when the lease has gone to another worker meanwhile. */
export async function settle({ db }: { db: Database }, args: SettleArgs): Promise<void> {
  const { row, worker, now, outcome } = args;
  await db.transaction(async (tx) => {
    const settled = await tx
      .update(deliveries)
      .set({ leasedBy: null, ...changesOf(args) })
      .where(
        and(
          eq(deliveries.id, row.id),
          eq(deliveries.leasedBy, worker),
          eq(deliveries.state, 'sending'),
        ),
      )
      .returning({ id: deliveries.id });
    if (settled.length === 0 || outcome.status !== 'closed') return;
    await tx
      .update(destinations)
      .set({ state: 'paused', pausedReason: outcome.reason, pausedAt: now })
      .where(eq(destinations.id, row.destinationId));
    await tx
      .update(deliveries)
      .set({ state: 'held', reason: outcome.reason })
      .where(and(eq(deliveries.destinationId, row.destinationId), eq(deliveries.state, 'due')));
  });
}

function changesOf({ row, now, revision, outcome }: SettleArgs) {
  switch (outcome.status) {
    case 'sent':
      return {
        // The story may have moved on while it was sent: then an edit is due.
        state: unlessMoved(row, revision, 'sent'),
        dueAt: new Date(now.getTime() + EDIT_PAUSE_MS),
        attempts: 0,
        sentRevision: revision,
        channelId: outcome.channelId,
        messageId: outcome.messageId,
        sentAt: now,
        reason: null,
        detail: null,
      };
    case 'retry': {
      const waitMs = Math.max(outcome.retryAfterMs ?? 0, backoffMs(row.attempts));
      return {
        state: 'due' as const,
        dueAt: new Date(now.getTime() + waitMs),
        reason: outcome.reason,
      };
    }
    case 'rejected':
      return {
        state: unlessMoved(row, row.revision, 'failed'),
        dueAt: now,
        reason: outcome.reason,
        detail: outcome.detail,
      };
    case 'gone':
      // Without its message nothing wakes the row again.
      return { state: 'failed' as const, messageId: null, reason: outcome.reason };
    case 'withheld':
      return {
        state: unlessMoved(row, row.revision, 'held'),
        dueAt: now,
        reason: outcome.reason,
      };
    case 'closed':
      return { state: 'held' as const, reason: outcome.reason };
  }
}

/** Due again when a newer revision, or another story by a merge, came in meanwhile. */
function unlessMoved(row: ClaimedDelivery, revision: number, state: DeliveryState) {
  return sql<DeliveryState>`case when ${deliveries.revision} > ${revision}
    or ${deliveries.storyId} <> ${row.storyId} then 'due' else ${state} end`;
}

/** Doubling, with a fifth of jitter either way so that many rows do not return together. */
export function backoffMs(attempts: number): number {
  const base = Math.min(BACKOFF_FIRST_MS * 2 ** Math.max(0, attempts - 1), BACKOFF_LAST_MS);
  return Math.round(base * (0.8 + Math.random() * 0.4));
}
