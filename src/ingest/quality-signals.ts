/** Owns reading the signals of quality off an article that has been normalised. */
import type { OutletOf } from '../quality/outlets.ts';
import type { QualitySignals } from '../quality/signals/signal.ts';
import type { Taxonomy } from '../topics/taxonomy.ts';
import type { NormalArticle } from './normalise.ts';
import { NO_RULES, type SourceRules } from './source-rules.ts';

export type SignalsDeps = { taxonomy: Taxonomy; outletOf: OutletOf };

type Topics = {
  /** As its publisher names them. */
  topics?: readonly string[];
  /** Slugs of those that it has, whoever gave it them; of an article that somebody cites none are known. */
  has?: ReadonlySet<string> | null;
  rules?: SourceRules;
};

/** Of topics only those count that the article has: a "Google" in its title is not yet Google AI. */
export function qualitySignals(
  { taxonomy, outletOf }: SignalsDeps,
  {
    title,
    excerpt,
    image,
    hasAmp,
    paper,
    provider,
  }: Pick<NormalArticle, 'title' | 'excerpt' | 'image' | 'hasAmp' | 'paper' | 'provider'>,
  { topics = [], has = null, rules = NO_RULES }: Topics = {},
): QualitySignals {
  const inTitle = taxonomy
    .evidenceIn(title)
    .named.filter(({ topic, keywords }) => has?.has(topic.slug) ?? keywords.length > 0)
    .map(({ topic }) => topic);
  const stated = topics.flatMap((name) => taxonomy.byName(name) ?? []);
  // A publisher that names topics knows better which an article has than its title's words do.
  const own = new Set(
    stated.length > 0 ? stated.filter(({ slug }) => has?.has(slug) ?? true) : inTitle,
  );
  const named = inTitle.find((topic) => own.has(topic));
  return {
    title,
    excerpt,
    hasImage: image !== null,
    hasAmp,
    namedTopic: named?.name ?? null,
    furtherTopics: Math.max(0, own.size - 1),
    outlet: outletOf(provider.domain) ?? listedByRule(provider.name, rules),
    paper,
  };
}

/** What an operator said of a source is worth as much as a line of the outlets' list. */
function listedByRule(name: string, { authority }: SourceRules): QualitySignals['outlet'] {
  return authority === null ? null : { name, authority };
}
