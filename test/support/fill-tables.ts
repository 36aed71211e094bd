/**
 * Owns filling the tables of any version with rows that say something in every column, by what the
 * database itself says of them: types, constraints, and which rows name which.
 */
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { wordsVector } from '../../src/articles/search-words.ts';
import type { Database, Transaction } from '../../src/db/client.ts';
import { rowsOf } from '../../src/db/rows-of.ts';
import { tablesInOrder } from '../../src/db/table-list.ts';

/** When all of it was, each row a minute after the one before. */
export const FILLED_AT = new Date('2021-11-23T08:00:00Z');

/** As src/articles/spans.ts has them for that day: the only numbers of which there are lists. */
const DAY = Math.floor(FILLED_AT.getTime() / 86_400_000);
const SPANS = `{${DAY},${100_000 + (DAY >> 4)},${200_000 + (DAY >> 8)}}`;

/** Of each table; a row of one names the same row of another. */
export const ROWS = 3;

const Column = z.object({
  name: z.string(),
  type: z.string(),
  is_nullable: z.boolean(),
  is_generated: z.boolean(),
  has_default: z.boolean(),
  is_reference: z.boolean(),
  /** What a check lets it be, of a text. */
  choices: z.string().nullable(),
});
type Column = z.infer<typeof Column>;

export async function fillTables(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    for (const { name } of await tablesInOrder(tx)) {
      const columns = await columnsOf(tx, name);
      for (let at = 1; at <= ROWS; at += 1) await fillRow(tx, { table: name, columns, at });
    }
  });
}

type Filling = { table: string; columns: readonly Column[]; at: number };

/** The last one has only what it must have. */
async function fillRow(tx: Transaction, { table, columns, at }: Filling): Promise<void> {
  const isBare = at === ROWS;
  const filled = columns.filter(({ name, is_generated, is_nullable, has_default }) => {
    if (is_generated) return false;
    return !isBare || NEEDED.has(`${table}.${name}`) || !(is_nullable || has_default);
  });
  const names = filled.map(({ name }) => sql.identifier(name));
  const values = filled.map((column) => sql.raw(`'${valueOf(column, at)}'::${column.type}`));
  await tx.execute(sql`insert into ${sql.identifier(table)} (${sql.join(names, sql`, `)})
    values (${sql.join(values, sql`, `)})`);
}

/** What a check asks for though it may be null. */
const NEEDED = new Set(['subscriptions.topic']);

function valueOf({ name, type, choices, is_reference }: Column, at: number): string {
  if (is_reference) return `${at}`;
  if (choices !== null) {
    const all = [...choices.matchAll(/'([^']*)'/g)].map(([, choice = '']) => choice);
    return all[(at - 1) % all.length] ?? '';
  }
  switch (type) {
    case 'text':
      return name.endsWith('url') ? `https://site${at}.example/${name}` : `${name} ${at}`;
    case 'bigint':
    case 'integer':
      return `${at}`;
    case 'double precision':
      return '0.5';
    case 'boolean':
      return 'true';
    case 'timestamp with time zone':
      return new Date(FILLED_AT.getTime() + at * 60_000).toISOString();
    case 'jsonb':
      return name === 'paper'
        ? '{"authors":["A"],"pdfUrl":null,"codeUrl":null,"projectUrl":null}'
        : '[]';
    case 'tsvector':
      return wordsVector({ title: `title ${at}`, excerpt: `excerpt ${at}` });
    case 'text[]':
      return '{}';
    case 'integer[]':
      return SPANS;
    default:
      throw new Error(`nothing is known of the type ${type}`);
  }
}

async function columnsOf(tx: Transaction, table: string): Promise<Column[]> {
  const found = await tx.execute(sql`
    select attname as name, format_type(atttypid, atttypmod) as type,
      not attnotnull as is_nullable, attidentity <> '' as is_generated, atthasdef as has_default,
      exists (select from pg_constraint where conrelid = attrelid and contype = 'f'
        and conkey = array[attnum]) as is_reference,
      (select substring(pg_get_constraintdef(oid) from 'ARRAY\\[(.*)\\]') from pg_constraint
        where conrelid = attrelid and contype = 'c' and conkey = array[attnum]
          and pg_get_constraintdef(oid) like '%ARRAY[%') as choices
    from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped
    order by attnum`);
  return z.array(Column).parse(rowsOf(found));
}
