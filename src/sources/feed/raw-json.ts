/** Owns JSON Feed 1 and 1.1 as feedsmith reads them, brought to the raw shape. */
import { escapeUTF8 } from 'entities';
import type { JsonFeed } from 'feedsmith';
import { type RawEntry, type RawFeed, type RawLink, stated, textsOf } from './raw-feed.ts';
import { enclosureOf } from './raw-media.ts';

export function rawJson(feed: JsonFeed.Feed<string>): RawFeed {
  return {
    format: 'json',
    title: feed.title ?? null,
    links: [
      ...link(feed.home_page_url, 'alternate'),
      ...link(feed.feed_url, 'self'),
      ...(feed.hubs ?? []).flatMap(({ type, url }) =>
        type?.toLowerCase() === 'websub' ? link(url, 'hub') : [],
      ),
    ],
    base: null,
    generator: null,
    ttlMinutes: null,
    period: null,
    hasItunes: false,
    entries: (feed.items ?? []).map(jsonEntry),
  };
}

function link(href: string | undefined, rel: string): RawLink[] {
  return href === undefined ? [] : [{ href, rel, type: null }];
}

function jsonEntry(item: JsonFeed.Item<string>): RawEntry {
  return {
    guid: item.id ?? null,
    guidIsLink: false,
    links: [...link(item.url, 'alternate'), ...link(item.external_url, 'x-external')],
    base: null,
    title: item.title ?? null,
    summaries: plain(item.summary),
    contents: [...textsOf(item.content_html), ...plain(item.content_text)],
    published: stated(item.date_published),
    updated: stated(item.date_modified),
    media: [
      ...[item.image, item.banner_image].flatMap((url) => enclosureOf({ url, type: 'image' })),
      ...(item.attachments ?? []).flatMap(({ url, mime_type: type }) => enclosureOf({ url, type })),
    ],
    creators: stated(...(item.authors ?? []).map(({ name }) => name)),
    subjects: stated(...(item.tags ?? [])),
    sourceName: null,
    doi: null,
    comment: null,
    hasItunes: false,
  };
}

/** Text by the format's own word: what looks like a tag in it is none. */
function plain(text: string | undefined) {
  return textsOf(text === undefined ? undefined : escapeUTF8(text));
}
