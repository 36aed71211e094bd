/** Owns text from outside on its way to people: plain, repaired, whole, and short enough. */
import { htmlToText } from './html-text.ts';
import { repairText } from './mojibake.ts';
import { visibleText } from './visible-text.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A cut inside a word goes back to the word's start, unless that costs more than this share. */
const MAX_LOSS = 0.3;

/** Longer input is cut: what is shown of a text is a few hundred characters of its beginning. */
const MAX_LENGTH = 200_000;

/**
 * ASCII with single blanks inside and neither markup nor entities: most titles and half of the
 * excerpts, and a tenth of the cost of looking for what cannot be there.
 */
const NOTHING_TO_CLEAN = /^(?:[!-%'-;=?-~]+(?: (?=[^ ])|$))*$/;

/**
 * A title or excerpt from outside, ready to show: the visible text of a piece of HTML with its
 * garbling repaired; text that only resembles HTML (`a < b`) stays.
 */
export function cleanText(text: string): string {
  if (text.length <= MAX_LENGTH && NOTHING_TO_CLEAN.test(text)) return text;
  // Twice, since entities hide garbling (`Î&frac14;`) and garbling hides entities.
  return visibleText(repairText(htmlToText(repairText(text.slice(0, MAX_LENGTH)))));
}

/** Length in Unicode code points, as Discord counts it. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** The longest beginning of whole graphemes within `max` code points. */
function wholeGraphemes(text: string, max: number): string {
  let kept = '';
  let used = 0;
  for (const { segment } of graphemes.segment(text)) {
    used += codePoints(segment);
    if (used > max) break;
    kept += segment;
  }
  return kept;
}

/**
 * The text, or its beginning with an ellipsis: at most `maxCodePoints` code points in all, cut at
 * a word's end where one is near, never inside a grapheme.
 */
export function truncate(text: string, maxCodePoints: number, ellipsis = '…'): string {
  if (text.length <= maxCodePoints || codePoints(text) <= maxCodePoints) return text;
  const room = maxCodePoints - codePoints(ellipsis);
  if (room < 0) return wholeGraphemes(ellipsis, maxCodePoints);
  const kept = wholeGraphemes(text, room);
  const isInsideWord = /^[^\s]/.test(text.slice(kept.length)) && /[^\s]$/.test(kept);
  const wordStart = isInsideWord ? kept.search(/\s\S*$/) : -1;
  const atWord = wordStart >= kept.length * (1 - MAX_LOSS) ? kept.slice(0, wordStart) : kept;
  return atWord.replace(/[\s,;:–—-]+$/, '') + ellipsis;
}

const SUFFIX = /^(.*\S)(?:\s+[-–—|·•»]|\s*[|»]|\s+::?)\s*(\S[^|»]{0,80})$/su;
const SECOND_LEVEL = /\.(?:com?|net|org|gov|edu|ac)(?=\.[a-z]{2}$)/;

/** Letters and digits only, so that `The Verge`, `the-verge` and `theverge` are one. */
function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/^the\s+/, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function outletKeys({ name, domain }: { name?: string; domain?: string }): Set<string> {
  const bare = (domain ?? '').toLowerCase().replace(/^www\./, '');
  const site = bare.replace(SECOND_LEVEL, '').replace(/\.[^.]*$/, '');
  const keys = [name ?? '', bare, site, site.split('.').at(-1) ?? ''].map(nameKey);
  return new Set(keys.filter((key) => key !== ''));
}

/**
 * The title without its outlet at the end (`… - TechCrunch`, `… | ZDNet`); a last part that is
 * neither the outlet's name nor its domain stays, and so does a title of nothing else.
 */
export function stripOutletSuffix(
  title: string,
  outlet: { name?: string; domain?: string },
): string {
  let rest = title;
  let keys: Set<string> | null = null;
  for (;;) {
    const [, before, last] = SUFFIX.exec(rest) ?? [];
    if (before === undefined || last === undefined) return rest;
    keys ??= outletKeys(outlet);
    if (!keys.has(nameKey(last)) && !keys.has(`the${nameKey(last)}`)) return rest;
    rest = before;
  }
}
