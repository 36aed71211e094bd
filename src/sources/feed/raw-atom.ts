/** Owns Atom 0.3 and 1.0 as feedsmith reads them, brought to the raw shape. */
import type { AtomFeed } from 'feedsmith';
import { type RawEntry, type RawFeed, type RawLink, type RawText, stated } from './raw-feed.ts';
import { enclosureOf, mediaOf } from './raw-media.ts';

export function rawAtom(feed: AtomFeed.Feed<string>): RawFeed {
  return {
    format: 'atom',
    title: feed.title?.value ?? null,
    links: linksOf(feed.links),
    base: feed.xml?.base ?? null,
    generator: stated(feed.generator?.text, feed.generator?.uri)[0] ?? null,
    ttlMinutes: null,
    period:
      feed.sy?.updatePeriod === undefined
        ? null
        : { name: feed.sy.updatePeriod, frequency: feed.sy.updateFrequency ?? 1 },
    hasItunes: feed.itunes !== undefined,
    entries: (feed.entries ?? []).map(atomEntry),
  };
}

type AtomLink = { href?: string | undefined; rel?: string | undefined; type?: string | undefined };

/** A link without `rel` is the page itself (RFC 4287, 4.2.7.2). */
export function linksOf(links: readonly AtomLink[] = []): RawLink[] {
  return links.flatMap(({ href, rel, type }) =>
    href === undefined || href === ''
      ? []
      : [
          {
            href,
            rel: (rel ?? 'alternate').toLowerCase().replace(IANA_RELATION, ''),
            type: type?.toLowerCase() ?? null,
          },
        ],
  );
}

const IANA_RELATION = /^https?:\/\/www\.iana\.org\/assignments\/relation\//;

function atomEntry(entry: AtomFeed.Entry<string>): RawEntry {
  const { content, dc, dcterms, itunes, media } = entry;
  const links = linksOf(entry.links);
  return {
    guid: entry.id ?? null,
    guidIsLink: false,
    // Content that is elsewhere (`src`) is the page when nothing else is.
    links: [...links, ...linksOf([{ href: content?.src, rel: 'x-content', type: content?.type }])],
    base: entry.xml?.base ?? null,
    title: stated(entry.title?.value, dc?.titles?.[0], media?.title?.value)[0] ?? null,
    summaries: [
      ...markup(entry.summary),
      ...markup({ value: itunes?.summary ?? itunes?.subtitle }),
      ...[
        media?.description,
        ...(media?.groups ?? []).map(({ description }) => description),
      ].flatMap((description) => markup({ value: description?.value })),
    ],
    contents: markup(content),
    published: stated(
      entry.published,
      ...(dcterms?.issued ?? []),
      ...(dc?.dates ?? []),
      ...(dcterms?.created ?? []),
    ),
    updated: stated(entry.updated, ...(dcterms?.modified ?? [])),
    media: [
      ...mediaOf(media),
      ...links.flatMap(({ href, rel, type }) =>
        rel === 'enclosure' ? enclosureOf({ url: href, type: type ?? undefined }) : [],
      ),
    ],
    creators: stated(...(entry.authors ?? []).map(({ name }) => name), ...(dc?.creators ?? [])),
    subjects: stated(
      ...(entry.categories ?? []).map(({ label, term }) => label ?? term),
      ...(dc?.subjects ?? []),
    ),
    sourceName: stated(entry.source?.title?.value, ...(dc?.publishers ?? []))[0] ?? null,
    doi: entry.arxiv?.doi ?? null,
    comment: entry.arxiv?.comment ?? null,
    hasItunes: itunes !== undefined,
  };
}

type Text = { value?: string | undefined; type?: string; xml?: { base?: string } };

/** Content may also be a picture, or another document in base64. */
function markup(text: Text | undefined): RawText[] {
  const isText = /^(?:text|html|xhtml|text\/.*|.*[/+]xml)$/i.test(text?.type?.trim() ?? 'text');
  if (text?.value === undefined || !isText) return [];
  return [{ value: text.value, base: text.xml?.base ?? null }];
}
