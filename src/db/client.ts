/** Owns the connection to the database: a Postgres server, or the embedded one in a folder. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { migratePglite, migratePostgres } from './migrate.ts';
import { makePgliteFolder, startPgliteThread } from './pglite-thread.ts';
import { lockFolder } from './lock-folder.ts';

/** Both drivers behind one type: every query is written for both. */
export type Database = PgDatabase<PgQueryResultHKT>;

export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

export type OpenDatabase = {
  db: Database;
  kind: 'postgres' | 'pglite';
  close: () => Promise<void>;
};

/**
 * Opens the database and brings its tables up to date.
 * @param onLost called when it is gone for good: nothing can be read or written any more
 * @throws UserError when the folder is in use by another process.
 */
export function openDatabase(
  where: { url: string } | { folder: string },
  onLost: (reason: string) => void = () => undefined,
): Promise<OpenDatabase> {
  return 'url' in where ? openPostgres(where.url) : openPglite(where.folder, onLost);
}

async function openPostgres(url: string): Promise<OpenDatabase> {
  const { default: postgres } = await import('postgres');
  const { drizzle } = await import('drizzle-orm/postgres-js');
  await migratePostgres(url);
  // Of what the driver would prepare only its own COMMIT is left. Behind a pooler that hands out
  // connections by transactions it is unknown, which ends the transaction without keeping it.
  const client = postgres(url, { max: 10, prepare: false, onnotice: () => undefined });
  return { db: drizzle({ client }), kind: 'postgres', close: () => client.end({ timeout: 5 }) };
}

async function openPglite(folder: string, onLost: (reason: string) => void): Promise<OpenDatabase> {
  mkdirSync(folder, { recursive: true });
  let stop: () => void = () => undefined;
  const lock = await lockFolder(folder, () => {
    stop();
    onLost('another Keypoint has taken the data folder');
  });
  try {
    const data = join(folder, 'database');
    if (!existsSync(data)) await makePgliteFolder(data);
    const thread = await startPgliteThread(data, onLost);
    stop = () => thread.kill();
    const { drizzle } = await import('drizzle-orm/pglite');
    // The thread has all that drizzle's driver calls of PGlite: query and transaction.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const db = drizzle({ client: thread as unknown as PGlite });
    await migratePglite(db);
    return {
      db,
      kind: 'pglite',
      async close() {
        try {
          await thread.close();
        } finally {
          await lock.release();
        }
      },
    };
  } catch (error) {
    stop();
    await lock.release();
    throw error;
  }
}
