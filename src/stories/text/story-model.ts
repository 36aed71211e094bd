/** Owns what was learnt of pairs of articles that tell one event: how rare words are, what each likeness weighs. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { messageOf, UserError } from '../../lib/errors.ts';
import { DENSITY_FEATURES } from './density.ts';
import { hashOf, type IdfOf } from './fingerprint.ts';
import { PAIR_FEATURES } from './pair-features.ts';

const weightsOf = <const Names extends readonly string[]>(names: Names) =>
  z.record(z.enum(names), z.number());

export const storyModelSchema = z.object({
  /** What `bench/fit-stories` was run on, for whoever reads the file. */
  madeBy: z.string(),
  bias: z.number(),
  /** The share of the articles it was learnt from that told again what was told before. */
  repeats: z.number().gt(0).lt(1),
  pair: weightsOf(PAIR_FEATURES),
  density: weightsOf(DENSITY_FEATURES),
  /** Of a word that the lists below do not have. */
  rarestIdf: z.number().positive(),
  /** By idf: stems, with blanks between them. */
  stems: z.record(z.string(), z.string()),
});

export type StoryModelFile = z.infer<typeof storyModelSchema>;

export type StoryModel = {
  idfOf: IdfOf;
  repeats: number;
  /** Log-odds that two articles tell one event, as far as the pair alone shows. */
  scorePair: (features: ArrayLike<number>) => number;
  /** What their surroundings add to it. */
  scoreDensity: (features: ArrayLike<number>) => number;
};

/** @throws UserError that names the file */
export function readStoryModel(file: string): StoryModel {
  try {
    return storyModelOf(storyModelSchema.parse(JSON.parse(readFileSync(file, 'utf8'))));
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error);
    throw new UserError(`Cannot use the model of stories in ${file}: ${why}`, { cause: error });
  }
}

export function storyModelOf(file: StoryModelFile): StoryModel {
  const idfs = new Map<number, number>();
  for (const [idf, stems] of Object.entries(file.stems)) {
    for (const stem of stems.split(' ')) idfs.set(hashOf(stem), Number(idf));
  }
  const pair = PAIR_FEATURES.map((name) => file.pair[name]);
  const density = DENSITY_FEATURES.map((name) => file.density[name]);
  return {
    repeats: file.repeats,
    idfOf: (term) => idfs.get(term) ?? file.rarestIdf,
    scorePair: (features) => file.bias + dot(pair, features),
    scoreDensity: (features) => dot(density, features),
  };
}

function dot(weights: readonly number[], features: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < weights.length; at += 1) sum += (weights[at] ?? 0) * (features[at] ?? 0);
  return sum;
}
