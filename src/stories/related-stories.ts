/** Owns the look-up of the stories that a reader of one may want next. */
import { sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { loadStoryViews } from './load-views.ts';
import type { StoryView } from './story-view.ts';
import { storyTopics } from './tables.ts';

/** Of each topic only the newest this many are looked at: the rest would not be shown anyway. */
const NEWEST_PER_TOPIC = 50;

/** Those that share the most topics with it, and of these the newest. */
export async function relatedStories(
  { db }: { db: Database },
  { storyId, limit }: { storyId: number; limit: number },
): Promise<StoryView[]> {
  const near = sql`(
    select near.story_id, near.first_seen_at from ${storyTopics} own
    cross join lateral (
      select topic.story_id, topic.first_seen_at from ${storyTopics} topic
      join stories on stories.id = topic.story_id and stories.state = 'live'
      where topic.topic = own.topic and topic.story_id <> own.story_id
      order by topic.first_seen_at desc, topic.story_id desc limit ${NEWEST_PER_TOPIC}
    ) near
    where own.story_id = ${storyId}
  ) as near`;
  const rows = await db
    .select({ id: sql<string>`near.story_id` })
    .from(near)
    .groupBy(sql`near.story_id`)
    .orderBy(sql`count(*) desc, max(near.first_seen_at) desc, near.story_id desc`)
    .limit(limit);
  return loadStoryViews(
    db,
    rows.map(({ id }) => Number(id)),
  );
}
