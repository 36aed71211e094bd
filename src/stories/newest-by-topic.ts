/** Owns the look-up of a topic's newest stories, page by page. */
import { and, desc, eq, sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { loadStoryViews } from './load-views.ts';
import type { StoryView } from './story-view.ts';
import { stories, storyTopics } from './tables.ts';

/** Where a page ended: the place of its last story. */
export type StoryCursor = { firstSeenAt: Date; id: number };

/**
 * Newest first, by first seen and then id (design.md "Identity and time").
 * @returns `next` is null on the last page
 */
export async function newestByTopic(
  { db }: { db: Database },
  { topic, limit, before }: { topic: string; limit: number; before?: StoryCursor },
): Promise<{ stories: StoryView[]; next: StoryCursor | null }> {
  const older = before
    ? sql`(${storyTopics.firstSeenAt}, ${storyTopics.storyId})
        < (${before.firstSeenAt.toISOString()}::timestamptz, ${before.id})`
    : undefined;
  const rows = await db
    .select({ id: storyTopics.storyId, firstSeenAt: storyTopics.firstSeenAt })
    .from(storyTopics)
    .innerJoin(stories, eq(stories.id, storyTopics.storyId))
    .where(and(eq(storyTopics.topic, topic), eq(stories.state, 'live'), older))
    .orderBy(desc(storyTopics.firstSeenAt), desc(storyTopics.storyId))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  return {
    stories: await loadStoryViews(
      db,
      page.map(({ id }) => id),
    ),
    next: rows.length > limit ? (page.at(-1) ?? null) : null,
  };
}
