/** Owns which topics an article has by what its publisher calls it and by its own words, and why. */
import type { Classifier, WordVerdict } from './classifier.ts';
import { PUBLISHER_TOPIC, type TopicMatch } from './store.ts';
import type { Evidence, Taxonomy } from './taxonomy.ts';

export type FindDeps = {
  taxonomy: Taxonomy;
  /** Null: keywords alone. */
  classify: Classifier | null;
};

export type FoundTopics = {
  matches: TopicMatch[];
  /** Something in it says by itself that it is about one of the topics. */
  isOnTopic: boolean;
};

export type ArticleWords = {
  title: string;
  excerpt: string;
  /** Its publisher's categories, tags and hashtags. */
  tags: readonly string[];
  /** Of papers words were learnt: elsewhere they must be surer. */
  isPaper: boolean;
  /** Its source writes of nothing else: hints count without other evidence. */
  isSpecialist: boolean;
};

/** One phrase of an excerpt may be said in passing: a topic needs so many, or words that were learnt. */
const EXCERPT_PHRASES = 2;
/** Log odds under the threshold down to which the words do not speak against a phrase. */
const SUPPORT = -1.5;
/** Log odds over it from which words are enough for a topic in what is on topic. */
const SURE = 1;
/** Log odds from which they say without any phrase that something is on topic at all. */
const SURE_ALONE = 2.5;
/** Fewer words are no evidence outside of papers, of which they were learnt: a title has a word of each trade. */
const WORDS_ALONE = 3;

export function findTopics({ taxonomy, classify }: FindDeps, article: ArticleWords): FoundTopics {
  const { title, excerpt, tags, isPaper, isSpecialist } = article;
  const tagged = tags.flatMap((tag) => taxonomy.tagged(tag));
  const inTitle = taxonomy.evidenceIn(title);
  const inExcerpt = taxonomy.evidenceIn(excerpt);
  const verdicts = classify?.({ title, excerpt }) ?? NO_VERDICTS;
  const marginOf = (slug: string) => verdicts.get(slug)?.margin ?? null;
  const root = taxonomy.topics.find(({ parent }) => parent === null)?.slug ?? '';
  const learnt = [...verdicts].filter(([slug]) => {
    const isDenied = inTitle.denied.has(slug) || inExcerpt.denied.has(slug);
    return !isDenied && taxonomy.bySlug(slug) !== undefined;
  });

  const isOnTopic =
    tagged.some(({ isSure }) => isSure) ||
    inTitle.named.some(({ keywords }) => keywords.length > 0) ||
    isExcerptOnTopic(inExcerpt.named, marginOf(root)) ||
    learnt.some(([, { margin, words }]) => margin >= SURE_ALONE && words.length >= WORDS_ALONE);
  if (!isOnTopic && !isSpecialist) return { matches: [], isOnTopic };

  const reasons = new Map<string, string>();
  for (const [slug, { margin, words }] of learnt) {
    const isFound = isPaper ? margin >= 0 : margin >= SURE && words.length >= WORDS_ALONE;
    if (isFound && slug !== root) reasons.set(slug, saidBy(words));
  }
  for (const { topic, ...phrases } of inExcerpt.named) {
    if (!isEnough(phrases, marginOf(topic.slug))) continue;
    const shown = [...phrases.keywords, ...phrases.hints].slice(0, PHRASES_SHOWN);
    reasons.set(topic.slug, `its text speaks of ${shown.join(', ')}`);
  }
  for (const { topic, keywords } of inTitle.named) {
    const isSupported = keywords.length > 0 || (marginOf(topic.slug) ?? 0) >= SUPPORT;
    if (isSupported) reasons.set(topic.slug, `its title names ${topic.name}`);
  }
  for (const { topic } of tagged) reasons.set(topic.slug, PUBLISHER_TOPIC);
  const { margin = -1, words = [] } = learnt.find(([slug]) => slug === root)?.[1] ?? {};
  // What has a topic below it is about it anyway: two words say nothing new of "Computer vision sees".
  const isSaid = reasons.size === 0 || (!reasons.has(root) && words.length >= WORDS_ALONE);
  if (margin >= 0 && isSaid) reasons.set(root, saidBy(words));
  return { matches: [...reasons].map(([topic, reason]) => ({ topic, reason })), isOnTopic };
}

function saidBy(words: readonly string[]): string {
  return `its words: ${words.join(', ')}`;
}

const NO_VERDICTS: ReadonlyMap<string, WordVerdict> = new Map();
const PHRASES_SHOWN = 3;

/** @param margin of the topic's words; null where none were learnt for it */
function isEnough(
  { keywords, hints }: Pick<Evidence, 'keywords' | 'hints'>,
  margin: number | null,
): boolean {
  if (margin !== null && margin < SUPPORT) return false;
  if (keywords.length + hints.length >= EXCERPT_PHRASES) return true;
  return keywords.length > 0 && margin !== null;
}

/** @param margin of the words of the topic above all others */
function isExcerptOnTopic(named: readonly Evidence[], margin: number | null): boolean {
  const phrases = new Set(named.flatMap(({ keywords }) => keywords)).size;
  return phrases >= EXCERPT_PHRASES || (phrases > 0 && (margin ?? 0) >= SUPPORT);
}
