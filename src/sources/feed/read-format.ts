/** Owns telling the formats of feeds apart, and having each read by feedsmith. */
import {
  detectJsonFeed,
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
import { withoutComments } from './survey-xml.ts';

/**
 * How to read a document of XML, by its first element; it may be read in another, mended form.
 * feedsmith looks for `<rss version=…>` anywhere in the document, so that an Atom entry that
 * explains RSS makes an RSS feed of it; real feeds say what they are by their first element.
 * @throws FeedError that says what it is instead
 */
export function formatOf(text: string): (text: string) => RawFeed {
  const root = rootOf(text);
  const format = FORMATS.find(({ root: name }) => name === root);
  if (format === undefined) throw new FeedError(whatItIs(root));
  return (text) => unlessEmpty(format.name, () => format.read(text));
}

export function readJson(text: string): RawFeed {
  const value = checkedJson(text);
  return unlessEmpty('json', () => rawJson(parseJsonFeed(value)));
}

const FORMATS: readonly {
  root: string;
  name: RawFeed['format'];
  read: (text: string) => RawFeed;
}[] = [
  { root: 'rss', name: 'rss', read: (text) => rawRss(parseRssFeed(text)) },
  { root: 'rdf', name: 'rdf', read: (text) => rawRdf(parseRdfFeed(text)) },
  { root: 'feed', name: 'atom', read: (text) => rawAtom(parseAtomFeed(text)) },
];

/** feedsmith throws for a feed in which nothing is said; real feeds are empty when they are new. */
function unlessEmpty(format: RawFeed['format'], read: () => RawFeed): RawFeed {
  try {
    return read();
  } catch (error) {
    if (error instanceof ParseError) return emptyFeed(format);
    throw error;
  }
}

function checkedJson(text: string): object {
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

/** Comments and the declarations before the first element are a few lines. */
const HEAD_MAX = 65_536;

/** The local name of the first element, in lower case; null when there is none. */
function rootOf(text: string): string | null {
  const start = /<(?:[\w.-]{1,100}:)?([a-z][\w.-]{0,100})(?=[\s/>])/i.exec(
    withoutComments(text.slice(0, HEAD_MAX)),
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
