/** Owns writing down what became of a notice, for each place that it tells of. */
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { backoffMs } from './backoff.ts';
import type { ClaimedNotice, NoticePart, ToldPlace } from './claimed-notice.ts';
import { isStillLeased } from './lease.ts';
import { endOf } from './settle.ts';
import { notices } from './tables.ts';

type SettleArgs = { claimed: ClaimedNotice; parts: readonly NoticePart[]; now: Date };

/** Does nothing when the lease has gone to another worker meanwhile. */
export async function settleNotice({ db }: { db: Database }, args: SettleArgs): Promise<void> {
  const { claimed, parts, now } = args;
  const { first, worker } = claimed;
  await db.transaction(async (tx) => {
    const [held] = await tx
      .update(notices)
      // Its own part may have been told by an earlier try.
      .set({ leasedBy: null, ...(first.sentAt === null ? {} : { state: 'sent' }) })
      .where(isStillLeased(notices, { ...first, worker }))
      .returning({ id: notices.id });
    if (!held) return;
    for (const { places, outcome } of parts) {
      const changes = changesOf(outcome, now);
      const ids = places.map(({ notice }) => notice.id);
      if (changes === null || ids.length === 0) continue;
      await tx.update(notices).set(changes).where(inArray(notices.id, ids));
    }
    const again = nextTry(args);
    // What is left is told by the first one, whose own part may be over.
    if (again) await tx.update(notices).set(again).where(eq(notices.id, first.id));
  });
}

/** Null while it is still to be told. */
function changesOf(outcome: NoticePart['outcome'], now: Date) {
  switch (outcome.status) {
    case 'sent':
    case 'gone':
    case 'rejected':
      return endOf(outcome, now);
    case 'dropped':
      return { state: 'held' as const, reason: outcome.reason };
    case 'closed':
      return { state: 'failed' as const, reason: outcome.reason };
    case 'retry':
    case 'limited':
    case 'refused':
      return null;
  }
}

/** When the message is tried again; null when there is nothing left to tell. */
function nextTry({ claimed: { first, claimedAt }, parts, now }: SettleArgs) {
  const left = parts.map(({ outcome }) => outcome).filter((one) => changesOf(one, now) === null);
  if (left.length === 0) return null;
  const waits = left.map((one) => ('retryAfterMs' in one ? (one.retryAfterMs ?? 0) : 0));
  const isUnsure = left.some((one) => one.status === 'retry' && one.isUnsure);
  // A limit says nothing of the try before.
  const wasUnsure = left.some((one) => one.status === 'limited') ? first.unsureSince : null;
  // It was no try: nothing went wrong, and more places may still go into the same message.
  const isFresh = parts.every(({ outcome }) => outcome.status === 'limited');
  const waitMs = Math.max(...waits, isFresh ? 0 : backoffMs(first.attempts));
  return {
    state: 'due' as const,
    dueAt: new Date(now.getTime() + waitMs),
    attempts: isFresh ? first.attempts - 1 : first.attempts,
    unsureSince: isUnsure ? (first.unsureSince ?? claimedAt) : wasUnsure,
    reason: left.map(({ status, ...one }) => ('reason' in one ? one.reason : status)).join(' '),
  };
}

/** Which of these notices the channel has from somebody else's. */
export async function toldAlready(
  { db }: { db: Database },
  { places, channelId }: { places: readonly ToldPlace[]; channelId: string },
): Promise<Set<number>> {
  const rows = await db
    .select({ destinationId: notices.destinationId, pausedAt: notices.pausedAt })
    .from(notices)
    .where(
      and(
        inArray(
          notices.destinationId,
          places.map(({ destination }) => destination.id),
        ),
        eq(notices.channelId, channelId),
        sql`${notices.messageId} is not null`,
      ),
    );
  const told = new Set(rows.map((row) => `${row.destinationId} ${row.pausedAt.getTime()}`));
  return new Set(
    places
      .filter(({ notice }) => told.has(`${notice.destinationId} ${notice.pausedAt.getTime()}`))
      .map(({ notice }) => notice.id),
  );
}
