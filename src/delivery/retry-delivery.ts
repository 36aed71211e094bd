/** Owns trying a row of an outbox again now, because the operator says so. */
import { and, eq, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../db/client.ts';
import type { Clock } from '../lib/clock.ts';
import { destinations, type PauseKind } from '../subscriptions/tables.ts';
import type { DeliveryKind } from './delivery-id.ts';
import { deliveries, type DeliveryState, digests, notices } from './tables.ts';

export type RetryOutcome =
  | { status: 'due' }
  | { status: 'not-found' }
  | { status: 'sent' }
  | { status: 'sending' }
  /** `digestId`: the digest that has it, once there is one. */
  | { status: 'gathered'; digestId: number | null }
  | { status: 'paused'; kind: PauseKind | null; reason: string | null };

/**
 * What failed, is held or waits is due now. What an earlier try may have posted stays known, so that
 * it is looked for before anything is sent.
 */
export async function retryDelivery(
  { db, clock }: { db: Database; clock: Clock },
  { kind, id }: { kind: DeliveryKind; id: number },
): Promise<RetryOutcome> {
  return db.transaction(async (tx) => {
    const row = await lockRow(tx, kind, id);
    if (!row) return { status: 'not-found' };
    if (row.state === 'sent' || row.state === 'sending') return { status: row.state };
    if (row.state === 'gathered') return { status: 'gathered', digestId: row.digestId };
    // A notice goes to a person: it says that its destination is paused.
    const paused = kind === 'notice' ? null : await whyPaused(tx, row.destinationId);
    if (paused) return { status: 'paused', ...paused };
    const now = clock.now();
    if (kind === 'story') await makeCardDue(tx, id, now);
    if (kind === 'digest') await tx.update(digests).set(dueAt(now)).where(eq(digests.id, id));
    if (kind === 'notice') await makeNoticeDue(tx, row, now);
    return { status: 'due' };
  });
}

type LockedRow = {
  id: number;
  destinationId: number;
  state: DeliveryState;
  digestId: number | null;
  /** Of a notice that another one's message tells. */
  toldWith: number | null;
};

/** A worker that would take or settle it waits until this has decided. */
async function lockRow(
  tx: Transaction,
  kind: DeliveryKind,
  id: number,
): Promise<LockedRow | undefined> {
  const outbox = { story: deliveries, digest: digests, notice: notices }[kind];
  const [row] = await tx
    .select({
      id: outbox.id,
      destinationId: outbox.destinationId,
      state: outbox.state,
      digestId: kind === 'story' ? deliveries.digestId : NONE,
      toldWith: kind === 'notice' ? notices.toldWith : NONE,
    })
    .from(outbox)
    .where(eq(outbox.id, id))
    .for('update');
  return row;
}

const NONE = sql<null>`null`;

async function whyPaused(tx: Transaction, destinationId: number) {
  const [place] = await tx
    .select({
      state: destinations.state,
      kind: destinations.pauseKind,
      reason: destinations.pausedReason,
    })
    .from(destinations)
    .where(eq(destinations.id, destinationId));
  return place?.state === 'paused' ? { kind: place.kind, reason: place.reason } : null;
}

const dueAt = (now: Date) => ({
  state: 'due' as const,
  dueAt: now,
  attempts: 0,
  reason: null,
  detail: null,
});

async function makeCardDue(tx: Transaction, id: number, now: Date): Promise<void> {
  // Its message may be right and wait to be passed on: then that is tried now.
  const crosspostAt = sql`case when ${deliveries.crosspostAt} is not null
    then ${now.toISOString()}::timestamptz end`;
  await tx
    .update(deliveries)
    // Asked for: a limit of its place that held it would hold it again.
    .set({ ...dueAt(now), heldFor: null, askedAt: now, crosspostAt })
    .where(eq(deliveries.id, id));
}

/** One that waits to be told with another is told when that one's message is sent. */
async function makeNoticeDue(
  tx: Transaction,
  { id, state, toldWith }: LockedRow,
  now: Date,
): Promise<void> {
  if (state !== 'due' || toldWith === null) {
    await tx
      .update(notices)
      .set({ ...dueAt(now), toldWith: null })
      .where(eq(notices.id, id));
    return;
  }
  const isWaiting = and(eq(notices.id, toldWith), eq(notices.state, 'due'));
  await tx.update(notices).set(dueAt(now)).where(isWaiting);
}
