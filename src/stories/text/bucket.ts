/** Owns the articles of one stretch of time, and which of them share an article's rarest words. */
import { type Fingerprint, placesOf } from './fingerprint.ts';
import { type Neighbour, WINDOW_MS } from './neighbour.ts';
import type { Telling } from './telling.ts';

const CANDIDATES = 40;
/** Articles looked at for one; the rarest words come first, so that what is left out says little. */
const LOOKED_AT = 2_000;
/** A word of a larger share of a time's articles says nothing of which are alike, unless they are few. */
const COMMON_SHARE = 0.02;
const FEW = 100;

export type Bucket = {
  neighbours: Neighbour[];
  /** Of each its print's norm and its time: side by side they are read ten times as fast. */
  norms: number[];
  times: number[];
  /** By term, places in `neighbours`: of articles that text may join to any, and to the former only. */
  open: Map<number, number[]>;
  grouped: Map<number, number[]>;
  /** By an address of a project, the articles that have it. */
  links: Map<string, number[]>;
  /** By their words, the last article that has them: copies are found however many there are. */
  texts: Map<number, number>;
  /** Of the articles that text may join to any: the sum of `repeats`, and how many they are. */
  repeats: number;
  repeatable: number;
};

export function newBucket(): Bucket {
  return {
    neighbours: [],
    norms: [],
    times: [],
    open: new Map(),
    grouped: new Map(),
    links: new Map(),
    texts: new Map(),
    repeats: 0,
    repeatable: 0,
  };
}

/** Kept between calls, none of which is ever inside another; all zeros outside of them. */
let scores = new Float32Array(0);

/** Those that share the rarest words, as many as are worth comparing. */
export function candidatesIn(
  bucket: Bucket,
  print: Fingerprint,
  { isGrouped, toldAt }: Pick<Telling, 'isGrouped' | 'toldAt'>,
): Neighbour[] {
  const { neighbours } = bucket;
  if (scores.length < neighbours.length) scores = new Float32Array(neighbours.length * 2);
  const touched: number[] = [];
  let looked = 0;
  for (const at of byIdf(print)) {
    const term = print.terms[at] ?? 0;
    const idf = print.idfs[at] ?? 0;
    const weight = placesOf(print.kinds[at] ?? 0) * idf * idf;
    for (const postings of isGrouped ? [bucket.open] : [bucket.open, bucket.grouped]) {
      const places = postings.get(term);
      if (!places || places.length > Math.max(FEW, COMMON_SHARE * neighbours.length)) continue;
      looked += places.length;
      if (looked > LOOKED_AT) continue;
      for (const place of places) {
        const score = scores[place] ?? 0;
        if (score === 0) touched.push(place);
        scores[place] = score + weight;
      }
    }
  }
  const best: { place: number; score: number }[] = [];
  let least = 0;
  for (const place of touched) {
    const score = (scores[place] ?? 0) / (bucket.norms[place] ?? 1);
    scores[place] = 0;
    if (score <= least || Math.abs((bucket.times[place] ?? 0) - toldAt) > WINDOW_MS) continue;
    let at = best.length;
    while (at > 0 && (best[at - 1]?.score ?? 0) < score) at -= 1;
    best.splice(at, 0, { place, score });
    if (best.length > CANDIDATES) best.pop();
    if (best.length === CANDIDATES) least = best.at(-1)?.score ?? 0;
  }
  return best.flatMap(({ place }) => neighbours[place] ?? []);
}

/** Places of the terms, the rarest first. */
function byIdf({ idfs }: Fingerprint): number[] {
  return [...idfs.keys()].toSorted((a, b) => (idfs[b] ?? 0) - (idfs[a] ?? 0) || a - b);
}
