/** Owns the decision which entry of before an entry is: identity beyond a canonical address. */
import type { KnownEntries, KnownEntry } from './entry-rows.ts';
import type { FeedItem } from './feed-items.ts';

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
 * The entry by its address; else the one whose address was changed (a slug that was edited, a site
 * that moved, a page that now needs its fragments): it has the same name and the same title, and
 * does not stand in the document beside it. A name alone is not enough, for some feeds give all of
 * their entries one, or use it again.
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
  return formerOf(byGuid, { title, names }) ?? formerOf(onPage ? [onPage] : [], { title, names });
}

function formerOf(
  rows: readonly KnownEntry[],
  { title, names }: { title: string | null; names: DocumentNames },
): KnownEntry | null {
  const [first] = rows;
  const isOne = new Set(rows.map(({ articleId }) => articleId)).size === 1;
  if (!first || !isOne || first.article.title !== title) return null;
  return rows.some(({ key }) => names.keys.has(key)) ? null : first;
}
