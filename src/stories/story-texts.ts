/** Owns what a story says, for those who look for words in it. */
import { and, desc, eq } from 'drizzle-orm';
import { articles } from '../articles/tables.ts';
import type { Database, Transaction } from '../db/client.ts';
import { isAnyOf } from '../db/unnest.ts';
import { storyArticles } from './tables.ts';

export type ArticleText = {
  title: string;
  excerpt: string;
  publishedAt: Date | null;
  firstSeenAt: Date;
  changedAt: Date;
};

/** Of each story its listed articles, best first. One that has none is left out. */
export async function storyTexts(
  db: Database | Transaction,
  storyIds: readonly number[],
): Promise<Map<number, ArticleText[]>> {
  const texts = new Map<number, ArticleText[]>();
  if (storyIds.length === 0) return texts;
  const { title, excerpt, publishedAt, firstSeenAt, changedAt } = articles;
  const rows = await db
    .select({ storyId: storyArticles.storyId, title, excerpt, publishedAt, firstSeenAt, changedAt })
    .from(storyArticles)
    .innerJoin(articles, eq(articles.id, storyArticles.articleId))
    .where(and(isAnyOf(storyArticles.storyId, storyIds), eq(articles.state, 'listed')))
    .orderBy(desc(articles.quality), articles.id);
  for (const { storyId, ...text } of rows) {
    const known = texts.get(storyId);
    if (known) known.push(text);
    else texts.set(storyId, [text]);
  }
  return texts;
}
