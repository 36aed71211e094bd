/** Owns fitting what the signals of quality weigh to articles that state theirs. */
import { fileURLToPath } from 'node:url';
import { readQualityWeights } from '../src/quality/weights.ts';
import { fitWeights } from './eval/fit-weights.ts';
import { readRated } from './eval/quality-articles.ts';

const WEIGHTS = new URL('../seeds/quality.json', import.meta.url);

export function fitQuality(data: string) {
  const start = readQualityWeights(fileURLToPath(WEIGHTS));
  return { file: WEIGHTS, learnt: fitWeights(readRated({ data, limit: Infinity }), start) };
}
