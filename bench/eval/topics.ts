/**
 * Owns measuring which topics texts are found to have, and what is found to be on topic at all, against
 * what their publishers say.
 */
import { type Classifier, createClassifier } from '../../src/topics/classifier.ts';
import { findTopics } from '../../src/topics/find-topics.ts';
import { learnTopics } from '../fit-topics.ts';
import { readTopicSamples, type TopicSample } from '../topic-samples.ts';
import { FOLDS, foldsOf } from './folds.ts';
import { lineWith } from './line.ts';
import { binary } from './measures.ts';
import type { Evaluation } from './run.ts';

type Judged = { sample: TopicSample; found: Record<Way, Set<string>>; isOnTopic: boolean };

/** By keywords alone, and with the words that were learnt; of the title alone, and with the excerpt. */
const WAYS = ['keywords title', 'keywords both', 'title', 'both'] as const;
type Way = (typeof WAYS)[number];

/** Sets of sources that write of AI alone. */
const SPECIALISTS: ReadonlySet<TopicSample['set']> = new Set([
  'papers',
  'ai collection',
  'ai feeds',
]);

/**
 * Of one file or of a folder of the data sets, by set and topic. With folds everything is learnt on the
 * others; without, the weights are those that come with Keypoint.
 */
export async function evaluateTopics({ data, limit, folds: wanted, seed }: Evaluation) {
  const folds = wanted ?? FOLDS;
  const { taxonomy, classify } = lineWith();
  const samples = readTopicSamples(data, taxonomy).slice(0, limit);
  const parts =
    folds < 2 ? [samples] : foldsOf(samples, { folds, seed, groupOf: ({ group }) => group });
  const judged = parts.flatMap((part) => {
    const rest = parts.filter((one) => one !== part).flat();
    const learnt = folds < 2 ? classify : createClassifier(learnTopics(rest));
    return part.map((sample) => judge(sample, learnt));
  });
  const sets = [...new Set(samples.map(({ set }) => set))];
  const bySet = sets.map((set) => [set, ofSet(judged.filter(({ sample }) => sample.set === set))]);
  const news = judged.filter(({ sample }) => sample.isOf.has('ai'));
  const onTopic = news.map(
    ({ sample, isOnTopic }) => [sample.isOf.get('ai') === true, isOnTopic] as const,
  );
  return {
    articles: samples.length,
    ...Object.fromEntries(bySet),
    ...(news.length > 0 && { onTopic: binary(onTopic) }),
  };

  function judge(sample: TopicSample, learnt: Classifier | null): Judged {
    const { title, excerpt } = sample;
    // By where it comes from, never by what it is known to be.
    const isSpecialist = SPECIALISTS.has(sample.set);
    const find = (text: string, classify: Classifier | null) =>
      findTopics(
        { taxonomy, classify },
        { title, excerpt: text, tags: [], isPaper: sample.set === 'papers', isSpecialist },
      );
    const both = find(excerpt, learnt);
    const slugsOf = ({ matches }: { matches: { topic: string }[] }) =>
      new Set(matches.map(({ topic }) => topic));
    const found = {
      'keywords title': slugsOf(find('', null)),
      'keywords both': slugsOf(find(excerpt, null)),
      title: slugsOf(find('', learnt)),
      both: slugsOf(both),
    };
    return { sample, found, isOnTopic: both.isOnTopic };
  }
}

function ofSet(judged: readonly Judged[]) {
  const slugs = new Set(judged.flatMap(({ sample }) => [...sample.isOf.keys()]));
  const rows = [...slugs].flatMap((slug) => {
    const known = judged.filter(({ sample }) => sample.isOf.has(slug));
    const count = known.filter(({ sample }) => sample.isOf.get(slug) === true).length;
    if (count === 0) return [];
    const scores = WAYS.map((way) => [
      way,
      binary(
        known.map(({ sample, found }) => [sample.isOf.get(slug) === true, found[way].has(slug)]),
      ),
    ]);
    return [[slug, { articles: count, ...Object.fromEntries(scores) }] as const];
  });
  const on = judged.filter(({ isOnTopic }) => isOnTopic).length;
  return { articles: judged.length, shareOnTopic: on / judged.length, ...Object.fromEntries(rows) };
}
