/** Owns the account of which limits are kept. */
import { row, type CoverageRow } from '../coverage-row.ts';

export const LIMIT_COVERAGE: readonly CoverageRow[] = [
  row(
    'Rate-limit buckets by route and channel, guild or webhook',
    'partial',
    'numbers are those that were seen, Discord publishes none; 30 a minute of webhooks are not counted',
  ),
  row('429 with header, body and scope: user, global, shared', 'done'),
  row('50 requests a second over all, interactions apart', 'done'),
  row('10 crossposts an hour, 3 edits of a crossposted message (20028)', 'done'),
  row('Edits of messages older than an hour (30046)', 'done'),
  row('Opening many direct messages (40003)', 'done'),
  row('Ban after 10,000 invalid requests', 'done'),
];
