/** Owns what every command and component may use. */
import type { Database } from '../db/client.ts';
import type { Sender } from '../delivery/sender.ts';
import type { Clock } from '../lib/clock.ts';
import type { Log } from '../lib/log.ts';
import type { Pace } from '../lib/pace.ts';
import type { Taxonomy } from '../topics/taxonomy.ts';
import type { OperatorDesk } from './operator-desk.ts';
import type { ServerView } from './server-view.ts';

export type DiscordContext = {
  db: Database;
  clock: Clock;
  log: Log;
  taxonomy: Taxonomy;
  /** Authority of an outlet by its domain; null when it is not known. */
  authorityOf: (domain: string) => number | null;
  /** The least heat of a story for subscriptions that set none. */
  alertBar: number;
  /** Heat of each further article of a story. */
  heatPerArticle: number;
  /** How often one person may use commands and buttons. */
  pace: Pace;
  /** For who runs Keypoint; without it nobody chooses its sources from Discord. */
  desk?: OperatorDesk;
  server: ServerView;
  /** For what is sent at once, while somebody waits: all else goes through an outbox. */
  sender: Pick<Sender, 'send'>;
  /** Tells the delivery worker that something may be due. */
  wakeDelivery(): void;
};
