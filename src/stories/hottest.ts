/** Owns finding the hottest stories since a time without ordering all that there are. */
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '../db/client.ts';
import { rowsOf } from '../db/rows-of.ts';
import { tierOf, tierOfHeat, tiersDown, tiersUp } from './tiers.ts';

/** Where a story stands among the hottest. */
export type HeatPlace = { heat: number; firstSeenAt: Date; id: number };

export type HottestArgs = {
  /** Slugs, of which a story has one; null for all stories. */
  topics: readonly string[] | null;
  /** First seen after this time. */
  since: Date;
  limit: number;
  /** Where to go on from, and whether towards the hotter ones, nearest first. */
  place?: HeatPlace | null;
  isBack?: boolean;
  /** What a story must hold besides, of its id. */
  holds?: (id: SQL) => SQL;
};

/** Live ones, hottest first, of equals the newer first; each once, whatever its topics. */
export async function hottest(db: Database, args: HottestArgs): Promise<HeatPlace[]> {
  return z.array(Row).parse(rowsOf(await db.execute(query(args))));
}

const Row = z
  .object({ id: z.coerce.number(), heat: z.number(), first_seen_at: z.coerce.date() })
  .transform(({ first_seen_at: firstSeenAt, ...row }) => ({ ...row, firstSeenAt }));

function query({ topics, since, limit, place = null, isBack = false, holds }: HottestArgs): SQL {
  const order = isBack ? sql`heat, first_seen_at, id` : sql`heat desc, first_seen_at desc, id desc`;
  const id = topics === null ? sql`stories.id` : sql`story_topics.story_id`;
  const beyond = place
    ? sql`and (heat, first_seen_at, ${id}) ${isBack ? sql`>` : sql`<`}
        (${place.heat}::int, ${place.firstSeenAt.toISOString()}::timestamptz, ${place.id}::bigint)`
    : sql``;
  const recent = sql`${tierOf} = tier.n and first_seen_at > ${since.toISOString()}::timestamptz
    ${beyond} ${holds ? sql`and ${holds(id)}` : sql``}`;
  const ofTier =
    topics === null
      ? sql`select id, heat, first_seen_at from stories where state = 'live' and ${recent}`
      : sql`select distinct one.id, one.heat, one.first_seen_at
          from unnest(string_to_array(${topics.join(' ')}, ' ')) as wanted(slug)
          cross join lateral (
            select story_id as id, heat, first_seen_at from story_topics
            where topic = wanted.slug and heat is not null and ${recent}
            order by ${order} limit ${limit}::bigint
          ) one`;
  const nearestTier = place && tierOfHeat(place.heat);
  const from = nearestTier === null ? {} : { from: nearestTier };
  // The tiers come in their order and each one's rows in theirs: the limit ends the reading.
  const rows = sql`
    select one.id, one.heat, one.first_seen_at
    from ${isBack ? tiersUp(from) : tiersDown(from)} cross join lateral (
      select * from (${ofTier}) of_tier order by ${order} limit ${limit}::bigint
    ) one
    limit ${limit}::bigint`;
  return sql`with nearest as materialized (${rows}) select * from nearest order by ${order}`;
}
