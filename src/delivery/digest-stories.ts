/** Owns which stories a digest shows, and in which order. */
import { and, count, desc, eq, sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { shareLine } from '../db/line-lock.ts';
import { loadStoryViews } from '../stories/load-views.ts';
import type { StoryView } from '../stories/story-view.ts';
import { stories } from '../stories/tables.ts';
import { NOT_SHOWN } from './make-digests.ts';
import { deliveries } from './tables.ts';

/** Best first: by heat, then newest. `total` is of all its stories that may be shown. */
export async function digestStories(
  { db }: { db: Database },
  { digestId, limit, offset = 0 }: { digestId: number; limit: number; offset?: number },
): Promise<{ total: number; stories: StoryView[] }> {
  const isShown = and(eq(deliveries.digestId, digestId), eq(stories.state, 'live'));
  const [counted] = await db
    .select({ total: count() })
    .from(deliveries)
    .innerJoin(stories, eq(stories.id, deliveries.storyId))
    .where(isShown);
  const best = await db
    .select({ id: stories.id })
    .from(deliveries)
    .innerJoin(stories, eq(stories.id, deliveries.storyId))
    .where(isShown)
    .orderBy(desc(stories.heat), desc(stories.firstSeenAt), desc(stories.id))
    .limit(limit)
    .offset(offset);
  const views = await loadStoryViews(
    db,
    best.map(({ id }) => id),
  );
  return { total: counted?.total ?? 0, stories: views };
}

/** What may not be shown any more leaves a digest that nobody has seen. */
export async function dropUnshown({ db }: { db: Database }, digestId: number): Promise<void> {
  await db.transaction(async (tx) => {
    // A batch that brings the story back comes before or after.
    await shareLine(tx);
    await tx
      .update(deliveries)
      .set({ state: 'held', heldFor: 'story', reason: NOT_SHOWN, digestId: null })
      .where(
        and(
          eq(deliveries.digestId, digestId),
          sql`not exists (select from ${stories}
            where ${stories.id} = ${deliveries.storyId} and ${stories.state} = 'live')`,
        ),
      );
  });
}
