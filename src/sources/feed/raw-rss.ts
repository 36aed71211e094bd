/** Owns RSS 0.91 to 2.0 and RSS 1.0 (RDF) as feedsmith reads them, brought to the raw shape. */
import type { AtomNs, DcNs, DcTermsNs, RdfFeed, RssFeed, SyNs } from 'feedsmith';
import { linksOf } from './raw-atom.ts';
import { type RawEntry, type RawFeed, type RawLink, stated, textsOf } from './raw-feed.ts';
import { enclosureOf, mediaOf } from './raw-media.ts';

export function rawRss(feed: RssFeed.Feed<string>): RawFeed {
  return {
    ...channel(feed),
    format: 'rss',
    generator: feed.generator ?? null,
    ttlMinutes: feed.ttl ?? null,
    hasItunes: feed.itunes !== undefined,
    entries: (feed.items ?? []).map(rssEntry),
  };
}

export function rawRdf(feed: RdfFeed.Feed<string>): RawFeed {
  return {
    ...channel(feed),
    format: 'rdf',
    generator: null,
    ttlMinutes: null,
    hasItunes: false,
    entries: (feed.items ?? []).map(rdfEntry),
  };
}

type Channel = {
  title?: string;
  link?: string;
  atom?: AtomNs.Feed<string>;
  sy?: SyNs.Feed<string>;
  xml?: { base?: string };
};

function channel({ title, link, atom, sy, xml }: Channel) {
  return {
    title: title ?? null,
    links: [...pageLink(link), ...linksOf(atom?.links)],
    base: xml?.base ?? null,
    period:
      sy?.updatePeriod === undefined
        ? null
        : { name: sy.updatePeriod, frequency: sy.updateFrequency ?? 1 },
  };
}

function pageLink(href: string | undefined): RawLink[] {
  return href === undefined ? [] : [{ href, rel: 'alternate', type: null }];
}

function rssEntry(item: RssFeed.Item<string>): RawEntry {
  const { dc, dcterms, itunes, media, prism } = item;
  const people = (item.authors ?? []).map(({ name, email }) => name ?? email);
  return {
    guid: item.guid?.value ?? null,
    guidIsLink: item.guid?.isPermaLink !== false,
    links: [...pageLink(item.link), ...linksOf(item.atom?.links)],
    base: item.xml?.base ?? null,
    title:
      stated(
        item.title,
        item.atom?.title?.value,
        dc?.titles?.[0],
        itunes?.title,
        media?.title?.value,
      )[0] ?? null,
    summaries: textsOf(
      item.description,
      item.atom?.summary?.value,
      itunes?.summary,
      itunes?.subtitle,
      media?.description?.value,
      ...(dc?.descriptions ?? []),
    ),
    contents: textsOf(item.content?.encoded, item.atom?.content?.value),
    ...datesOf([item.pubDate, item.atom?.published], { dc, dcterms }, item.atom?.updated),
    media: [
      ...mediaOf(media),
      ...(item.enclosures ?? []).flatMap(enclosureOf),
      ...(itunes?.image === undefined ? [] : enclosureOf({ url: itunes.image, type: 'image' })),
    ],
    creators: stated(...(dc?.creators ?? []), ...people, itunes?.author),
    subjects: stated(
      ...(item.categories ?? []).map(({ name }) => name),
      ...(dc?.subjects ?? []),
      ...(media?.keywords ?? itunes?.keywords ?? []),
    ),
    sourceName: stated(item.source?.title, ...(dc?.publishers ?? []))[0] ?? null,
    doi: doiOf(prism?.doi, dc?.identifiers),
    comment: null,
    hasItunes: itunes !== undefined,
  };
}

function rdfEntry(item: RdfFeed.Item<string>): RawEntry {
  const { dc, dcterms } = item;
  return {
    guid: item.rdf?.about ?? null,
    guidIsLink: true,
    links: [...pageLink(item.link), ...linksOf(item.atom?.links)],
    base: item.xml?.base ?? null,
    title: stated(item.title, dc?.titles?.[0])[0] ?? null,
    summaries: textsOf(item.description, ...(dc?.descriptions ?? [])),
    contents: textsOf(item.content?.encoded),
    ...datesOf([], { dc, dcterms }, item.atom?.updated),
    media: mediaOf(item.media),
    creators: stated(...(dc?.creators ?? [])),
    subjects: stated(...(dc?.subjects ?? [])),
    sourceName: stated(...(dc?.publishers ?? []))[0] ?? null,
    doi: doiOf(undefined, dc?.identifiers),
    comment: null,
    hasItunes: false,
  };
}

type Dublin = {
  dc: DcNs.ItemOrFeed<string> | undefined;
  dcterms: DcTermsNs.ItemOrFeed<string> | undefined;
};

function datesOf(
  own: readonly (string | undefined)[],
  { dc, dcterms }: Dublin,
  updated: string | undefined,
): Pick<RawEntry, 'published' | 'updated'> {
  return {
    published: stated(
      ...own,
      ...(dcterms?.issued ?? []),
      ...(dc?.dates ?? []),
      ...(dcterms?.created ?? []),
      ...(dcterms?.dates ?? []),
    ),
    updated: stated(updated, ...(dcterms?.modified ?? [])),
  };
}

/** `10.1038/…`, also of `doi:10.1038/…` and `https://doi.org/10.1038/…`. */
function doiOf(doi: string | undefined, identifiers: readonly string[] = []): string | null {
  for (const text of stated(doi, ...identifiers)) {
    const found = /^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d{4,9}\/\S{1,200})$/i.exec(
      text,
    );
    if (found?.[1] !== undefined) return found[1];
  }
  return null;
}
