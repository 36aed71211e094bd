/** Owns the judgement of an article: its quality, its topics, and whether it is listed. */
import type { JudgedArticle } from '../articles/store.ts';
import { type Quality, scoreQuality, statedQuality } from '../quality/score.ts';
import type { QualityWeights } from '../quality/weights.ts';
import type { FindDeps } from '../topics/find-topics.ts';
import type { NormalArticle } from './normalise.ts';
import { qualitySignals, type SignalsDeps } from './quality-signals.ts';
import { NO_RULES, type SourceRules } from './source-rules.ts';

export type JudgeDeps = FindDeps &
  SignalsDeps & { qualityWeights: QualityWeights; qualityBar: number };

/** Of what a source that also writes of other things has to say of them. */
export const OFF_TOPIC = 'off topic: it speaks of nothing that Keypoint follows';

/**
 * @param removed its publisher took it back
 * @param topics as its publisher names them
 * @param has slugs of those that it has; null where they are not known
 * @param isOffTopic it is about no topic, in a source of which only what is on topic is listed
 */
export function judgeArticle(
  deps: JudgeDeps,
  normal: NormalArticle,
  {
    removed,
    topics = [],
    has = null,
    isOffTopic = false,
    rules = NO_RULES,
  }: {
    removed: boolean;
    topics?: readonly string[];
    has?: ReadonlySet<string> | null;
    isOffTopic?: boolean;
    rules?: SourceRules;
  },
): JudgedArticle {
  const { statedQuality: stated, hasAmp: _only, ...article } = normal;
  // A pattern per topic is dear, and most articles state their quality: only where it counts.
  const { quality, parts } =
    stated === null
      ? scoreQuality(deps.qualityWeights, qualitySignals(deps, normal, { topics, has, rules }))
      : statedQuality(stated);
  const judged = { ...article, quality, qualityParts: parts };
  if (removed) return { ...judged, state: 'retracted', stateReason: 'taken back by its publisher' };
  if (isOffTopic) return { ...judged, state: 'held', stateReason: OFF_TOPIC };
  return { ...judged, ...stateAt(quality, deps.qualityBar) };
}

function stateAt(
  quality: number,
  bar: number,
): { state: 'listed' | 'held'; stateReason: string | null } {
  if (quality >= bar) return { state: 'listed', stateReason: null };
  return { state: 'held', stateReason: `quality ${quality} is under the bar of ${bar}` };
}

/** The same article at another quality: only what was held, or not, for its quality changes. */
export function rejudged(
  article: JudgedArticle,
  { quality, parts }: Quality,
  bar: number,
): JudgedArticle {
  const before = stateAt(article.quality, bar);
  const isByQuality = article.state === before.state && article.stateReason === before.stateReason;
  const state = isByQuality ? stateAt(quality, bar) : {};
  return { ...article, ...state, quality, qualityParts: parts };
}
