/** Owns what all write down alike of a send: its end or next try, and what it says of its place. */
import { eq } from 'drizzle-orm';
import type { Transaction } from '../db/client.ts';
import { shareLine } from '../db/line-lock.ts';
import { destinations } from '../subscriptions/tables.ts';
import { backoffMs } from './backoff.ts';
import { pauseDestination } from './pause.ts';
import type { SendOutcome } from './sender.ts';

type Tried = {
  attempts: number;
  claimedAt: Date;
  unsureSince: Date | null;
};

/** When and how a row is tried again that was not sent. */
export function nextTry(
  row: Tried,
  now: Date,
  outcome: Extract<SendOutcome, { status: 'retry' | 'limited' }>,
) {
  const after = (ms: number) => new Date(now.getTime() + ms);
  const { reason } = outcome;
  if (outcome.status === 'limited') {
    const dueAt = after(outcome.retryAfterMs);
    // It was no try: nothing went wrong, and nothing was posted by it.
    return { dueAt, attempts: row.attempts - 1, unsureSince: row.unsureSince, reason };
  }
  return {
    dueAt: after(Math.max(outcome.retryAfterMs ?? 0, backoffMs(row.attempts))),
    attempts: row.attempts,
    unsureSince: outcome.isUnsure ? (row.unsureSince ?? row.claimedAt) : null,
    reason,
  };
}

/** How a row ends that has one message, which is sent, gone, or never taken. */
export function endOf(
  outcome: Extract<SendOutcome, { status: 'sent' | 'gone' | 'rejected' }>,
  now: Date,
) {
  switch (outcome.status) {
    case 'sent': {
      const { channelId, messageId } = outcome;
      return { state: 'sent' as const, sentAt: now, channelId, messageId, reason: null };
    }
    case 'gone':
      return { state: 'sent' as const, sentAt: now, reason: outcome.reason };
    case 'rejected':
      return { state: 'failed' as const, reason: outcome.reason, detail: outcome.detail };
  }
}

/**
 * Before a row of a place that closes is written: what opens the place again then sees that row, and
 * a batch that plans for the place comes before or after.
 */
export async function lockPlace(tx: Transaction, destinationId: number): Promise<void> {
  await shareLine(tx);
  await tx
    .select({ id: destinations.id })
    .from(destinations)
    .where(eq(destinations.id, destinationId))
    .for('no key update');
}

/** Closes the destination that is closed to us; keeps what a message taught of it. */
export async function settlePlace(
  tx: Transaction,
  { destination, now }: { destination: typeof destinations.$inferSelect; now: Date },
  outcome: SendOutcome | { status: 'crossposted' | 'withheld' },
): Promise<void> {
  const destinationId = destination.id;
  if (outcome.status === 'closed') {
    const { kind, reason } = outcome;
    await pauseDestination(tx, { destinationId, kind, reason, now });
  }
  if (outcome.status !== 'sent') return;
  const { channelType, dmChannelId } = destination;
  const learnt = {
    channelType: outcome.channelType ?? channelType,
    dmChannelId: outcome.dmChannelId ?? dmChannelId,
  };
  if (learnt.channelType === channelType && learnt.dmChannelId === dmChannelId) return;
  await tx.update(destinations).set(learnt).where(eq(destinations.id, destinationId));
}
