/** Owns the judgement of an article: its quality, its topics, and whether it is listed. */
import type { JudgedArticle } from '../articles/store.ts';
import type { OutletOf } from '../quality/outlets.ts';
import { scoreQuality } from '../quality/score.ts';
import type { TopicMatch } from '../topics/store.ts';
import type { Taxonomy } from '../topics/taxonomy.ts';
import type { NormalArticle } from './normalise.ts';
import { NO_RULES, type SourceRules } from './source-rules.ts';

export type JudgeDeps = { taxonomy: Taxonomy; outletOf: OutletOf; qualityBar: number };

/** @param removed its publisher took it back */
export function judgeArticle(
  { taxonomy, outletOf, qualityBar }: JudgeDeps,
  { statedQuality, ...article }: NormalArticle,
  { removed, rules = NO_RULES }: { removed: boolean; rules?: SourceRules },
): JudgedArticle {
  // A pattern per topic is dear, and most articles state their quality: only where it counts.
  const named = statedQuality === null ? taxonomy.namedIn(article.title) : undefined;
  const { quality, parts } = scoreQuality(
    {
      stated: statedQuality,
      title: article.title,
      hasImage: article.image !== null,
      outlet: outletOf(article.provider.domain) ?? stated(article.provider.name, rules),
    },
    named?.name ?? null,
  );
  const judged = { ...article, quality, qualityParts: parts };
  if (removed) return { ...judged, state: 'retracted', stateReason: 'taken back by its publisher' };
  if (quality < qualityBar) {
    return {
      ...judged,
      state: 'held',
      stateReason: `quality ${quality} is under the bar of ${qualityBar}`,
    };
  }
  return { ...judged, state: 'listed', stateReason: null };
}

/** What an operator said of a source is worth as much as a line of the outlets' list. */
function stated(
  name: string,
  { authority }: SourceRules,
): { name: string; authority: number } | null {
  return authority === null ? null : { name, authority };
}

/** Topics that its publisher named; a name that the taxonomy does not have is left out. */
export function matchTopics(
  taxonomy: Taxonomy,
  names: readonly string[],
  rules: SourceRules = NO_RULES,
): TopicMatch[] {
  const slugs = new Map<string, TopicMatch>();
  for (const slug of rules.topics)
    slugs.set(slug, { topic: slug, reason: 'its source is about it' });
  for (const name of names) {
    const topic = taxonomy.byName(name);
    if (topic) slugs.set(topic.slug, { topic: topic.slug, reason: 'named by its publisher' });
  }
  return [...slugs.values()];
}
