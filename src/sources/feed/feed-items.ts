/** Owns what identifies the entries of a document, and what of each decides whether it has changed. */
import { hash } from 'node:crypto';
import { visibleText } from '../../lib/visible-text.ts';
import { type AddressContext, canonicalUrl, hostOf } from '../../lib/url.ts';
import type { FeedDocument, FeedEntry } from './feed-document.ts';

export type FeedItem = FeedEntry & {
  /** Its canonical address. */
  key: string;
  /** That without its fragment, by which it went while nothing else stood on its page; else null. */
  pageKey: string | null;
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
        hash: hash('sha1', JSON.stringify(entry), 'hex'),
      });
    }
  }
  return { items: [...items.values()], skipped };
}

/** Any text may be one; what a column or its index cannot hold is told apart by its hash. */
function storableGuid(guid: string): string {
  const isStorable = guid.length <= GUID_MAX && visibleText(guid) === guid;
  return isStorable ? guid : `sha1:${hash('sha1', guid, 'hex')}`;
}
