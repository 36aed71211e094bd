/** Owns what is kept of an article's title and lead to compare it with others. */
import { type Word, wordsOf } from './words.ts';

/** How much a term tells: `ln(1 / share)` of the articles in which it stands. */
export type IdfOf = (term: number) => number;

/** Its terms in ascending order; the arrays stand beside each other. */
export type Fingerprint = {
  /** 32-bit hashes: two of some hundred thousand words share one now and then, which is harmless. */
  terms: Int32Array;
  idfs: Float32Array;
  /** Sums of the constants below. */
  kinds: Uint8Array;
  /** Length of the vector of all terms, those of the title counted twice; of the title's alone. */
  norm: number;
  titleNorm: number;
  /** Sums of idf: of the title's terms, of the names. */
  titleIdf: number;
  nameIdf: number;
};

export const IN_TITLE = 1;
export const IN_LEAD = 2;
export const IS_NAME = 4;
export const IS_NUMBER = 8;
export const IS_DAY = 16;

/** Feeds give leads of ten words or of a whole page: no more than this many words count. */
const LEAD_WORDS = 80;
const TITLE_WORDS = 40;

export function fingerprint(title: string, lead: string, idfOf: IdfOf): Fingerprint {
  const kindOf = termsOf(title, lead);
  const { terms, idfs, kinds } = roomFor(kindOf.size);
  terms.set([...kindOf.keys()]);
  terms.sort();
  const sums = { all: 0, title: 0, titleIdf: 0, nameIdf: 0 };
  for (const [at, term] of terms.entries()) {
    const kind = kindOf.get(term) ?? 0;
    const idf = idfOf(term);
    idfs[at] = idf;
    kinds[at] = kind;
    sums.all += (placesOf(kind) * idf) ** 2;
    if (kind & IN_TITLE) {
      sums.title += idf * idf;
      sums.titleIdf += idf;
    }
    if (kind & IS_NAME) sums.nameIdf += idf;
  }
  return {
    terms,
    idfs,
    kinds,
    norm: Math.sqrt(sums.all),
    titleNorm: Math.sqrt(sums.title),
    titleIdf: sums.titleIdf,
    nameIdf: sums.nameIdf,
  };
}

/** In terms: prints that come after each other share their memory, for an array takes 300 bytes by itself. */
const SLAB = 4_096;

let slab = newSlab();

function newSlab() {
  return {
    terms: new Int32Array(SLAB),
    idfs: new Float32Array(SLAB),
    kinds: new Uint8Array(SLAB),
    used: 0,
  };
}

/** For no more terms than a title and a lead have. */
function roomFor(count: number): Pick<Fingerprint, 'terms' | 'idfs' | 'kinds'> {
  if (slab.used + count > SLAB) slab = newSlab();
  const from = slab.used;
  slab.used += count;
  return {
    terms: slab.terms.subarray(from, slab.used),
    idfs: slab.idfs.subarray(from, slab.used),
    kinds: slab.kinds.subarray(from, slab.used),
  };
}

/** The kind of each term of a text. */
export function termsOf(title: string, lead: string): Map<number, number> {
  const kindOf = new Map<number, number>();
  const add = (words: readonly Word[], place: number) => {
    for (const { term, isNumber, isName } of words) {
      const id = hashOf(term);
      const kind =
        place | (isName ? IS_NAME : 0) | (isNumber ? IS_NUMBER : 0) | (DAYS.has(id) ? IS_DAY : 0);
      kindOf.set(id, (kindOf.get(id) ?? 0) | kind);
    }
  };
  add(wordsOf(title, TITLE_WORDS), IN_TITLE);
  add(wordsOf(lead, LEAD_WORDS), IN_LEAD);
  return kindOf;
}

/** How often a term counts: the title says more than the lead. */
export function placesOf(kind: number): number {
  return 2 * (kind & IN_TITLE) + ((kind & IN_LEAD) >> 1);
}

const DAYS = new Set(
  wordsOf('monday tuesday wednesday thursday friday saturday sunday', 7).map(({ term }) =>
    hashOf(term),
  ),
);

/** FNV-1a over UTF-16 code units. */
export function hashOf(term: string): number {
  let hash = 0x81_1c_9d_c5;
  for (let at = 0; at < term.length; at += 1) {
    hash = Math.imul(hash ^ term.charCodeAt(at), 0x01_00_01_93);
  }
  return hash | 0;
}
