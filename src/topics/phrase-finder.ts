/** Owns finding phrases in a text as whole words. */
import { wordsOf } from './words.ts';

/** By the place of its list, the phrases that stand in the text, each once. */
export type FoundPhrases = Map<number, string[]>;

type Phrase = { list: number; phrase: string; words: string[]; isOdd: boolean };

/** So short a word means a name only in capitals: "ai" is Italian for "to the". */
const SHORT = 2;

/**
 * Case, hyphens and spaces do not matter: "self-driving" is in "Self driving cars", `AI` is not in
 * "training". A phrase with other signs (`c++`) must stand there as it is.
 */
export function phraseFinder(
  lists: readonly (readonly string[])[],
): (text: string) => FoundPhrases {
  const byFirst = new Map<string, Phrase[]>();
  for (const [list, phrases] of lists.entries()) {
    for (const phrase of phrases) {
      const words = wordsOf(phrase.toLowerCase());
      const [first] = words;
      if (first === undefined) continue;
      const isOdd = !/^[\p{L}\p{M}\p{N}\s-]+$/u.test(phrase);
      const known = byFirst.get(first) ?? [];
      byFirst.set(first, known);
      known.push({ list, phrase, words, isOdd });
    }
  }
  return (text) => {
    const found: FoundPhrases = new Map();
    const written = wordsOf(text);
    const words = written.map((word) => word.toLowerCase());
    for (const [at, word] of words.entries()) {
      for (const one of byFirst.get(word) ?? []) {
        if (!standsAt(one, words, at) || isSmall(one, written[at])) continue;
        if (one.isOdd && !text.toLowerCase().includes(one.phrase.toLowerCase())) continue;
        const known = found.get(one.list) ?? [];
        if (!known.includes(one.phrase)) found.set(one.list, [...known, one.phrase]);
      }
    }
    return found;
  };
}

function standsAt({ words }: Phrase, text: readonly string[], at: number): boolean {
  return words.every((word, index) => text[at + index] === word);
}

function isSmall({ words: [only, more] }: Phrase, written: string | undefined): boolean {
  return more === undefined && only !== undefined && only.length <= SHORT && only === written;
}
