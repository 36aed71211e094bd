/** Owns cutting a text into what a search finds it by; of what people type, the same. */
import { stemOf } from '../lib/stem.ts';

export type SearchWord = {
  /** What is looked up: a stem, or two characters of a script that is written without blanks. */
  lexeme: string;
  /** As written, in small letters and without accents; null where nothing parts the words. */
  word: string | null;
  /** Its place among the words, from 1. */
  position: number;
};

/** Scripts that leave no blanks between words, or hang particles on them as Korean does. */
const GLUED =
  String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー` +
  String.raw`\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;
const WORD = new RegExp(`(?<glued>[${GLUED}]+)|(?:(?![${GLUED}])[\\p{L}\\p{M}\\p{N}])+`, 'gu');
/** The same of ASCII, of which most texts are: several times faster. */
const PLAIN_WORD = /[a-z0-9]+/g;
// oxlint-disable-next-line no-control-regex
const PLAIN = /^[\x00-\x7f]*$/;
const GENITIVE = /['’]s(?![\p{L}\p{N}])/gu;
const ACCENTS = /[\u0300-\u036f]/g;
/** Longer ones are no words, but what is lost of them is lost of the query's too. */
const WORD_MAX = 60;

/** They stand in most texts and tell nothing apart; a phrase steps over them. */
const STOP_WORDS = new Set(
  'a an and are as at be been but by for from had has have in into is it its of on or that the their this to was were which will with'.split(
    ' ',
  ),
);

/** In their order; a stop word, or an accent alone, only leaves its place empty. */
export function searchWords(text: string, firstPosition = 1): SearchWord[] {
  const words: SearchWord[] = [];
  let position = firstPosition;
  const add = (word: string) => {
    // Nothing is left of an accent that stands alone.
    if (word !== '' && !STOP_WORDS.has(word))
      words.push({ lexeme: lexemeOf(word), word, position });
    position += 1;
  };
  const small = text.toLowerCase().replaceAll(GENITIVE, '');
  if (PLAIN.test(small)) {
    for (const [word] of small.matchAll(PLAIN_WORD)) add(word.slice(0, WORD_MAX));
    return words;
  }
  for (const { 0: found, groups } of small.normalize('NFKC').toLowerCase().matchAll(WORD)) {
    if (groups?.['glued'] === undefined) add(withoutAccents(found).slice(0, WORD_MAX));
    else {
      for (const lexeme of pairsOf(found)) words.push({ lexeme, word: null, position: position++ });
    }
  }
  return words;
}

/**
 * What search engines index where nothing parts the words: neighbouring characters by two, so that
 * what is looked for is found wherever it stands. The last one is alone: each begins something.
 */
function pairsOf(run: string): string[] {
  const characters = Array.from(run);
  return characters.map((character, at) => `${character}${characters[at + 1] ?? ''}`);
}

function lexemeOf(word: string): string {
  return /^[a-z]+$/.test(word) ? stemOf(word) : word;
}

/** Composed again, since letters of Hangul come apart too. */
function withoutAccents(word: string): string {
  return word.normalize('NFD').replaceAll(ACCENTS, '').normalize('NFC');
}

/** So far apart that no phrase reaches from the title into the excerpt. */
const GAP = 100;

/** What a title has is a lexeme more: an index knows no weights, and titles alone are looked for too. */
export function titleLexeme({ lexeme }: SearchWord): string {
  return `_${lexeme}`;
}

/** The words of an article as a tsvector's text: the title's weigh A, the excerpt's have no weight. */
export function wordsVector({ title, excerpt }: { title: string; excerpt: string }): string {
  const places = new Map<string, string>();
  const add = ({ lexeme, position }: SearchWord, weight: string) => {
    const before = places.get(lexeme);
    const place = `${position}${weight}`;
    places.set(lexeme, before === undefined ? place : `${before},${place}`);
  };
  const titled = searchWords(title);
  for (const word of titled) add(word, 'A');
  for (const word of searchWords(excerpt, (titled.at(-1)?.position ?? 0) + GAP)) add(word, '');
  // Letters, digits and the sign of titles need no quotes.
  const words = Array.from(places, ([lexeme, at]) => `${lexeme}:${at}`);
  return [...words, ...new Set(titled.map(titleLexeme))].join(' ');
}

const SUGGESTED = { least: 3, most: 40 };

/** Those of a title that can be suggested to who mistypes or begins to type them, each once. */
export function titleWordsOf(title: string): Set<string> {
  const words = searchWords(title).flatMap(({ word }) => word ?? []);
  return new Set(words.filter(isSuggested));
}

/** A number is no word to suggest. */
export function isSuggested(word: string): boolean {
  const { least, most } = SUGGESTED;
  return word.length >= least && word.length <= most && /\p{L}/u.test(word);
}
