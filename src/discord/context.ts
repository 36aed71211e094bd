/** Owns what every command and component may use. */
import type { Database } from '../db/client.ts';
import type { Clock } from '../lib/clock.ts';
import type { Log } from '../lib/log.ts';
import type { Taxonomy } from '../topics/taxonomy.ts';

export type DiscordContext = {
  db: Database;
  clock: Clock;
  log: Log;
  taxonomy: Taxonomy;
  /** Authority of an outlet by its domain; null when it is not known. */
  authorityOf: (domain: string) => number | null;
  /** The least heat of a story for subscriptions that set none. */
  alertBar: number;
  /** Tells the delivery worker that something may be due. */
  wakeDelivery(): void;
};
