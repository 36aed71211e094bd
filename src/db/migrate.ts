/** Owns bringing a database's tables up to date with the files in `drizzle/`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import type { PgliteDatabase } from 'drizzle-orm/pglite';
import { z } from 'zod';
import { UserError } from '../lib/errors.ts';
import type { Database } from './client.ts';
import { rowsOf } from './rows-of.ts';

/** From where the code stands: the build keeps that (ADR 11). */
export const migrationsFolder = fileURLToPath(new URL('../../drizzle', import.meta.url));

/** Any constant will do, as long as every version of Keypoint uses the same. */
const MIGRATION_LOCK = 4_907_201;

const Journal = z.object({ entries: z.array(z.object({ when: z.number() })) });

/** When each change of the tables that this version knows was made, in their order; ms since 1970. */
export function knownMigrations(): number[] {
  const journal = readFileSync(join(migrationsFolder, 'meta/_journal.json'), 'utf8');
  return Journal.parse(JSON.parse(journal)).entries.map(({ when }) => when);
}

/**
 * drizzle's migrator takes no lock: of three processes that start together two would fail.
 * @throws UserError when a newer version has changed the tables
 */
export async function migratePostgres(url: string): Promise<void> {
  const { default: postgres } = await import('postgres');
  const { drizzle } = await import('drizzle-orm/postgres-js');
  const { migrate } = await import('drizzle-orm/postgres-js/migrator');
  const connection = postgres(url, { max: 1, prepare: false, onnotice: () => undefined });
  try {
    // A pooler that hands out its connections by transactions would leave a session's lock behind.
    // The migrator's own BEGIN changes nothing inside of this one, and its COMMIT ends it.
    await connection.unsafe('begin');
    await connection.unsafe(`select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    const db = drizzle({ client: connection });
    await refuseNewer(db);
    await migrate(db, { migrationsFolder });
  } finally {
    await connection.end();
  }
}

/**
 * The folder's own lock has already kept every other process out.
 * @throws UserError when a newer version has changed the tables
 */
export async function migratePglite(db: PgliteDatabase): Promise<void> {
  const { migrate } = await import('drizzle-orm/pglite/migrator');
  await refuseNewer(db);
  await migrate(db, { migrationsFolder });
}

const Made = z.object({ is_made: z.boolean() });
const Unknown = z.object({ unknown: z.coerce.number() });

/** drizzle's migrator says nothing of changes that it does not know; what reads such tables may be wrong. */
async function refuseNewer(db: Database): Promise<void> {
  const [made] = rowsOf(
    await db.execute(
      sql`select to_regclass('drizzle.__drizzle_migrations') is not null as is_made`,
    ),
  );
  if (!Made.parse(made).is_made) return;
  const last = Math.max(...knownMigrations());
  const [row] = rowsOf(
    await db.execute(sql`select count(*) as unknown from drizzle.__drizzle_migrations
      where created_at > ${last}::bigint`),
  );
  const { unknown } = Unknown.parse(row);
  if (unknown === 0) return;
  const changes = unknown === 1 ? 'a change' : `${unknown} changes`;
  throw new UserError(
    `A newer version of Keypoint has used this database: its tables have ${changes} that this version does not know. Run the newer version, or restore a backup of before into an empty database.`,
  );
}
