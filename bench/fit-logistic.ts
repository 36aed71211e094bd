/** Owns fitting a logistic regression over the words of texts; the same weights for the same samples. */
import { valueOf } from '../src/topics/classifier.ts';
import { termsOf } from '../src/topics/words.ts';
import { shuffled } from './eval/read-lines.ts';

/** Words and pairs of words of a text, each once, and how many there are if they are counted as they come. */
export type Features = { features: readonly string[]; length: number };

export type Fitted = { bias: number; weights: ReadonlyMap<string, number> };

/** Rows of a fit: which of the vocabulary's words stand in each, and the value that each of them has. */
type Row = { places: Int32Array; value: number; gold: number; weight: number };

const ROUNDS = 20;
const RATE = 0.5;

export function featuresOf(text: { title: string; excerpt: string }): Features {
  const all = termsOf(text).flatMap(({ stem, last }) =>
    last ? [stem, `${last.stem} ${stem}`] : [stem],
  );
  return { features: [...new Set(all)], length: all.length };
}

/** Words of at least so many groups of texts, but for numbers, in the order in which they are met. */
export function vocabularyOf(
  texts: readonly { group: string; features: readonly string[] }[],
  least: number,
): string[] {
  const groups = new Map<string, Set<string>>();
  for (const { group, features } of texts) {
    for (const word of features) groups.set(word, (groups.get(word) ?? new Set()).add(group));
  }
  return [...groups].flatMap(([word, { size }]) =>
    size >= least && !/^\p{N}+$/u.test(word) ? [word] : [],
  );
}

/**
 * By AdaGrad (Duchi, Hazan and Singer, 2011) with an L2 penalty, in an order drawn from a fixed seed.
 * @param penalty of the squared weights, per sample
 */
export function fitLogistic(
  samples: readonly (Features & { gold: boolean; weight: number })[],
  { vocabulary, penalty }: { vocabulary: readonly string[]; penalty: number },
): Fitted {
  const placeOf = new Map(vocabulary.map((word, place) => [word, place]));
  const rows = samples.map(({ features, length, gold, weight }): Row => {
    const places = Int32Array.from(features.flatMap((word) => placeOf.get(word) ?? []));
    return { places, value: valueOf(length), gold: gold ? 1 : 0, weight };
  });
  const weights = new Float64Array(vocabulary.length);
  const squares = new Float64Array(vocabulary.length).fill(1e-6);
  let bias = 0;
  let biasSquare = 1e-6;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { places, value, gold, weight } of shuffled(rows, round + 1)) {
      let sum = 0;
      for (const place of places) sum += weights[place] ?? 0;
      const slope = weight * (1 / (1 + Math.exp(-(bias + sum * value))) - gold);
      biasSquare += slope ** 2;
      bias -= (RATE * slope) / Math.sqrt(biasSquare);
      for (const place of places) {
        const now = weights[place] ?? 0;
        const step = slope * value + penalty * now;
        const square = (squares[place] ?? 0) + step ** 2;
        squares[place] = square;
        weights[place] = now - (RATE * step) / Math.sqrt(square);
      }
    }
  }
  return { bias, weights: new Map(vocabulary.map((word, place) => [word, weights[place] ?? 0])) };
}
