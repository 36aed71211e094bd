/** Owns telling quickly of most news that nobody is due it. */
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Transaction } from '../db/client.ts';
import { rowsOf } from '../db/rows-of.ts';
import type { StoryChange } from '../stories/group.ts';

type MayBeDue = {
  /** By rules that ask for a topic and nothing else. */
  byTopic: boolean;
  byKeyword: boolean;
};

/**
 * Whether any rule has a bar that is as low as the hottest of these stories: a look at the ends of two
 * indexes, where to ask which rules cost as much for none as for a few.
 */
export async function mayBeDue(
  tx: Transaction,
  { alertBar, changes }: { alertBar: number; changes: readonly StoryChange[] },
): Promise<MayBeDue> {
  const heat = hottest(changes);
  const topics = [...new Set(changes.flatMap((change) => [...change.topics]))];
  // As the indexes say it.
  const isInForce = sql`kind = 'post' and paused_at is null`;
  const followers = sql`from subscriptions
    where found_by = '{}' and ${isInForce} and topic = any(${sql.param(topics)}::text[])`;
  const seekers = sql`from subscriptions where found_by <> '{}' and ${isInForce}`;
  const anyThatTakesTheSetting = (rules: SQL) =>
    heat < alertBar ? sql`false` : sql`exists (select ${rules} and min_heat is null)`;
  const result = await tx.execute(sql`select
    exists (select ${followers} and min_heat <= ${heat}::int)
      or ${anyThatTakesTheSetting(followers)} as "byTopic",
    coalesce((select min(min_heat) ${seekers}) <= ${heat}::int, false)
      or ${anyThatTakesTheSetting(seekers)} as "byKeyword"`);
  return Answer.parse(rowsOf(result)[0]);
}

const Answer = z.object({ byTopic: z.boolean(), byKeyword: z.boolean() });

export function hottest(changes: readonly StoryChange[]): number {
  return Math.max(0, ...changes.map(({ heat }) => heat));
}
