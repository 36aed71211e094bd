/** Owns the look-up of the stories that a reader of one may want next. */
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '../db/client.ts';
import { rowsOf } from '../db/rows-of.ts';
import { loadStoryViews } from './load-views.ts';
import type { StoryView } from './story-view.ts';
import { isLiveHeat } from './tiers.ts';

/** Of each topic so many before it and after it are looked at: news is related to what else is told then. */
const NEAREST_PER_TOPIC = 50;

/** Live ones that share the most topics with it, and of these the nearest in time. */
export async function relatedStories(
  { db }: { db: Database },
  { storyId, limit }: { storyId: number; limit: number },
): Promise<StoryView[]> {
  const own = sql`(${storyId}::bigint)`;
  const ofTopic = sql`select story_id, first_seen_at from story_topics
    where topic = own.topic and ${isLiveHeat}`;
  const place = sql`(own.first_seen_at, own.story_id)`;
  const rows = await db.execute(sql`
    with own as materialized (
      select story_id, topic, first_seen_at from story_topics where story_id = ${own}
    ), near as materialized (
      select distinct near.story_id, near.first_seen_at from own cross join lateral (
        (${ofTopic} and (first_seen_at, story_id) < ${place}
          order by first_seen_at desc, story_id desc limit ${NEAREST_PER_TOPIC})
        union all
        (${ofTopic} and (first_seen_at, story_id) > ${place}
          order by first_seen_at, story_id limit ${NEAREST_PER_TOPIC})
      ) near
    )
    select near.story_id as id
    from near join story_topics topic on topic.story_id = near.story_id
    join own on own.topic = topic.topic
    group by near.story_id, near.first_seen_at, own.first_seen_at
    order by count(*) desc, abs(extract(epoch from near.first_seen_at - own.first_seen_at)),
      abs(near.story_id - ${own}), near.story_id desc
    limit ${limit}::bigint`);
  const ids = z.array(z.object({ id: z.coerce.number() })).parse(rowsOf(rows));
  return loadStoryViews(
    db,
    ids.map(({ id }) => id),
  );
}
