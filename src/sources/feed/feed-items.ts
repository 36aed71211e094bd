/** Owns what identifies the entries of a document, and what of each decides whether it has changed. */
import { hash } from 'node:crypto';
import { visibleText } from '../../lib/visible-text.ts';
import { type AddressContext, canonicalUrl, hostOf } from '../../lib/url.ts';
import type { FeedDocument, FeedEntry } from './feed-document.ts';
import { fragmentOf } from './is-anchored.ts';

export type FeedItem = FeedEntry & {
  /** Its canonical address. */
  key: string;
  /** That without its fragment, by which it went while nothing else stood on its page; else null. */
  pageKey: string | null;
  /** Of all that it says; then of its title, and of its place on the page (`''`: none). */
  hash: string;
};

export type SkippedEntry = { title: string; status: 'repeated' | 'rejected'; reason: string };

/** What an index of Postgres holds of a text beside other columns, with room to spare. */
const GUID_MAX = 500;

/** `ref=<the feed's own site>` says where a link was found. */
export function addressOf(
  { location, siteUrl }: { location: string; siteUrl: string | null },
  keepsFragment: boolean,
): AddressContext {
  const foundAt = [location, siteUrl ?? ''].flatMap((address) => hostOf(address) ?? []);
  return { foundAt: [...new Set(foundAt)], keepsFragment };
}

/** In the document's order; of those of one page the first counts, as people read it first. */
export function itemsOf(
  { entries, rejected }: FeedDocument,
  address: AddressContext,
): { items: FeedItem[]; skipped: SkippedEntry[] } {
  const items = new Map<string, FeedItem>();
  const skipped: SkippedEntry[] = rejected.map(({ title, reason }) => ({
    title: title ?? '',
    status: 'rejected',
    reason,
  }));
  for (const feedEntry of entries) {
    const { entry, guid } = feedEntry;
    const key = canonicalUrl(entry.url, address);
    if (key === null) {
      const reason = 'has no link that can be used';
      skipped.push({ title: entry.title, status: 'rejected', reason });
    } else if (items.has(key)) {
      const reason = 'the feed has an entry of the same page before it';
      skipped.push({ title: entry.title, status: 'repeated', reason });
    } else {
      const pageKey = address.keepsFragment
        ? canonicalUrl(entry.url, { ...address, keepsFragment: false })
        : null;
      items.set(key, {
        ...feedEntry,
        guid: guid === null ? null : storableGuid(guid),
        key,
        pageKey: pageKey === key ? null : pageKey,
        hash: hashOf(feedEntry),
      });
    }
  }
  return { items: [...items.values()], skipped };
}

/** What a document as a whole says of the names of its entries. */
export type DocumentNames = {
  keys: ReadonlySet<string>;
  /** Guids that stand in it once. */
  guids: ReadonlySet<string>;
};

export function namesOf(items: readonly FeedItem[]): DocumentNames {
  const counts = new Map<string, number>();
  for (const { guid } of items) if (guid !== null) counts.set(guid, (counts.get(guid) ?? 0) + 1);
  return {
    keys: new Set(items.map(({ key }) => key)),
    guids: new Set([...counts].flatMap(([guid, count]) => (count === 1 ? [guid] : []))),
  };
}

/**
 * Of what it says itself: an entry does not change when others come to share its excerpt, or cease to.
 * Title and place are told apart because the article may have another source's.
 */
function hashOf({ entry, label }: FeedEntry): string {
  const said = label === undefined ? entry : { ...entry, excerpt: label };
  const place = fragmentOf(entry.url);
  return [
    hash('sha1', JSON.stringify(said), 'hex'),
    shortHash(entry.title),
    place === '' ? '' : shortHash(place),
  ].join(':');
}

function shortHash(text: string): string {
  return hash('sha1', text, 'hex').slice(0, 12);
}

/** Whether both hashes are of entries with one title. */
export function isSameTitle(one: string, other: string): boolean {
  const [, title] = one.split(':');
  return title !== undefined && title === other.split(':')[1];
}

/** Whether both hashes are of entries at places of a page, and these are two. */
export function areTwoPlaces(one: string, other: string): boolean {
  const [first = '', second = ''] = [one, other].map((hash) => hash.split(':')[2]);
  return first !== '' && second !== '' && first !== second;
}

/** Any text may be one; what a column or its index cannot hold is told apart by its hash. */
function storableGuid(guid: string): string {
  const isStorable = guid.length <= GUID_MAX && visibleText(guid) === guid;
  return isStorable ? guid : `sha1:${hash('sha1', guid, 'hex')}`;
}
