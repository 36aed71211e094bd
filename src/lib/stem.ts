/** Owns the stems of English words, so that "models" and "model" are one. */
import { stemmer } from 'stemmer';

/** Stems are cheap to keep and dear to find; a day's news has some ten thousand words. */
const CACHE_MAX = 50_000;

let stems = new Map<string, string>();

/**
 * M. F. Porter, "An algorithm for suffix stripping" (1980), by way of the package `stemmer`.
 * @param word in small letters
 */
export function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  if (stems.size >= CACHE_MAX) stems = new Map();
  const stem = stemmer(word);
  stems.set(word, stem);
  return stem;
}
