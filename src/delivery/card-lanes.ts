/** Owns the outbox of stories as the worker sees it: first posts, and behind them edits. */
import { eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { loadStoryViews } from '../stories/load-views.ts';
import { destinations } from '../subscriptions/tables.ts';
import type { ClaimedCard } from './claimed-card.ts';
import { type DeliveryDeps, deliverCard } from './deliver-card.ts';
import type { ClaimArgs, Lane } from './lane.ts';
import { lease, release } from './lease.ts';
import { deliveries } from './tables.ts';

/** Alerts: what has no message yet. */
export function postLane(deps: DeliveryDeps): Lane {
  return cardLane(deps, 'posts', sql`message_id is null`);
}

/** Edits, and passing on what was posted in announcement channels. */
export function editLane(deps: DeliveryDeps): Lane {
  return cardLane(deps, 'edits', sql`message_id is not null`);
}

function cardLane(deps: DeliveryDeps, name: string, which: SQL): Lane {
  const { db, leaseMs } = deps;
  const leaseOption = leaseMs === undefined ? {} : { leaseMs };
  return {
    name,
    async claim(args) {
      const rows = await claimCards({ db }, { ...args, ...leaseOption, which });
      const views = await loadStoryViews(db, [...new Set(rows.map(({ storyId }) => storyId))]);
      const storyOf = new Map(views.map((view) => [view.id, view]));
      return rows.map((row) => ({
        destinationId: row.destination.id,
        run: () => deliverCard(deps, row, storyOf.get(row.storyId) ?? null),
      }));
    },
    release: (args) => release({ db }, deliveries, { ...args, ...leaseOption }),
  };
}

export async function claimCards(
  { db }: { db: Database },
  args: ClaimArgs & { which: SQL; leaseMs?: number },
): Promise<ClaimedCard[]> {
  const ids = await lease({ db }, deliveries, args);
  if (ids.length === 0) return [];
  const rows = await db
    .select({ row: deliveries, destination: destinations })
    .from(deliveries)
    .innerJoin(destinations, eq(destinations.id, deliveries.destinationId))
    .where(inArray(deliveries.id, ids));
  return rows
    .toSorted((a, b) => a.row.id - b.row.id)
    .map(({ row, destination }) => {
      const { channelId, messageId, postName } = row;
      const posted =
        channelId !== null && messageId !== null ? { channelId, messageId, postName } : null;
      return { ...row, worker: args.worker, claimedAt: args.now, destination, posted };
    });
}
