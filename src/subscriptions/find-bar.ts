/** Owns the bar by which a rule posts about so many stories a day, found from the last weeks. */
import type { Database, Transaction } from '../db/client.ts';
import type { Clock } from '../lib/clock.ts';
import { type Past, pastStories } from './past-stories.ts';
import type { RuleQuery } from './rule.ts';

/** Null where the last weeks had none: the rule follows the setting until there are some. */
export async function findBar(
  { db, clock }: { db: Database | Transaction; clock: Clock },
  { query, target }: { query: RuleQuery; target: number },
): Promise<number | null> {
  return barFor(await pastStories({ db }, { query, now: clock.now() }), target);
}

/** Of the heats that there were the one whose number of stories comes nearest; of two, the fewer. */
export function barFor({ days, stories }: Past, target: number): number | null {
  const heats = stories.map(({ heat }) => heat).toSorted((a, b) => b - a);
  const [hottest] = heats;
  if (hottest === undefined) return null;
  const wanted = target * days;
  const reached = heats[Math.max(Math.ceil(wanted), 1) - 1] ?? heats.at(-1) ?? hottest;
  const above = heats.filter((heat) => heat > reached);
  const many = heats.filter((heat) => heat >= reached).length;
  const isNearer = many - wanted < wanted - above.length;
  return isNearer ? reached : (above.at(-1) ?? hottest + 1);
}
