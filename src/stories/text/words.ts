/** Owns cutting a text into the words by which two tellings of one event are compared. */
import { stemOf } from '../../lib/stem.ts';

export type Word = {
  /** Lower-case stem; two characters of a script that is written without blanks. */
  term: string;
  isNumber: boolean;
  /** Written as a name is: it has a capital where none is due. */
  isName: boolean;
};

const WORD =
  /(?<glued>[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+)|(?<number>\p{N}+(?:[.,]\p{N}+)*)|(?<letters>\p{L}[\p{L}\p{M}]*)|(?<end>[.!?:;“”"](?=\s|$)|\n)/gu;

/** Of longer words, those that a title in Title Case writes with a capital. */
const LONG = 4;
const TITLE_CASE_SHARE = 0.7;
/** In their order, `max` of them at most; single letters are left out. */
export function wordsOf(text: string, max: number): Word[] {
  const words: Word[] = [];
  const isTitleCase = isInTitleCase(text);
  let isSentenceStart = true;
  for (const { 0: found, groups = {} } of text.matchAll(WORD)) {
    if (words.length >= max) break;
    if (groups['end'] !== undefined) {
      isSentenceStart = true;
      continue;
    }
    if (groups['glued'] !== undefined) words.push(...pairsOf(found));
    else if (groups['number'] !== undefined) words.push(numberOf(found));
    else if (found.length > 1) {
      const isName = isAcronym(found) || (isCapital(found) && !isSentenceStart && !isTitleCase);
      words.push({ term: stemOf(found.toLowerCase()), isNumber: false, isName });
    }
    isSentenceStart = false;
  }
  return words;
}

function isInTitleCase(text: string): boolean {
  const long = text.match(/\p{L}{4,}/gu) ?? [];
  const capitals = long.filter(isCapital).length;
  return long.length >= LONG && capitals >= long.length * TITLE_CASE_SHARE;
}

function isCapital(word: string): boolean {
  const [first = ''] = word;
  return first !== first.toLowerCase();
}

function isAcronym(word: string): boolean {
  return word === word.toUpperCase() && word !== word.toLowerCase();
}

/** `1,000` and `1000` are one number. */
function numberOf(found: string): Word {
  const term = found.replaceAll(',', '');
  return { term, isNumber: term.length > 1, isName: false };
}

/** Neighbouring characters by two: what search engines index where nothing parts the words. */
function pairsOf(run: string): Word[] {
  const characters = Array.from(run);
  if (characters.length === 1) return [{ term: run, isNumber: false, isName: false }];
  return characters
    .slice(1)
    .map((next, at) => ({ term: `${characters[at]}${next}`, isNumber: false, isName: false }));
}
