/** Owns the look-up of the topics that are hot just now, and how they came to it day by day. */
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '../db/client.ts';
import { rowsOf } from '../db/rows-of.ts';
import type { Clock } from '../lib/clock.ts';
import { DAY_MS } from '../lib/spans.ts';

export type TrendingTopic = {
  slug: string;
  /** The heat of its live stories by the day that they were first seen, halved for each day since. */
  score: number;
  /** Of runs of 24 hours, oldest first; the last one ends now. */
  daily: { heat: number; stories: number }[];
};

/** Older ones add a tenth to a score at most. */
const SCORED_DAYS = 3;
/** Of the newest, on a day that brings more. */
const SCORED_STORIES = 20_000;

/**
 * Highest score first, of equals by slug.
 * @param days of which there are numbers, at most 30
 */
export async function trendingTopics(
  { db, clock }: { db: Database; clock: Clock },
  { limit, days }: { limit: number; days: number },
): Promise<TrendingTopic[]> {
  const now = clock.now();
  const at = (daysAgo: number) =>
    sql`${new Date(now.getTime() - daysAgo * DAY_MS).toISOString()}::timestamptz`;
  const age = sql`greatest(0, extract(epoch from ${at(0)} - first_seen_at)::float8 / 86400)`;
  // Of the topics that come first alone all days are read.
  const rows = await db.execute(sql`
    with recent as materialized (
      select id, heat * power(0.5, ${age}) as score from stories
      where state = 'live' and first_seen_at > ${at(SCORED_DAYS)}
      order by first_seen_at desc, id desc limit ${SCORED_STORIES}
    ), hot as materialized (
      select topic, sum(score) as score from recent
      join story_topics on story_topics.story_id = recent.id
      group by topic order by sum(score) desc, topic limit ${limit}::bigint
    )
    select hot.topic, hot.score, day.ago, day.heat, day.stories
    from hot cross join lateral (
      select floor(${age})::int as ago, sum(heat) as heat, count(*) as stories
      from story_topics
      where topic = hot.topic and heat is not null and first_seen_at > ${at(days)}
      group by 1
    ) day
    order by hot.score desc, hot.topic`);
  return collect(z.array(Row).parse(rowsOf(rows)), days);
}

const Row = z.object({
  topic: z.string(),
  score: z.number(),
  ago: z.number(),
  heat: z.coerce.number(),
  stories: z.coerce.number(),
});

function collect(rows: readonly z.infer<typeof Row>[], days: number): TrendingTopic[] {
  const topics = new Map<string, TrendingTopic>();
  for (const { topic: slug, score, ago, heat, stories } of rows) {
    const none = () => ({ heat: 0, stories: 0 });
    const topic = topics.get(slug) ?? { slug, score, daily: Array.from({ length: days }, none) };
    topics.set(slug, topic);
    // By rounding the oldest may fall a hair outside.
    const place = Math.max(0, days - 1 - ago);
    const before = topic.daily[place] ?? none();
    topic.daily[place] = { heat: before.heat + heat, stories: before.stories + stories };
  }
  return [...topics.values()];
}
