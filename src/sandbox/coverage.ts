/** Owns the account of how far the sandbox goes: a row for each route and each behaviour. */
import type { CoverageRow } from './coverage-row.ts';
import { FAULT_COVERAGE } from './faults/coverage.ts';
import { GATEWAY_COVERAGE } from './gateway/coverage.ts';
import { INTERACTION_COVERAGE } from './interactions/coverage.ts';
import { LIMIT_COVERAGE } from './limits/coverage.ts';
import { MESSAGE_COVERAGE } from './messages/coverage.ts';
import { REST_COVERAGE } from './rest/coverage.ts';
import { ROUTES } from './rest/index.ts';

/** Routes say it of themselves. */
export const ROUTE_COVERAGE: readonly CoverageRow[] = ROUTES.map(
  ({ method, path, state, notes }) => ({ subject: `${method} ${path}`, state, notes: notes ?? '' }),
);

/** What a bot can feel beyond the routes. */
export const BEHAVIOUR_COVERAGE: readonly CoverageRow[] = [
  ...MESSAGE_COVERAGE,
  ...REST_COVERAGE,
  ...LIMIT_COVERAGE,
  ...FAULT_COVERAGE,
  ...INTERACTION_COVERAGE,
  ...GATEWAY_COVERAGE,
];
