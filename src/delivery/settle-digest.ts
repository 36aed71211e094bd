/** Owns writing down what became of a digest, and with it of its stories' rows. */
import { and, eq } from 'drizzle-orm';
import type { Database, Transaction } from '../db/client.ts';
import type { ClaimedDigest } from './deliver-digest.ts';
import { isStillLeased } from './lease.ts';
import type { SendOutcome } from './sender.ts';
import { lockPlace, nextTry, settlePlace } from './settle.ts';
import { deliveries, digests } from './tables.ts';

type SettleArgs = {
  row: ClaimedDigest;
  now: Date;
  /** How many stories it shows. */
  total: number;
  outcome: Exclude<SendOutcome, { status: 'refused' }> | { status: 'crossposted' };
};

/** Does nothing when the lease has gone to another worker meanwhile. */
export async function settleDigest({ db }: { db: Database }, args: SettleArgs): Promise<void> {
  const { row, now, outcome } = args;
  await db.transaction(async (tx) => {
    if (outcome.status === 'closed') await lockPlace(tx, row.destinationId);
    const settled = await tx
      .update(digests)
      .set({ leasedBy: null, ...changesOf(args) })
      .where(isStillLeased(digests, row))
      .returning({ id: digests.id });
    if (settled.length === 0) return;
    if (outcome.status === 'sent' || outcome.status === 'gone') await settleRows(tx, args);
    await settlePlace(tx, { destination: row.destination, now }, outcome);
  });
}

/**
 * They have no message of their own, so that nothing edits them: the digest that shows them has it.
 * Until it is sent they stay `gathered`, in this digest and no other.
 */
async function settleRows(tx: Transaction, { row, now }: SettleArgs): Promise<void> {
  await tx
    .update(deliveries)
    .set({ state: 'sent', sentAt: now, heldFor: null, reason: null })
    .where(and(eq(deliveries.digestId, row.id), eq(deliveries.state, 'gathered')));
}

function changesOf({ row, now, total, outcome }: SettleArgs) {
  switch (outcome.status) {
    case 'sent': {
      const { channelId, messageId, canCrosspost } = outcome;
      const isPassedOn = canCrosspost && row.destination.crosspost;
      return {
        state: isPassedOn ? ('due' as const) : ('sent' as const),
        dueAt: now,
        sentAt: now,
        crosspostAt: isPassedOn ? now : null,
        channelId,
        messageId,
        stories: total,
        attempts: 0,
        unsureSince: null,
        reason: null,
        detail: null,
      };
    }
    case 'crossposted':
      return { state: 'sent' as const, attempts: 0, crosspostAt: null, reason: null };
    case 'gone':
      // A lost try had posted it, and somebody deleted it since.
      return {
        state: 'sent' as const,
        sentAt: row.sentAt ?? now,
        unsureSince: null,
        crosspostAt: null,
        reason: outcome.reason,
      };
    case 'retry':
    case 'limited':
      return { state: 'due' as const, ...nextTry(row, now, outcome) };
    case 'rejected': {
      const { reason, detail } = outcome;
      // It is there, and only did not go on to other servers.
      if (row.messageId !== null)
        return { state: 'sent' as const, crosspostAt: null, reason, detail };
      // That this try is refused says nothing of the one before: `unsureSince` stays.
      return { state: 'failed' as const, attempts: 0, reason, detail };
    }
    case 'closed':
      return { state: 'held' as const, reason: outcome.reason };
  }
}
