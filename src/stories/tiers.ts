/** Owns the tiers of heat: an index that has them finds what passes a bar where few do. */
import { type SQL, sql } from 'drizzle-orm';

const WIDTH = 10;
const TOP = 19;

/** The indexes' own expression, to the letter. */
export const tierOf: SQL = sql`(least(heat, 190) / 10)`;

/** All that is as hot as the top tier's least is in it. */
export function tierOfHeat(heat: number): number {
  return Math.max(0, Math.min(TOP, Math.floor(heat / WIDTH)));
}

/** `tier.n`, one after the other from the hottest. */
export function tiersDown({ from = TOP, to = 0 }: { from?: number; to?: number } = {}): SQL {
  return sql`generate_series(${from}::int, ${to}::int, -1) as tier(n)`;
}

export function tiersUp({ from = 0, to = TOP }: { from?: number; to?: number } = {}): SQL {
  return sql`generate_series(${from}::int, ${to}::int) as tier(n)`;
}

/**
 * A topic's stories that are live, where they are read in the order of time: said so that the planner
 * does not see the tiers' index in it, which has them in another order, and sorts a whole topic.
 */
export const isLiveHeat: SQL = sql`coalesce(heat, -1000000) > -1000000`;
