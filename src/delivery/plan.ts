/** Owns the decision which destinations are due a story, and writing it into the outbox. */
import { eq, inArray } from 'drizzle-orm';
import type { Transaction } from '../db/client.ts';
import { chunksOf } from '../lib/chunks.ts';
import type { Grouping, StoryChange } from '../stories/group.ts';
import { destinations, subscriptions } from '../subscriptions/tables.ts';
import { planEdits, planWithheld } from './plan-edits.ts';
import { moveMerged } from './plan-merges.ts';
import { deliveries } from './tables.ts';

export type PlanArgs = {
  now: Date;
  /** The least heat of a story for subscriptions that set none. */
  alertBar: number;
  grouping: Grouping;
  isBacklog: boolean;
};

const ROWS_PER_INSERT = 2_000;

/**
 * Plans a first post where a story has just come over a subscription's bar, and an edit wherever it
 * was already posted. One row per destination and story, so that nothing is planned twice.
 */
export async function planStories(tx: Transaction, args: PlanArgs): Promise<void> {
  await moveMerged(tx, args.grouping.merges);
  await planEdits(tx, args.now, args.grouping.changes);
  await planWithheld(tx, args.now, args.grouping.changes);
  if (!args.isBacklog) await planPosts(tx, args);
}

async function planPosts(tx: Transaction, { now, alertBar, grouping }: PlanArgs): Promise<void> {
  const live = grouping.changes.filter(({ state, topics }) => state === 'live' && topics.size > 0);
  const byTopic = new Map<string, StoryChange[]>();
  for (const change of live) {
    for (const topic of change.topics) byTopic.set(topic, [...(byTopic.get(topic) ?? []), change]);
  }
  if (byTopic.size === 0) return;
  const rules = await tx
    .select({
      id: subscriptions.id,
      topic: subscriptions.topic,
      minHeat: subscriptions.minHeat,
      destinationId: subscriptions.destinationId,
      destinationState: destinations.state,
      pausedReason: destinations.pausedReason,
    })
    .from(subscriptions)
    .innerJoin(destinations, eq(destinations.id, subscriptions.destinationId))
    .where(inArray(subscriptions.topic, [...byTopic.keys()]))
    .orderBy(subscriptions.id)
    // One that is removed meanwhile waits until its rows are written, and then takes them along.
    .for('key share', { of: subscriptions });
  const rows = rules.flatMap((rule) =>
    (byTopic.get(rule.topic) ?? [])
      .filter((change) => comesOver(change, rule.topic, rule.minHeat ?? alertBar))
      .map((change) => ({
        destinationId: rule.destinationId,
        storyId: change.storyId,
        subscriptionId: rule.id,
        state: rule.destinationState === 'open' ? ('due' as const) : ('held' as const),
        heldFor: rule.destinationState === 'open' ? null : ('paused' as const),
        reason: rule.pausedReason,
        dueAt: now,
        revision: change.revision,
        createdAt: now,
      })),
  );
  for (const some of chunksOf(rows, ROWS_PER_INSERT)) {
    await tx.insert(deliveries).values(some).onConflictDoNothing();
  }
}

/** A story that was over the bar before was planned, or was backlog, then: it is no news now. */
function comesOver(change: StoryChange, topic: string, bar: number): boolean {
  const { heat, before, restoredHeat } = change;
  // Nor is what was taken back and is there again: a file moved away and back (design.md "Identity").
  if (heat < bar || (restoredHeat !== null && restoredHeat >= bar)) return false;
  return !(before?.isLive && before.heat >= bar && before.topics.has(topic));
}
