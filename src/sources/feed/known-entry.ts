/** Owns the decision which entry of before an entry is: identity beyond a canonical address. */
import type { KnownEntries, KnownEntry } from './entry-rows.ts';
import { areTwoPlaces, type DocumentNames, type FeedItem, isSameTitle } from './feed-items.ts';

/**
 * The entry by its address; else the one whose address was changed (a slug that was edited, a site
 * that moved, a page that now needs its fragments): it has the same name and the same title, its
 * article's or that which this feed gave it, and does not stand in the document beside it. A name
 * alone is not enough, for some feeds give all of their entries one, or use it again.
 * @param title of the article, cleaned; null where nobody can say
 */
export function knownEntry(
  known: KnownEntries,
  { item, title, names }: { item: FeedItem; title: string | null; names: DocumentNames },
): KnownEntry | null {
  const same = known.byKey.get(item.key);
  if (same) return same;
  const { guid, pageKey } = item;
  const byGuid = guid !== null && names.guids.has(guid) ? (known.byGuid.get(guid) ?? []) : [];
  const onPage = pageKey === null ? undefined : known.byKey.get(pageKey);
  const now = { item, title, names };
  return formerOf(byGuid, now) ?? formerOf(onPage ? [onPage] : [], now);
}

/**
 * Whether the feed has shown another place of this page before: a changelog that shows its newest
 * version alone is told by what it showed last. Among other entries a fragment that has changed says
 * nothing: link lists name places of pages, and headings are edited.
 * @param items by the pages that they are on, without fragments
 */
export function hasMovedOn(items: readonly FeedItem[], { byKey }: KnownEntries): boolean {
  const [only, ...others] = items;
  if (only === undefined || others.length > 0) return false;
  const { key, guid, hash } = only;
  const before = byKey.get(key);
  if (before === undefined || !areTwoPlaces(before.hash, hash)) return false;
  // Of the same name it is the same entry, whose heading was edited.
  return guid === null || guid !== before.guid;
}

function formerOf(
  rows: readonly KnownEntry[],
  { item, title, names }: { item: FeedItem; title: string | null; names: DocumentNames },
): KnownEntry | null {
  const [first] = rows;
  const isOne = new Set(rows.map(({ articleId }) => articleId)).size === 1;
  if (!first || !isOne) return null;
  const isTitled =
    first.article.title === title || rows.some(({ hash }) => isSameTitle(hash, item.hash));
  if (!isTitled) return null;
  return rows.some(({ key }) => names.keys.has(key)) ? null : first;
}
