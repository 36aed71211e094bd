/** Owns keeping what a search reads in step with the articles: only those that are listed are in it. */
import { sql } from 'drizzle-orm';
import type { Transaction } from '../db/client.ts';
import { isAnyOf, unnest } from '../db/unnest.ts';
import { titleWordsOf, wordsVector } from './search-words.ts';
import { spansOf } from './spans.ts';
import { articles, articleWords, titleWords } from './tables.ts';

export type ListedText = {
  articleId: number;
  title: string;
  excerpt: string;
  publishedAt: Date | null;
  firstSeenAt: Date;
};

/**
 * Before articles are changed or taken back: a search does not find them any more.
 * @returns the titles of those that it did find, of which the caller says that they are gone
 */
export async function forgetWords(tx: Transaction, ids: readonly number[]): Promise<string[]> {
  const rows = await tx
    .delete(articleWords)
    .where(isAnyOf(articleWords.articleId, ids))
    .returning({
      isRead: sql<boolean>`${articleWords.words} is not null`,
      title: sql<string>`(select title from ${articles} where articles.id = article_id)`,
    });
  return rows.filter(({ isRead }) => isRead).map(({ title }) => title);
}

/** What a search finds from now on. */
export async function saveWords(
  tx: Transaction,
  { listed, gone }: { listed: readonly ListedText[]; gone: readonly string[] },
): Promise<void> {
  if (listed.length > 0) {
    const { articleId, toldAt, words } = articleWords;
    const rows = listed.map((text) => ({
      articleId: text.articleId,
      toldAt: earlier(text.publishedAt, text.firstSeenAt),
      words: wordsVector(text),
    }));
    await tx.execute(sql`insert into ${articleWords} (article_id, told_at, spans, words)
      select article_id, told_at, ${spansOf(sql`told_at`)}, words
      from ${unnest('told', { articleId, toldAt, words }, rows)}`);
  }
  await countTitles(tx, { more: listed.map(({ title }) => title), less: gone });
}

export async function countTitles(
  tx: Transaction,
  { more, less }: { more: readonly string[]; less: readonly string[] },
): Promise<void> {
  const counts = new Map<string, number>();
  const add = (titles: readonly string[], step: number) => {
    for (const title of titles) {
      for (const word of titleWordsOf(title)) counts.set(word, (counts.get(word) ?? 0) + step);
    }
  };
  add(more, 1);
  add(less, -1);
  const all = Array.from(counts, ([word, count]) => ({ word, count }));
  const changed = all.filter((row) => row.count !== 0);
  if (changed.length === 0) return;
  const columns = { word: articles.title, count: titleWords.articles };
  await tx.execute(sql`insert into ${titleWords} (word, articles)
    select title, articles from ${unnest('counted', columns, changed)}
    on conflict (word) do update set articles = title_words.articles + excluded.articles`);
}

function earlier(publishedAt: Date | null, firstSeenAt: Date): Date {
  return publishedAt && publishedAt < firstSeenAt ? publishedAt : firstSeenAt;
}
