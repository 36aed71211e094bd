/** Owns the plain title and excerpt of an entry. */
import { htmlToText } from '../../lib/html-text.ts';
import { truncate } from '../../lib/text.ts';
import { visibleText } from '../../lib/visible-text.ts';
import type { RawEntry } from './raw-feed.ts';

/** Code units of markup that are looked at: pictures written out in it come before its text. */
const MARKUP_MAX = 200_000;
/** Code units of text that are kept; the line shows the first thousand at most. */
const TEXT_MAX = 4_000;
/** Of an entry without a title: about what a headline has. */
const MADE_TITLE_MAX = 100;
/** A shorter summary gives way to the beginning of the text itself, when there is one. */
const SUMMARY_MIN = 40;
/** A shorter title may well begin a sentence of the text. */
const REPEATED_MIN = 20;

/** Title and excerpt without markup; the title is empty when the entry has no words at all. */
export function entryText(entry: RawEntry): { title: string; excerpt: string } {
  const title = plainText(entry.title ?? '');
  const usable = (texts: RawEntry['summaries']) =>
    texts
      .map(({ value }) => withoutTitle(withoutTail(plainText(value)), title))
      .filter((text) => text !== '');
  const summaries = usable(entry.summaries);
  const contents = usable(entry.contents.slice(0, 2));
  const excerpt =
    summaries.find((text) => text.length >= SUMMARY_MIN) ?? contents[0] ?? summaries[0] ?? '';
  return title === '' ? { title: madeTitle(excerpt), excerpt } : { title, excerpt };
}

/** The visible text of a piece of HTML, at most 4,000 code units of it. */
export function plainText(html: string): string {
  return visibleText(htmlToText(html.slice(0, MARKUP_MAX)).slice(0, TEXT_MAX));
}

/** The first sentence, when it is a short one. */
function madeTitle(excerpt: string): string {
  const sentence = /^.{15,99}?[.!?。](?=\s|$)/su.exec(excerpt)?.[0] ?? excerpt;
  return truncate(sentence.replace(/\.$/, ''), MADE_TITLE_MAX);
}

/** What publishing systems add to the end of each excerpt. */
const TAILS: readonly RegExp[] = [
  / ?(?:The post|L’article|Der Beitrag) .{1,300} (?:appeared first on|first appeared on|est apparu en premier sur|erschien zuerst auf) .{1,150}$/i,
  / ?(?:\(|\[)?(?:Continue reading|Read more|Read the (?:full|whole|rest of the) (?:article|story|post)|Read the rest|Keep reading|Weiterlesen|Lire la suite)(?: .{0,150})?$/i,
  / ?submitted by \/u\/\S+(?: \[link\])?(?: \[comments\])?$/i,
  / ?(?:\[|\()(?:link|comments|more)(?:…|\.\.\.)?(?:\]|\))$/i,
  / ?(?:Comments|Permalink)$/,
  // A line break that a scraper wrote out.
  /(?: ?\\n)+$/,
];

function withoutTail(text: string): string {
  let rest = text;
  // Each is at the end once the one after it is gone.
  for (let pass = 0; pass < 3; pass += 1) {
    const before = rest;
    for (const tail of TAILS) rest = cutTail(rest, tail);
    if (rest === before) break;
  }
  // The mark of a cut stays as the sign that people know.
  return rest.replace(/ ?(?:\[…\]|\[\.\.\.\]|\(…\)|\(\.\.\.\))$/, '…');
}

/** Only the last words are searched, which also bounds what the pattern can cost. */
function cutTail(text: string, tail: RegExp): string {
  const from = Math.max(0, text.length - 600);
  return text.slice(0, from) + text.slice(from).replace(tail, '');
}

/** An excerpt that is the title says nothing; one that begins with it says it twice. */
function withoutTitle(text: string, title: string): string {
  // Signs may differ, but not by half: most texts need not be compared.
  const isNear = text.length < title.length * 2 + 20;
  if (isNear && wordsOnly(text) === wordsOnly(title)) return '';
  const rest = text.slice(title.length);
  const isRepeated =
    title.length >= REPEATED_MIN && text.startsWith(title) && /^ \p{Lu}/u.test(rest);
  return isRepeated ? rest.trimStart() : text;
}

function wordsOnly(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
