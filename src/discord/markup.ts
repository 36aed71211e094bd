/** Owns turning text and links from outside into Discord's markdown without letting them act. */
import { parseUrl } from '../lib/parse-url.ts';
import { codePoints, truncate } from '../lib/text.ts';
import { shortList } from './texts/short-list.ts';
import type { Texts } from './texts/texts-for.ts';

/** Zero-width space: breaks what no backslash breaks (mentions, links), and is not seen. */
const BREAK = '\u200B';
const ELLIPSIS = '…';
/** Discord's limit of any URL in an embed. */
const URL_LIMIT = 2048;
/** How much of a cut text may be given up to end on a whole word. */
const WORD_SHARE = 0.6;

/**
 * Controls, lone surrogates, marks that turn the reading direction, and characters that show nothing.
 * The joiners U+200C and U+200D stay: Persian words and family emoji need them.
 */
const UNSEEN =
  /[\p{Cc}\p{Cs}\u00AD\u061C\u115F\u1160\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\u2800\u3164\uFEFF\uFFA0\u{1D159}\u{1D173}-\u{1D17A}\u{E0000}-\u{E0FFF}]/gu;
const VISIBLE = /[^\s\p{M}\p{Cf}]/u;

/**
 * One unit each: what Discord reads as markup, else one character.
 * Source: https://docs.discord.com/developers/reference#message-formatting and, for text markdown,
 * https://support.discord.com/hc/en-us/articles/210298617.
 */
const UNITS = new RegExp(
  [
    String.raw`(?<scheme>:\/\/)`,
    '(?<ping>@(?=everyone|here))',
    '(?<mention><@)',
    String.raw`(?<invite>discord(?:app)?\.(?=gg\b|com\/invite))`,
    String.raw`(?<shortcode>:(?=[\p{L}\p{N}_+-]+:))`,
    '(?<markup>[\\\\*_~`|<>[\\]])',
    String.raw`[\s\S]`,
  ].join('|'),
  'giu',
);

/**
 * Text from outside as markdown that shows just this text, on one line; empty when none of it shows.
 * @param limit in code points, of the escaped text; a longer one ends on a word, with "…".
 */
export function escapeText(text: string, limit: number): string {
  return cut(escapedUnits(oneLine(text)), limit);
}

/** For places that show no markdown (author, footer, button, option): one line, cut to `limit`. */
export function plainLine(text: string, limit: number): string {
  return truncate(oneLine(text), limit);
}

/**
 * `[text](url)`, or the text alone when the link is no good or does not fit.
 * @param limit in code points, of the whole.
 * @param textLimit in code points, of the escaped text.
 */
export function maskedLink(text: string, url: string, limit: number, textLimit = limit): string {
  // Brackets in a link's text end it early, escaped or not.
  const visible = oneLine(text.replaceAll('[', '(').replaceAll(']', ')'));
  const link = visible === '' ? null : markdownLink(url);
  const room = link === null ? 0 : limit - 4 - link.length;
  if (link === null || room < 12) return escapeText(visible, Math.min(limit, textLimit));
  const label = escapeText(visible, Math.min(room, textLimit));
  return `[${label}](${link})`;
}

/** An http(s) link that Discord accepts in an embed or a button, or null. */
export function httpLink(url: string, limit = URL_LIMIT): string | null {
  const parsed = parseUrl(url);
  if (parsed === null) return null;
  const { protocol, href, hostname, username, password } = parsed;
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  // A name and password before the host make a link look like another site's.
  if (username !== '' || password !== '' || !hostname.includes('.')) return null;
  return href.length <= limit ? href : null;
}

/** A time in the reader's own zone and words: `R` relative ("3 hours ago"), `f` date and time. */
export function timestamp(at: Date, style: 'R' | 'f'): string {
  return `<t:${Math.floor(at.getTime() / 1000)}:${style}>`;
}

/** What would end a link in markdown early is written in its percent form, which means the same. */
function markdownLink(url: string): string | null {
  const safe = httpLink(url)?.replace(/[()*|\\[\]<>`]/g, percent) ?? null;
  return safe !== null && safe.length <= URL_LIMIT ? safe : null;
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** Empty when nothing of it would be seen: joiners and marks alone are no text. */
function oneLine(text: string): string {
  const line = text.replace(/\s+/gu, ' ').replace(UNSEEN, '').replace(/ +/g, ' ').trim();
  return VISIBLE.test(line) ? line : '';
}

function escapedUnits(line: string): string[] {
  const units = Array.from(line.matchAll(UNITS), escapedUnit);
  // Only at the start of a line are these a heading, a list or a subtext.
  const opening = /^(?:[#+-]|(?<digits>\d+)(?=\.))/u.exec(line);
  if (opening === null) return units;
  const at = opening.groups?.['digits']?.length ?? 0;
  return units.with(at, `\\${units[at] ?? ''}`);
}

function escapedUnit({ 0: unit, groups = {} }: RegExpExecArray): string {
  if (groups['scheme']) return `:${BREAK}//`;
  if (groups['mention']) return `\\<@${BREAK}`;
  if (groups['ping'] ?? groups['invite']) return `${unit}${BREAK}`;
  return (groups['markup'] ?? groups['shortcode']) ? `\\${unit}` : unit;
}

function cut(units: readonly string[], limit: number): string {
  const whole = units.join('');
  if (codePoints(whole) <= limit) return whole;
  if (limit < 1) return '';
  const kept: string[] = [];
  let length = 0;
  for (const unit of units) {
    length += codePoints(unit);
    if (length > limit - 1) break;
    kept.push(unit);
  }
  const next = units[kept.length];
  const lastSpace = kept.lastIndexOf(' ');
  const onWord = next !== ' ' && lastSpace >= kept.length * WORD_SHARE;
  return `${(onWord ? kept.slice(0, lastSpace) : kept).join('').trimEnd()}${ELLIPSIS}`;
}

/** At most so many channels by name, and how many more; a mention of a channel calls nobody. */
export function channelList(ids: readonly string[], most: number, texts: Texts): string {
  return shortList(
    ids.map((id) => `<#${id}>`),
    most,
    texts,
  );
}
