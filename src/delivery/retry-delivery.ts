/** Owns trying a row of an outbox again now, because the operator says so. */
import { eq, sql } from 'drizzle-orm';
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
  | { status: 'gathered' }
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
    const { state } = row;
    if (state === 'sent' || state === 'sending' || state === 'gathered') return { status: state };
    // A notice goes to a person: it says that its destination is paused.
    const paused = kind === 'notice' ? null : await whyPaused(tx, row.destinationId);
    if (paused) return { status: 'paused', ...paused };
    await makeDue(tx, { kind, id, now: clock.now() });
    return { status: 'due' };
  });
}

type LockedRow = { state: DeliveryState; destinationId: number };

/** A worker that would take or settle it waits until this has decided. */
async function lockRow(
  tx: Transaction,
  kind: DeliveryKind,
  id: number,
): Promise<LockedRow | undefined> {
  const outbox = { story: deliveries, digest: digests, notice: notices }[kind];
  const [row] = await tx
    .select({ state: outbox.state, destinationId: outbox.destinationId })
    .from(outbox)
    .where(eq(outbox.id, id))
    .for('update');
  return row;
}

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

async function makeDue(
  tx: Transaction,
  { kind, id, now }: { kind: DeliveryKind; id: number; now: Date },
): Promise<void> {
  const due = { state: 'due' as const, dueAt: now, attempts: 0, reason: null, detail: null };
  if (kind === 'digest') await tx.update(digests).set(due).where(eq(digests.id, id));
  else if (kind === 'notice') await tx.update(notices).set(due).where(eq(notices.id, id));
  else {
    // Its message may be right and wait to be passed on: then that is tried now.
    const crosspostAt = sql`case when ${deliveries.crosspostAt} is not null
      then ${now.toISOString()}::timestamptz end`;
    await tx
      .update(deliveries)
      .set({ ...due, heldFor: null, crosspostAt })
      .where(eq(deliveries.id, id));
  }
}
