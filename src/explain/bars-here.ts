/** Owns what heat a story needs at a place, and how much of that votes have added. */
import { eq } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { rulesOf } from '../delivery/rules-that-want.ts';
import { subscriptions } from '../subscriptions/tables.ts';
import type { PlaceRow } from './find-place.ts';

/** The least and the most of the bars of a place's rules, with what votes have added to each. */
export type Bars = { least: number; most: number; votes: number };

/** Null where no rule posts anything. */
export function barsOf(rules: readonly { bar: number }[], votes: number): Bars | null {
  const bars = rules.map(({ bar }) => bar);
  return bars.length === 0 ? null : { least: Math.min(...bars), most: Math.max(...bars), votes };
}

export async function barsHere(
  { db, alertBar }: { db: Database; alertBar: number },
  { id, barShift }: Pick<PlaceRow, 'id' | 'barShift'>,
): Promise<Bars | null> {
  const which = eq(subscriptions.kind, 'post');
  return barsOf(await rulesOf(db, { destinationId: id, which, alertBar }), barShift);
}
