/**
 * Owns handing many rows to one statement: an array per column, whatever the number of rows. drizzle's
 * `values()` makes a parameter of each value, which costs more than the insert itself.
 */
import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';

type Columns = Record<string, PgColumn>;
type RowOf<C extends Columns> = { readonly [K in keyof C]: C[K]['_']['data'] | null };

/**
 * The rows as what stands in a `from`: `unnest(…) as alias(column, …)`, in their order.
 * @param columns the rows' keys, and the columns whose names and types they have
 */
export function unnest<C extends Columns>(
  alias: string,
  columns: C,
  rows: readonly RowOf<C>[],
): SQL {
  const named = Object.entries(columns);
  const arrays = named.map(([key, column]) => arrayOf(column, rows, key));
  const names = named.map(([, column]) => sql.identifier(column.name));
  return sql`unnest(${list(arrays)}) as ${sql.identifier(alias)}(${list(names)})`;
}

/**
 * `insert into table (…) select …`, to which the caller adds what becomes of conflicts and what is
 * returned; identities follow the order of the rows.
 * @param rows at least one; the first one's keys are the columns that are written
 */
export function insertRows<T extends PgTable>(
  table: T,
  rows: readonly Readonly<T['$inferInsert']>[],
): SQL {
  const all: Columns = getTableColumns(table);
  const keys = Object.keys(rows[0] ?? {});
  const columns = Object.fromEntries(Object.entries(all).filter(([key]) => keys.includes(key)));
  const names = Object.values(columns).map(({ name }) => sql.identifier(name));
  const from = unnest('row', columns, rows);
  return sql`insert into ${table} (${list(names)}) select ${list(names)} from ${from}`;
}

/** For drizzle's `set`: each column of what `unnest` calls `alias`. */
export function columnsOf<C extends Columns>(alias: string, columns: C): { [K in keyof C]: SQL } {
  const entries = Object.entries(columns).map(([key, column]) => [
    key,
    sql`${sql.identifier(alias)}.${sql.identifier(column.name)}`,
  ]);
  // Object.fromEntries forgets which keys it was given.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return Object.fromEntries(entries) as { [K in keyof C]: SQL };
}

/** `column = any(…)`: one parameter, where `inArray` has one for each value. */
export function isAnyOf<C extends PgColumn>(column: C, values: Iterable<C['_']['data']>): SQL {
  const rows = Array.from(values, (value) => ({ value }));
  return sql`${column} = any(${arrayOf(column, rows, 'value')})`;
}

/**
 * Both drivers send a string as it is and leave its reading to the server, while of an array they
 * guess its type: postgres.js takes an array of booleans for one boolean.
 */
function arrayOf(
  column: PgColumn,
  rows: readonly Readonly<Record<string, unknown>>[],
  key: string,
): SQL {
  const elements = rows.map((row) => elementOf(column, row[key] ?? null));
  return sql`${`{${elements.join(',')}}`}::${sql.raw(column.getSQLType())}[]`;
}

function elementOf(column: PgColumn, value: unknown): string {
  if (value === null) return 'null';
  const text = String(column.mapToDriverValue(value));
  // Most need no escapes, and to look for them costs a fortieth of replacing.
  const isPlain = !text.includes('"') && !text.includes('\\');
  return `"${isPlain ? text : text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}

function list(parts: SQL[] | ReturnType<typeof sql.identifier>[]): SQL {
  return sql.join(parts, sql`, `);
}
