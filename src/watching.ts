/** Owns how the HTTP port is put together: how Keypoint is, its feeds, hubs' pushes, interactions. */
import { sql } from 'drizzle-orm';
import type { Config } from './config.ts';
import type { Database } from './db/client.ts';
import { healthRoutes, type ReadyParts } from './http/health-routes.ts';
import { interactionsRoutes, type Interactions } from './http/interactions-routes.ts';
import { createMetrics, type Metrics } from './http/metrics.ts';
import { type HttpServer, startHttpServer } from './http/server.ts';
import { standingNumbers } from './http/standing-numbers.ts';
import { topicFeeds } from './http/topic-feeds.ts';
import { webSubRoutes } from './http/websub-routes.ts';
import type { Clock } from './lib/clock.ts';
import type { Log } from './lib/log.ts';
import type { Subscriber } from './sources/websub/subscriber.ts';
import type { Taxonomy } from './topics/taxonomy.ts';
import { packageVersion } from './wiring.ts';

/** Where no port is asked for: hubs or Discord come there, and nothing else is to be seen. */
const DEFAULT_PORT = 7_880;

export type WatchedParts = {
  db: Database;
  clock: Clock;
  /** Whether Discord's events come in; null in a process that has no gateway. */
  isConnected: (() => boolean) | null;
};

export function createWatch({ db, clock, isConnected }: WatchedParts): Metrics {
  const numbers = () => standingNumbers({ db, clock });
  return createMetrics({ version: packageVersion(), isConnected, numbers });
}

type HttpDeps = WatchedParts & {
  config: Pick<
    Config,
    'HTTP_PORT' | 'HTTP_HOST' | 'PUBLIC_URL' | 'ALERT_BAR' | 'DISCORD_PUBLIC_KEY' | 'KEYPOINT_ROLES'
  >;
  log: Log;
  taxonomy: Taxonomy;
  metrics: Metrics;
  /** Whether what is due is being sent; null in a process that sends nothing. */
  isDelivering: (() => boolean) | null;
  /** Who hears what hubs push; null where they do not come. */
  hubs: Subscriber | null;
  /** Who answers what Discord sends; nobody is asked without a DISCORD_PUBLIC_KEY. */
  interactions: Interactions;
};

/** Null when no port is asked for. */
export async function openHttp({
  config,
  log,
  db,
  clock,
  taxonomy,
  metrics,
  isConnected,
  isDelivering,
  hubs,
  interactions,
}: HttpDeps): Promise<HttpServer | null> {
  const { HTTP_PORT: port, HTTP_HOST: host, PUBLIC_URL: publicUrl, ALERT_BAR: alertBar } = config;
  const { DISCORD_PUBLIC_KEY: publicKey, KEYPOINT_ROLES: roles } = config;
  const isOpen = roles.has('http');
  const outside = isOpen
    ? [
        ...(hubs ? [webSubRoutes(hubs)] : []),
        ...(publicKey === undefined
          ? []
          : [interactionsRoutes({ clock, log, publicKey, interactions })]),
      ]
    : [];
  if (port === undefined && outside.length === 0) return null;
  const parts: ReadyParts = {
    database: async () => {
      await db.execute(sql`select 1`);
      return true;
    },
    ...(isConnected ? { gateway: isConnected } : {}),
    ...(isDelivering ? { delivery: isDelivering } : {}),
  };
  const feeds = isOpen ? [topicFeeds({ db, clock, taxonomy, alertBar, publicUrl })] : [];
  const own = port === undefined ? [] : [healthRoutes(parts), metrics.routes, ...feeds];
  const routes = [...own, ...outside];
  const server = await startHttpServer({ log, host, port: port ?? DEFAULT_PORT, routes });
  log.info({ host, port: server.port }, 'listening for HTTP');
  return server;
}
