/** Owns the age limit: what is too old by its articles' dates is no alert any more. */
import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { rowsOf } from '../db/rows-of.ts';
import { HOUR_MS } from '../lib/spans.ts';

export const DEFAULT_MAX_AGE_HOURS = 72;

/** When a story's newest listed article was published, or first seen when it does not say. */
export function newestArticleAt(storyId: SQL): SQL {
  return sql`(select max(coalesce(article.published_at, article.first_seen_at))
    from story_articles member join articles article on article.id = member.article_id
    where member.story_id = ${storyId} and article.state = 'listed')`;
}

export async function isTooOld(
  { db }: { db: Database },
  { storyId, now, maxAgeHours }: { storyId: number; now: Date; maxAgeHours: number },
): Promise<boolean> {
  const oldest = new Date(now.getTime() - maxAgeHours * HOUR_MS).toISOString();
  const newest = newestArticleAt(sql`${storyId}::bigint`);
  return rowsOf(await db.execute(sql`select where ${newest} < ${oldest}::timestamptz`)).length > 0;
}
