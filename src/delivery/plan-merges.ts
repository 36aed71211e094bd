/** Owns what becomes of a story's messages when another takes it in. */
import { and, eq, sql } from 'drizzle-orm';
import type { Transaction } from '../db/client.ts';
import type { Grouping } from '../stories/group.ts';
import { deliveries } from './tables.ts';

/** The messages of a merged story show the story that took it in, where that has none there. */
export async function moveMerged(tx: Transaction, merges: Grouping['merges']): Promise<void> {
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
