/** Owns the order of cadences: an alert is more than part of a digest, a daily one than a weekly. */
import { type SQL, sql } from 'drizzle-orm';
import type { Cadence } from '../subscriptions/tables.ts';

export const RANKS: readonly Cadence[] = ['instant', 'daily', 'weekly'];

export function rankOf(cadence: SQL): SQL {
  return sql`array_position(array['instant', 'daily', 'weekly'], ${cadence})`;
}
