/** Owns a whole database as lines of text: the same for a server and for the embedded one. */
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { UserError } from '../lib/errors.ts';
import type { Database, Transaction } from './client.ts';
import { rowsOf } from './rows-of.ts';
import { tablesInOrder, type TableInfo } from './table-list.ts';

/**
 * The lines: one that says what made it; then of each table one that names it, and its rows as Postgres
 * writes them as JSON, which is read by nobody else, so that no number loses a digit; and one at the end,
 * without which it is not whole.
 */
const FORMAT = 1;
const Head = z.object({
  keypoint: z.literal('backup'),
  format: z.number(),
  migrations: z.number(),
});
const TableLine = z.object({ table: z.string() });
const End = z.object({ rows: z.number(), sequences: z.record(z.string(), z.number()) });
type EndLine = z.infer<typeof End>;

const ROWS_READ = 500;
const BATCH = { rows: 500, characters: 4_000_000 };

/**
 * Of one moment, whoever writes meanwhile; with the embedded database everybody else waits.
 * @returns how many rows there were
 */
export async function dumpDatabase(
  db: Database,
  write: (line: string) => Promise<void> | void,
): Promise<number> {
  return db.transaction(
    async (tx) => {
      const migrations = await appliedMigrations(tx);
      await write(JSON.stringify({ keypoint: 'backup', format: FORMAT, migrations }));
      let rows = 0;
      for (const table of await tablesInOrder(tx)) {
        await write(JSON.stringify({ table: table.name }));
        rows += await dumpTable(tx, table, write);
      }
      const end: EndLine = { rows, sequences: await sequencesOf(tx) };
      await write(JSON.stringify(end));
      return rows;
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}

const RowTexts = z.array(z.object({ row: z.string() }));

async function dumpTable(
  tx: Transaction,
  { name, selfReferences }: TableInfo,
  write: (line: string) => Promise<void> | void,
): Promise<number> {
  const isNamed = selfReferences.map((column) => sql`${sql.identifier(column)} is null desc`);
  const order = isNamed.length === 0 ? sql`` : sql`order by ${sql.join(isNamed, sql`, `)}`;
  await tx.execute(sql`declare dumped no scroll cursor for
    select to_jsonb(one)::text as row from ${sql.identifier(name)} one ${order}`);
  let count = 0;
  for (;;) {
    const fetched = await tx.execute(sql`fetch ${sql.raw(String(ROWS_READ))} from dumped`);
    const rows = RowTexts.parse(rowsOf(fetched));
    for (const { row } of rows) await write(row);
    count += rows.length;
    if (rows.length < ROWS_READ) break;
  }
  await tx.execute(sql`close dumped`);
  return count;
}

/**
 * Into a database whose tables are up to date and empty, in one transaction: all of it or nothing.
 * @returns how many rows there are now
 * @throws UserError when it is no backup, not whole, of another version, or there is something already
 */
export async function restoreDatabase(db: Database, lines: AsyncIterable<string>): Promise<number> {
  return db.transaction(async (tx) => {
    const tables = new Set((await tablesInOrder(tx)).map(({ name }) => name));
    await refuseFull(tx, tables);
    let head: z.infer<typeof Head> | null = null;
    let table: string | null = null;
    let end: EndLine | null = null;
    let rows = 0;
    let batch: string[] = [];
    let characters = 0;
    const flush = async () => {
      if (table !== null && batch.length > 0) await insert(tx, table, batch);
      rows += batch.length;
      batch = [];
      characters = 0;
    };
    for await (const line of lines) {
      if (head === null) {
        head = readHead(line);
        await refuseOther(tx, head.migrations);
        continue;
      }
      const mark = markOf(line);
      if (mark === null) {
        batch.push(line);
        characters += line.length;
        if (batch.length >= BATCH.rows || characters >= BATCH.characters) await flush();
        continue;
      }
      await flush();
      if ('rows' in mark) end = mark;
      else if (tables.has(mark.table)) table = mark.table;
      else throw new UserError(`The backup has a table that is not known here: ${mark.table}.`);
    }
    if (end === null || end.rows !== rows) {
      throw new UserError('The backup is not whole: its end is missing. Nothing was restored.');
    }
    for (const [name, value] of Object.entries(end.sequences)) {
      await tx.execute(sql`select setval(${name}::regclass, ${value}::bigint)`);
    }
    return rows;
  });
}

async function insert(tx: Transaction, table: string, rows: readonly string[]): Promise<void> {
  const name = sql.identifier(table);
  await tx.execute(sql`insert into ${name} overriding system value
    select * from jsonb_populate_recordset(null::${name}, ${`[${rows.join(',')}]`}::text::jsonb)`);
}

/** What no row looks like: a row has its table's columns, of which each table has more than one. */
function markOf(line: string): z.infer<typeof TableLine> | EndLine | null {
  if (line.startsWith('{"table":'))
    return TableLine.strict().safeParse(JSON.parse(line)).data ?? null;
  if (line.startsWith('{"rows":')) return End.strict().safeParse(JSON.parse(line)).data ?? null;
  return null;
}

function readHead(line: string): z.infer<typeof Head> {
  try {
    const head = Head.parse(JSON.parse(line));
    if (head.format === FORMAT) return head;
  } catch {
    // Said below, as for another format.
  }
  throw new UserError('This is no backup of Keypoint, or one of a version that is not known here.');
}

async function refuseOther(tx: Transaction, migrations: number): Promise<void> {
  const own = await appliedMigrations(tx);
  if (own === migrations) return;
  const which = migrations > own ? 'a newer' : 'an older';
  throw new UserError(
    `The backup is of ${which} version of Keypoint (its tables have ${migrations} changes, these ${own}). Restore it with that version, and upgrade then.`,
  );
}

async function refuseFull(tx: Transaction, tables: ReadonlySet<string>): Promise<void> {
  for (const name of tables) {
    const found = await tx.execute(sql`select 1 from ${sql.identifier(name)} limit 1`);
    if (rowsOf(found).length > 0) {
      throw new UserError(
        `There is something in this database already (table ${name}). A backup is restored into an empty one: a new KEYPOINT_DATA, or a new database on the server.`,
      );
    }
  }
}

const Count = z.object({ count: z.coerce.number() });

async function appliedMigrations(tx: Transaction): Promise<number> {
  const rows = await tx.execute(sql`select count(*) from drizzle.__drizzle_migrations`);
  return Count.parse(rowsOf(rows)[0]).count;
}

const Sequences = z.array(z.object({ name: z.string(), value: z.coerce.number() }));

/** Ids of what was deleted are not given again. */
async function sequencesOf(tx: Transaction): Promise<Record<string, number>> {
  const rows = await tx.execute(sql`select quote_ident(sequencename) as name, last_value as value
    from pg_sequences where schemaname = 'public' and last_value is not null`);
  return Object.fromEntries(Sequences.parse(rowsOf(rows)).map(({ name, value }) => [name, value]));
}
