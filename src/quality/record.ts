/** Owns the authority that an outlet earns from what it published, where nobody listed it. */
import type { QualityWeights } from './weights.ts';

/** An article as it counts in its outlet's record. */
export type RecordedArticle = {
  excerpt: string;
  hasAmp: boolean;
  /** What its publisher stated over the sum of what can be shown; null where nothing was stated. */
  excess: number | null;
};

const OWN_VOICE = /\b(?:you|your|we|our|i)\b/i;

/**
 * What stated qualities have over what can be shown is what authority is. As many points as one
 * article's are what the rest of the record says: how much was seen of the outlet, how often it
 * speaks to its readers in its own voice, which wires and copied releases hardly do, and how many
 * of its pages have an AMP form.
 *
 * @returns whole points within the weights' bounds; null for a record that is too short
 */
export function earnedAuthority(
  articles: readonly RecordedArticle[],
  { record }: Pick<QualityWeights, 'record'>,
): number | null {
  const seen = seenAuthority(articles, record);
  const stated = articles.flatMap(({ excess }) => excess ?? []);
  if (stated.length === 0) return seen;
  const sum = stated.reduce((all, excess) => all + excess, seen ?? 0);
  return Math.round(Math.min(record.most, Math.max(0, sum / (stated.length + 1))));
}

function seenAuthority(
  articles: readonly RecordedArticle[],
  record: QualityWeights['record'],
): number | null {
  if (articles.length < record.leastArticles) return null;
  const { doublings, ownVoice, ampPages } = recordFeatures(articles);
  const points = Math.round(
    record.base +
      record.perDoubling * doublings +
      record.ownVoice * ownVoice +
      record.ampPages * ampPages,
  );
  return points < record.least ? 0 : Math.min(record.most, points);
}

/** What the weights of a record are fitted to; of at least one article. */
export function recordFeatures(articles: readonly RecordedArticle[]) {
  const share = (is: (article: RecordedArticle) => boolean) =>
    articles.filter(is).length / articles.length;
  return {
    doublings: Math.log2(articles.length),
    ownVoice: share(({ excerpt }) => OWN_VOICE.test(excerpt)),
    ampPages: share(({ hasAmp }) => hasAmp),
  };
}
