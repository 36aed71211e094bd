/** Owns looking at a database as it is, without bringing its tables up to date. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { lockFolder } from './lock-folder.ts';
import { knownMigrations } from './migrate.ts';
import { startPgliteThread } from './pglite-thread.ts';

export type DatabaseReport = {
  /** As Postgres says it: `16.4 (Debian …)`. */
  version: string;
  /** 160004 for 16.4. */
  versionNumber: number;
  /** `UTF8` when it can hold any text. */
  encoding: string;
  /** Whether its indexes were sorted by another version of the system's collations. */
  isCollationStale: boolean;
  bytes: number;
  /** How many this version of Keypoint knows, and how many the database has. */
  migrations: { known: number; applied: number };
};

const CONNECT_TIMEOUT_S = 5;

/**
 * Null for an embedded database that is not made yet.
 * @throws UserError when a running Keypoint has the data folder; what the server said, when it cannot
 *   be reached
 */
export function examineDatabase(
  where: { url: string } | { folder: string },
): Promise<DatabaseReport | null> {
  return 'url' in where ? examineServer(where.url) : examineFolder(where.folder);
}

type Ask = (text: string) => Promise<readonly unknown[]>;

async function examineServer(url: string): Promise<DatabaseReport> {
  const { default: postgres } = await import('postgres');
  const client = postgres(url, {
    max: 1,
    onnotice: () => undefined,
    connect_timeout: CONNECT_TIMEOUT_S,
  });
  try {
    return await examine((text) => client.unsafe(text));
  } finally {
    await client.end({ timeout: 1 });
  }
}

async function examineFolder(folder: string): Promise<DatabaseReport | null> {
  const data = join(folder, 'database');
  if (!existsSync(data)) return null;
  const lock = await lockFolder(folder);
  try {
    const thread = await startPgliteThread(data);
    try {
      return await examine(async (text) => (await thread.query(text)).rows);
    } finally {
      await thread.close();
    }
  } finally {
    await lock.release();
  }
}

const Facts = z.object({
  version: z.string(),
  version_number: z.coerce.number(),
  encoding: z.string(),
  is_stale: z.boolean(),
  bytes: z.coerce.number(),
  is_migrated: z.boolean(),
});
const Applied = z.object({ applied: z.coerce.number() });

async function examine(ask: Ask): Promise<DatabaseReport> {
  const [row] = await ask(`select current_setting('server_version') as version,
      current_setting('server_version_num') as version_number,
      pg_encoding_to_char(encoding) as encoding,
      coalesce(datcollversion <> pg_database_collation_actual_version(oid), false) as is_stale,
      pg_database_size(oid) as bytes,
      to_regclass('drizzle.__drizzle_migrations') is not null as is_migrated
    from pg_database where datname = current_database()`);
  const facts = Facts.parse(row);
  const [counted] = facts.is_migrated
    ? await ask('select count(*) as applied from drizzle.__drizzle_migrations')
    : [{ applied: 0 }];
  return {
    version: facts.version,
    versionNumber: facts.version_number,
    encoding: facts.encoding,
    isCollationStale: facts.is_stale,
    bytes: facts.bytes,
    migrations: { known: knownMigrations().length, applied: Applied.parse(counted).applied },
  };
}
