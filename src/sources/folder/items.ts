/** Owns the rows of what a source has shown: reading them, and writing those that are different. */
import { isDeepStrictEqual } from 'node:util';
import { and, eq, sql } from 'drizzle-orm';
import type { Transaction } from '../../db/client.ts';
import { insertRows, isAnyOf } from '../../db/unnest.ts';
import { sourceItems } from '../tables.ts';

export type Item = typeof sourceItems.$inferSelect;

/** By key, as they are now: another process may have read these files since the scan began. */
export async function loadItemsAgain(
  tx: Transaction,
  { sourceId, keys }: { sourceId: number; keys: string[] },
): Promise<Map<string, Item>> {
  const rows = await tx
    .select()
    .from(sourceItems)
    .where(and(eq(sourceItems.sourceId, sourceId), isAnyOf(sourceItems.key, keys)));
  return new Map(rows.map((row) => [row.key, row]));
}

/** Writes those that differ from what is known of them; answers whether there are any. */
export async function saveItems(
  tx: Transaction,
  { items, known }: { items: Item[]; known: Map<string, Item> },
): Promise<boolean> {
  const changed = items.filter((item) => !isDeepStrictEqual(item, known.get(item.key)));
  if (changed.length === 0) return false;
  await tx.execute(sql`${insertRows(sourceItems, changed)}
    on conflict (source_id, key) do update set article_id = excluded.article_id,
      size = excluded.size, modified_ms = excluded.modified_ms, hash = excluded.hash,
      state = excluded.state, reason = excluded.reason, line = excluded.line`);
  return true;
}
