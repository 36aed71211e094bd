/** Owns the choice of the picture that an entry is shown with. */
import { decodeHTML } from 'entities';
import { resolveAddress } from './addresses.ts';
import type { RawEntry, RawMedia, RawText } from './raw-feed.ts';

export type Picture = { url: string; alt: string | null };

/** Narrower or lower is an icon, a button or a counter. */
const SIDE_MIN = 50;
/** Pictures of a text that are looked at, and how far into it. */
const IMAGES_MAX = 20;
const MARKUP_MAX = 200_000;

/** Counters, buttons, smileys, portraits of authors: never what an article is about. */
const NO_PICTURE =
  /^data:|\/\/(?:[\w-]+\.)*(?:feedburner\.com|feedsportal\.com|gravatar\.com|doubleclick\.net|google-analytics\.com|stats\.wordpress\.com|pixel\.wp\.com|s\.w\.org|b\.scorecardresearch\.com|badge\.fury\.io|img\.shields\.io|paypal\.com|paypalobjects\.com)\/|\/\/github\.com\/[^/]+\/[^/]+\/(?:actions\/)?workflows\/|[/_.-](?:emoji|smil(?:ey|ies)|pixel|spacer|blank|transparent|1x1)[/_.-]|\.svg(?:[?#]|$)/i;

/** Stated pictures before those of the text; the widest of those that state a width. */
export function entryImage(entry: RawEntry, { base }: { base: string }): Picture | null {
  const stated = entry.media
    .filter(isPicture)
    .flatMap(({ url, alt, width }) =>
      usable({ url, alt, base }).map((image) => ({ image, width })),
    );
  const widest = Math.max(...stated.map(({ width }) => width ?? 0));
  const best = stated.find(({ width }) => (width ?? 0) === widest) ?? stated[0];
  if (best) return best.image;
  return [...entry.contents, ...entry.summaries].flatMap((text) => inText(text, base))[0] ?? null;
}

function isPicture({ kind, width, height }: RawMedia): boolean {
  return kind === 'image' && (width ?? SIDE_MIN) >= SIDE_MIN && (height ?? SIDE_MIN) >= SIDE_MIN;
}

function usable({ url, alt, base }: { url: string; alt: string | null; base: string }): Picture[] {
  const address = resolveAddress(url, base);
  return address === null || NO_PICTURE.test(address) ? [] : [{ url: address, alt }];
}

/** The first that is large enough, as far as it says how large it is. */
function inText({ value, base: own }: RawText, outer: string): Picture[] {
  const base = own === null ? outer : (resolveAddress(own, outer) ?? outer);
  const tags = value.slice(0, MARKUP_MAX).matchAll(/<img\s[^>]{1,4000}>/gi);
  let seen = 0;
  for (const [tag] of tags) {
    seen += 1;
    if (seen > IMAGES_MAX) break;
    const found = isLarge(tag)
      ? usable({ url: sourceOf(tag), alt: attribute(tag, 'alt') || null, base })
      : [];
    if (found.length > 0) return found;
  }
  return [];
}

function isLarge(tag: string): boolean {
  return ['width', 'height'].every((side) => {
    const stated = /^\d+(?=(?:px)?$)/.exec(attribute(tag, side));
    return stated === null || Number(stated[0]) >= SIDE_MIN;
  });
}

/** Pages that load pictures late keep the true address beside a placeholder. */
function sourceOf(tag: string): string {
  const late = attribute(tag, 'data-src') || attribute(tag, 'data-lazy-src');
  return late || attribute(tag, 'src') || (attribute(tag, 'srcset').split(/[\s,]/, 1)[0] ?? '');
}

function attribute(tag: string, name: string): string {
  const found = new RegExp(
    `\\s${name}\\s{0,5}=\\s{0,5}(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`,
    'i',
  ).exec(tag);
  return decodeHTML(found?.[1] ?? found?.[2] ?? found?.[3] ?? '').trim();
}
