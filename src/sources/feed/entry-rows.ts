/** Owns the rows of what feeds have shown: reading them with their articles, and writing them. */
import { and, eq, gt, inArray, ne, or, sql } from 'drizzle-orm';
import { articles } from '../../articles/tables.ts';
import type { Database, Transaction } from '../../db/client.ts';
import { chunksOf } from '../../lib/chunks.ts';
import { feedEntries, sourceItems, sources } from '../tables.ts';
import type { DocumentNames, FeedItem } from './feed-items.ts';

export type EntryRow = typeof feedEntries.$inferSelect;

export type KnownEntry = EntryRow & {
  article: Pick<
    typeof articles.$inferSelect,
    'canonicalUrl' | 'title' | 'quality' | 'state' | 'stateReason'
  >;
};

export type KnownEntries = {
  byKey: ReadonlyMap<string, KnownEntry>;
  byGuid: ReadonlyMap<string, readonly KnownEntry[]>;
};

const ITEMS_PER_QUERY = 1_000;

/**
 * What this source has shown before under any of the names that the items go by. A guid that several
 * of the document's entries have names none of them: what went by it is not asked for.
 */
export async function loadKnown(
  db: Database | Transaction,
  {
    sourceId,
    items,
    names,
  }: { sourceId: number; items: readonly FeedItem[]; names: DocumentNames },
): Promise<KnownEntries> {
  const byKey = new Map<string, KnownEntry>();
  const byGuid = new Map<string, KnownEntry[]>();
  for (const some of chunksOf(items, ITEMS_PER_QUERY)) {
    const keys = some.flatMap(({ key, pageKey }) => (pageKey === null ? [key] : [key, pageKey]));
    const guids = some.flatMap(({ guid }) =>
      guid !== null && names.guids.has(guid) ? [guid] : [],
    );
    const rows = await db
      .select({
        row: feedEntries,
        article: {
          canonicalUrl: articles.canonicalUrl,
          title: articles.title,
          quality: articles.quality,
          state: articles.state,
          stateReason: articles.stateReason,
        },
      })
      .from(feedEntries)
      .innerJoin(articles, eq(articles.id, feedEntries.articleId))
      .where(
        and(
          eq(feedEntries.sourceId, sourceId),
          or(inArray(feedEntries.key, keys), inArray(feedEntries.guid, guids)),
        ),
      );
    for (const { row, article } of rows) {
      // Asked for by one item's guid and another's key it may come twice.
      if (byKey.has(row.key)) continue;
      const known = { ...row, article };
      byKey.set(row.key, known);
      if (row.guid === null) continue;
      const namesakes = byGuid.get(row.guid) ?? [];
      namesakes.push(known);
      byGuid.set(row.guid, namesakes);
    }
  }
  return { byKey, byGuid };
}

/** Ids of the articles that are known by these addresses, whoever told of them. */
export async function loadArticleIds(
  tx: Transaction,
  urls: string[],
): Promise<Map<string, number>> {
  if (urls.length === 0) return new Map();
  const rows = await tx
    .select({ id: articles.id, url: articles.canonicalUrl })
    .from(articles)
    .where(inArray(articles.canonicalUrl, urls));
  return new Map(rows.map(({ id, url }) => [url, id]));
}

/**
 * Those of the articles of which another source has the say: a folder, whose files are the
 * operator's own, or the feed that had it first. Without this rule two feeds that tell of one page
 * in different words would rewrite it, and edit its card, at every poll.
 */
export async function findOthers(
  tx: Transaction,
  { sourceId, since }: { sourceId: number; since: ReadonlyMap<number, Date> },
): Promise<Set<number>> {
  const ids = [...since.keys()];
  if (ids.length === 0) return new Set();
  const files = await tx
    .select({ id: sourceItems.articleId })
    .from(sourceItems)
    .where(and(inArray(sourceItems.articleId, ids), ne(sourceItems.state, 'removed')));
  const others = await tx
    .select({
      id: feedEntries.articleId,
      sourceId: feedEntries.sourceId,
      at: feedEntries.firstSeenAt,
    })
    .from(feedEntries)
    .innerJoin(sources, eq(sources.id, feedEntries.sourceId))
    .where(
      and(
        inArray(feedEntries.articleId, ids),
        ne(feedEntries.sourceId, sourceId),
        ne(sources.state, 'removed'),
      ),
    );
  const earlier = others.filter(({ id, at, sourceId: other }) => {
    const own = since.get(id)?.getTime() ?? Infinity;
    return at.getTime() < own || (at.getTime() === own && other < sourceId);
  });
  return new Set([...files.flatMap(({ id }) => id ?? []), ...earlier.map(({ id }) => id)]);
}

/** How many of the source's articles that are listed it showed first after `since`. */
export async function countListed(
  db: Database,
  { sourceId, since }: { sourceId: number; since: Date },
): Promise<number> {
  const [row] = await db
    .select({ listed: sql<number>`count(distinct ${feedEntries.articleId})::int` })
    .from(feedEntries)
    .innerJoin(articles, eq(articles.id, feedEntries.articleId))
    .where(
      and(
        eq(feedEntries.sourceId, sourceId),
        gt(feedEntries.firstSeenAt, since),
        eq(articles.state, 'listed'),
      ),
    );
  return row?.listed ?? 0;
}

export async function saveRows(tx: Transaction, rows: readonly EntryRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insert(feedEntries)
    .values([...rows])
    .onConflictDoUpdate({
      target: [feedEntries.sourceId, feedEntries.key],
      set: { guid: sql`excluded.guid`, hash: sql`excluded.hash` },
    });
}
