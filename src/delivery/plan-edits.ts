/** Owns the decision which posted messages are to be edited, and when. */
import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../db/client.ts';
import { columnsOf, unnest } from '../db/unnest.ts';
import type { Grouping, StoryChange } from '../stories/group.ts';
import { destinations } from '../subscriptions/tables.ts';
import { CORRECTION_EDIT_MS, COVERAGE_EDIT_MS, editableFrom, editPause } from './edit-pace.ts';
import { deliveries } from './tables.ts';

/**
 * Sent, or refused as it was: another revision may be right. A message that is gone stays so, and
 * what a digest shows is not edited.
 */
const isResting = sql`(${deliveries.state} = 'failed'
  or (${deliveries.state} = 'sent' and ${deliveries.messageId} is not null))`;

/** Its message is right so far, and waits to be passed on to other servers. */
const isWaitingToCrosspost = sql`(${deliveries.state} = 'due' and ${deliveries.crosspostAt} is not null)`;

/** One edit a message for all that changes until it is sent; what was not posted only moves on. */
export async function planEdits(
  tx: Transaction,
  now: Date,
  changes: readonly StoryChange[],
): Promise<void> {
  const edits = changes.flatMap(({ before, storyId, revision, isCorrected }) =>
    before ? [{ storyId, revision, isCorrected }] : [],
  );
  const at = sql`${now.toISOString()}::timestamptz`;
  for (const isCorrected of [true, false]) {
    const rows = edits.filter((row) => row.isCorrected === isCorrected);
    if (rows.length === 0) continue;
    const { storyId, revision } = deliveries;
    await tx
      .update(deliveries)
      .set({
        ...columnsOf('story', { revision }),
        state: sql`case when ${isResting} then 'due' else ${deliveries.state} end`,
        dueAt: sql`case
          when ${isResting} then greatest(${at}, ${editableFrom(at)})
          when ${isWaitingToCrosspost} then least(${deliveries.dueAt}, ${at} + ${editPause(at)})
          else ${deliveries.dueAt} end`,
      })
      .from(unnest('story', { storyId, revision }, rows))
      .where(
        and(
          sql`${storyId} = story.story_id`,
          isNull(deliveries.digestId),
          sql`(${deliveries.state} in ('due', 'sending') or ${isResting})`,
          sql`${revision} < story.revision`,
          isYoungEnough(at, isCorrected),
        ),
      );
  }
}

function isYoungEnough(at: SQL, isCorrected: boolean): SQL {
  const ageMs = isCorrected ? CORRECTION_EDIT_MS : COVERAGE_EDIT_MS;
  return sql`(${deliveries.sentAt} is null
    or ${deliveries.sentAt} > ${at} - ${ageMs} * interval '1 millisecond')`;
}

/**
 * What was withheld because its story could not be shown is due, or gathers, when it is back, or when
 * one that can be shown took it in. At a paused destination it waits for that as what is new does.
 */
export async function planWithheld(
  tx: Transaction,
  now: Date,
  { changes, merges }: Grouping,
): Promise<void> {
  const taking = new Set(merges.map(({ into }) => into));
  const back = changes.filter(
    ({ state, before, storyId }) =>
      state === 'live' && (before?.isLive === false || taking.has(storyId)),
  );
  if (back.length === 0) return;
  const isGathered = sql`${deliveries.cadence} <> 'instant'`;
  const pausedReason = sql`(select coalesce(${destinations.pausedReason}, '') from ${destinations}
    where ${destinations.id} = ${deliveries.destinationId} and ${destinations.state} = 'paused')`;
  const { storyId, revision } = deliveries;
  await tx
    .update(deliveries)
    .set({
      ...columnsOf('story', { revision }),
      state: sql`case when ${isGathered} then 'gathered'
        when ${pausedReason} is null then 'due' else 'held' end`,
      dueAt: now,
      heldFor: sql`case when not ${isGathered} and ${pausedReason} is not null then 'paused' end`,
      reason: sql`case when not ${isGathered} then ${pausedReason} end`,
    })
    .from(unnest('story', { storyId, revision }, back))
    .where(
      and(
        sql`${storyId} = story.story_id`,
        eq(deliveries.state, 'held'),
        eq(deliveries.heldFor, 'story'),
      ),
    );
}
