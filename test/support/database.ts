/** Owns the databases of tests: PGlite from one migrated image, or a Postgres server's template. */
import { randomUUID } from 'node:crypto';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { inject } from 'vitest';
import type { Database } from '../../src/db/client.ts';

export type TestDatabase = {
  db: Database;
  kind: 'postgres' | 'pglite';
  /** Empties every table; identities start again. */
  reset: () => Promise<void>;
  close: () => Promise<void>;
};

/** Children before parents. */
const TABLES =
  'reports notices story_updates deliveries digests told_stories votes story_follows readers subscriptions destinations guilds story_topics story_articles stories feeds feed_entries source_items sources article_topics article_words title_words article_neighbours articles providers job_runs taken_interactions told_channels';

/** A tenth of the time of a truncate, which makes new files for every table and index. */
const EMPTY = `do $$
  declare sequence regclass;
  begin
    ${TABLES.split(' ')
      .map((table) => `delete from ${table};`)
      .join('\n    ')}
    for sequence in select c.oid from pg_class c
      where c.relkind = 'S' and c.relnamespace = 'public'::regnamespace
    loop perform setval(sequence, 1, false); end loop;
  end $$`;

/** One per test file; `reset` it before each test. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const server = inject('postgresUrl');
  const { db, kind, close } = server ? await openOnServer(server) : await openImage();
  const reset = async () => {
    await db.execute(sql.raw(EMPTY));
  };
  // What the file before this one left in a shared instance.
  await reset();
  return { db, kind, close, reset };
}

/** The files that one worker runs share one instance: loading it costs a second. */
let instance: ReturnType<typeof loadImage> | null = null;

async function openImage() {
  instance ??= loadImage();
  return { db: await instance, kind: 'pglite' as const, close: async () => undefined };
}

async function loadImage(): Promise<Database> {
  const { PGlite } = await import('@electric-sql/pglite');
  const { drizzle } = await import('drizzle-orm/pglite');
  const { readFileSync } = await import('node:fs');
  const image = new Blob([readFileSync(inject('pgliteImage'))]);
  return drizzle({ client: await PGlite.create({ loadDataDir: image }) });
}

async function openOnServer(server: string) {
  const { drizzle } = await import('drizzle-orm/postgres-js');
  const { url, drop } = await createOnServer(server);
  const client = postgres(url, { max: 10, onnotice: () => undefined });
  return {
    db: drizzle({ client }) as Database,
    kind: 'postgres' as const,
    close: async () => {
      await client.end();
      await drop();
    },
  };
}

/** Puts the migrated database into a data folder: a second, where making one takes five. */
export function fillDataFolder(folder: string): void {
  const from = inject('pgliteFolder');
  if (from) cpSync(from, join(folder, 'database'), { recursive: true });
}

/** A migrated database of its own on the server, copied from the template in about 20 ms. */
export async function createOnServer(
  server: string,
): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `keypoint_test_${randomUUID().replaceAll('-', '')}`;
  const admin = postgres(server, { max: 1, onnotice: () => undefined });
  await admin.unsafe(`create database ${name} template ${inject('postgresTemplate')}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    async drop() {
      await admin.unsafe(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}
