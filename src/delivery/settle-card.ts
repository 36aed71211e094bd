/** Owns writing down what became of a card. */
import { sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { type CardOutcome, type ClaimedCard, isCrosspostDue } from './claimed-card.ts';
import { editPauseMs } from './edit-pace.ts';
import type { SentMessage } from './sender.ts';
import { isStillLeased } from './lease.ts';
import { lockPlace, nextTry, settlePlace } from './settle.ts';
import { deliveries, type DeliveryState } from './tables.ts';

type SettleArgs = {
  row: ClaimedCard;
  now: Date;
  /** The story's revision that was rendered. */
  revision: number;
  outcome: CardOutcome;
};

/** Does nothing when the lease has gone to another worker meanwhile. */
export async function settleCard({ db }: { db: Database }, args: SettleArgs): Promise<void> {
  const { row, now, outcome } = args;
  await db.transaction(async (tx) => {
    if (outcome.status === 'closed') await lockPlace(tx, row.destinationId);
    const settled = await tx
      .update(deliveries)
      .set({ leasedBy: null, ...changesOf(args) })
      .where(isStillLeased(deliveries, row))
      .returning({ id: deliveries.id });
    if (settled.length === 0) return;
    await settlePlace(tx, { destination: row.destination, now }, outcome);
  });
}

function changesOf(args: SettleArgs) {
  const { row, now, revision, outcome } = args;
  switch (outcome.status) {
    case 'sent':
      return sentChanges(args, outcome);
    case 'crossposted':
      return {
        state: unlessMoved(row, row.revision, 'sent'),
        dueAt: pauseAfter(args),
        attempts: 0,
        crosspostAt: null,
        reason: null,
      };
    case 'retry':
    case 'limited':
      return laterBy(row, nextTry(row, now, outcome));
    case 'rejected':
      return {
        // The message stays as it is: an edit that is refused is given up, and noted.
        state: unlessMoved(row, row.revision, row.posted ? 'sent' : 'failed'),
        dueAt: row.posted ? pauseAfter(args) : now,
        attempts: 0,
        // That this try is refused says nothing of the one before.
        unsureSince: row.posted ? null : row.unsureSince,
        crosspostAt: null,
        reason: row.posted ? `Discord refused to change it: ${outcome.reason}` : outcome.reason,
        detail: outcome.detail,
      };
    case 'gone':
      // Without its message nothing wakes the row again. It was posted: by us, or by a lost try.
      return {
        state: 'sent' as const,
        messageId: null,
        sentRevision: row.sentRevision ?? revision,
        sentAt: row.sentAt ?? now,
        unsureSince: null,
        crosspostAt: null,
        reason: outcome.reason,
      };
    case 'withheld':
      return withheldChanges(args, outcome);
    case 'closed':
      return { state: 'held' as const, heldFor: 'paused' as const, reason: outcome.reason };
  }
}

/** What was not sent counts to no day's limit. */
function withheldChanges(
  { row, now }: SettleArgs,
  { heldFor, reason, digest }: Extract<CardOutcome, { status: 'withheld' }>,
) {
  const changes = { dueAt: now, alertDay: null, heldFor, reason };
  if (digest !== null) return { ...changes, state: 'gathered' as const, cadence: digest };
  const isOver = heldFor !== 'story';
  return { ...changes, state: isOver ? ('held' as const) : unlessMoved(row, row.revision, 'held') };
}

function sentChanges({ row, now, revision }: SettleArgs, message: SentMessage) {
  const sentRevision = message.isOutdated ? 0 : revision;
  const crosspostAt =
    row.posted === null && message.canCrosspost && row.destination.crosspost
      ? now
      : row.crosspostAt;
  return {
    // The story may have moved on while it was sent: then an edit is due.
    state: unlessMoved(row, sentRevision, crosspostAt === null ? 'sent' : 'due'),
    dueAt: crosspostAt ?? pauseAfter({ row, now }),
    attempts: 0,
    unsureSince: null,
    crosspostAt,
    sentRevision,
    channelId: message.channelId,
    messageId: message.messageId,
    postName: message.postName,
    sentAt: row.sentAt ?? now,
    heldFor: null,
    reason: null,
    detail: null,
  };
}

function pauseAfter({ row, now }: Pick<SettleArgs, 'row' | 'now'>): Date {
  return new Date(now.getTime() + editPauseMs(row.sentAt, now));
}

/** Passing a message on has its own, long waits: an edit that comes meanwhile does not keep them. */
function laterBy(row: ClaimedCard, next: ReturnType<typeof nextTry>) {
  return {
    ...next,
    state: 'due' as const,
    crosspostAt: isCrosspostDue(row) ? next.dueAt : row.crosspostAt,
    // An edit that arrives twice is the same edit.
    unsureSince: row.posted ? null : next.unsureSince,
  };
}

/** Due again when a newer revision, or another story by a merge, came in meanwhile. */
function unlessMoved(row: ClaimedCard, revision: number, state: DeliveryState) {
  return sql<DeliveryState>`case when ${deliveries.revision} > ${revision}
    or ${deliveries.storyId} <> ${row.storyId} then 'due' else ${state} end`;
}
