/** Owns the account of how far the sandbox goes in the gateway. */
import { row, type CoverageRow } from '../coverage-row.ts';

export const GATEWAY_COVERAGE: readonly CoverageRow[] = [
  row('Close codes 4001-4005, 4007-4014; heartbeat watchdog, heartbeats on demand (op 1)', 'done'),
  row('RESUME with replay, op 7 (before HELLO too), op 9 with true and false', 'done'),
  row('resume_gateway_url other than the first address', 'done'),
  row(
    'READY with unavailable guilds, then GUILD_CREATE; events by intents and permissions',
    'done',
  ),
  row(
    'Without MESSAGE_CONTENT: empty content, save own, direct and mentioning messages',
    'partial',
    'in gateway events; REST answers show all',
  ),
  row('Sharding: guild events by (guild_id >> 22) % n, the rest to shard 0', 'done'),
  row(
    'Session start limit, one IDENTIFY in 5 s for each rate limit key (op 9)',
    'partial',
    'with no start left all sessions end, but the token is not reset',
  ),
  row(
    'Request Guild Members (op 8)',
    'partial',
    'without the presences, and without its own rate limit',
  ),
  row('Removed from a guild, and outages, apart: GUILD_DELETE, GUILD_CREATE, 50001, 503', 'done'),
  row('Duplicate and reordered gateway events, zombie connections', 'done'),
  row(
    'Gateway compression and ETF',
    'not',
    'compression may be asked for, all comes as text; ETF is closed with 4002',
  ),
];
