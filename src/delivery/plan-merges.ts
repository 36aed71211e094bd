/** Owns what becomes of a story's messages when another takes it in. */
import { and, eq, sql } from 'drizzle-orm';
import type { Transaction } from '../db/client.ts';
import { isAnyOf } from '../db/unnest.ts';
import type { Grouping } from '../stories/group.ts';
import { deliveries } from './tables.ts';
import { moveTold } from './told-stories.ts';

/** The messages of a merged story show the story that took it in, where that has none there. */
export async function moveMerged(tx: Transaction, merges: Grouping['merges']): Promise<void> {
  await moveTold(tx, merges);
  for (const { from, into } of await posted(tx, merges)) {
    // Nobody claims one of them meanwhile: its card would come beside the other's.
    await tx.execute(sql`select id from deliveries
      where story_id in (${from}, ${into}) order by id for update`);
    // What may be on its way, or there, is the one that stays: the other would come beside it. So is
    // what is to come, where the other is not, or in a digest alone.
    await tx.execute(sql`
      delete from deliveries taking using deliveries giving
      where giving.story_id = ${from} and taking.story_id = ${into}
        and giving.destination_id = taking.destination_id
        and giving.message_id is null
        and (giving.state = 'sending' or giving.unsure_since is not null
          or (giving.state in ('due', 'gathered') and giving.digest_id is null
            and taking.state = 'held' and taking.held_for <> 'paused')
          or (giving.state = 'due' and taking.state = 'gathered'))
        and taking.message_id is null and taking.unsure_since is null
        and taking.digest_id is null and taking.state in ('due', 'held', 'gathered')`);
    // Both have a row there but only the merged one was shown: its message goes over, or its digest.
    await tx.execute(sql`
      update deliveries taking set state = 'sent', revision = 0, sent_revision = 0,
        channel_id = giving.channel_id, message_id = giving.message_id, sent_at = giving.sent_at,
        due_at = giving.due_at, post_name = giving.post_name, crosspost_at = giving.crosspost_at,
        digest_id = giving.digest_id, held_for = null, reason = null
      from deliveries giving
      where giving.story_id = ${from} and taking.story_id = ${into}
        and giving.destination_id = taking.destination_id
        and (giving.message_id is not null
          or (giving.digest_id is not null and giving.state = 'sent'))
        and taking.message_id is null and taking.state <> 'sending'
        and (taking.digest_id is null or taking.state = 'gathered')`);
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

/** Those whose `from` has any message; most stories never have, and a backlog's none at all. */
async function posted(tx: Transaction, merges: Grouping['merges']): Promise<Grouping['merges']> {
  if (merges.length === 0) return [];
  const ids = merges.map(({ from }) => from);
  const rows = await tx
    .selectDistinct({ id: deliveries.storyId })
    .from(deliveries)
    .where(isAnyOf(deliveries.storyId, ids));
  const known = new Set(rows.map(({ id }) => id));
  return merges.filter(({ from, into }) => {
    const isPosted = known.has(from);
    // What took it in may be taken in by a third, with the messages that it got from here.
    if (isPosted) known.add(into);
    return isPosted;
  });
}
