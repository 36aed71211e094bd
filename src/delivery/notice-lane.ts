/** Owns the outbox of notices as the worker sees it: one message for what closed together. */
import { asc, eq, inArray, or, sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { destinations } from '../subscriptions/tables.ts';
import type { ClaimedNotice, ToldPlace } from './claimed-notice.ts';
import type { DeliveryDeps } from './deliver-card.ts';
import { deliverNotice } from './deliver-notice.ts';
import type { Lane } from './lane.ts';
import { outboxLane } from './outbox-lane.ts';
import { notices } from './tables.ts';

export function noticeLane(deps: DeliveryDeps): Lane {
  return outboxLane(deps, {
    name: 'notices',
    outbox: notices,
    which: sql`told_with is null`,
    async load(ids, claim) {
      const claimed = await loadNotices(deps, ids);
      return claimed.map((notice) => ({
        destinationId: notice.first.destinationId,
        run: () => deliverNotice(deps, { ...notice, ...claim }),
      }));
    },
  });
}

async function loadNotices(
  { db }: { db: Database },
  ids: readonly number[],
): Promise<Pick<ClaimedNotice, 'first' | 'places'>[]> {
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
