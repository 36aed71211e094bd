/** Owns the account of how far the sandbox goes in the HTTP API as a whole. */
import { row, type CoverageRow } from '../coverage-row.ts';

export const REST_COVERAGE: readonly CoverageRow[] = [
  row(
    'Permissions from roles, overwrites and timeouts: 50001 and 50013',
    'partial',
    'CONNECT counts for nothing in voice channels; answers to interactions need no right',
  ),
  row('Channels deleted by others: CHANNEL_DELETE, then 10003', 'done'),
  row('Ids of 18 or 19 digits, ordered by time', 'done'),
  row('204 without body or content type, 201 and 200 on commands', 'done'),
  row('401 without or with a wrong Authorization', 'done'),
  row('40333 without the User-Agent of a bot', 'done'),
  row('Requests of 25 MiB at most, 40005 beyond', 'done'),
  row('Unknown keys are ignored, and the maker is warned of them', 'done'),
  row('A clock that can be moved', 'partial', 'a client’s own timers run in real time'),
  row('Times', 'partial', 'end in Z, as the schema has it; Discord writes +00:00'),
];
