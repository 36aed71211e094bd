/** Owns what a rule is in full, and what of it is in force. */
import { and, eq, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import { findingWords } from './keywords/match.ts';
import { type Cadence, subscriptions } from './tables.ts';

/** What a rule asks for: a topic or keywords, or both. */
export type RuleQuery = {
  /** Null: whatever its topic. */
  topic: string | null;
  /** As `parseKeywords` answers them. */
  include: readonly string[];
  exclude: readonly string[];
};

export type RuleOptions = {
  cadence: Cadence;
  /** The least heat; null follows the setting ALERT_BAR. Giving one ends a `dailyTarget`. */
  minHeat: number | null;
  /** About so many stories a day: the least heat is found, and again each day. */
  dailyTarget: number | null;
  roleId: string | null;
  /** Null: from the rule's own bar on. */
  roleHeat: number | null;
  forumTags: readonly string[];
};

export type Rule = RuleQuery & RuleOptions;

/** The most that a form takes as a heat: no story comes near. */
export const MOST_ROLE_HEAT = 1_000;

/** A condition on `subscriptions`: neither paused nor muted. */
export function isActive(now: Date): SQL | undefined {
  const { pausedAt, mutedUntil } = subscriptions;
  return and(isNull(pausedAt), or(isNull(mutedUntil), lte(mutedUntil, now)));
}

/** The same of a row that a statement calls `rule`, and that it posts. */
export function activeRule(now: Date): SQL {
  return sql`rule.kind = 'post' and rule.paused_at is null
    and (rule.muted_until is null or rule.muted_until <= ${now.toISOString()}::timestamptz)`;
}

/** A condition on `subscriptions`: it asks for exactly this. */
export function asksFor({ topic, include, exclude }: RuleQuery): SQL | undefined {
  return and(
    topic === null ? isNull(subscriptions.topic) : eq(subscriptions.topic, topic),
    eq(subscriptions.include, [...include]),
    eq(subscriptions.exclude, [...exclude]),
  );
}

/** The columns of what it asks for. */
export function queryColumns({ topic, include, exclude }: RuleQuery) {
  return {
    topic,
    include: [...include],
    exclude: [...exclude],
    foundBy: findingWords({ include, exclude }, topic),
  };
}
