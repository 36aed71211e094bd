/** Owns what a follower gets without anything having happened: a backlog's or a topic's newest. */
import { sql, type SQL } from 'drizzle-orm';
import type { Database, Transaction } from '../db/client.ts';
import { rowsOf } from '../db/rows-of.ts';
import { activeRule } from '../subscriptions/rule.ts';
import { newestMatches } from './newest-matches.ts';
import { orUpgrade } from './insert-posts.ts';
import { rankOf } from './ranks.ts';
import { mayBeTold } from './told-stories.ts';

type NewestArgs = {
  now: Date;
  alertBar: number;
  perSubscription: number;
};

/** Sources of which many are read for the first time at once: feeds. */
type ManySources = {
  /** Queries of the ids of articles: those of the source that was read, and those of all its kind. */
  own: SQL;
  all: SQL;
};

/** In such a time a subscription gets its newest few but once, however many sources there are. */
const BACKLOG_HOURS = 24;

/**
 * The end of a source's first contact: each subscription gets the newest few, by the date that they
 * were published, of the stories that came in since `since`; the rest is stored and never alerts.
 * @param among where many are read at once: only stories of this one, and as many as are left
 */
export async function planBacklog(
  tx: Transaction,
  { since, among, ...args }: NewestArgs & { since: Date; among?: ManySources },
): Promise<void> {
  const isNew = sql`topic.first_seen_at >= ${since.toISOString()}::timestamptz`;
  const isOwn = among && sql`story.id in (${storiesOf(among.own)})`;
  await planNewest(tx, args, {
    rules: sql`true`,
    candidates: isOwn ? sql`${isNew} and ${isOwn}` : isNew,
    order: sql`head.published_at desc nulls last, story.id desc`,
    alertDay: null,
    had: among && hadOf(among.all, args.now),
  });
}

/** How many of such stories a subscription was given; those that a new follower gets have a day. */
function hadOf(all: SQL, now: Date): SQL {
  return sql`(select count(*) from deliveries had
    where had.subscription_id = rule.id and had.alert_day is null
      and had.asked_at > ${now.toISOString()}::timestamptz - ${BACKLOG_HOURS} * interval '1 hour'
      and had.story_id in (${storiesOf(all)}))`;
}

function storiesOf(articleIds: SQL): SQL {
  return sql`select member.story_id from story_articles member where member.article_id in (${articleIds})`;
}

/** Answers whether anything was planned. */
export async function planNewest(
  db: Database | Transaction,
  args: NewestArgs,
  {
    rules,
    candidates,
    order,
    alertDay,
    had = sql`0`,
  }: {
    /** Which rules (`rule`), of those that are in force. */
    rules: SQL;
    /** Which stories: conditions and order on `topic` (its place in time), `story` and `head`. */
    candidates: SQL;
    order: SQL;
    /** The day whose limit they count to. Null: to none, and a digest has what its rules find. */
    alertDay: string | null;
    /** How many of its few a subscription (`rule`) has had already. */
    had?: SQL | undefined;
  },
): Promise<boolean> {
  const { now, alertBar, perSubscription } = args;
  const isWanted = sql`${activeRule(now)} and (${rules})`;
  const found = await newestMatches(db, { ...args, rules: isWanted, candidates, order });
  const bar = sql`coalesce(rule.min_heat, ${alertBar}::int) + place.bar_shift`;
  const most = sql`greatest(0, ${perSubscription} - ${had})`;
  const at = sql`${now.toISOString()}::timestamptz`;
  const isUntold = sql`${mayBeTold(sql`story.id`, sql`place.created_at`)} is not true`;
  const cadence = alertDay === null ? sql`rule.cadence` : sql`'instant'`;
  // Written oldest first: rows are sent in the order of their ids, and the newest belongs last.
  const result = await db.execute(sql`
    with found as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(found)}::text::jsonb) as found
        (rule_id bigint, story_id bigint)
    ), wanted as (
      select distinct on (place.id, newest.id) place.id as destination_id, newest.*,
        rule.id as rule_id, ${cadence} as cadence, place.paused_reason,
        case when ${cadence} <> 'instant' then 'gathered'
          when place.state = 'open' then 'due' else 'held' end as state
      from subscriptions rule
      join destinations place on place.id = rule.destination_id
      cross join lateral (
        (select story.id, story.revision, head.published_at
        from story_topics topic
        join stories story on story.id = topic.story_id
        join articles head on head.id = story.head_article_id
        where rule.found_by = '{}' and topic.topic = rule.topic and story.state = 'live'
          and story.heat >= ${bar} and ${candidates}
          and ${isUntold}
        order by ${order}
        limit ${most})
        union all
        (select story.id, story.revision, head.published_at
        from found
        join stories story on story.id = found.story_id
        join (select id as story_id, first_seen_at from stories) topic on topic.story_id = story.id
        join articles head on head.id = story.head_article_id
        where rule.found_by <> '{}' and found.rule_id = rule.id and story.heat >= ${bar}
          and ${isUntold}
        order by ${order}
        limit ${most})
      ) newest
      where ${isWanted}
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
