/** Owns reading keywords as a person types them: `gaussian splatting, "radiance, field", robot*, /3d ?gs/`. */
import { codePoints } from '../../lib/text.ts';
import { fold, isWordLetter } from './fold.ts';
import { faultOf, isPattern, type PatternFault } from './pattern.ts';

export const MOST_KEYWORDS = 20;
/** In code points; a pattern's slashes count. */
export const KEYWORD_LENGTH = 50;
/** A pattern takes a thousand times as long as a word. */
export const MOST_PATTERNS = 5;
/**
 * Of all words of a rule together, as UTF-8: they stand in a unique index whose entries Postgres
 * limits to 2,704 bytes.
 */
const MOST_BYTES = 1_800;

export type KeywordFault =
  | { fault: 'too-many'; most: number }
  | { fault: 'too-many-patterns'; most: number }
  | { fault: 'too-long'; keyword: string; most: number }
  /** All keywords of the rule together. */
  | { fault: 'too-much' }
  /** A keyword without any letter or digit. */
  | { fault: 'no-letter'; keyword: string }
  | { fault: 'unclosed'; keyword: string }
  | (PatternFault & { keyword: string });

export type Keywords = { include: readonly string[]; exclude: readonly string[] };
export type ParsedKeywords =
  | { status: 'ok'; keywords: string[] }
  | ({ status: 'wrong' } & KeywordFault);

const SEPARATOR = /[,;\n，、；]/;
const CLOSING: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”',
  '„': '“',
  '«': '»',
  '「': '」',
};

/** Each once, folded and sorted: the same keywords in another order are the same rule. */
export function parseKeywords(typed: string): ParsedKeywords {
  const found = new Set<string>();
  for (const item of split(typed)) {
    const keyword = keywordOf(item);
    if (item.kind === 'unclosed') return wrong({ fault: 'unclosed', keyword: item.text });
    if (keyword === '' || keyword === '//') continue;
    const fault = faultIn(keyword);
    if (fault) return wrong(fault);
    found.add(keyword);
  }
  const keywords = [...found].toSorted();
  if (keywords.length > MOST_KEYWORDS) return wrong({ fault: 'too-many', most: MOST_KEYWORDS });
  if (keywords.filter(isPattern).length > MOST_PATTERNS) {
    return wrong({ fault: 'too-many-patterns', most: MOST_PATTERNS });
  }
  return { status: 'ok', keywords };
}

/** `robot*` is every word that begins so. Shorter ones are names: A* and D* Lite search. */
const BEGINNING = /[\p{L}\p{N}]{3}\*\s*$/u;

function keywordOf({ kind, text }: Item): string {
  if (kind === 'pattern') return `/${text.normalize('NFC')}/`;
  return kind === 'words' && BEGINNING.test(text) ? `/${patternOf(text)}/` : fold(text);
}

/** A pattern knows words of the Latin alphabet alone. */
function patternOf(beginning: string): string {
  const letters = beginning.normalize('NFC').toLowerCase().trim().slice(0, -1);
  const start = isWordLetter(letters.slice(0, 1)) ? '(?:^|\\P{L})' : '';
  const body = letters.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/[\s-]+/g, '[\\s-]');
  return `${/^[a-z0-9]/.test(letters) ? '\\b' : start}${body}`;
}

/** Of both lists together; each has been parsed. */
export function faultOfAll({ include, exclude }: Keywords): KeywordFault | null {
  const bytes = [...include, ...exclude].map((keyword) => Buffer.byteLength(keyword) + 8);
  return bytes.reduce((sum, some) => sum + some, 0) > MOST_BYTES ? { fault: 'too-much' } : null;
}

/** As a person would type them again. */
export function writeKeywords(keywords: readonly string[]): string {
  return keywords.map(writeKeyword).join(', ');
}

function writeKeyword(keyword: string): string {
  return !isPattern(keyword) && needsQuotes(keyword) ? quoted(keyword) : shownKeyword(keyword);
}

/** For a text that quotes it: the beginning of a word as `robot*` again. */
export function shownKeyword(keyword: string): string {
  if (!isPattern(keyword)) return keyword;
  const beginning = `${/(?:\\b|L\}\))([\p{L}\p{N}]+)\/$/u.exec(keyword)?.[1] ?? ''}*`;
  return BEGINNING.test(beginning) && `/${patternOf(beginning)}/` === keyword ? beginning : keyword;
}

function needsQuotes(keyword: string): boolean {
  return SEPARATOR.test(keyword) || /^["“„«「/]/u.test(keyword) || BEGINNING.test(keyword);
}

/** By the first pair of signs that it does not end early. */
function quoted(keyword: string): string {
  const pairs = Object.entries(CLOSING);
  const [open, close] = pairs.find(([, end]) => !keyword.includes(end)) ?? ['"', '"'];
  return `${open}${keyword}${close}`;
}

function wrong(fault: KeywordFault): ParsedKeywords {
  return { status: 'wrong', ...fault };
}

function faultIn(keyword: string): KeywordFault | null {
  if (codePoints(keyword) > KEYWORD_LENGTH) {
    return { fault: 'too-long', keyword, most: KEYWORD_LENGTH };
  }
  if (isPattern(keyword)) {
    const fault = faultOf(keyword.slice(1, -1));
    return fault && { ...fault, keyword };
  }
  return /[\p{L}\p{N}]/u.test(keyword) ? null : { fault: 'no-letter', keyword };
}

type Item = { kind: 'words' | 'quoted' | 'pattern' | 'unclosed'; text: string };

function split(typed: string): Item[] {
  const items: Item[] = [];
  let rest = typed.trimStart();
  while (rest !== '') {
    const { item, length } = firstOf(rest);
    items.push(item);
    rest = rest.slice(length).replace(/^[\s,;，、；]+/, '');
  }
  return items;
}

/** A pattern ends at a slash that a separator or nothing follows: it may hold slashes and commas. */
function firstOf(text: string): { item: Item; length: number } {
  if (text.startsWith('/')) {
    const end = /^\/(.+?)\/(?=\s*(?:[,;\n，、；]|$))/su.exec(text);
    if (end) return { item: { kind: 'pattern', text: end[1] ?? '' }, length: end[0].length };
    return { item: { kind: 'unclosed', text }, length: text.length };
  }
  const closing = CLOSING[text[0] ?? ''];
  if (closing !== undefined) {
    const end = text.indexOf(closing, 1);
    if (end < 0) return { item: { kind: 'unclosed', text }, length: text.length };
    return { item: { kind: 'quoted', text: text.slice(1, end) }, length: end + 1 };
  }
  const words = text.split(SEPARATOR, 1)[0] ?? '';
  return { item: { kind: 'words', text: words }, length: words.length };
}
