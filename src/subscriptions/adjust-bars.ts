/** Owns finding the bars anew of rules that ask for about so many stories a day: daily, and slowly. */
import { asc, isNotNull, sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { columnsOf, unnest } from '../db/unnest.ts';
import type { Clock } from '../lib/clock.ts';
import { inSlices } from '../lib/in-slices.ts';
import type { Log } from '../lib/log.ts';
import { barFor } from './find-bar.ts';
import { foundByOf, type PastOf, pastOf } from './past-stories.ts';
import { subscriptions } from './tables.ts';

type Deps = { db: Database; clock: Clock };

/** A busy day does not turn a channel upside down. */
export const MOST_POINTS_A_DAY = 3;

/** Answers how many have another bar now. What people changed meanwhile stays. */
export async function adjustBars({ db, clock }: Deps): Promise<number> {
  const now = clock.now();
  const rules = await db
    .select()
    .from(subscriptions)
    .where(isNotNull(subscriptions.dailyTarget))
    .orderBy(asc(subscriptions.id));
  // Rules of one topic are compared with the same stories.
  const alike = new Map<string, TargetRule[]>();
  for (const rule of rules) {
    const key = `${foundByOf(rule)} ${rule.topic ?? ''}`;
    const others = alike.get(key);
    if (others) others.push(rule);
    else alike.set(key, [rule]);
  }
  let changed = 0;
  for (const some of alike.values()) changed += await write(db, await adjusted(db, some, now));
  return changed;
}

type TargetRule = typeof subscriptions.$inferSelect;
type Adjusted = Pick<TargetRule, 'id' | 'revision' | 'minHeat'>;

async function adjusted(
  db: Database,
  rules: readonly TargetRule[],
  now: Date,
): Promise<Adjusted[]> {
  const [first] = rules;
  if (!first) return [];
  const past = await pastOf({ db }, { topic: first.topic, foundBy: foundByOf(first), now });
  return inSlices(adjustedEach(rules, past));
}

/** Of rules with the same keywords and target the bar is the same, and most have no keywords. */
function* adjustedEach(
  rules: readonly TargetRule[],
  past: PastOf,
): Generator<undefined, Adjusted[]> {
  const bars = new Map<string, number | null>();
  const changed: Adjusted[] = [];
  for (const { id, revision, minHeat, dailyTarget, include, exclude } of rules) {
    if (dailyTarget === null) continue;
    const key = JSON.stringify([dailyTarget, include, exclude]);
    let bar = bars.get(key);
    if (bar === undefined) {
      const stories = yield* past.matching({ include, exclude });
      bar = barFor({ days: past.days, stories }, dailyTarget);
      bars.set(key, bar);
    }
    const next = bar === null ? minHeat : approach(minHeat, bar);
    if (next !== minHeat) changed.push({ id, revision, minHeat: next });
    yield;
  }
  return changed;
}

function approach(from: number | null, to: number): number {
  if (from === null) return to;
  return Math.min(Math.max(to, from - MOST_POINTS_A_DAY), from + MOST_POINTS_A_DAY);
}

async function write(db: Database, rows: readonly Adjusted[]): Promise<number> {
  if (rows.length === 0) return 0;
  const { id, revision, minHeat } = subscriptions;
  const written = await db
    .update(subscriptions)
    .set(columnsOf('found', { minHeat }))
    .from(unnest('found', { id, revision, minHeat }, rows))
    .where(sql`${id} = found.id and ${revision} = found.revision`)
    .returning({ id });
  return written.length;
}

export function adjustBarsJob({ log, ...deps }: Deps & { log: Log }): {
  name: string;
  run(): Promise<void>;
} {
  return {
    name: 'adjust-bars',
    async run() {
      const changed = await adjustBars(deps);
      if (changed > 0) log.info({ rules: changed }, 'bars found anew for “about so many a day”');
    },
  };
}
