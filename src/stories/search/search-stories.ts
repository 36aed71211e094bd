/** Owns the look-up of stories by the words of their articles. */
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '../../db/client.ts';
import { rowsOf } from '../../db/rows-of.ts';
import { loadStoryViews } from '../load-views.ts';
import type { StoryView } from '../story-view.ts';
import { didYouMean } from './did-you-mean.ts';
import { lookBack, type Spans } from './look-back.ts';
import { newestArticle, type NewestArticle } from './newest-article.ts';
import { readSearch, type SearchQuery } from './search-query.ts';

/** Where a page begins, among what there was when the first page was asked for. */
export type SearchPlace = {
  /** The newest article of then. */
  upTo: number;
  offset: number;
};

export type SearchResult = {
  /** Best first. */
  stories: StoryView[];
  /** How many there are on all pages. */
  found: number;
  /** There are older ones too, among which the best was not looked for. */
  isCut: boolean;
  next: SearchPlace | null;
  previous: SearchPlace | null;
  /** When nothing was found: what may have been meant, each of which finds something. */
  suggestions: string[];
};

/** Matches that are ranked, newest first. */
const RANKED = 400;
/** With so many it looks no farther back for more. */
const ENOUGH = 300;
/** Articles with the words of a phrase that are read for it, newest first; and where it is in none. */
const PHRASES_READ = 4_000;
const PHRASES_READ_MOST = 40_000;
/** After so many days a match counts half. */
const HALF_DAYS = 30;

const NOTHING = { stories: [], found: 0, isCut: false, next: null, previous: null };

/**
 * Live stories of which a listed article holds what is asked for (search-query.ts says how), by how
 * well it does and how new it is; words in a title weigh ten times those of an excerpt.
 * @param text whatever a person typed
 */
export async function searchStories(
  { db }: { db: Database },
  { text, limit, place }: { text: string; limit: number; place?: SearchPlace },
): Promise<SearchResult> {
  const query = readSearch(text);
  const newest = query && (await newestArticle(db, place?.upTo));
  if (!query || !newest) return { ...NOTHING, suggestions: [] };
  const offset = place?.offset ?? 0;
  const { ids, found, isCut } = await rank(db, { query, newest, limit, offset });
  if (found === 0) {
    const suggestions = place ? [] : await suggest(db, { text, newest });
    return { ...NOTHING, suggestions };
  }
  const upTo = newest.id;
  return {
    stories: await loadStoryViews(db, ids),
    found,
    isCut,
    next: offset + limit < found ? { upTo, offset: offset + limit } : null,
    previous: offset > 0 ? { upTo, offset: Math.max(0, offset - limit) } : null,
    suggestions: [],
  };
}

type RankArgs = { query: SearchQuery; newest: NewestArticle; limit: number; offset: number };
type Ranked = { ids: number[]; found: number; isCut: boolean };

const Rows = z.array(
  z.object({
    id: z.coerce.number().nullable(),
    found: z.coerce.number(),
    matches: z.coerce.number(),
    read: z.coerce.number(),
  }),
);

async function rank(db: Database, args: RankArgs, most = PHRASES_READ): Promise<Ranked> {
  const seen = await lookBack(args.newest, async (spans) => {
    const rows = Rows.parse(rowsOf(await db.execute(rankQuery({ ...args, most }, spans))));
    const { found = 0, matches = 0, read = 0 } = rows[0] ?? {};
    const progress = Math.max(matches / ENOUGH, args.query.loose === null ? 0 : read / most);
    return { ids: rows.flatMap(({ id }) => id ?? []), found, matches, read, progress };
  });
  const { ids, found, matches, progress } = seen;
  const isCut = progress >= 1;
  // Only a phrase can be in none of so many; all its pages come to this.
  if (matches === 0 && isCut && most < PHRASES_READ_MOST) return rank(db, args, PHRASES_READ_MOST);
  return { ids, found, isCut };
}

/** The best stories of the newest matches; the counts are in each row, and in one without a story. */
function rankQuery(
  { query, newest, limit, offset, most }: RankArgs & { most: number },
  spans: Spans,
): SQL {
  const { tsquery, loose } = query;
  const among = spans ? sql`and spans && ${`{${spans.join(',')}}`}::int[]` : sql``;
  const now = sql`${newest.firstSeenAt.toISOString()}::timestamptz`;
  const days = sql`greatest(0, extract(epoch from ${now} - near.told_at)::float8 / 86400)`;
  // Without their words, which would be most of what is sorted.
  const newestWith = (what: string, count: number) => sql`
    select article_id, told_at from article_words
    where words @@ ${what}::tsquery ${among} and article_id <= ${newest.id}::bigint
    order by told_at desc, article_id desc limit ${count}::bigint`;
  const withPhrases = sql`
    select read.* from read join article_words text on text.article_id = read.article_id
    where text.words @@ ${tsquery}::tsquery
    order by read.told_at desc, read.article_id desc limit ${RANKED}::bigint`;
  return sql`
    with read as materialized (${newestWith(loose ?? tsquery, loose === null ? RANKED : most)}),
    near as materialized (${loose === null ? sql`select * from read` : withPhrases}),
    scored as (
      select member.story_id as id,
        max(ts_rank(text.words, ${tsquery}::tsquery) / (1 + ${days} / ${HALF_DAYS}::int)) as score
      from near join article_words text on text.article_id = near.article_id
      join story_articles member on member.article_id = near.article_id
      group by member.story_id
    ), live as (
      select scored.id, scored.score, count(*) over () as found
      from scored join stories on stories.id = scored.id and stories.state = 'live'
      order by scored.score desc, scored.id desc offset ${offset}::bigint limit ${limit}::bigint
    )
    select live.id, coalesce(live.found, 0) as found, counted.*
    from (select (select count(*) from near) as matches, (select count(*) from read) as read) counted
    left join live on true
    order by live.score desc, live.id desc`;
}

async function suggest(
  db: Database,
  { text, newest }: { text: string; newest: NewestArticle },
): Promise<string[]> {
  return didYouMean(db, text, async (other) => {
    const query = readSearch(other);
    if (!query) return false;
    const { found } = await rank(db, { query, newest, limit: 1, offset: 0 });
    return found > 0;
  });
}
