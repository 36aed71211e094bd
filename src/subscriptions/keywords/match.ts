/** Owns the decision whether a text has what a rule's keywords ask for, and which it has. */
import { fold, foldedWords, isWordLetter } from './fold.ts';
import type { Keywords } from './parse-keywords.ts';
import { findsPattern, isPattern, PATTERN_TEXT } from './pattern.ts';

/** A text as keywords see it: made once, asked by many rules. */
export type MatchText = {
  folded: string;
  /** The beginning, as written: patterns look at it. */
  written: string;
  /** What was found, or not, by pattern: rules often share one. */
  patterns: Map<string, boolean>;
};

export type KeywordMatch =
  /** `keyword` null: none is asked for. */
  | { isMatch: true; keyword: string | null }
  /** `excludedBy` null: nothing of what is asked for is there. */
  | { isMatch: false; excludedBy: string | null };

/** Of a story with very many articles the best ones say what it is of. */
const TEXT_MAX = 30_000;

/** @param parts titles and excerpts, the most important first */
export function matchText(parts: readonly string[]): MatchText {
  // No keyword is found over the end of a part: a line feed is in none.
  const text = parts.join('\n').slice(0, TEXT_MAX);
  return {
    folded: text.split('\n').map(fold).join('\n'),
    written: text.normalize('NFC').slice(0, PATTERN_TEXT),
    patterns: new Map(),
  };
}

export function matchKeywords({ include, exclude }: Keywords, text: MatchText): KeywordMatch {
  const keyword = include.find((one) => isIn(one, text)) ?? null;
  if (keyword === null && include.length > 0) return { isMatch: false, excludedBy: null };
  const excludedBy = exclude.find((one) => isIn(one, text));
  return excludedBy === undefined ? { isMatch: true, keyword } : { isMatch: false, excludedBy };
}

export function matches(rule: Keywords, text: MatchText): boolean {
  return matchKeywords(rule, text).isMatch;
}

function isIn(keyword: string, text: MatchText): boolean {
  if (!isPattern(keyword)) return standsIn(keyword, text.folded);
  const known = text.patterns.get(keyword);
  if (known !== undefined) return known;
  const found = findsPattern(keyword, text.written);
  text.patterns.set(keyword, found);
  return found;
}

/** As whole words, where the script has any. */
function standsIn(keyword: string, folded: string): boolean {
  const isOpenBefore = isWordLetter(characterAt(keyword, 0));
  const isOpenAfter = isWordLetter(characterBefore(keyword, keyword.length));
  for (let at = folded.indexOf(keyword); at >= 0; at = folded.indexOf(keyword, at + 1)) {
    const end = at + keyword.length;
    const isWhole =
      !(isOpenBefore && isWordLetter(characterBefore(folded, at))) &&
      !(isOpenAfter && isWordLetter(characterAt(folded, end)));
    if (isWhole) return true;
  }
  return false;
}

function characterAt(text: string, at: number): string | undefined {
  const point = text.codePointAt(at);
  return point === undefined ? undefined : String.fromCodePoint(point);
}

function characterBefore(text: string, at: number): string | undefined {
  if (at === 0) return undefined;
  const isPair = at > 1 && /[\uDC00-\uDFFF]/.test(text[at - 1] ?? '');
  return text.slice(isPair ? at - 2 : at - 1, at);
}

/** In `words`: any text may have it. */
const ANY = '*';

/**
 * By which a rule with keywords is found: a text that matches has one of these among `lookupWords`.
 * Empty for a rule without any.
 */
export function findingWords({ include, exclude }: Keywords, topic: string | null): string[] {
  if (include.length === 0 && exclude.length === 0) return [];
  const words = new Set<string>();
  for (const keyword of include) {
    const all = isPattern(keyword) ? [] : foldedWords(keyword);
    const longest = all.reduce<string | null>((best, word) => longer(best, word), null);
    if (longest === null) return [ANY + (topic ?? '')];
    words.add(longest);
  }
  return words.size > 0 ? [...words].toSorted() : [ANY + (topic ?? '')];
}

function longer(best: string | null, word: string): string {
  return best !== null && best.length >= word.length ? best : word;
}

/** What to look for to find every rule that may match one of these texts, of any of these topics. */
export function lookupWords(texts: readonly MatchText[], topics: Iterable<string>): string[] {
  const words = new Set([ANY]);
  for (const topic of topics) words.add(ANY + topic);
  for (const { folded } of texts) for (const word of foldedWords(folded)) words.add(word);
  return [...words];
}
