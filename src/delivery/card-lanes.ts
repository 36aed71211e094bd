/** Owns the outbox of stories as the worker sees it: first posts, and behind them edits. */
import { eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { loadStoryViews } from '../stories/load-views.ts';
import { placeLocale } from '../subscriptions/place-locale.ts';
import { destinations, guilds } from '../subscriptions/tables.ts';
import type { ClaimedCard } from './claimed-card.ts';
import { type DeliveryDeps, deliverCard } from './deliver-card.ts';
import type { Lane } from './lane.ts';
import { type Claim, outboxLane } from './outbox-lane.ts';
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
  return outboxLane(deps, {
    name,
    outbox: deliveries,
    which,
    async load(ids, claim) {
      const rows = await loadCards(deps, ids, claim);
      const views = await loadStoryViews(deps.db, [...new Set(rows.map(({ storyId }) => storyId))]);
      const storyOf = new Map(views.map((view) => [view.id, view]));
      return rows.map((row) => ({
        destinationId: row.destination.id,
        run: () => deliverCard(deps, row, storyOf.get(row.storyId) ?? null),
      }));
    },
  });
}

export async function loadCards(
  { db }: { db: Database },
  ids: readonly number[],
  claim: Claim,
): Promise<ClaimedCard[]> {
  const rows = await db
    .select({ row: deliveries, destination: destinations, locale: placeLocale })
    .from(deliveries)
    .innerJoin(destinations, eq(destinations.id, deliveries.destinationId))
    .leftJoin(guilds, eq(guilds.guildId, destinations.guildId))
    .where(inArray(deliveries.id, [...ids]));
  return rows
    .toSorted((a, b) => a.row.id - b.row.id)
    .map(({ row, locale, ...place }) => {
      const destination = { ...place.destination, locale };
      const { channelId, messageId, postName } = row;
      const posted =
        channelId !== null && messageId !== null ? { channelId, messageId, postName } : null;
      return { ...row, ...claim, destination, posted };
    });
}
