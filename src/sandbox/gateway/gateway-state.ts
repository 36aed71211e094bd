/** Owns what the gateway holds in memory: sessions, sockets, starts, faults. A restart forgets it. */
import type { Clock } from '../../lib/clock.ts';
import { noFaults, type GatewayFaults } from './faults.ts';
import type { Link } from './link.ts';
import { createSessionStarts, type SessionStarts } from './session-starts.ts';
import { createSessions, type Sessions } from './sessions.ts';

export type GatewaySettings = {
  heartbeatIntervalMs: number;
  /** Whether IDENTIFY may ask for members, presences and message content (else 4014). */
  privilegedIntents: boolean;
  /** IDENTIFYs in five seconds, each of another rate limit key (`shard_id % max_concurrency`). */
  maxConcurrency: number;
  /** IDENTIFYs in a day. */
  sessionStarts: number;
  /** A shard of more guilds is closed with 4011. */
  mostGuildsPerShard: number;
  /** What `GET /gateway/bot` recommends; by the number of guilds without it. */
  recommendedShards: number | undefined;
};

/** Discord's own (events/gateway.mdx). */
const DEFAULTS: GatewaySettings = {
  heartbeatIntervalMs: 41_250,
  privilegedIntents: false,
  maxConcurrency: 1,
  sessionStarts: 1000,
  mostGuildsPerShard: 2500,
  recommendedShards: undefined,
};

export type GatewayState = {
  settings: GatewaySettings;
  sessions: Sessions;
  starts: SessionStarts;
  /** Open sockets, with a session or without. */
  links: Set<Link>;
  faults: GatewayFaults;
};

export function createGatewayState(
  { clock }: { clock: Clock },
  chosen: Partial<GatewaySettings>,
): GatewayState {
  const settings: GatewaySettings = {
    heartbeatIntervalMs: chosen.heartbeatIntervalMs ?? DEFAULTS.heartbeatIntervalMs,
    privilegedIntents: chosen.privilegedIntents ?? DEFAULTS.privilegedIntents,
    maxConcurrency: chosen.maxConcurrency ?? DEFAULTS.maxConcurrency,
    sessionStarts: chosen.sessionStarts ?? DEFAULTS.sessionStarts,
    mostGuildsPerShard: chosen.mostGuildsPerShard ?? DEFAULTS.mostGuildsPerShard,
    recommendedShards: chosen.recommendedShards,
  };
  const { sessionStarts: total, maxConcurrency } = settings;
  return {
    settings,
    sessions: createSessions({ clock }),
    starts: createSessionStarts({ clock }, { total, maxConcurrency }),
    links: new Set(),
    faults: noFaults(),
  };
}
