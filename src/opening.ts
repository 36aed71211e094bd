/** Owns opening the database that the settings name. */
import type { Config } from './config.ts';
import { type OpenDatabase, openDatabase } from './db/client.ts';
import { UserError } from './lib/errors.ts';

export function databaseOf(config: Config): { url: string } | { folder: string } {
  return config.DATABASE_URL ? { url: config.DATABASE_URL } : { folder: config.KEYPOINT_DATA };
}

/**
 * For whoever runs for long.
 * @param onFatal called with the reason for the operator when the database is gone for good
 * @throws UserError when the folder is in use by another process
 */
export function openForGood(
  config: Config,
  onFatal: (error: UserError) => void,
): Promise<OpenDatabase> {
  return openDatabase(databaseOf(config), (reason) =>
    onFatal(new UserError(`Keypoint cannot go on: ${reason}.`)),
  );
}
