/** Owns what a row of the coverage table is. */

/** How far a route or behaviour goes beside Discord's own. */
export type CoverageState = 'done' | 'partial' | 'not';

/** `notes` says what is missing of what is partial. */
export type CoverageRow = { subject: string; state: CoverageState; notes: string };

export function row(subject: string, state: CoverageState, notes = ''): CoverageRow {
  return { subject, state, notes };
}
