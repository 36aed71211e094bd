/** Owns bringing a database's tables up to date with the files in `drizzle/`. */
import { fileURLToPath } from 'node:url';
import type { PgliteDatabase } from 'drizzle-orm/pglite';
import postgres from 'postgres';

/** From `src/db` and from `dist/db` alike. */
const migrationsFolder = fileURLToPath(new URL('../../drizzle', import.meta.url));

/** Any constant will do, as long as every version of Keypoint uses the same. */
const MIGRATION_LOCK = 4_907_201;

/** drizzle's migrator takes no lock: of three processes that start together two would fail. */
export async function migratePostgres(url: string): Promise<void> {
  const { drizzle } = await import('drizzle-orm/postgres-js');
  const { migrate } = await import('drizzle-orm/postgres-js/migrator');
  const connection = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await connection`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await migrate(drizzle({ client: connection }), { migrationsFolder });
    await connection`select pg_advisory_unlock(${MIGRATION_LOCK})`;
  } finally {
    await connection.end();
  }
}

/** The folder's own lock has already kept every other process out. */
export async function migratePglite(db: PgliteDatabase): Promise<void> {
  const { migrate } = await import('drizzle-orm/pglite/migrator');
  await migrate(db, { migrationsFolder });
}
