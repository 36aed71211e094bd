/** Owns resolving the addresses of a feed, and the choice among an entry's links. */
import { parseUrl } from '../../lib/parse-url.ts';
import type { RawEntry, RawFeed, RawLink } from './raw-feed.ts';

/** Absolute and http(s), or null. */
export function resolveAddress(href: string, base: string): string | null {
  const text = href.trim();
  if (text === '') return null;
  const url =
    parseUrl(/^www\.\S/i.test(text) ? `https://${text}` : text) ?? parseRelative(text, base);
  return url !== null && /^https?:$/.test(url.protocol) && url.hostname !== '' ? url.href : null;
}

function parseRelative(text: string, base: string): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}

/**
 * What an address is relative to: each `xml:base` to the one around it
 * (https://www.w3.org/TR/xmlbase/#granularity).
 */
export function baseWithin(base: string, ...inner: readonly (string | null)[]): string {
  return inner.reduce<string>(
    (outer, own) => (own === null ? outer : (resolveAddress(own, outer) ?? outer)),
    base,
  );
}

/**
 * What the feed's entries are relative to: its `xml:base`, else its own address; but a copy of a
 * feed that lies on another host than its site means the site.
 */
export function baseOf(feed: RawFeed, url: string): string {
  if (feed.base !== null) return baseWithin(url, feed.base);
  const site = siteOf(feed, url);
  return site !== null && parseUrl(site)?.hostname !== parseUrl(url)?.hostname ? site : url;
}

/** The page that the feed is of, absolute. */
export function siteOf(feed: RawFeed, url: string): string | null {
  const pages = feed.links.filter(isPage);
  const page = pages.find(({ type }) => type === null || /html/.test(type)) ?? pages[0];
  return page === undefined ? null : resolveAddress(page.href, baseWithin(url, feed.base));
}

/** A feed or a picture as an alternate of an entry is no page to send people to. */
function isPage({ rel, type }: RawLink): boolean {
  return rel === 'alternate' && !/^(?:image|audio|video)\/|(?:rss|atom|feed)|json/.test(type ?? '');
}

/** Addresses of one entry, the page first, then other forms of it; empty when it has none. */
export function entryAddresses(
  entry: RawEntry,
  { base, site }: { base: string; site: string | null },
): string[] {
  const own = baseWithin(base, entry.base);
  const resolved = (links: readonly RawLink[]) =>
    links.flatMap(({ href }) => resolveAddress(href, own) ?? []);
  const of = (rel: string) => resolved(entry.links.filter((link) => link.rel === rel));
  const pages = entry.links.filter(isPage);
  const guid = isHttp(entry.guid) ? resolved([{ href: entry.guid, rel: 'guid', type: null }]) : [];
  const permalinks = entry.guidIsLink ? guid : [];
  const found = [
    // Feedburner's link counts the reader and goes on; the original is beside it.
    ...of('x-original'),
    ...resolved(pages.filter(({ type }) => type?.includes('html') ?? false)),
    ...resolved(pages),
    ...permalinks,
    ...of('x-external'),
    ...guid,
    ...of('x-content'),
    ...of('related'),
    ...of('via'),
    ...entry.media.flatMap(({ url, isEnclosure }) =>
      isEnclosure ? (resolveAddress(url, own) ?? []) : [],
    ),
  ];
  return preferPermalink([...new Set(found)], { site, permalink: permalinks[0] });
}

/** Some feeds give each item the site's address as its link, and the page as its guid. */
function preferPermalink(
  found: readonly string[],
  { site, permalink }: { site: string | null; permalink: string | undefined },
): string[] {
  const [first] = found;
  const isSite = first !== undefined && first.replace(/\/$/, '') === site?.replace(/\/$/, '');
  if (!isSite || permalink === undefined) return [...found];
  return [permalink, ...found.filter((address) => address !== permalink && address !== first)];
}

function isHttp(text: string | null): text is string {
  return text !== null && /^https?:\/\//i.test(text.trim());
}
