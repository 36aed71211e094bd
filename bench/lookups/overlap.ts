/** Owns what a search loses and gains by ranking only the newest matches, beside ranking all of them. */
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '../../src/db/client.ts';
import { rowsOf } from '../../src/db/rows-of.ts';
import { newestArticle } from '../../src/stories/search/newest-article.ts';
import { readSearch } from '../../src/stories/search/search-query.ts';
import { searchStories } from '../../src/stories/search/search-stories.ts';

const TOP = 10;
const ids = z.array(z.object({ id: z.coerce.number() }));

export type Overlap = { share: number; oursMs: number; allMs: number };

/** Of the ten best of all that match, the share that is among our ten; and the median times of both. */
export async function overlapOf(db: Database, texts: readonly string[]): Promise<Overlap> {
  const shares: number[] = [];
  const ours: number[] = [];
  const all: number[] = [];
  for (const text of texts) {
    let started = performance.now();
    const { stories } = await searchStories({ db }, { text, limit: TOP });
    ours.push(performance.now() - started);
    started = performance.now();
    const exact = await rankAll(db, text);
    all.push(performance.now() - started);
    const found = new Set(stories.map(({ id }) => id));
    if (exact.length > 0) shares.push(exact.filter((id) => found.has(id)).length / exact.length);
  }
  const median = (list: readonly number[]) =>
    list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
  const share = shares.reduce((sum, one) => sum + one, 0) / Math.max(1, shares.length);
  return { share, oursMs: median(ours), allMs: median(all) };
}

async function rankAll(db: Database, text: string): Promise<number[]> {
  const tsquery = readSearch(text)?.tsquery;
  const newest = await newestArticle(db);
  if (tsquery === undefined || !newest) return [];
  const now = sql`${newest.firstSeenAt.toISOString()}::timestamptz`;
  const days = sql`greatest(0, extract(epoch from ${now} - told_at)::float8 / 86400)`;
  const rows = await db.execute(sql`
    select story_id as id from article_words
    join story_articles using (article_id) join stories on stories.id = story_id
    where words @@ ${tsquery}::tsquery and stories.state = 'live'
    group by story_id
    order by max(ts_rank(words, ${tsquery}::tsquery) / (1 + ${days} / 30)) desc, story_id desc
    limit ${TOP}`);
  return ids.parse(rowsOf(rows)).map(({ id }) => id);
}
