/** Owns what is known of a folder's files, as little of it as a scan needs to see what has changed. */
import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { sourceItems, type SourceItemState } from '../tables.ts';
import type { RejectedItem } from './store-files.ts';

export type KnownFile = {
  size: number;
  modifiedMs: number;
  hash: string | null;
  state: SourceItemState;
};

/** Rows at a time: read and taken over within a few milliseconds. */
const ROWS = 2_000;

type KnownRow = [
  key: string,
  size: number,
  modifiedMs: number,
  hash: string | null,
  SourceItemState,
];

const columns = {
  key: sourceItems.key,
  size: sourceItems.size,
  modifiedMs: sourceItems.modifiedMs,
  hash: sourceItems.hash,
  state: sourceItems.state,
};

/** By key. Rows come as one JSON text: drivers take four times as long to read each value alone. */
export async function loadKnown(db: Database, sourceId: number): Promise<Map<string, KnownFile>> {
  const known = new Map<string, KnownFile>();
  for (let after = ''; ;) {
    const page = db
      .select(columns)
      .from(sourceItems)
      .where(and(eq(sourceItems.sourceId, sourceId), gt(sourceItems.key, after)))
      .orderBy(asc(sourceItems.key))
      .limit(ROWS)
      .as('page');
    const { key, size, modifiedMs, hash, state } = page;
    const row = sql`json_build_array(${key}, ${size}, ${modifiedMs}, ${hash}, ${state})`;
    const [found] = await db
      .select({ rows: sql<string>`coalesce(json_agg(${row} order by ${key}), '[]')::text` })
      .from(page);
    const rows: KnownRow[] = JSON.parse(found?.rows ?? '[]');
    for (const [key, size, modifiedMs, hash, state] of rows) {
      known.set(key, { size, modifiedMs, hash, state });
    }
    const last = rows.at(-1);
    if (!last || rows.length < ROWS) return known;
    [after] = last;
  }
}

/** By key; only of these keys. */
export async function loadKnownOf(
  db: Database,
  { sourceId, keys }: { sourceId: number; keys: string[] },
): Promise<Map<string, KnownFile>> {
  const rows = await db
    .select(columns)
    .from(sourceItems)
    .where(and(eq(sourceItems.sourceId, sourceId), inArray(sourceItems.key, keys)));
  return new Map(rows.map(({ key, ...file }) => [key, file]));
}

export type KnownRejection = RejectedItem & { known: KnownFile };

/** By key. */
export async function loadRejected(
  db: Database,
  sourceId: number,
): Promise<Map<string, KnownRejection>> {
  const rows = await db
    .select({ ...columns, reason: sourceItems.reason, line: sourceItems.line })
    .from(sourceItems)
    .where(and(eq(sourceItems.sourceId, sourceId), eq(sourceItems.state, 'rejected')));
  return new Map(
    rows.map(({ key, line, reason, ...known }) => [
      key,
      { file: key, line, reason: reason ?? 'cannot be read', known },
    ]),
  );
}
