/** Owns adding what an outlet has earned to the quality of what it publishes. */
import { findEarned, findQualityParts } from '../articles/earned.ts';
import type { JudgedArticle } from '../articles/store.ts';
import type { Transaction } from '../db/client.ts';
import { canEarn, earnedOf, withEarned } from '../quality/score.ts';
import { rejudged } from './judge.ts';

/**
 * Threads judge without a database, so this part comes when articles are stored. An article keeps
 * the part that it was stored with: a record that changed is no news of it.
 */
export async function earnedAdder(
  tx: Transaction,
  articles: readonly JudgedArticle[],
  { qualityBar }: { qualityBar: number },
): Promise<(article: JudgedArticle) => JudgedArticle> {
  const earning = articles.filter(({ qualityParts }) => canEarn(qualityParts));
  if (earning.length === 0) return (article) => article;
  const domains = new Set(earning.map(({ provider }) => provider.domain));
  const earned = await findEarned(tx, domains);
  const stored = await findQualityParts(
    tx,
    earning.map(({ canonicalUrl }) => canonicalUrl),
  );
  return (article) => {
    const { canonicalUrl, provider, qualityParts } = article;
    if (!canEarn(qualityParts)) return article;
    const parts = stored.get(canonicalUrl);
    const points = parts ? earnedOf(parts) : (earned.get(provider.domain) ?? 0);
    return points === 0 ? article : rejudged(article, withEarned(qualityParts, points), qualityBar);
  };
}
