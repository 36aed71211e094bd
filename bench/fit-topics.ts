/** Owns learning the words that topics are found by, and their file `seeds/topic-weights.json`. */
import { type Classifier, createClassifier, type TopicWeights } from '../src/topics/classifier.ts';
import { readTaxonomy } from '../src/topics/taxonomy.ts';
import { foldsOf } from './eval/folds.ts';
import { binary } from './eval/measures.ts';
import { featuresOf, type Fitted, fitLogistic, vocabularyOf } from './fit-logistic.ts';
import { LEARNT, readTopicSamples, type TopicSample } from './topic-samples.ts';

const FILE = new URL('../seeds/topic-weights.json', import.meta.url);
/** A word of fewer papers, stories or outlets is chance, or somebody's name. */
const LEAST_GROUPS = 3;
const PENALTY = 1e-4;
/** Those that say most are kept: a few hundred kilobytes. */
const WORDS_KEPT = 8_000;
const SCALE = 100;
/** News outnumbers papers: each of its texts counts so much. */
const WEIGHTS: Record<TopicSample['set'], number> = {
  papers: 1,
  collection: 0.5,
  'ai collection': 1,
  'general news': 0.25,
  'ai feeds': 0.5,
  'other feeds': 0.5,
};

/** @param data a folder laid out as `shared/data` is */
export function fitTopics(data: string): { file: URL; text: string; told: string } {
  const samples = readTopicSamples(data, readTaxonomy('seeds/topics.yaml'));
  const weights = learnTopics(samples);
  const { models, words } = weights;
  const told = Object.entries(models).map(([slug, { threshold }]) => `${slug} from ${threshold}`);
  const count = Object.keys(words).length;
  return { file: FILE, text: textOf(weights), told: `${count} words; ${told.join(', ')}\n` };
}

/** A line a word, so that a change can be read. */
function textOf({ models, scale, words }: TopicWeights): string {
  const lines = Object.entries(words).map(
    ([word, weights]) => `${JSON.stringify(word)}:[${weights.join(',')}]`,
  );
  const head = `"models":${JSON.stringify(models)},"scale":${scale}`;
  return `{${head},"words":{\n${lines.join(',\n')}\n}}\n`;
}

/** With thresholds that were chosen by cross-validation within the samples. */
export function learnTopics(samples: readonly TopicSample[]): TopicWeights {
  const open = fitAll(samples);
  const thresholds = thresholdsOf(samples);
  const models = Object.entries(open.models).map(
    ([slug, { bias }]) => [slug, { bias, threshold: thresholds.get(slug) ?? 0 }] as const,
  );
  return { ...open, models: Object.fromEntries(models) };
}

function thresholdsOf(samples: readonly TopicSample[]): Map<string, number> {
  const margins = new Map(LEARNT.map((slug) => [slug, [] as Verdict[]]));
  const parts = foldsOf(samples, { folds: 3, seed: 2, groupOf: ({ group }) => group });
  for (const part of parts) {
    const rest = parts.filter((one) => one !== part).flat();
    const classify = createClassifier(fitAll(rest));
    for (const [slug, verdict] of part.flatMap((sample) => verdictsOf(sample, classify))) {
      margins.get(slug)?.push(verdict);
    }
  }
  return new Map([...margins].map(([slug, pairs]) => [slug, bestThreshold(pairs)]));
}

type Verdict = [gold: boolean, margin: number];

function verdictsOf(
  { title, excerpt, isOf, taught = isOf }: TopicSample,
  classify: Classifier,
): [slug: string, Verdict][] {
  return formsOf({ title, excerpt }).flatMap((text) =>
    [...classify(text)].flatMap(([slug, { margin }]): [string, Verdict][] => {
      const gold = taught.get(slug);
      return gold === undefined ? [] : [[slug, [gold, margin]]];
    }),
  );
}

/** The best F1 of those at which precision is no less than recall. */
function bestThreshold(pairs: readonly Verdict[]): number {
  const steps = Array.from({ length: 61 }, (_, step) => (step - 20) / 10);
  const rated = steps.map((threshold) => ({
    threshold,
    ...binary(pairs.map(([gold, margin]) => [gold, margin >= threshold])),
  }));
  const careful = rated.filter(({ precision, recall }) => precision >= recall);
  return careful.toSorted((a, b) => b.f1 - a.f1)[0]?.threshold ?? 0;
}

/** An article comes with its excerpt or without. */
function formsOf({ title, excerpt }: { title: string; excerpt: string }) {
  return excerpt.trim() === ''
    ? [{ title, excerpt }]
    : [
        { title, excerpt: '' },
        { title, excerpt },
      ];
}

function fitAll(samples: readonly TopicSample[]): TopicWeights {
  const rows = samples.flatMap(({ set, title, excerpt, isOf, taught = isOf }) =>
    formsOf({ title, excerpt }).map((text) => ({ ...featuresOf(text), set, taught })),
  );
  const vocabulary = vocabularyOf(
    samples.map(({ group, ...text }) => ({ group, ...featuresOf(text) })),
    LEAST_GROUPS,
  );
  const fitted = LEARNT.map((slug): [string, Fitted] => {
    const known = rows.flatMap(({ features, length, set, taught }) => {
      const gold = taught.get(slug);
      return gold === undefined ? [] : [{ features, length, gold, weight: WEIGHTS[set] }];
    });
    return [slug, fitLogistic(known, { vocabulary, penalty: PENALTY })];
  });
  const models = fitted.map(([slug, { bias }]) => [
    slug,
    { bias: Math.round(bias * SCALE) / SCALE, threshold: 0 },
  ]);
  return { models: Object.fromEntries(models), scale: SCALE, words: kept(vocabulary, fitted) };
}

/** In the order of the alphabet, which is the same wherever it is fitted. */
function kept(
  vocabulary: readonly string[],
  fitted: readonly (readonly [string, Fitted])[],
): Record<string, number[]> {
  const rated = vocabulary.map((word) => {
    const weights = fitted.map(([, { weights }]) => Math.round((weights.get(word) ?? 0) * SCALE));
    return { word, weights, most: Math.max(...weights.map(Math.abs)) };
  });
  const best = rated.toSorted((a, b) => b.most - a.most).slice(0, WORDS_KEPT);
  const sorted = best.toSorted((a, b) => (a.word < b.word ? -1 : 1));
  return Object.fromEntries(sorted.map(({ word, weights }) => [word, weights]));
}
