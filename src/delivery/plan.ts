/** Owns the decision which destinations are due a story, and writing it into the outbox. */
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Transaction } from '../db/client.ts';
import { chunksOf } from '../lib/chunks.ts';
import type { Grouping, StoryChange } from '../stories/group.ts';
import { destinations, subscriptions } from '../subscriptions/tables.ts';
import { deliveries } from './tables.ts';

export type PlanArgs = {
  now: Date;
  /** The least heat of a story for subscriptions that set none. */
  alertBar: number;
  grouping: Grouping;
  isBacklog: boolean;
};

/** Edits of one message are at least this far apart: coverage comes in bursts. */
export const EDIT_PAUSE_MS = 2 * 60 * 1_000;

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
function comesOver({ heat, before, isRestored }: StoryChange, topic: string, bar: number): boolean {
  // Nor is what was taken back and is there again: a file moved away and back (design.md "Identity").
  if (heat < bar || isRestored) return false;
  return !(before?.isLive && before.heat >= bar && before.topics.has(topic));
}

/**
 * Sent, or refused as it was: another revision may be right. A message that is gone stays so, and
 * what a digest shows is not edited.
 */
const isResting = sql`(${deliveries.state} = 'failed'
  or (${deliveries.state} = 'sent' and ${deliveries.messageId} is not null))`;

/** Its message is right so far, and waits to be passed on to other servers. */
const isWaitingToCrosspost = sql`(${deliveries.state} = 'due' and ${deliveries.crosspostAt} is not null)`;

async function planEdits(tx: Transaction, now: Date, changes: StoryChange[]): Promise<void> {
  const at = sql`${now.toISOString()}::timestamptz`;
  for (const { storyId, revision } of changes.filter(({ before }) => before !== null)) {
    await tx
      .update(deliveries)
      .set({
        revision,
        state: sql`case when ${isResting} then 'due' else ${deliveries.state} end`,
        dueAt: sql`case
          when ${isResting} then greatest(${at}, ${deliveries.dueAt})
          when ${isWaitingToCrosspost} then least(${deliveries.dueAt},
            greatest(${at}, ${deliveries.sentAt} + ${EDIT_PAUSE_MS} * interval '1 millisecond'))
          else ${deliveries.dueAt} end`,
      })
      .where(
        and(
          eq(deliveries.storyId, storyId),
          isNull(deliveries.digestId),
          sql`(${deliveries.state} in ('due', 'sending') or ${isResting})`,
          sql`${deliveries.revision} < ${revision}`,
        ),
      );
  }
}

/** What was withheld because its story could not be shown is due when the story is back. */
async function planWithheld(tx: Transaction, now: Date, changes: StoryChange[]): Promise<void> {
  const back = changes.filter(({ state, before }) => state === 'live' && before?.isLive === false);
  for (const { storyId, revision } of back) {
    await tx
      .update(deliveries)
      .set({ state: 'due', dueAt: now, revision, heldFor: null, reason: null })
      .where(
        and(
          eq(deliveries.storyId, storyId),
          eq(deliveries.state, 'held'),
          eq(deliveries.heldFor, 'story'),
          // At a paused destination the destination is what holds it.
          sql`exists (select from ${destinations} place
            where place.id = ${deliveries.destinationId} and place.state = 'open')`,
        ),
      );
  }
}

/** The messages of a merged story show the story that took it in, where that has none there. */
async function moveMerged(tx: Transaction, merges: Grouping['merges']): Promise<void> {
  for (const { from, into } of merges) {
    // Both have a row there but only the merged one was posted: its message goes over.
    await tx.execute(sql`
      update deliveries taking set state = 'sent', revision = 0, sent_revision = 0,
        channel_id = giving.channel_id, message_id = giving.message_id, sent_at = giving.sent_at,
        due_at = giving.due_at, post_name = giving.post_name, crosspost_at = giving.crosspost_at,
        held_for = null, reason = null
      from deliveries giving
      where giving.story_id = ${from} and taking.story_id = ${into}
        and giving.destination_id = taking.destination_id
        and giving.message_id is not null and giving.digest_id is null
        and taking.message_id is null and taking.digest_id is null
        and taking.state <> 'sending'`);
    await tx
      .update(deliveries)
      .set({ storyId: into, revision: 0 })
      .where(
        and(
          eq(deliveries.storyId, from),
          sql`not exists (select from ${deliveries} other
            where other.story_id = ${into} and other.destination_id = ${deliveries.destinationId})`,
        ),
      );
  }
}
