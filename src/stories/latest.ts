/** Owns the look-up of the newest stories, of a topic or of all, over a bar or not, page by page. */
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '../db/client.ts';
import { rowsOf } from '../db/rows-of.ts';
import { type PageArgs, readPage, type StoryPage } from './story-page.ts';
import { isLiveHeat, tierOf, tierOfHeat, tiersDown } from './tiers.ts';

/** Where a story stands among the newest. */
export type StoryCursor = { firstSeenAt: Date; id: number };

type Wanted = {
  /** A slug; without one of all topics. */
  topic?: string;
  /** The least heat; without one every live story. */
  minHeat?: number;
};

/** Newest first, by first seen and then id (design.md "Identity and time"). */
export async function latest(
  { db }: { db: Database },
  { topic, minHeat, ...page }: Wanted & PageArgs<StoryCursor>,
): Promise<StoryPage<StoryCursor>> {
  const wanted = { topic: topic ?? null, minHeat: minHeat ?? 0 };
  return readPage(db, page, async ({ place, isBack, limit }) => {
    const order = isBack ? sql`first_seen_at, id` : sql`first_seen_at desc, id desc`;
    const rows = await db.execute(query({ ...wanted, place, isBack, order, limit }));
    return z.array(Row).parse(rowsOf(rows));
  });
}

const Row = z
  .object({ id: z.coerce.number(), first_seen_at: z.coerce.date() })
  .transform((row) => ({ id: row.id, firstSeenAt: row.first_seen_at }));

type QueryArgs = {
  topic: string | null;
  minHeat: number;
  place: StoryCursor | null;
  isBack: boolean;
  order: SQL;
  limit: number;
};

function query({ topic, minHeat, place, isBack, order, limit }: QueryArgs): SQL {
  const live =
    topic === null
      ? sql`select id, first_seen_at from stories where state = 'live'`
      : sql`select story_id as id, first_seen_at from story_topics
          where topic = ${topic} and ${minHeat > 0 ? sql`heat is not null` : isLiveHeat}`;
  const id = topic === null ? sql`id` : sql`story_id`;
  const beyond = place
    ? sql`and (first_seen_at, ${id}) ${isBack ? sql`>` : sql`<`}
        (${place.firstSeenAt.toISOString()}::timestamptz, ${place.id}::bigint)`
    : sql``;
  const nearest = (more: SQL) =>
    sql`${live} ${more} ${beyond} order by ${order} limit ${limit}::bigint`;
  if (minHeat <= 0) return nearest(sql``);
  // Each tier's are in order already: of all that pass no more are read than could be wanted.
  return sql`
    select one.id, one.first_seen_at
    from ${tiersDown({ to: tierOfHeat(minHeat) })} cross join lateral (
      ${nearest(sql`and ${tierOf} = tier.n and heat >= ${minHeat}::int`)}
    ) one
    order by ${order} limit ${limit}::bigint`;
}
