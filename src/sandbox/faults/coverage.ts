/** Owns the account of which faults can be switched on. */
import { row, type CoverageRow } from '../coverage-row.ts';

export const FAULT_COVERAGE: readonly CoverageRow[] = [
  row('Faults: lost answers, 429, 500, 502, 503, slowness', 'done'),
  row('Duplicate posts are counted', 'done'),
];
