/** Owns writing down what became of a delivery. */
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { destinations } from '../subscriptions/tables.ts';
import type { ClaimedDelivery } from './claim.ts';
import type { SendOutcome } from './sender.ts';
import { deliveries } from './tables.ts';

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
  const mine = and(
    eq(deliveries.id, row.id),
    eq(deliveries.leasedBy, worker),
    eq(deliveries.state, 'sending'),
  );
  await db
    .update(deliveries)
    .set({ leasedBy: null, ...changesOf(args) })
    .where(mine);
  if (outcome.status !== 'closed') return;
  await db
    .update(destinations)
    .set({ state: 'paused', pausedReason: outcome.reason, pausedAt: now })
    .where(eq(destinations.id, row.destinationId));
  await db
    .update(deliveries)
    .set({ state: 'held', reason: outcome.reason })
    .where(
      and(eq(deliveries.destinationId, row.destinationId), inArray(deliveries.state, ['due'])),
    );
}

function changesOf({ row, now, revision, outcome }: SettleArgs) {
  switch (outcome.status) {
    case 'sent':
      return {
        // The story may have moved on while it was sent: then the message is due an edit.
        state: sql`case when ${deliveries.revision} > ${revision} then 'due' else 'sent' end`,
        dueAt: now,
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
      return { state: 'failed' as const, reason: outcome.reason, detail: outcome.detail };
    case 'gone':
      return { state: 'failed' as const, reason: outcome.reason };
    case 'closed':
    case 'withheld':
      return { state: 'held' as const, reason: outcome.reason };
  }
}

/** Doubling, with a fifth of jitter either way so that many rows do not return together. */
export function backoffMs(attempts: number): number {
  const base = Math.min(BACKOFF_FIRST_MS * 2 ** Math.max(0, attempts - 1), BACKOFF_LAST_MS);
  return Math.round(base * (0.8 + Math.random() * 0.4));
}
