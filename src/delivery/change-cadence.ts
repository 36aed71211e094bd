/** Owns what a subscription's other cadence means for what waits for its digest. */
import { and, eq, isNull } from 'drizzle-orm';
import type { Transaction } from '../db/client.ts';
import type { Cadence } from '../subscriptions/tables.ts';
import { deliveries } from './tables.ts';

/**
 * What waits for a digest goes over to that of the new cadence. When stories come at once from now
 * on, it still comes in one last digest: as alerts they would be a flood.
 */
export async function regather(
  tx: Transaction,
  { subscriptionId, cadence }: { subscriptionId: number; cadence: Cadence },
): Promise<void> {
  if (cadence === 'instant') return;
  await tx
    .update(deliveries)
    .set({ cadence })
    .where(
      and(
        eq(deliveries.subscriptionId, subscriptionId),
        eq(deliveries.state, 'gathered'),
        isNull(deliveries.digestId),
      ),
    );
}
