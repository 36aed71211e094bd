/** Owns how many patterns there may be in all rules of a place, or that mention a person. */
import { and, eq, ne, type SQL } from 'drizzle-orm';
import type { Transaction } from '../db/client.ts';
import { isPattern } from './keywords/pattern.ts';
import type { Keywords } from './keywords/parse-keywords.ts';
import { subscriptions, type SubscriptionKind } from './tables.ts';

/** Each takes milliseconds of every story, whoever else waits: who has hundreds would stop them all. */
export const MOST_PATTERNS_TOGETHER = 20;

type Whose = { destinationId: number; kind: SubscriptionKind; createdBy: string };

/** A condition on the rules that are limited together. */
export function ofSameOwner({ destinationId, kind, createdBy }: Whose): SQL | undefined {
  return kind === 'mention'
    ? and(eq(subscriptions.kind, 'mention'), eq(subscriptions.createdBy, createdBy))
    : and(ne(subscriptions.kind, 'mention'), eq(subscriptions.destinationId, destinationId));
}

/**
 * Whether these keywords bring more than there may be.
 * @param known the rule that they change, with the keywords that it has: these may stay
 */
export async function hasTooManyPatterns(
  tx: Transaction,
  { keywords, known, ...whose }: Whose & { keywords: Keywords; known?: Keywords & { id: number } },
): Promise<boolean> {
  const asked = patternsIn(keywords);
  if (asked === 0 || (known && asked <= patternsIn(known))) return false;
  const { id, include, exclude } = subscriptions;
  const others = await tx
    .select({ include, exclude })
    .from(subscriptions)
    .where(and(ofSameOwner(whose), known ? ne(id, known.id) : undefined));
  const there = others.reduce((sum, rule) => sum + patternsIn(rule), 0);
  return there + asked > MOST_PATTERNS_TOGETHER;
}

function patternsIn({ include, exclude }: Keywords): number {
  return [...include, ...exclude].filter(isPattern).length;
}
