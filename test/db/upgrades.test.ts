/** Owns the proof that a database of any version before is brought up to date with all that is in it. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { isNull, sql } from 'drizzle-orm';
import { drizzle as drizzlePglite, type PgliteDatabase } from 'drizzle-orm/pglite';
import { migrate as migrateOldPglite } from 'drizzle-orm/pglite/migrator';
import { drizzle as drizzlePostgres } from 'drizzle-orm/postgres-js';
import { migrate as migrateOldPostgres } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { z } from 'zod';
import { articles } from '../../src/articles/tables.ts';
import { readOlder } from '../../src/articles/read-older.ts';
import type { Database } from '../../src/db/client.ts';
import { migratePglite, migratePostgres, migrationsFolder } from '../../src/db/migrate.ts';
import { rowsOf } from '../../src/db/rows-of.ts';
import { tablesInOrder } from '../../src/db/table-list.ts';
import { exportPerson } from '../../src/delivery/export-person.ts';
import { letGoOfOld } from '../../src/ingest/keep-job.ts';
import { silentLog } from '../../src/lib/log.ts';
import { newest } from '../../src/stories/newest.ts';
import { searchStories } from '../../src/stories/search/search-stories.ts';
import { createOnServer } from '../support/database.ts';
import { deliverDue, testSender } from '../support/delivery.ts';
import { entry, followed, ingest, outbox, testClock } from '../support/factories.ts';
import { fillTables, FILLED_AT, ROWS } from '../support/fill-tables.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const journal = z
  .looseObject({ entries: z.array(z.looseObject({ tag: z.string() })) })
  .parse(JSON.parse(readFileSync(join(migrationsFolder, 'meta/_journal.json'), 'utf8')));
const tags = journal.entries.map(({ tag }) => tag);

type Upgradable = {
  db: Database;
  /** Makes the tables by the migrations in a folder. */
  makeOld(folder: string): Promise<void>;
  /** As every start does. */
  upgrade(): Promise<void>;
  close(): Promise<void>;
};

let kept: Upgradable;
let folder: string;
beforeAll(async () => {
  const server = inject('postgresUrl');
  kept = server ? await openServer(server) : await openEmbedded();
  folder = mkdtempSync(join(tmpdir(), 'keypoint-upgrades-'));
});
afterAll(async () => {
  await kept.close();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  for (const schema of ['public', 'drizzle']) {
    await kept.db.execute(sql`drop schema if exists ${sql.identifier(schema)} cascade`);
  }
  await kept.db.execute(sql`create schema public`);
});

async function openEmbedded(): Promise<Upgradable> {
  const client = await PGlite.create();
  const db: PgliteDatabase = drizzlePglite({ client });
  return {
    db,
    makeOld: (from) => migrateOldPglite(db, { migrationsFolder: from }),
    upgrade: () => migratePglite(db),
    close: () => client.close(),
  };
}

async function openServer(server: string): Promise<Upgradable> {
  const { url, drop } = await createOnServer(server);
  const client = postgres(url, { max: 2, onnotice: () => undefined });
  const db = drizzlePostgres({ client });
  return {
    db,
    makeOld: (from) => migrateOldPostgres(db, { migrationsFolder: from }),
    upgrade: () => migratePostgres(url),
    async close() {
      await client.end();
      await drop();
    },
  };
}

/** The migrations up to one, as that version had them. */
function migrationsUpTo(tag: string): string {
  const old = join(folder, tag);
  cpSync(migrationsFolder, old, { recursive: true });
  const entries = journal.entries.slice(0, tags.indexOf(tag) + 1);
  writeFileSync(join(old, 'meta/_journal.json'), JSON.stringify({ ...journal, entries }));
  return old;
}

const Rows = z.array(z.object({ row: z.string() }));

/** Of each table its rows, each with its values by column. */
async function contentOf(db: Database): Promise<Map<string, Record<string, unknown>[]>> {
  const content = new Map<string, Record<string, unknown>[]>();
  for (const { name } of await db.transaction(tablesInOrder)) {
    const found = await db.execute(
      sql`select to_jsonb(one)::text as row from ${sql.identifier(name)} one order by 1`,
    );
    const rows = Rows.parse(rowsOf(found)).map(({ row }) => JSON.parse(row) as object);
    content.set(
      name,
      rows.map((row) => ({ ...row })),
    );
  }
  return content;
}

function countsOf(content: ReadonlyMap<string, readonly unknown[]>): [string, number][] {
  return Array.from(content, ([table, rows]) => [table, rows.length]);
}

describe.each(tags)('a database of %s', (tag) => {
  it('keeps every row, and works', async () => {
    const { db } = kept;
    await kept.makeOld(migrationsUpTo(tag));
    await fillTables(db);
    const before = await contentOf(db);
    await kept.upgrade();

    const after = await contentOf(db);
    const counts = countsOf(before);
    expect(counts.every(([, rows]) => rows === ROWS)).toBe(true);
    expect(Object.fromEntries(countsOf(after))).toMatchObject(Object.fromEntries(counts));
    // Columns that came have what was true before; those that were there what they had.
    for (const [table, rows] of before) {
      const expected = rows.map((row): unknown => expect.objectContaining(row));
      expect(after.get(table)).toEqual(expect.arrayContaining(expected));
    }
    const unproven = await db.execute(
      sql`select conname from pg_constraint where not convalidated`,
    );
    expect(rowsOf(unproven)).toEqual([]);

    await worksOn(db);
  });
});

/** Looked up, searched, claimed and sent, exported, read on, and let go. */
async function worksOn(db: Database): Promise<void> {
  const clock = testClock(FILLED_AT);
  const [story, ...others] = await newest({ db }, { limit: 10 });
  expect([story?.head.title, others]).toEqual(['title 1', []]);
  await readOlder({ db });
  expect((await searchStories({ db }, { text: 'title', limit: 5 })).found).toBe(1);
  clock.advance(60 * 60_000);
  const sender = testSender();
  await deliverDue({ db, clock, log: silentLog(), sender });
  const left = new Set((await outbox(db)).map(({ state }) => state));
  expect(left.has('due') || left.has('sending')).toBe(false);
  await exportPerson({ db }, 'created_by 1');
  await followed(db, 'computer-vision');
  await ingest(db, [entry('one')], { now: clock.now() });
  await deliverDue({ db, clock, log: silentLog(), sender });
  expect((await outbox(db)).at(-1)).toMatchObject({ state: 'sent', attempts: 0 });
  clock.advance(400 * 24 * 60 * 60_000);
  const settings = { KEEP_ARTICLES_DAYS: 365, KEEP_DELIVERIES_DAYS: 365 };
  const gone = await letGoOfOld({ db, kind: 'postgres', clock }, settings);
  expect(await db.$count(articles, isNull(articles.thinnedAt))).toBe(0);
  expect(gone.deliveries).toBeGreaterThan(0);
}

it('refuses a database that a newer version has changed, and leaves it as it is', async () => {
  await kept.upgrade();
  await kept.db.execute(sql`insert into drizzle.__drizzle_migrations (hash, created_at)
    values ('of tomorrow', 9999999999999)`);
  await expect(kept.upgrade()).rejects.toThrow(
    /A newer version of Keypoint has used this database: its tables have a change/,
  );
});
