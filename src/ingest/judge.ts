/** Owns the judgement of an article: its quality, its topics, and whether it is listed. */
import type { JudgedArticle } from '../articles/store.ts';
import type { OutletOf } from '../quality/outlets.ts';
import { scoreQuality } from '../quality/score.ts';
import { SOURCE_TOPIC, type TopicMatch } from '../topics/store.ts';
import type { Taxonomy } from '../topics/taxonomy.ts';
import type { NormalArticle } from './normalise.ts';
import { NO_RULES, type SourceRules } from './source-rules.ts';

export type JudgeDeps = { taxonomy: Taxonomy; outletOf: OutletOf; qualityBar: number };

/**
 * @param removed its publisher took it back
 * @param topics as its publisher names them
 */
export function judgeArticle(
  { taxonomy, outletOf, qualityBar }: JudgeDeps,
  { statedQuality, ...article }: NormalArticle,
  {
    removed,
    topics = [],
    rules = NO_RULES,
  }: { removed: boolean; topics?: readonly string[]; rules?: SourceRules },
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
  const held = (stateReason: string) => ({ ...judged, state: 'held' as const, stateReason });
  if (rules.onlyNamed && !namesTopic(taxonomy, article, topics)) {
    return held('it names no topic that Keypoint follows');
  }
  if (quality < qualityBar) return held(`quality ${quality} is under the bar of ${qualityBar}`);
  return { ...judged, state: 'listed', stateReason: null };
}

function namesTopic(
  taxonomy: Taxonomy,
  { title, excerpt }: { title: string; excerpt: string },
  topics: readonly string[],
): boolean {
  return (
    topics.some((name) => taxonomy.byName(name) !== undefined) ||
    taxonomy.namedIn(title) !== undefined ||
    taxonomy.namedIn(excerpt) !== undefined
  );
}

/** What an operator said of a source is worth as much as a line of the outlets' list. */
function stated(
  name: string,
  { authority }: SourceRules,
): { name: string; authority: number } | null {
  return authority === null ? null : { name, authority };
}

/**
 * Topics of its source, those that its title names, and those that its publisher named; a name that
 * the taxonomy does not have is left out.
 * @param title null where the publisher's own names are all that counts
 */
export function matchTopics(
  taxonomy: Taxonomy,
  { names, title, rules }: { names: readonly string[]; title: string | null; rules: SourceRules },
): TopicMatch[] {
  const reasons = new Map<string, string>();
  for (const slug of rules.topics) reasons.set(slug, SOURCE_TOPIC);
  for (const { slug, name } of title === null ? [] : taxonomy.allNamedIn(title)) {
    reasons.set(slug, `its title names ${name}`);
  }
  for (const name of names) {
    const topic = taxonomy.byName(name);
    if (topic) reasons.set(topic.slug, 'named by its publisher');
  }
  return [...reasons].map(([topic, reason]) => ({ topic, reason }));
}
