/** Owns the outbox of digests as the worker sees it. */
import { asc, eq, inArray, sql } from 'drizzle-orm';
import { destinations } from '../subscriptions/tables.ts';
import type { DeliveryDeps } from './deliver-card.ts';
import { deliverDigest } from './deliver-digest.ts';
import type { Lane } from './lane.ts';
import { lease, release } from './lease.ts';
import { digests } from './tables.ts';

export function digestLane(deps: DeliveryDeps): Lane {
  const { db, leaseMs } = deps;
  const leaseOption = leaseMs === undefined ? {} : { leaseMs };
  return {
    name: 'digests',
    async claim(args) {
      const which = sql`true`;
      const ids = await lease({ db }, digests, { ...args, ...leaseOption, which });
      if (ids.length === 0) return [];
      const rows = await db
        .select({ digest: digests, destination: destinations })
        .from(digests)
        .innerJoin(destinations, eq(destinations.id, digests.destinationId))
        .where(inArray(digests.id, ids))
        .orderBy(asc(digests.id));
      return rows.map(({ digest, destination }) => ({
        destinationId: destination.id,
        run: () =>
          deliverDigest(deps, {
            ...digest,
            destination,
            worker: args.worker,
            claimedAt: args.now,
          }),
      }));
    },
    release: (args) => release({ db }, digests, { ...args, ...leaseOption }),
  };
}
