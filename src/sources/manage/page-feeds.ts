/** Owns finding the feeds that an HTML page speaks of, read as a stream of tags. Pure. */
import { Parser } from 'htmlparser2';
import { resolveAddress } from '../feed/addresses.ts';

export type FeedLink = {
  url: string;
  /** As the page calls it; null when it does not. */
  title: string | null;
  /** `declared`: for machines, in a `link`; `linked`: for people, by an address that looks like one. */
  how: 'declared' | 'linked';
  /** Of the comments on something, which nobody means who asks for a site's feed. */
  isComments: boolean;
};

/** Code units of the page that are read; the declarations stand at its beginning. */
const PAGE_MAX = 2_000_000;
const LINKS_MAX = 50;

const FEED_TYPES = new Set([
  'application/rss+xml',
  'application/atom+xml',
  'application/rdf+xml',
  'application/feed+json',
  'application/json',
  'application/xml',
  'text/xml',
]);
/** WordPress declares its API of each page as JSON. */
const NO_FEED = /\/wp-json\//i;
const FEED_PATH =
  /(?:\/(?:feed|rss|atom)\/?|\.(?:rss|atom|rdf)|\/(?:feed|rss|atom|index)\.(?:xml|json|rss))$/i;
const COMMENTS = /\bcomments?\b/i;

/** Nothing is taken to be in anything: tags nested a hundred thousand deep would take minutes. */
class FlatParser extends Parser {
  protected override isVoidElement(): boolean {
    return true;
  }
}

/** Those that are declared first, of comments last; else in the page's order. Addresses are absolute. */
export function pageFeeds(html: string, pageUrl: string): FeedLink[] {
  const found: { href: string; title: string | null; how: FeedLink['how'] }[] = [];
  let base: string | null = null;
  const parser = new FlatParser({
    onopentag(name, attributes) {
      const { href } = attributes;
      if (href === undefined || found.length >= LINKS_MAX) return;
      if (name === 'base') base ??= href;
      const how = howFound(name, attributes, href);
      if (how) found.push({ href, title: attributes['title']?.trim() || null, how });
    },
  });
  parser.end(html.slice(0, PAGE_MAX));

  const from = base === null ? pageUrl : (resolveAddress(base, pageUrl) ?? pageUrl);
  const links = new Map<string, FeedLink>();
  for (const { href, title, how } of found) {
    const address = resolveAddress(href.trim().replace(/^feed:(?:\/\/)?(?=https?:)/i, ''), from);
    if (address === null || NO_FEED.test(address)) continue;
    const url = address.replace(/#.*/s, '');
    const isComments = COMMENTS.test(`${title ?? ''} ${url}`);
    const known = links.get(url);
    if (!known || (known.how === 'linked' && how === 'declared')) {
      links.set(url, { url, title, how, isComments });
    }
  }
  return [...links.values()].toSorted((a, b) => rankOf(a) - rankOf(b));
}

function howFound(
  name: string,
  { rel = '', type = '' }: Readonly<Record<string, string>>,
  href: string,
): FeedLink['how'] | null {
  const words = new Set(rel.toLowerCase().split(/\s+/));
  const isAlternate = words.has('alternate') && !words.has('stylesheet');
  const isFeedType = FEED_TYPES.has(type.split(';', 1).join('').trim().toLowerCase());
  const isDeclared = words.has('feed') || (isAlternate && isFeedType);
  if (name === 'link') return isDeclared ? 'declared' : null;
  if (name !== 'a') return null;
  const path = href.split(/[?#]/, 1).join('');
  return isDeclared || FEED_PATH.test(path.trim()) ? 'linked' : null;
}

function rankOf({ how, isComments }: FeedLink): number {
  return (isComments ? 2 : 0) + (how === 'declared' ? 0 : 1);
}
