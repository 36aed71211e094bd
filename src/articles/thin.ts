/** Owns letting the texts of articles go: what each of them is stays, so that none is ever new again. */
import type { Transaction } from '../db/client.ts';
import { isAnyOf } from '../db/unnest.ts';
import { countTitles, forgetWords } from './save-words.ts';
import { articles } from './tables.ts';

/**
 * A search by words does not find them any more. Address, title, dates, topics and quality stay, with
 * the hash of what they said: when a source has them again as they were, nothing has changed.
 */
export async function thinArticles(
  tx: Transaction,
  { ids, now }: { ids: readonly number[]; now: Date },
): Promise<void> {
  await countTitles(tx, { more: [], less: await forgetWords(tx, ids) });
  await tx
    .update(articles)
    .set({ excerpt: '', imageUrl: null, imageAlt: null, paper: null, thinnedAt: now })
    .where(isAnyOf(articles.id, ids));
}
