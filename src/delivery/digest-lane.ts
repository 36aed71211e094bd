/** Owns the outbox of digests as the worker sees it. */
import { asc, eq, inArray, sql } from 'drizzle-orm';
import { placeLocale } from '../subscriptions/place-locale.ts';
import { destinations, guilds } from '../subscriptions/tables.ts';
import type { DeliveryDeps } from './deliver-card.ts';
import { deliverDigest } from './deliver-digest.ts';
import type { Lane } from './lane.ts';
import { outboxLane } from './outbox-lane.ts';
import { digests } from './tables.ts';

export function digestLane(deps: DeliveryDeps): Lane {
  return outboxLane(deps, {
    name: 'digests',
    outbox: digests,
    which: sql`true`,
    async load(ids, claim) {
      const rows = await deps.db
        .select({ digest: digests, destination: destinations, locale: placeLocale })
        .from(digests)
        .innerJoin(destinations, eq(destinations.id, digests.destinationId))
        .leftJoin(guilds, eq(guilds.guildId, destinations.guildId))
        .where(inArray(digests.id, [...ids]))
        .orderBy(asc(digests.id));
      return rows.map(({ digest, destination, locale }) => ({
        destinationId: destination.id,
        run: () =>
          deliverDigest(deps, {
            ...digest,
            destination: { ...destination, locale },
            ...claim,
          }),
      }));
    },
  });
}
