/** Owns what a follower gets without anything having happened: a backlog's or a topic's newest. */
import { sql, type SQL } from 'drizzle-orm';
import type { Database, Transaction } from '../db/client.ts';

type NewestArgs = {
  now: Date;
  alertBar: number;
  perSubscription: number;
};

/**
 * The end of a source's first contact: each subscription gets the newest few, by the date that they
 * were published, of the stories that came in since `since`; the rest is stored and never alerts.
 */
export async function planBacklog(
  tx: Transaction,
  { since, ...args }: NewestArgs & { since: Date },
): Promise<void> {
  await planNewest(tx, args, {
    rules: sql`true`,
    candidates: sql`topic.first_seen_at >= ${since.toISOString()}::timestamptz`,
    order: sql`head.published_at desc nulls last, story.id desc`,
  });
}

/** Answers whether anything was planned. */
export async function planNewest(
  db: Database | Transaction,
  { now, alertBar, perSubscription }: NewestArgs,
  { rules, candidates, order }: { rules: SQL; candidates: SQL; order: SQL },
): Promise<boolean> {
  const at = sql`${now.toISOString()}::timestamptz`;
  // Written oldest first: rows are sent in the order of their ids, and the newest belongs last.
  const result = await db.execute(sql`
    insert into deliveries
      (destination_id, story_id, subscription_id, state, held_for, reason, due_at, revision, created_at)
    select place.id, newest.id, rule.id,
      case when place.state = 'open' then 'due' else 'held' end,
      case when place.state = 'open' then null else 'paused' end, place.paused_reason,
      ${at}, newest.revision, ${at}
    from subscriptions rule
    join destinations place on place.id = rule.destination_id
    cross join lateral (
      select story.id, story.revision, head.published_at
      from story_topics topic
      join stories story on story.id = topic.story_id
      join articles head on head.id = story.head_article_id
      where topic.topic = rule.topic and story.state = 'live'
        and story.heat >= coalesce(rule.min_heat, ${alertBar}::int) and ${candidates}
      order by ${order}
      limit ${perSubscription}
    ) newest
    where ${rules}
    order by newest.published_at nulls first, newest.id
    on conflict do nothing
    returning id`);
  return countRows(result) > 0;
}

/** postgres.js answers the rows themselves, PGlite an object that holds them. */
function countRows(result: unknown): number {
  if (Array.isArray(result)) return result.length;
  const isHolder = typeof result === 'object' && result !== null && 'rows' in result;
  return isHolder && Array.isArray(result.rows) ? result.rows.length : 0;
}
