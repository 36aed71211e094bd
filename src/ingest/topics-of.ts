/** Owns which topics an article has: its source's, its publisher's, and those that its words give it. */
import { findTopics, type FindDeps } from '../topics/find-topics.ts';
import { PUBLISHER_TOPIC, SOURCE_TOPIC, type TopicMatch } from '../topics/store.ts';
import type { NormalArticle } from './normalise.ts';
import type { SourceRules } from './source-rules.ts';

type TopicArgs = {
  /** Its publisher's topics, categories, tags. */
  tags: readonly string[];
  rules: SourceRules;
  /** False where the publisher's own names are all that counts, as far as the taxonomy has them. */
  titleTopics: boolean;
};

export function topicsOf(
  deps: FindDeps,
  { title, excerpt, type }: Pick<NormalArticle, 'title' | 'excerpt' | 'type'>,
  { tags, rules, titleTopics }: TopicArgs,
): { topics: TopicMatch[]; isOnTopic: boolean } {
  const reasons = new Map(rules.topics.map((slug) => [slug, SOURCE_TOPIC]));
  const isSpecialist = rules.topics.length > 0 && !rules.onlyNamed;
  // Words are dear: a folder's files name their topics.
  const { matches, isOnTopic } =
    titleTopics || rules.onlyNamed
      ? findTopics(deps, { title, excerpt, tags, isPaper: type === 'paper', isSpecialist })
      : { matches: [], isOnTopic: true };
  for (const { topic, reason } of titleTopics ? matches : namedBy(deps, tags)) {
    reasons.set(topic, reason);
  }
  return { topics: [...reasons].map(([topic, reason]) => ({ topic, reason })), isOnTopic };
}

function namedBy({ taxonomy }: FindDeps, names: readonly string[]): TopicMatch[] {
  return names.flatMap((name) => {
    const topic = taxonomy.byName(name)?.slug;
    return topic === undefined ? [] : [{ topic, reason: PUBLISHER_TOPIC }];
  });
}
