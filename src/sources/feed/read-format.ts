/** Owns telling the formats of feeds apart, and having each read by feedsmith. */
import {
  DetectError,
  detectJsonFeed,
  MalformedError,
  parseAtomFeed,
  ParseError,
  parseJsonFeed,
  parseRdfFeed,
  parseRssFeed,
} from 'feedsmith';
import { FeedError } from './feed-error.ts';
import { rawAtom } from './raw-atom.ts';
import { emptyFeed, type RawFeed } from './raw-feed.ts';
import { rawJson } from './raw-json.ts';
import { rawRdf, rawRss } from './raw-rss.ts';

/**
 * feedsmith looks for `<rss version=…>` anywhere in the document, so that an Atom entry that
 * explains RSS makes an RSS feed of it; real feeds say what they are by their first element.
 */
export function readFormat(text: string): RawFeed {
  if (/^\s*[{[]/.test(text)) return rawJson(parseJsonFeed(readJson(text)));
  const root = rootOf(text);
  if (root === 'rss') return unlessEmpty('rss', () => rawRss(parseRssFeed(text)));
  if (root === 'rdf') return unlessEmpty('rdf', () => rawRdf(parseRdfFeed(text)));
  if (root === 'feed') return unlessEmpty('atom', () => rawAtom(parseAtomFeed(text)));
  throw new FeedError(whatItIs(root));
}

/** feedsmith throws for a feed in which nothing is said; real feeds are empty when they are new. */
function unlessEmpty(format: RawFeed['format'], read: () => RawFeed): RawFeed {
  try {
    return read();
  } catch (error) {
    if (error instanceof ParseError) return emptyFeed(format);
    if (error instanceof MalformedError || error instanceof DetectError) {
      throw new FeedError(`is not well-formed XML`, { cause: error });
    }
    throw error;
  }
}

function readJson(text: string): object {
  const value = jsonOf(text);
  if (!detectJsonFeed(value)) throw new FeedError('is JSON, but not a JSON Feed');
  return value;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new FeedError('is not well-formed JSON', { cause: error });
  }
}

/** The local name of the first element, in lower case; null when there is none. */
export function rootOf(text: string): string | null {
  const start = /<(?:[\w.-]{1,100}:)?([a-z][\w.-]{0,100})(?=[\s/>])/i.exec(
    text.replace(/<!--[\s\S]*?-->/g, ''),
  );
  return start?.[1]?.toLowerCase() ?? null;
}

function whatItIs(root: string | null): string {
  if (root === null) return 'is plain text, not a feed';
  if (/^(?:html|head|body|div|p|script|style|meta|title)$/.test(root))
    return 'is an HTML page, not a feed';
  if (root === 'opml') return 'is a list of feeds (OPML), not a feed: import it';
  if (/^(?:urlset|sitemapindex)$/.test(root)) return 'is a sitemap, not a feed';
  return `is XML of another kind (<${root}>), not a feed`;
}
