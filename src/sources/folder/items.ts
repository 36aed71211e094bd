/** Owns the rows of what a source has shown: reading them, and writing those that are different. */
import { isDeepStrictEqual } from 'node:util';
import { and, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../../db/client.ts';
import { sourceItems, sources } from '../tables.ts';

export type Item = typeof sourceItems.$inferSelect;

/** By key; of a location that is no source yet there are none. */
export async function loadItems(db: Database, location: string): Promise<Map<string, Item>> {
  const rows = await db
    .select(getTableColumns(sourceItems))
    .from(sourceItems)
    .innerJoin(sources, eq(sources.id, sourceItems.sourceId))
    .where(and(eq(sources.kind, 'folder'), eq(sources.location, location)));
  return new Map(rows.map((row) => [row.key, row]));
}

/** By key, as they are now: another process may have read these files since the scan began. */
export async function loadItemsAgain(
  tx: Transaction,
  { sourceId, keys }: { sourceId: number; keys: string[] },
): Promise<Map<string, Item>> {
  const rows = await tx
    .select()
    .from(sourceItems)
    .where(and(eq(sourceItems.sourceId, sourceId), inArray(sourceItems.key, keys)));
  return new Map(rows.map((row) => [row.key, row]));
}

/** Writes those that differ from what is known of them. */
export async function saveItems(
  tx: Transaction,
  { items, known }: { items: Item[]; known: Map<string, Item> },
): Promise<void> {
  const changed = items.filter((item) => !isDeepStrictEqual(item, known.get(item.key)));
  if (changed.length === 0) return;
  await tx
    .insert(sourceItems)
    .values(changed)
    .onConflictDoUpdate({
      target: [sourceItems.sourceId, sourceItems.key],
      set: {
        articleId: sql`excluded.article_id`,
        size: sql`excluded.size`,
        modifiedMs: sql`excluded.modified_ms`,
        hash: sql`excluded.hash`,
        state: sql`excluded.state`,
        reason: sql`excluded.reason`,
        line: sql`excluded.line`,
      },
    });
}
