/** Owns the account of how far the sandbox goes in the gateway. */
import { row, type CoverageRow } from '../coverage-row.ts';

export const GATEWAY_COVERAGE: readonly CoverageRow[] = [
  row('Close codes 4001-4005, 4008, 4009, 4012-4014, heartbeat watchdog', 'done'),
  row('RESUME with replay, invalid session, resume_gateway_url', 'partial', 'op 7 is never sent'),
  row('READY with unavailable guilds, then GUILD_CREATE; events by intents', 'done'),
  row('Duplicate and reordered gateway events', 'not'),
];
