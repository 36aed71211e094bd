/** Owns what a follower gets without anything having happened: a backlog's or a topic's newest. */
import { sql, type SQL } from 'drizzle-orm';
import type { Database, Transaction } from '../db/client.ts';
import { rowsOf } from '../db/rows-of.ts';
import { orUpgrade, rankOf } from './plan-posts.ts';

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
    alertDay: null,
  });
}

/** Answers whether anything was planned. */
export async function planNewest(
  db: Database | Transaction,
  { now, alertBar, perSubscription }: NewestArgs,
  {
    rules,
    candidates,
    order,
    alertDay,
  }: {
    rules: SQL;
    candidates: SQL;
    order: SQL;
    /** The day whose limit they count to. Null: to none, and a digest has what its rules find. */
    alertDay: string | null;
  },
): Promise<boolean> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const cadence = alertDay === null ? sql`rule.cadence` : sql`'instant'`;
  // Written oldest first: rows are sent in the order of their ids, and the newest belongs last.
  const result = await db.execute(sql`
    with wanted as (
      select distinct on (place.id, newest.id) place.id as destination_id, newest.*,
        rule.id as rule_id, ${cadence} as cadence, place.paused_reason,
        case when ${cadence} <> 'instant' then 'gathered'
          when place.state = 'open' then 'due' else 'held' end as state
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
      order by place.id, newest.id, ${rankOf(cadence)}, rule.id
    ), planned as (
    insert into deliveries (destination_id, story_id, subscription_id, state, cadence, asked_at,
      held_for, reason, alert_day, due_at, revision, created_at)
    select destination_id, id, rule_id, state, cadence, ${at},
      case when state = 'held' then 'paused' end, case when state = 'held' then paused_reason end,
      case when state = 'due' then ${alertDay}::text end, ${at}, revision, ${at}
    from wanted order by published_at nulls first, id
    ${orUpgrade}
    returning 1
    ) select 1 as planned from planned limit 1`);
  return rowsOf(result).length > 0;
}
