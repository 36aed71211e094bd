/**
 * Owns the words of made-up texts: as often as in real ones, or where there are none as Zipf's law has
 * it, and now and then one of a long tail of names.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';

export type Random = () => number;

/** Mulberry32: the same numbers at every run. */
export function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const VOCABULARY = 60_000;
const TAIL = 400_000;
/** Of a news text's words, those that stand in few others. */
const TAIL_SHARE = 0.02;
const SYLLABLES = 'ba ko ri ten mo sal du vi er lan ti gu pra no shi ve cor ul em das'.split(' ');

export type Words = { draw: (random: Random) => string; byRank: readonly string[] };

/** @param files of lines in JSON, packed by gzip, with `title` and `excerpt` or with `articles` */
export function wordsFrom(files: readonly string[]): Words {
  const counts = files.length > 0 ? countWords(files) : zipfWords();
  const byRank = [...counts].toSorted(([, a], [, b]) => b - a);
  const sums = new Float64Array(byRank.length);
  let total = 0;
  for (const [at, [, count]] of byRank.entries()) sums[at] = total += count;
  return {
    byRank: byRank.map(([word]) => word),
    draw(random) {
      if (random() < TAIL_SHARE) return pseudoWord(VOCABULARY + zipf(random, TAIL));
      return byRank[firstAbove(sums, random() * total)]?.[0] ?? '';
    },
  };
}

const line = z.union([
  z.object({ title: z.string(), excerpt: z.string() }).transform((one) => [one.title, one.excerpt]),
  z
    .object({ articles: z.array(z.object({ title: z.string(), body: z.string() })) })
    .transform(({ articles }) => articles.flatMap(({ title, body }) => [title, body])),
]);

function countWords(files: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const file of files) {
    const lines = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n');
    for (const text of lines.flatMap((one) => line.parse(JSON.parse(one)))) {
      for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) {
        counts.set(word, (counts.get(word) ?? 0) + 1);
      }
    }
  }
  return counts;
}

function zipfWords(): Map<string, number> {
  return new Map(
    Array.from({ length: VOCABULARY }, (_, rank) => [pseudoWord(rank), 1e9 / (rank + 2.7) ** 1.07]),
  );
}

/** Each number has another. */
function pseudoWord(rank: number): string {
  let word = '';
  for (let rest = rank + SYLLABLES.length; rest > 0; rest = Math.floor(rest / SYLLABLES.length)) {
    word += SYLLABLES[rest % SYLLABLES.length] ?? '';
  }
  return word;
}

/** A rank below `count`, 1 / rank as likely (by the inverse of the logarithm that is its sum). */
export function zipf(random: Random, count: number): number {
  return Math.floor((count + 1) ** random()) - 1;
}

function firstAbove(sums: Float64Array, wanted: number): number {
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) > wanted) high = middle;
    else low = middle + 1;
  }
  return low;
}
