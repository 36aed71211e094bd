/** Owns closing a destination that takes nothing from us any more. */
import { and, eq } from 'drizzle-orm';
import type { Transaction } from '../db/client.ts';
import { destinations, type PauseKind } from '../subscriptions/tables.ts';
import { planNotices } from './plan-notices.ts';
import { deliveries, digests } from './tables.ts';

type PauseArgs = {
  destinationId: number;
  kind: PauseKind;
  /** A sentence for the person who can open it. */
  reason: string;
  now: Date;
};

/** Nothing is sent there until it is resumed; what is due waits as held, and its makers are told. */
export async function pauseDestination(
  tx: Transaction,
  { destinationId, kind, reason, now }: PauseArgs,
): Promise<void> {
  const [paused] = await tx
    .update(destinations)
    .set({ state: 'paused', pauseKind: kind, pausedReason: reason, pausedAt: now })
    .where(and(eq(destinations.id, destinationId), eq(destinations.state, 'open')))
    .returning({ kind: destinations.kind });
  if (!paused) return;
  await tx
    .update(deliveries)
    .set({ state: 'held', heldFor: 'paused', reason })
    .where(and(eq(deliveries.destinationId, destinationId), eq(deliveries.state, 'due')));
  await tx
    .update(digests)
    .set({ state: 'held', reason })
    .where(and(eq(digests.destinationId, destinationId), eq(digests.state, 'due')));
  await planNotices(tx, { destinationId, kind: paused.kind, pauseKind: kind, text: reason, now });
}
