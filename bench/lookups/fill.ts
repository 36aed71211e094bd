/** Owns putting a made-up archive into the tables: indexes are made when all rows are there. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { z } from 'zod';
import { type Database, openDatabase } from '../../src/db/client.ts';
import { rowsOf } from '../../src/db/rows-of.ts';
import { print } from '../child.ts';
import { archive, type ArchiveSize, COLUMNS, type Row } from './rows.ts';
import type { Words } from './words.ts';

type Place = { url: string } | { folder: string };
type Write = (table: keyof typeof COLUMNS, rows: readonly Row[]) => Promise<void>;

const BATCH = 20_000;
const names = z.array(z.object({ name: z.string(), text: z.string() }));
const ORDER = Object.keys(COLUMNS);

export async function fill(place: Place, words: Words, size: ArchiveSize): Promise<void> {
  const { db, close } = await openDatabase(place);
  const started = performance.now();
  const seconds = () => ((performance.now() - started) / 1_000).toFixed(0);
  const dropped = await dropIndexes(db);
  const write = 'url' in place ? copier(place.url) : inserter(db);
  let done = 0;
  for (const tables of archive(words, size, BATCH)) {
    for (const table of ORDER.filter(isTable)) {
      if (tables[table].length > 0) await write(table, tables[table]);
    }
    done += tables.articles.length;
    if (done % (10 * BATCH) < BATCH) print(`  ${done} articles after ${seconds()} s`);
  }
  for (const { text } of dropped) await db.execute(sql.raw(text));
  for (const table of ['providers', 'articles', 'stories']) {
    await db.execute(sql.raw(`select setval('${table}_id_seq', (select max(id) from ${table}))`));
  }
  await db.execute(sql`vacuum analyze`);
  print(`  all, and their indexes, after ${seconds()} s`);
  await close();
}

function isTable(name: string): name is keyof typeof COLUMNS {
  return name in COLUMNS;
}

async function dropIndexes(db: Database) {
  const found = await db.execute(sql`select indexname as name, indexdef as text from pg_indexes
    where schemaname = 'public' and tablename = any(${`{${ORDER.join(',')}}`}::text[])
      and indexname not in (select conname from pg_constraint)`);
  const indexes = names.parse(rowsOf(found));
  for (const { name } of indexes) await db.execute(sql.raw(`drop index ${name}`));
  return indexes;
}

function copier(url: string): Write {
  return async (table, rows) => {
    // postgres.js may leave a connection paused at the end of a COPY: none is used twice.
    const client = postgres(url, {
      max: 1,
      onnotice: () => undefined,
      // Rows that are right by their making need not be looked up one by one.
      connection: { session_replication_role: 'replica' },
    });
    const columns = Object.keys(COLUMNS[table]).join(', ');
    const into = await client.unsafe(`copy ${table} (${columns}) from stdin`).writable();
    const lines = rows.map((row) => `${row.map((field) => field ?? String.raw`\N`).join('\t')}\n`);
    await pipeline(Readable.from(lines), into);
    await client.end({ timeout: 0 });
  };
}

function inserter(db: Database): Write {
  return async (table, rows) => {
    const columns = Object.entries(COLUMNS[table]);
    const arrays = columns.map(([, type], at) => {
      const fields = rows.map((row) => row[at] ?? null);
      const text = fields.map((field) => (field === null ? 'null' : JSON.stringify(field)));
      // Casts one by one: an array of arrays would be unnested whole.
      return { text: `{${text.join(',')}}`, type };
    });
    const list = sql.raw(columns.map(([name]) => name).join(', '));
    const casts = sql.raw(columns.map(([name, type]) => `${name}::${type}`).join(', '));
    const from = sql.join(
      arrays.map(({ text }) => sql`${text}::text[]`),
      sql`, `,
    );
    await db.execute(sql`insert into ${sql.identifier(table)} (${list}) overriding system value
      select ${casts} from unnest(${from}) as row(${list})`);
  };
}
