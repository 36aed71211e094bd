/** Owns what a batch of articles means for the outbox: who is due a story, and which messages change. */
import type { Transaction } from '../db/client.ts';
import type { Grouping } from '../stories/group.ts';
import { planEdits, planWithheld } from './plan-edits.ts';
import { moveMerged } from './plan-merges.ts';
import { planPosts } from './plan-posts.ts';
import { planUpdates } from './plan-updates.ts';

export type PlanSettings = {
  /** The least heat of a story for subscriptions that set none. */
  alertBar: number;
  /** A story whose newest article is older does not alert. */
  alertMaxAgeHours: number;
  /** The most alerts of one place that wait at once. */
  alertsAtOnce: number;
};

export type PlanArgs = PlanSettings & {
  now: Date;
  grouping: Grouping;
  isBacklog: boolean;
};

/**
 * Plans a first post where a story has just come over a subscription's bar, and an edit wherever it
 * was already posted. One row per destination and story, so that nothing is planned twice. The
 * caller holds the line's lock: nobody else counts meanwhile.
 */
export async function planStories(tx: Transaction, args: PlanArgs): Promise<void> {
  await moveMerged(tx, args.grouping.merges);
  await planEdits(tx, args.now, args.grouping.changes);
  await planWithheld(tx, args.now, args.grouping);
  await planUpdates(tx, args);
  if (!args.isBacklog) await planPosts(tx, args);
}
