/** Owns the look-up of the stories that most outlets tell just now. */
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '../db/client.ts';
import { rowsOf } from '../db/rows-of.ts';
import type { Clock } from '../lib/clock.ts';
import { loadStoryViews } from './load-views.ts';
import type { StoryView } from './story-view.ts';
import { DAY_MS } from '../lib/spans.ts';

export type TrendingStory = StoryView & {
  /** Outlets that tell it in words of their own, its head's among them. */
  voices: number;
  score: number;
};

/** A score of less than 1 in 10¹⁰⁰ is no double any more. */
export const TRENDING_DAYS_MAX = 365;
/** Stories whose voices are counted for each that is wanted; more only where that leaves a doubt. */
const COUNTED = 8;

/**
 * Live stories first seen in the last `days`, highest score first: (head's quality + k × other
 * voices) × 0.5^(hours since first seen / 24).
 *
 * A voice is an outlet: ten copies of a press release say what one says, and an outlet's second
 * article adds none. Halving has what the known rankings have: Hacker News divides by a power of
 * the age ("gravity", news.arc), Reddit's "hot" adds a constant for each 12.5 hours. Of these a
 * half-life alone does not depend on when one looks: two stories that gain nothing keep their
 * order. A day, because that is how long news of this field is talked about before its sequel.
 * What a backlog brought counts from when it was brought (design.md "Identity and time").
 * @param heatPerArticle k, as in a story's heat
 * @param days at most `TRENDING_DAYS_MAX`
 */
export async function trending(
  { db, clock, heatPerArticle }: { db: Database; clock: Clock; heatPerArticle: number },
  { topic, limit, days }: { topic?: string; limit: number; days: number },
): Promise<TrendingStory[]> {
  const args = { now: clock.now(), heatPerArticle, topic: topic ?? null, limit, days };
  const rows = await rank(db, args);
  const views = await loadStoryViews(
    db,
    rows.map(({ id }) => id),
  );
  const ranked = new Map(rows.map((row) => [row.id, row]));
  return views.flatMap((view) => {
    const row = ranked.get(view.id);
    return row ? [{ ...view, voices: row.voices, score: row.score }] : [];
  });
}

type RankArgs = {
  now: Date;
  heatPerArticle: number;
  topic: string | null;
  limit: number;
  days: number;
};

const Ranked = z.object({
  id: z.coerce.number(),
  voices: z.coerce.number(),
  score: z.number(),
  counted: z.coerce.number(),
  /** No story that was not counted scores more. */
  bound: z.number(),
});

/** Heat counts all that voices count, so its own decay is a bound: few need their voices counted. */
async function rank(db: Database, args: RankArgs): Promise<z.infer<typeof Ranked>[]> {
  for (let count = args.limit * COUNTED; ; count *= 4) {
    const rows = z.array(Ranked).parse(rowsOf(await db.execute(rankQuery(args, count))));
    const last = rows.at(-1);
    if (!last || last.counted < count || last.score >= last.bound) return rows;
  }
}

function rankQuery({ now, heatPerArticle, topic, limit, days }: RankArgs, count: number): SQL {
  const since = new Date(now.getTime() - days * DAY_MS).toISOString();
  const at = sql`${now.toISOString()}::timestamptz`;
  const recent =
    topic === null
      ? sql`stories where first_seen_at > ${since}::timestamptz and state = 'live'`
      : sql`story_topics place join stories on stories.id = place.story_id
          where place.topic = ${topic} and place.first_seen_at > ${since}::timestamptz
            and stories.state = 'live'`;
  const daysOld = sql`greatest(0, extract(epoch from ${at} - stories.first_seen_at) / 86400)`;
  return sql`
    with recent as (
      select stories.id, stories.head_article_id, stories.heat, stories.first_seen_at,
        power(0.5::float8, (${daysOld})::float8) as freshness
      from ${recent}
    ), hottest as materialized (
      select *, heat * freshness as bound from recent
      order by heat * freshness desc, id desc limit ${count}::bigint
    ), counted as (
      select hottest.*, 1 + telling.others as voices,
        (head.quality + ${heatPerArticle}::int * telling.others) * freshness as score
      from hottest join articles head on head.id = hottest.head_article_id
      cross join lateral (
        select count(distinct article.provider_id) as others
        from story_articles member join articles article on article.id = member.article_id
        where member.story_id = hottest.id and member.reason <> 'copy'
          and article.state <> 'retracted' and article.provider_id <> head.provider_id
      ) telling
    )
    select id, voices, score, count(*) over () as counted, min(bound) over () as bound
    from counted order by score desc, first_seen_at desc, id desc limit ${limit}::bigint`;
}
