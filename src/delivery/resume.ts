/** Owns opening a destination again that was paused because it was closed to us. */
import { sql } from 'drizzle-orm';
import type { Transaction } from '../db/client.ts';
import { reopen } from '../subscriptions/reopen.ts';

/** As many as a source's first contact brings. */
const RESUMED_STORIES = 3;

/**
 * Of what the pause held back: the edits of posted messages, the newest digest, and only the newest
 * of what is new. Answers whether it had been paused.
 */
export async function resumeDestination(
  tx: Transaction,
  destinationId: number,
  now: Date,
): Promise<boolean> {
  if (!(await reopen(tx, destinationId))) return false;
  const at = sql`${now.toISOString()}::timestamptz`;
  await tx.execute(sql`
    update deliveries set state = 'due', held_for = null, reason = null, due_at = ${at}
    where destination_id = ${destinationId} and state = 'held' and held_for = 'paused'
      and (message_id is not null or id in (
        select id from deliveries
        where destination_id = ${destinationId} and state = 'held' and held_for = 'paused'
          and message_id is null
        order by id desc limit ${RESUMED_STORIES}))`);
  await tx.execute(sql`
    update digests set state = 'due', reason = null, due_at = ${at}
    where id = (select max(id) from digests where destination_id = ${destinationId})
      and state = 'held'`);
  return true;
}
