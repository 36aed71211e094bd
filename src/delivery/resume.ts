/** Owns opening a destination again that was paused because it was closed to us. */
import { sql } from 'drizzle-orm';
import type { Transaction } from '../db/client.ts';
import { shareLine } from '../db/line-lock.ts';
import { reopen } from '../subscriptions/reopen.ts';

/** As many as a source's first contact brings. */
const RESUMED_STORIES = 3;
const LEFT_BEHIND = `It came while this place was closed to Keypoint. When it opened again only the newest ${RESUMED_STORIES} were posted.`;

/**
 * Of what the pause held back: the edits of posted messages and what a lost try may have posted, the
 * digests (none is made meanwhile, so there is one of a cadence at most), and only the newest of what
 * is new. Answers whether it had been paused.
 */
export async function resumeDestination(
  tx: Transaction,
  destinationId: number,
  now: Date,
): Promise<boolean> {
  // A batch that is under way has seen it paused, and would hold what nobody opens any more.
  await shareLine(tx);
  if (!(await reopen(tx, destinationId))) return false;
  const at = sql`${now.toISOString()}::timestamptz`;
  await tx.execute(sql`
    update deliveries set state = 'due', held_for = null, reason = null, due_at = ${at}
    where destination_id = ${destinationId} and state = 'held' and held_for = 'paused'
      and (message_id is not null or unsure_since is not null or id in (
        select id from deliveries
        where destination_id = ${destinationId} and state = 'held' and held_for = 'paused'
          and message_id is null
        order by id desc limit ${RESUMED_STORIES}))`);
  // Not `paused`: the next time that it opens its newest are others.
  await tx.execute(sql`
    update deliveries set held_for = 'flood', reason = ${LEFT_BEHIND}
    where destination_id = ${destinationId} and state = 'held' and held_for = 'paused'`);
  await tx.execute(sql`
    update digests set state = 'due', reason = null, due_at = ${at}
    where destination_id = ${destinationId} and state = 'held'`);
  return true;
}
