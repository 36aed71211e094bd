/** Owns feeds of every format, made for the tests of their reading. */
import type { FeedDocument } from '../../../src/sources/feed/feed-document.ts';
import { parseFeed } from '../../../src/sources/feed/parse-feed.ts';

export const FEED_URL = 'https://feeds.example.net/news.xml';

export function parse(
  body: string | Buffer,
  { url = FEED_URL, contentType = null }: { url?: string; contentType?: string | null } = {},
): FeedDocument {
  return parseFeed(typeof body === 'string' ? Buffer.from(body) : body, { url, contentType });
}

const NAMESPACES = `xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"
  xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"`;

/** An RSS 2.0 feed of a lab; `items` and `channel` are XML. */
export function rss(items: string, channel = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" ${NAMESPACES}><channel>
<title>Lens Lab</title><link>https://lens.example.com/</link><description>What we see</description>${channel}
${items}
</channel></rss>`;
}

export function rssItem(inner: string, { title = 'A camera that counts' } = {}): string {
  return `<item><title>${title}</title><link>https://lens.example.com/counts</link>${inner}</item>`;
}

export function atom(entries: string, feed = '', attributes = ''): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" ${attributes}>
<id>tag:lens.example.com,2024:feed</id><title>Lens Lab</title><updated>2024-05-01T10:00:00Z</updated>
<link href="https://lens.example.com/"/>${feed}
${entries}
</feed>`;
}

export function jsonFeed(items: unknown, feed: Record<string, unknown> = {}): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Lens Lab',
    home_page_url: 'https://lens.example.com/',
    items,
    ...feed,
  });
}

/** The only entry of a feed. */
export function only(document: FeedDocument) {
  const [first, ...more] = document.entries;
  if (first === undefined || more.length > 0) {
    throw new Error(
      `not one entry: ${document.entries.length} ${JSON.stringify(document.rejected)}`,
    );
  }
  return first.entry;
}
