/** Owns what the options of a rule that somebody gives mean for its row. */
import type { Transaction } from '../db/client.ts';
import type { Clock } from '../lib/clock.ts';
import { findBar } from './find-bar.ts';
import type { RuleOptions, RuleQuery } from './rule.ts';
import type { subscriptions } from './tables.ts';

type Known = typeof subscriptions.$inferSelect;
type OptionColumns = Partial<Pick<Known, keyof RuleOptions>>;

/** The columns of the options that were given; a least heat and a target rule each other out. */
export async function optionsOf(
  { tx, clock }: { tx: Transaction; clock: Clock },
  { query, args }: { query: RuleQuery; args: Partial<RuleOptions> },
): Promise<OptionColumns> {
  const { cadence, minHeat, dailyTarget, roleId, roleHeat, forumTags } = args;
  const bar =
    dailyTarget !== undefined && dailyTarget !== null
      ? { dailyTarget, minHeat: await findBar({ db: tx, clock }, { query, target: dailyTarget }) }
      : minHeat !== undefined || dailyTarget === null
        ? { minHeat: minHeat ?? null, dailyTarget: null }
        : {};
  return {
    ...bar,
    ...(cadence === undefined ? {} : { cadence }),
    ...(roleId === undefined ? {} : { roleId }),
    ...(roleHeat === undefined ? {} : { roleHeat }),
    ...(forumTags === undefined ? {} : { forumTags: [...forumTags] }),
  };
}

/** Whether any of them is not what the rule has. A bar that was found for its target is not looked at. */
export function differs(known: Known, options: OptionColumns): boolean {
  const { forumTags, minHeat, ...single } = options;
  const isSameTarget = (options.dailyTarget ?? null) === known.dailyTarget;
  if (minHeat !== undefined && !isSameTarget) return true;
  if (minHeat !== undefined && known.dailyTarget === null && minHeat !== known.minHeat) return true;
  const isTagged = forumTags !== undefined && forumTags.join('\n') !== known.forumTags.join('\n');
  return isTagged || Object.entries(single).some(([key, value]) => known[asKey(key)] !== value);
}

/** Object.entries forgets which keys there are. */
function asKey(key: string): keyof Known {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return key as keyof Known;
}
