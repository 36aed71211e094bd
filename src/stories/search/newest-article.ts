/** Owns finding the article from which searches look back. */
import { desc, eq, lte } from 'drizzle-orm';
import { articles, articleWords } from '../../articles/tables.ts';
import type { Database } from '../../db/client.ts';

export type NewestArticle = { id: number; firstSeenAt: Date; toldAt: Date };

/**
 * Of those that can be found; null when there is none.
 * @param upTo looks no newer one up
 */
export async function newestArticle(db: Database, upTo?: number): Promise<NewestArticle | null> {
  const [row] = await db
    .select({
      id: articleWords.articleId,
      firstSeenAt: articles.firstSeenAt,
      toldAt: articleWords.toldAt,
    })
    .from(articleWords)
    .innerJoin(articles, eq(articles.id, articleWords.articleId))
    .where(upTo === undefined ? undefined : lte(articleWords.articleId, upTo))
    .orderBy(desc(articleWords.articleId))
    .limit(1);
  return row ?? null;
}
