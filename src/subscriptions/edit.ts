/** Owns changing a rule, by who has seen it as it is. */
import { eq } from 'drizzle-orm';
import type { Database, Transaction } from '../db/client.ts';
import type { Clock } from '../lib/clock.ts';
import { findRule } from './follow.ts';
import { findSubscription, type Owner, type SubscriptionView } from './list-subscriptions.ts';
import { hasTooManyPatterns, MOST_PATTERNS_TOGETHER } from './patterns-of.ts';
import { differs, optionsOf } from './rule-options.ts';
import { queryColumns, type Rule } from './rule.ts';
import { destinations, subscriptions } from './tables.ts';

export type EditArgs = {
  subscriptionId: number;
  owner: Owner;
  /** Of the rule as the person saw it. */
  revision: number;
  /** What is left out stays. */
  changes: Partial<Rule>;
};

export type EditOutcome =
  | { status: 'changed'; before: SubscriptionView; after: SubscriptionView }
  | { status: 'unchanged'; rule: SubscriptionView }
  /** Somebody else was first: this is how it is now. */
  | { status: 'changed-meanwhile'; rule: SubscriptionView }
  /** Another rule of the place asks for the same. */
  | { status: 'already-exists'; subscriptionId: number }
  /** Neither a topic nor a keyword would be left. */
  | { status: 'asks-nothing' }
  /** Of patterns in all rules of the place, or that mention the person. */
  | { status: 'too-many-patterns'; most: number }
  | { status: 'not-found' };

export async function edit(
  { db, clock }: { db: Database | Transaction; clock: Clock },
  { subscriptionId, owner, revision, changes }: EditArgs,
): Promise<EditOutcome> {
  return db.transaction(async (tx) => {
    const ids = { subscriptionId, owner };
    const before = await findSubscription({ db: tx }, ids);
    if (!before) return { status: 'not-found' };
    // Nobody makes a rule there meanwhile that asks for the same.
    await tx
      .select({ id: destinations.id })
      .from(destinations)
      .where(eq(destinations.id, before.destinationId))
      .for('no key update');
    // Of two at once the second sees what the first has written.
    const [locked] = await tx
      .select()
      .from(subscriptions)
      .where(eq(subscriptions.id, subscriptionId))
      .for('update');
    if (!locked) return { status: 'not-found' };
    if (locked.revision !== revision) {
      const rule = await findSubscription({ db: tx }, ids);
      return rule ? { status: 'changed-meanwhile', rule } : { status: 'not-found' };
    }
    const { topic = locked.topic, include = locked.include, exclude = locked.exclude } = changes;
    const query = { topic, include, exclude };
    if (topic === null && include.length === 0) return { status: 'asks-nothing' };
    const { destinationId, kind, createdBy } = locked;
    const same = await findRule(tx, { destinationId, kind, query, createdBy });
    if (same && same.id !== subscriptionId) {
      return { status: 'already-exists', subscriptionId: same.id };
    }
    const whose = { destinationId, kind, createdBy };
    if (await hasTooManyPatterns(tx, { ...whose, keywords: query, known: locked })) {
      return { status: 'too-many-patterns', most: MOST_PATTERNS_TOGETHER };
    }
    const asked = same ? {} : queryColumns(query);
    const options = await optionsOf(
      { tx, clock },
      { query, args: withTarget(changes, locked, !same) },
    );
    if (same && !differs(locked, options)) return { status: 'unchanged', rule: before };
    await tx
      .update(subscriptions)
      .set({ ...asked, ...options, revision: revision + 1 })
      .where(eq(subscriptions.id, subscriptionId));
    const after = await findSubscription({ db: tx }, ids);
    return after ? { status: 'changed', before, after } : { status: 'not-found' };
  });
}

/** A rule that asks for something else has its bar found anew, if that is what it has. */
function withTarget(
  changes: Partial<Rule>,
  { dailyTarget }: { dailyTarget: number | null },
  isOther: boolean,
): Partial<Rule> {
  const isTargetKept = changes.dailyTarget === undefined && changes.minHeat === undefined;
  return isOther && isTargetKept && dailyTarget !== null ? { ...changes, dailyTarget } : changes;
}
