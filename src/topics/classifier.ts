/**
 * Owns finding topics by all of a text's words: one logistic regression per topic, over words and pairs
 * of words, fitted by `npm run fit -- topics` and kept in `seeds/topic-weights.json`.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { messageOf, UserError } from '../lib/errors.ts';
import { termsOf } from './words.ts';

const modelSchema = z.object({
  /** A topic is found from this logit on. */
  threshold: z.number(),
  bias: z.number(),
});

export const weightsSchema = z
  .object({
    /** By slug of `seeds/topics.yaml`. */
    models: z.record(z.string(), modelSchema),
    /** What a weight is multiplied with before it is rounded to the whole number that stands here. */
    scale: z.number().positive(),
    /** Of each word or pair of words a weight for each model, in their order. */
    words: z.record(z.string(), z.array(z.int())),
  })
  .superRefine(({ models, words }, context) => {
    const count = Object.keys(models).length;
    const odd = Object.entries(words).find(([, weights]) => weights.length !== count);
    if (!odd) return;
    const message = `has ${odd[1].length} weights where there are ${count} models`;
    context.addIssue({ code: 'custom', path: ['words', odd[0]], message });
  });

export type TopicWeights = z.infer<typeof weightsSchema>;

/** How sure the words are of a topic. */
export type WordVerdict = {
  /** Log odds over the threshold: found from 0 on. */
  margin: number;
  /** Those that spoke most for it, best first, as they are written: two or three where it is found. */
  words: string[];
};

export type Classifier = (text: { title: string; excerpt: string }) => Map<string, WordVerdict>;

/** From where the code stands: the build keeps that (ADR 11). */
const SHIPPED = fileURLToPath(new URL('../../seeds/topic-weights.json', import.meta.url));

const WORDS_SHOWN = 3;
const WORDS_NEEDED = 2;
const NOT_FOUND = -0.01;

/** @throws UserError that names the file and what is wrong in it */
export function readTopicWeights(file: string = SHIPPED): TopicWeights {
  try {
    return weightsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error);
    throw new UserError(`Cannot use the topics' weights in ${file}: ${why}`, { cause: error });
  }
}

export function createClassifier({ models, scale, words }: TopicWeights): Classifier {
  const slugs = Object.keys(models);
  const known = lexiconOf(words);
  return (text) => {
    const found = new Map<readonly number[], string>();
    let pairs = 0;
    const terms = termsOf(text);
    for (const { stem, word, last } of terms) {
      const weights = known.get(stem)?.own;
      if (weights) found.set(weights, word);
      if (!last) continue;
      pairs += 1;
      const ofPair = known.get(last.stem)?.next.get(stem);
      if (ofPair) found.set(ofPair, `${last.word} ${word}`);
    }
    // A text's length is no evidence: as in training, what it has many of counts less each.
    const value = valueOf(terms.length + pairs) / scale;
    const verdictOf = (slug: string, at: number): [string, WordVerdict] => {
      const { bias = 0, threshold = 0 } = models[slug] ?? {};
      let sum = 0;
      for (const weights of found.keys()) sum += weights[at] ?? 0;
      const margin = bias + sum * value - threshold;
      const shown = margin < 0 ? [] : strongest(found, at);
      // One word of a short title is no evidence, however sure it was when it was learnt.
      if (shown.length >= WORDS_NEEDED) return [slug, { margin, words: shown }];
      return [slug, { margin: Math.min(margin, NOT_FOUND), words: [] }];
    };
    return new Map(slugs.map(verdictOf));
  };
}

/** What each of so many words and pairs of a text counts, so that all together make a vector of length 1. */
export function valueOf(features: number): number {
  return 1 / Math.sqrt(Math.max(1, features));
}

type Lexicon = Map<string, { own: readonly number[] | null; next: Map<string, readonly number[]> }>;

/** By the first word: to ask for a pair costs no new string. */
function lexiconOf(words: TopicWeights['words']): Lexicon {
  const lexicon: Lexicon = new Map();
  for (const [feature, weights] of Object.entries(words)) {
    const [first = '', second] = feature.split(' ');
    const entry = lexicon.get(first) ?? { own: null, next: new Map() };
    lexicon.set(first, entry);
    if (second === undefined) entry.own = weights;
    else entry.next.set(second, weights);
  }
  return lexicon;
}

/** Of a pair and a word of it, the one that says more is enough. */
function strongest(found: ReadonlyMap<readonly number[], string>, at: number): string[] {
  const ranked = [...found]
    .filter(([weights]) => (weights[at] ?? 0) > 0)
    .toSorted(([a], [b]) => (b[at] ?? 0) - (a[at] ?? 0));
  const shown: string[] = [];
  for (const [, written] of ranked) {
    if (shown.length === WORDS_SHOWN) break;
    const words = written.split(' ');
    const isSaid = shown.some((one) => one.split(' ').some((word) => words.includes(word)));
    if (!isSaid) shown.push(written);
  }
  return shown;
}
