/** Owns the proof that rows come out of an array per column as they went in, on both databases. */
import { asc, sql } from 'drizzle-orm';
import { bigint, boolean, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { identity, instant } from '../../src/db/columns.ts';
import { columnsOf, insertRows, isAnyOf, unnest } from '../../src/db/unnest.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

const probes = pgTable('unnest_probes', {
  id: identity(),
  /** A word of SQL as a name. */
  name: text('order').notNull(),
  count: integer('count'),
  size: bigint('size', { mode: 'number' }),
  isTrue: boolean('is_true'),
  at: instant('at'),
  detail: jsonb('detail').$type<unknown>(),
  note: text('note').notNull().default('as usual'),
});

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(async () => {
  await test.db.execute(sql`drop table if exists unnest_probes`);
  await test.db.execute(sql`create table unnest_probes (
    id bigint primary key generated always as identity, "order" text not null, count int,
    size bigint, is_true boolean, at timestamptz, detail jsonb,
    note text not null default 'as usual')`);
});
afterAll(async () => {
  await test.db.execute(sql`drop table if exists unnest_probes`);
  await test.close();
});

const HARD_TEXTS = [
  '',
  ' ',
  'null',
  'NULL',
  '{}',
  '{a,b}',
  'a,b',
  String.raw`\ and \\ and \"`,
  '"quoted"',
  "it's; drop table unnest_probes; --",
  '$1',
  'line\nbreak\r\n\ttab',
  'zwölf 世界 👩‍🚀',
];

const empty = { count: null, size: null, isTrue: null, at: null, detail: null };
const rows = () => test.db.select().from(probes).orderBy(asc(probes.id));

it.each(HARD_TEXTS)('keeps the text %j', async (name) => {
  await test.db.execute(insertRows(probes, [{ name, detail: { name } }]));
  expect(await rows()).toEqual([{ ...empty, id: 1, name, detail: { name }, note: 'as usual' }]);
});

it('keeps values of every type, and what there is none of', async () => {
  const full = {
    name: 'full',
    count: -7,
    size: 9_007_199_254_740_991,
    isTrue: true,
    at: new Date('2026-03-01T12:00:00.123Z'),
    detail: [{ 'a"b': '\\' }, null, 1.5],
  };
  const other = { ...full, name: 'other', isTrue: false, at: new Date(0), detail: 'text' };
  await test.db.execute(insertRows(probes, [full, { ...empty, name: 'empty' }, other]));
  expect(await rows()).toEqual([
    { ...full, id: 1, note: 'as usual' },
    { ...empty, id: 2, name: 'empty', note: 'as usual' },
    { ...other, id: 3, note: 'as usual' },
  ]);
});

it('gives identities in the order of the rows', async () => {
  const names = Array.from({ length: 3_000 }, (_, index) => `${(index * 7_919) % 3_000}`);
  await test.db.execute(
    insertRows(
      probes,
      names.map((name) => ({ name })),
    ),
  );
  expect((await rows()).map(({ name }) => name)).toEqual(names);
});

it('updates each row with values of its own', async () => {
  await test.db.execute(insertRows(probes, [{ name: 'a' }, { name: 'b' }, { name: 'c' }]));
  const { id, name, count } = probes;
  await test.db
    .update(probes)
    .set(columnsOf('new', { name, count }))
    .from(
      unnest('new', { id, name, count }, [
        { id: 1, name: 'first', count: 1 },
        { id: 3, name: 'third', count: null },
      ]),
    )
    .where(sql`${id} = new.id`);
  expect((await rows()).map((row) => [row.name, row.count])).toEqual([
    ['first', 1],
    ['b', null],
    ['third', null],
  ]);
});

it('finds the rows that have any of many values, and none for no value', async () => {
  await test.db.execute(
    insertRows(
      probes,
      HARD_TEXTS.map((name) => ({ name })),
    ),
  );
  const find = (wanted: string[]) =>
    test.db.select().from(probes).where(isAnyOf(probes.name, wanted)).orderBy(asc(probes.id));
  expect((await find(HARD_TEXTS.slice(3))).map(({ name }) => name)).toEqual(HARD_TEXTS.slice(3));
  expect(await find([])).toEqual([]);
});
