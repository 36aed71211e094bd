/** Owns the outbox of how followed stories go on, as the worker sees it. */
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { loadStoryViews } from '../stories/load-views.ts';
import { destinations, storyFollows } from '../subscriptions/tables.ts';
import type { DeliveryDeps } from './deliver-card.ts';
import { type ClaimedUpdate, deliverUpdate } from './deliver-update.ts';
import type { Lane } from './lane.ts';
import { type Claim, outboxLane } from './outbox-lane.ts';
import { storyUpdates } from './tables.ts';

export function updateLane(deps: DeliveryDeps): Lane {
  return outboxLane(deps, {
    name: 'updates',
    outbox: storyUpdates,
    which: sql`true`,
    async load(ids, claim) {
      const claimed = await loadUpdates(deps, ids, claim);
      const storyIds = claimed.map(({ follow }) => follow.storyId);
      const views = await loadStoryViews(deps.db, [...new Set(storyIds)]);
      const storyOf = new Map(views.map((view) => [view.id, view]));
      return claimed.map((update) => ({
        // None of a place's: those are positive.
        destinationId: -update.followId,
        run: () => deliverUpdate(deps, update, storyOf.get(update.follow.storyId) ?? null),
      }));
    },
  });
}

async function loadUpdates(
  { db }: DeliveryDeps,
  ids: readonly number[],
  claim: Claim,
): Promise<ClaimedUpdate[]> {
  const isTheirs = and(
    eq(destinations.kind, 'dm'),
    eq(destinations.discordId, storyFollows.userId),
  );
  const rows = await db
    .select({ update: storyUpdates, follow: storyFollows, direct: destinations })
    .from(storyUpdates)
    .innerJoin(storyFollows, eq(storyFollows.id, storyUpdates.followId))
    .leftJoin(destinations, isTheirs)
    .where(inArray(storyUpdates.id, [...ids]))
    .orderBy(asc(storyUpdates.id));
  return rows.map(({ update, follow, direct }) => ({ ...update, ...claim, follow, direct }));
}
