/** Owns opening the database for the length of one command. */
import type { Config } from '../config.ts';
import { type Database, openDatabase } from '../db/client.ts';
import { databaseOf } from '../opening.ts';

/** @throws UserError when a running Keypoint has the data folder */
export async function withDatabase<T>(
  config: Config,
  run: (db: Database, kind: 'postgres' | 'pglite') => Promise<T>,
): Promise<T> {
  const { db, kind, close } = await openDatabase(databaseOf(config));
  try {
    return await run(db, kind);
  } finally {
    await close();
  }
}
