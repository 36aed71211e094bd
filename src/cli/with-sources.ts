/** Owns opening the database for a command that is about sources. */
import type { Config } from '../config.ts';
import type { Database } from '../db/client.ts';
import { systemClock } from '../lib/clock.ts';
import { readDefaultSources } from '../sources/default-sources.ts';
import { storeDefaults } from '../sources/store-defaults.ts';
import { readTaxonomy } from '../topics/taxonomy.ts';
import { withDatabase } from './with-database.ts';

/**
 * The default list is in it, also before the bot's first start.
 * @throws UserError when a running Keypoint has the data folder
 */
export function withSources<T>(config: Config, run: (db: Database) => Promise<T>): Promise<T> {
  const defaults = readDefaultSources(readTaxonomy(config.KEYPOINT_TOPICS));
  return withDatabase(config, async (db) => {
    await storeDefaults({ db, clock: systemClock }, defaults);
    return run(db);
  });
}
