/** Owns the outbox of notices as the worker sees it: one message for what closed together. */
import { asc, eq, inArray, or, sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { destinations } from '../subscriptions/tables.ts';
import type { ClaimedNotice, ToldPlace } from './claimed-notice.ts';
import type { DeliveryDeps } from './deliver-card.ts';
import { deliverNotice } from './deliver-notice.ts';
import type { Lane } from './lane.ts';
import { lease, release } from './lease.ts';
import { notices } from './tables.ts';

export function noticeLane(deps: DeliveryDeps): Lane {
  const { db, leaseMs } = deps;
  const leaseOption = leaseMs === undefined ? {} : { leaseMs };
  return {
    name: 'notices',
    async claim(args) {
      const which = sql`told_with is null`;
      const ids = await lease({ db }, notices, { ...args, ...leaseOption, which });
      const claimed = await loadNotices({ db }, ids);
      return claimed.map((notice) => ({
        destinationId: notice.first.destinationId,
        run: () => deliverNotice(deps, { ...notice, worker: args.worker, claimedAt: args.now }),
      }));
    },
    release: (args) => release({ db }, notices, { ...args, ...leaseOption }),
  };
}

async function loadNotices(
  { db }: { db: Database },
  ids: readonly number[],
): Promise<Pick<ClaimedNotice, 'first' | 'places'>[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select({ notice: notices, destination: destinations })
    .from(notices)
    .innerJoin(destinations, eq(destinations.id, notices.destinationId))
    .where(or(inArray(notices.id, [...ids]), inArray(notices.toldWith, [...ids])))
    // Places that close at once are written down in any order.
    .orderBy(asc(notices.destinationId), asc(notices.id));
  const placesOf = new Map<number, ToldPlace[]>();
  for (const row of rows) {
    const id = row.notice.toldWith ?? row.notice.id;
    placesOf.set(id, [...(placesOf.get(id) ?? []), row]);
  }
  return rows.flatMap(({ notice }) => {
    const places = placesOf.get(notice.id);
    return notice.toldWith === null && places ? [{ first: notice, places }] : [];
  });
}
