/** Owns the decision which destinations are due a story for the first time, when, and as what. */
import { inArray, type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../db/client.ts';
import { rowsOf } from '../db/rows-of.ts';
import { localDayOf } from '../lib/zoned-time.ts';
import type { StoryChange } from '../stories/group.ts';
import { destinations, subscriptions } from '../subscriptions/tables.ts';
import { newestArticleAt } from './age.ts';
import type { PlanArgs } from './plan.ts';
import { quietUntil } from './quiet-hours.ts';
import { keepWithinLimits } from './volume.ts';

/**
 * One row for each place and story that has just come over the bar of one of its rules, in the
 * order of the stories. In one statement: a topic may have a hundred thousand followers.
 */
export async function planPosts(tx: Transaction, args: PlanArgs): Promise<void> {
  const { now, alertBar, alertMaxAgeHours, grouping } = args;
  const changes = grouping.changes.flatMap(toRows);
  if (changes.length === 0) return;
  const topics = [...new Set(changes.map(({ topic }) => topic))];
  const isFollower = inArray(
    destinations.id,
    tx
      .select({ id: subscriptions.destinationId })
      .from(subscriptions)
      .where(inArray(subscriptions.topic, topics)),
  );
  const hours = await readHours(tx, now, isFollower);
  const at = sql`${now.toISOString()}::timestamptz`;
  const result = await tx.execute(sql`
    with change as materialized (
      select change.*, ${newestArticleAt(sql`change.story_id`)} as newest_at
      from jsonb_to_recordset(${jsonOf(changes)}) as change
        (story_id bigint, topic text, heat int, known_heat int, revision int)
    ), hours as materialized (
      select * from jsonb_to_recordset(${jsonOf(hours)}) as hours
        (key text, due_at timestamptz, day text)
    ), rule as materialized (
      select rule.*, coalesce(rule.min_heat, ${alertBar}::int) as bar
      from subscriptions rule where ${inArray(sql`rule.topic`, topics)}
      order by rule.id
      -- One that is removed meanwhile waits until its rows are written, and then takes them along.
      for key share
    ), wanted as (
      select distinct on (change.story_id, rule.destination_id)
        change.story_id, change.revision, rule.destination_id, rule.id as rule_id, rule.cadence,
        -- A digest tells what came since the last one: it may be older by that.
        change.newest_at < ${at} - ${alertMaxAgeHours} * interval '1 hour'
          - case rule.cadence when 'daily' then interval '1 day'
              when 'weekly' then interval '7 days' else interval '0' end as is_old
      from change join rule on rule.topic = change.topic
      where change.heat >= rule.bar
        and (change.known_heat is null or change.known_heat < rule.bar)
      -- Too old for an alert, it may be new enough for a digest of another rule.
      order by change.story_id, rule.destination_id, is_old, ${rankOf(sql`rule.cadence`)}, rule.id
    ), judged as (
      select wanted.*, place.paused_reason, hours.due_at, hours.day,
        case when is_old then 'held' when cadence <> 'instant' then 'gathered'
          when place.state = 'open' then 'due' else 'held' end as state
      from wanted join destinations place on place.id = wanted.destination_id
      left join hours on hours.key = ${hoursKey}
    ), planned as (
      insert into deliveries (destination_id, story_id, subscription_id, state, cadence, held_for,
        reason, alert_day, due_at, revision, created_at)
      select destination_id, story_id, rule_id, state, cadence,
        case when is_old then 'age' when state = 'held' then 'paused' end,
        case when is_old then ${`its newest article is older than ${alertMaxAgeHours} hours`}
          when state = 'held' then paused_reason
          when state = 'due' and due_at > ${at} then 'waits for the end of the quiet hours' end,
        case when state = 'due' then day end,
        case when state = 'due' then coalesce(due_at, ${at}) else ${at} end,
        revision, ${at}
      from judged order by story_id, destination_id
      ${orUpgrade}
      returning 1
    ) select 1 as planned from planned limit 1`);
  if (rowsOf(result).length > 0) await keepWithinLimits(tx, { ...args, hours });
}

/**
 * What only gathers for a digest becomes what a stronger rule makes of it: an alert rather than
 * part of a digest, of a daily one rather than of a weekly one.
 */
export const orUpgrade = sql`
  on conflict (destination_id, story_id) do update set
    subscription_id = excluded.subscription_id, state = excluded.state,
    cadence = excluded.cadence, held_for = excluded.held_for, reason = excluded.reason,
    alert_day = excluded.alert_day, due_at = excluded.due_at, revision = excluded.revision,
    asked_at = excluded.asked_at
  where deliveries.state = 'gathered' and deliveries.digest_id is null
    and excluded.held_for is distinct from 'age'
    and (deliveries.held_for is null or excluded.asked_at is not null)
    and ${rankOf(sql`excluded.cadence`)} < ${rankOf(sql`deliveries.cadence`)}`;

export function rankOf(cadence: SQL): SQL {
  return sql`array_position(array['instant', 'daily', 'weekly'], ${cadence})`;
}

type ChangeRow = {
  story_id: number;
  topic: string;
  heat: number;
  /** What it had here before; null when it is new here. Over the bar then, it is no news now. */
  known_heat: number | null;
  revision: number;
};

function toRows({ state, topics, heat, storyId, ...change }: StoryChange): ChangeRow[] {
  if (state !== 'live') return [];
  const { before, restoredHeat, revision } = change;
  return [...topics].map((topic) => {
    const seen = before?.isLive && before.topics.has(topic) ? [before.heat] : [];
    // A file moved away and back is no news either (design.md "Identity").
    const known = restoredHeat === null ? seen : [...seen, restoredHeat];
    const known_heat = known.length === 0 ? null : Math.max(...known);
    return { story_id: storyId, topic, heat, known_heat, revision };
  });
}

/** What an alert of now means at places that share a zone and quiet hours. */
export type Hours = { key: string; due_at: string; day: string; isLimited: boolean };

const hoursKey = sql`concat_ws('|', place.zone, place.quiet_mode, place.quiet_from, place.quiet_to)`;

async function readHours(tx: Transaction, now: Date, which: SQL): Promise<Hours[]> {
  const { zone, quietMode, quietFrom, quietTo, dailyLimit } = destinations;
  const rows = await tx
    .select({
      zone,
      quietMode,
      quietFrom,
      quietTo,
      isLimited: sql<boolean>`bool_or(${dailyLimit} is not null)`,
    })
    .from(destinations)
    .where(which)
    .groupBy(zone, quietMode, quietFrom, quietTo);
  return rows.map(({ isLimited, ...place }) => {
    const dueAt = (place.quietMode === 'hold' ? quietUntil(place, now) : null) ?? now;
    const parts = [place.zone, place.quietMode, place.quietFrom, place.quietTo];
    const key = parts.filter((part) => part !== null).join('|');
    return { key, due_at: dueAt.toISOString(), day: localDayOf(dueAt, place.zone), isLimited };
  });
}

function jsonOf(rows: readonly object[]): SQL {
  return sql`${JSON.stringify(rows)}::text::jsonb`;
}
