/** Owns reading what a person types into a search. */
import { searchWords, type SearchWord, titleLexeme } from '../../articles/search-words.ts';

/** For Postgres, in its own language. */
export type SearchQuery = {
  tsquery: string;
  /**
   * What an index can find by itself, and more articles hold: the words of phrases wherever they stand;
   * null where there is no phrase.
   */
  loose: string | null;
  /** The words that are looked for, as written but in small letters and without accents. */
  words: string[];
};

/** Who pastes a whole text means its beginning. */
const TEXT_MAX = 1_000;
const WORDS_MAX = 24;

const QUOTES = /[“”„‟«»＂]/g;
const TERM = /(?<minus>-+)?(?:"(?<phrase>[^"]*)"?|(?<bare>[^\s"]+))/g;

type Term = { isExcluded: boolean; words: SearchWord[] };

/**
 * As Postgres's `websearch_to_tsquery`: all words, "phrases", -without, or. What belongs together
 * without blanks (`GPT-4`, a run of Chinese) is a phrase. Nothing that is typed is an error.
 * @returns null when there is nothing to look for
 */
export function readSearch(text: string): SearchQuery | null {
  // What only says what it must not hold would find nearly everything.
  const alternatives = readTerms(text).filter((terms) =>
    terms.some(({ isExcluded }) => !isExcluded),
  );
  if (alternatives.length === 0) return null;
  const write = (textOf: (term: Term) => string | null) =>
    alternatives
      .map((terms) => `(${terms.flatMap((term) => textOf(term) ?? []).join(' & ')})`)
      .join(' | ');
  const terms = alternatives.flat();
  const wanted = terms.filter(({ isExcluded }) => !isExcluded);
  return {
    tsquery: write(termText),
    loose: terms.some(({ words }) => words.length > 1) ? write(looseText) : null,
    words: [...new Set(wanted.flatMap(({ words }) => words.flatMap(({ word }) => word ?? [])))],
  };
}

function readTerms(text: string): Term[][] {
  const alternatives: Term[][] = [[]];
  let room = WORDS_MAX;
  for (const { groups = {} } of text.slice(0, TEXT_MAX).replaceAll(QUOTES, '"').matchAll(TERM)) {
    const { minus, phrase, bare } = groups;
    if (minus === undefined && bare?.toLowerCase() === 'or') {
      alternatives.push([]);
      continue;
    }
    const words = whole(searchWords(phrase ?? bare ?? '')).slice(0, room);
    room -= words.length;
    if (words.length > 0) alternatives.at(-1)?.push({ isExcluded: minus !== undefined, words });
  }
  return alternatives;
}

function termText({ isExcluded, words }: Term): string {
  return `${isExcluded ? '!' : ''}(${phraseText(words)})`;
}

/** Who has the words of an excluded phrase need not have the phrase. */
function looseText({ isExcluded, words }: Term): string | null {
  if (isExcluded && words.length > 1) return null;
  return `${isExcluded ? '!' : ''}(${words.map(lexemeText).join(' & ')})`;
}

function phraseText(words: readonly SearchWord[]): string {
  return words
    .map((word, at) => {
      const before = words[at - 1];
      return before ? `<${word.position - before.position}> ${lexemeText(word)}` : lexemeText(word);
    })
    .join(' ');
}

/** Lexemes are letters and digits alone: they need no quotes. A single character begins something. */
function lexemeText({ lexeme, word }: SearchWord): string {
  return word === null && isSingle(lexeme) ? `${lexeme}:*` : lexeme;
}

/** Without the end of a run, which in a longer text is the beginning of a pair. */
function whole(words: readonly SearchWord[]): SearchWord[] {
  return words.filter(({ lexeme, word }, at) => {
    const before = words[at - 1];
    const isEnd =
      before?.word === null && !isSingle(before.lexeme) && before.lexeme.endsWith(lexeme);
    return !(word === null && isSingle(lexeme) && isEnd);
  });
}

function isSingle(lexeme: string): boolean {
  return Array.from(lexeme).length === 1;
}

/** What is typed of a title so far: the words that are whole, and the last that may still grow. */
export function readTyped(text: string): { tsquery: string | null; growing: string | null } {
  const words = whole(searchWords(text.slice(0, TEXT_MAX))).slice(-WORDS_MAX);
  const last = words.at(-1);
  const isGrowing = last?.word !== null && /[\p{L}\p{N}]$/u.test(text);
  const fixed = isGrowing ? words.slice(0, -1) : words;
  return {
    tsquery: fixed.length === 0 ? null : fixed.map(titleText).join(' & '),
    growing: (isGrowing && last?.word) || null,
  };
}

export function titleText(word: SearchWord): string {
  const lexeme = titleLexeme(word);
  return word.word === null && isSingle(word.lexeme) ? `${lexeme}:*` : lexeme;
}
