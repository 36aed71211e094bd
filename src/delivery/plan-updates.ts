/** Owns the decision who is told that a story goes on, of those who follow it. */
import { sql } from 'drizzle-orm';
import type { Transaction } from '../db/client.ts';
import { rowsOf } from '../db/rows-of.ts';
import type { Grouping, StoryChange } from '../stories/group.ts';

/** A story has at most one message an hour for each who follows it; what comes meanwhile joins it. */
export const UPDATE_PAUSE_MS = 60 * 60 * 1_000;

type Args = { now: Date; grouping: Grouping; isBacklog: boolean };

export async function planUpdates(tx: Transaction, args: Args): Promise<void> {
  const { now, grouping, isBacklog } = args;
  await moveFollows(tx, grouping.merges);
  const known = grouping.changes.filter(({ before }) => before !== null);
  if (known.length === 0) return;
  const ids = idsOf(known);
  const followed = await tx.execute(sql`
    select 1 from story_follows where story_id = any(${ids}) limit 1`);
  if (rowsOf(followed).length === 0) return;
  if (!isBacklog) await planNews(tx, { now, ids });
  const taken = known.filter(({ state, before }) => state === 'retracted' && before?.isLive);
  if (taken.length > 0) await planRetractions(tx, { now, ids: idsOf(taken) });
}

/** One who follows both goes on with the one that is left. */
async function moveFollows(tx: Transaction, merges: Grouping['merges']): Promise<void> {
  for (const { from, into } of merges) {
    await tx.execute(sql`
      update story_follows going set story_id = ${into} where going.story_id = ${from}
        and not exists (select from story_follows other
          where other.story_id = ${into} and other.user_id = going.user_id)`);
    await tx.execute(sql`delete from story_follows where story_id = ${from}`);
  }
}

/** Listed articles that came after somebody began to follow, and after the last that was told. */
const gained = sql`
  join story_articles member on member.story_id = follow.story_id
  join articles article on article.id = member.article_id
    and article.state = 'listed' and article.first_seen_at > follow.created_at`;

async function planNews(tx: Transaction, { now, ids }: { now: Date; ids: Ids }): Promise<void> {
  const at = sql`${now.toISOString()}::timestamptz`;
  // What has not been tried yet is told of more; a try may have arrived as it was.
  await tx.execute(sql`
    update story_updates waiting set to_article_id = gained.last
    from (select follow.id, max(article.id) as last from story_follows follow ${gained}
      where follow.story_id = any(${ids}) group by follow.id) gained
    where waiting.follow_id = gained.id and waiting.kind = 'news' and waiting.state = 'due'
      and waiting.attempts = 0 and waiting.unsure_since is null
      and gained.last > waiting.to_article_id`);
  await tx.execute(sql`
    insert into story_updates
      (follow_id, kind, from_article_id, to_article_id, state, due_at, created_at)
    select follow.id, 'news', min(article.id), max(article.id), 'due',
      greatest(${at}, told.at + ${UPDATE_PAUSE_MS} * interval '1 millisecond'), ${at}
    from story_follows follow ${gained}
    left join lateral (
      select max(told.to_article_id) as last, max(coalesce(told.sent_at, told.due_at)) as at
      from story_updates told where told.follow_id = follow.id and told.kind = 'news'
    ) told on true
    where follow.story_id = any(${ids}) and article.id > coalesce(told.last, 0)
    group by follow.id, told.at order by follow.id
    on conflict do nothing`);
}

async function planRetractions(
  tx: Transaction,
  { now, ids }: { now: Date; ids: Ids },
): Promise<void> {
  const at = sql`${now.toISOString()}::timestamptz`;
  await tx.execute(sql`
    insert into story_updates
      (follow_id, kind, from_article_id, to_article_id, state, due_at, created_at)
    select follow.id, 'retracted', story.head_article_id, story.head_article_id, 'due', ${at}, ${at}
    from story_follows follow join stories story on story.id = follow.story_id
    where follow.story_id = any(${ids}) order by follow.id
    on conflict do nothing`);
}

type Ids = ReturnType<typeof idsOf>;

function idsOf(changes: readonly StoryChange[]) {
  return sql`${`{${changes.map(({ storyId }) => storyId).join()}}`}::bigint[]`;
}
