/** Owns opening a destination again that was paused because it was closed to us. */
import { and, eq } from 'drizzle-orm';
import type { Transaction } from '../db/client.ts';
import { destinations } from './tables.ts';

/** Answers whether it had been paused. */
export async function reopen(tx: Transaction, destinationId: number): Promise<boolean> {
  const rows = await tx
    .update(destinations)
    .set({ state: 'open', pauseKind: null, pausedReason: null, pausedAt: null })
    .where(and(eq(destinations.id, destinationId), eq(destinations.state, 'paused')))
    .returning({ id: destinations.id });
  return rows.length > 0;
}
