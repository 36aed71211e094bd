/** Owns the decision who is told that a destination was paused, and writing it down. */
import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm';
import type { Transaction } from '../db/client.ts';
import { type DestinationKind, type PauseKind, subscriptions } from '../subscriptions/tables.ts';
import { notices } from './tables.ts';

type NoticeArgs = {
  destinationId: number;
  kind: DestinationKind;
  pauseKind: PauseKind;
  /** Why it was paused, for people. */
  text: string;
  now: Date;
};

/** What closes within it is told in one message: a role that loses a right closes many channels. */
const GATHER_MS = 60_000;
/** Any constant will do, as long as every version of Keypoint uses the same. */
const NOTICE_LOCK = 4_907_203;

/**
 * What somebody can mend. Of a direct message that is closed nobody can be told but its own person,
 * who closed it; that Keypoint was removed from a server is known to whoever did it, and often no
 * server is left through which the others could be told.
 */
const TOLD: ReadonlySet<PauseKind> = new Set(['rights', 'gone', 'unfit']);

/** One notice for each person who made a subscription there. */
export async function planNotices(
  tx: Transaction,
  { destinationId, kind, pauseKind, text, now }: NoticeArgs,
): Promise<void> {
  if (kind === 'dm' || !TOLD.has(pauseKind)) return;
  const makers = await tx
    .selectDistinct({ id: subscriptions.createdBy })
    .from(subscriptions)
    .where(
      and(
        eq(subscriptions.destinationId, destinationId),
        eq(subscriptions.kind, 'post'),
        // Those who wished to be forgotten are told nothing.
        ne(subscriptions.createdBy, ''),
      ),
    )
    .orderBy(asc(subscriptions.createdBy));
  for (const { id: recipientId } of makers) {
    await tx
      .insert(notices)
      .values({
        destinationId,
        recipientId,
        state: 'due',
        toldWith: await gathering(tx, recipientId),
        text,
        pausedAt: now,
        dueAt: new Date(now.getTime() + GATHER_MS),
        createdAt: now,
      })
      .onConflictDoNothing();
  }
}

/** The notice of this person whose message has not been tried yet; null when there is none. */
async function gathering(tx: Transaction, recipientId: string): Promise<number | null> {
  // Places that close at once are written down side by side: the second is to see the first.
  await tx.execute(sql`select pg_advisory_xact_lock(${NOTICE_LOCK}, hashtext(${recipientId}))`);
  const [first] = await tx
    .select({ id: notices.id })
    .from(notices)
    .where(
      and(
        eq(notices.recipientId, recipientId),
        eq(notices.state, 'due'),
        eq(notices.attempts, 0),
        isNull(notices.toldWith),
      ),
    )
    .orderBy(asc(notices.id))
    .limit(1)
    // Once it is claimed its message is as it is.
    .for('update');
  return first?.id ?? null;
}
