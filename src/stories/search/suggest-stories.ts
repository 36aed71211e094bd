/** Owns the stories that are offered to somebody who types a title. */
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { isSuggested, searchWords } from '../../articles/search-words.ts';
import type { Database } from '../../db/client.ts';
import { rowsOf } from '../../db/rows-of.ts';
import { lookBack, type Spans } from './look-back.ts';
import { type NewestArticle, newestArticle } from './newest-article.ts';
import { readTyped, titleText } from './search-query.ts';

export type StorySuggestion = {
  id: number;
  /** Plain text from outside: of the article whose title has what was typed. */
  title: string;
  outlet: string;
  firstSeenAt: Date;
};

/** What Discord shows at most. */
const MOST = 25;
/** Articles of one story are offered once. */
const MATCHES = 60;
/** Words that what is typed may become. */
const ENDINGS = 8;
const LAST = '\u{10ffff}';

/**
 * Live stories of which a listed title has all words that are typed, the last one perhaps not to its
 * end; newest first. Where nothing is typed that a title could be known by, the newest of all.
 */
export async function suggestStories(
  { db }: { db: Database },
  { text, limit = MOST }: { text: string; limit?: number },
): Promise<StorySuggestion[]> {
  const { tsquery, growing } = readTyped(text);
  const [newest, either] = await Promise.all([
    newestArticle(db),
    growing === null ? null : anyThatBegins(db, growing),
  ]);
  if (!newest) return [];
  const all = [tsquery, either].filter((part) => part !== null).join(' & ');
  const found = all === '' ? [] : await findTitles(db, { newest, tsquery: all, limit });
  const isJustBegun = growing === null ? tsquery === null : !isSuggested(growing);
  if (found.length > 0 || !isJustBegun) return found;
  return tsquery === null ? newestTitles(db, limit) : findTitles(db, { newest, tsquery, limit });
}

/** What is typed as a word of its own, or any of the commonest that begin so. */
async function anyThatBegins(db: Database, begin: string): Promise<string | null> {
  const words = [begin, ...(await wordsThatBegin(db, begin))];
  const lexemes = new Set(words.flatMap((word) => searchWords(word).map(titleText)));
  return lexemes.size === 0 ? null : `(${[...lexemes].join(' | ')})`;
}

async function wordsThatBegin(db: Database, begin: string): Promise<string[]> {
  if (!isSuggested(begin)) return [];
  const rows = await db.execute(sql`select word from title_words
    where word >= ${begin} and word < ${begin + LAST} and articles > 0
    order by articles desc limit ${ENDINGS}`);
  return z
    .array(z.object({ word: z.string() }))
    .parse(rowsOf(rows))
    .map(({ word }) => word);
}

const Row = z
  .object({
    id: z.coerce.number(),
    title: z.string(),
    outlet: z.string(),
    first_seen_at: z.coerce.date(),
  })
  .transform(({ first_seen_at: firstSeenAt, ...row }) => ({ ...row, firstSeenAt }));

async function newestTitles(db: Database, limit: number): Promise<StorySuggestion[]> {
  const rows = await db.execute(sql`
    select stories.id, head.title, outlet.name as outlet, stories.first_seen_at
    from stories join articles head on head.id = stories.head_article_id
    join providers outlet on outlet.id = head.provider_id
    where stories.state = 'live'
    order by stories.first_seen_at desc, stories.id desc limit ${limit}::bigint`);
  return z.array(Row).parse(rowsOf(rows));
}

type FindArgs = { newest: NewestArticle; tsquery: string; limit: number };

const Matched = z.object({ matches: z.coerce.number() });

async function findTitles(db: Database, args: FindArgs): Promise<StorySuggestion[]> {
  const { found } = await lookBack(args.newest, async (spans) => {
    const rows = rowsOf(await db.execute(titleQuery(args, spans)));
    const matches = z.array(Matched).parse(rows)[0]?.matches ?? 0;
    // Where nothing was found one row says so.
    const found = rows.flatMap((row) => Row.safeParse(row).data ?? []);
    const progress = Math.max(matches / MATCHES, found.length / args.limit);
    return { found, read: matches, progress };
  });
  return found;
}

function titleQuery({ tsquery, limit }: FindArgs, spans: Spans): SQL {
  const among = spans ? sql`and spans && ${`{${spans.join(',')}}`}::int[]` : sql``;
  return sql`
    with near as materialized (
      select article_id, told_at from article_words
      where words @@ ${tsquery}::tsquery ${among}
      order by told_at desc, article_id desc limit ${MATCHES}
    ), live as (
      select distinct on (stories.id) stories.id, stories.first_seen_at, near.article_id, near.told_at
      from near join story_articles member on member.article_id = near.article_id
      join stories on stories.id = member.story_id and stories.state = 'live'
      order by stories.id, near.told_at desc, near.article_id desc
    ), shown as (
      select live.id, article.title, outlet.name as outlet, live.first_seen_at, live.told_at
      from (select * from live order by told_at desc, id desc limit ${limit}::bigint) live
      join articles article on article.id = live.article_id
      join providers outlet on outlet.id = article.provider_id
    )
    select shown.*, all_near.matches
    from (select count(*) as matches from near) all_near
    left join shown on true
    order by shown.told_at desc, shown.id desc`;
}
