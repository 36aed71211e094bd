/** Owns the account of how far the sandbox goes in interactions and commands. */
import { row, type CoverageRow } from '../coverage-row.ts';

export const INTERACTION_COVERAGE: readonly CoverageRow[] = [
  row('Three seconds for the first answer, one answer, fifteen minutes of token', 'done'),
  row('Ephemeral answers for one person; a followup fills in a deferral', 'done'),
  row('Command registration rules, 200 creates a day (30034, 429)', 'done'),
  row(
    'The client checks options, targets, permissions and contexts',
    'partial',
    'options that take a file (type 11) cannot be filled in',
  ),
  row('Autocomplete: partial values, focus, 25 choices, three seconds', 'done'),
  row('Modals', 'partial', 'files cannot be put into a form'),
  row(
    'User install: commands where the bot is not, 5 followups (40094), USE_EXTERNAL_APPS',
    'partial',
    'no groups of direct messages; what app_permissions are in servers without the bot is not documented',
  ),
  row('Interactions carry all that Discord sends', 'done'),
  row('HTTP interactions: signed, PING and forged PING, inline answers, three seconds', 'done'),
];
