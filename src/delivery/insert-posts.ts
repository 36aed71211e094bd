/** Owns writing many new rows of the outbox at once. */
import { sql } from 'drizzle-orm';
import type { Transaction } from '../db/client.ts';
import { rowsOf } from '../db/rows-of.ts';
import { rankOf } from './ranks.ts';
import type { deliveries } from './tables.ts';

type Row = typeof deliveries.$inferSelect;

/** What many new rows have alike. */
export type PostKind = Pick<
  Row,
  'storyId' | 'cadence' | 'state' | 'heldFor' | 'reason' | 'alertDay' | 'dueAt' | 'revision'
>;

export type NewPosts = {
  kinds: readonly PostKind[];
  /** In the order in which they are written; `kind` is an index of the kinds. */
  posts: readonly { destinationId: number; subscriptionId: number; kind: number }[];
};

/**
 * Thousands differ in little but their place: what they share is handed over once. Answers whether
 * any was written.
 * @param isNew no place has a row of any of these stories: to look for one costs a third of it all
 */
export async function insertPosts(
  tx: Transaction,
  { kinds, posts, isNew, now }: NewPosts & { isNew: boolean; now: Date },
): Promise<boolean> {
  const array = (values: readonly number[]) => sql`${`{${values.join()}}`}::bigint[]`;
  const at = sql`${now.toISOString()}::timestamptz`;
  const result = await tx.execute(sql`
    with kind as materialized (
      select ordinality - 1 as kind, shared.*
      from rows from (
        jsonb_to_recordset(${JSON.stringify(kinds)}::text::jsonb) as
          ("storyId" bigint, cadence text, state text, "heldFor" text, reason text,
           "alertDay" text, "dueAt" timestamptz, revision int)
      ) with ordinality as shared("storyId", cadence, state, "heldFor", reason, "alertDay", "dueAt",
        revision, ordinality)
    ), planned as (
      insert into deliveries (destination_id, story_id, subscription_id, state, cadence, held_for,
        reason, alert_day, due_at, revision, created_at)
      select post.destination_id, kind."storyId", post.subscription_id, kind.state, kind.cadence,
        kind."heldFor", kind.reason, kind."alertDay", kind."dueAt", kind.revision, ${at}
      from unnest(
        ${array(posts.map(({ destinationId }) => destinationId))},
        ${array(posts.map(({ subscriptionId }) => subscriptionId))},
        ${array(posts.map(({ kind }) => kind))}
      ) with ordinality as post(destination_id, subscription_id, kind, place)
      join kind on kind.kind = post.kind
      order by post.place
      ${isNew ? sql`` : orUpgrade}
      returning 1
    ) select 1 as planned from planned limit 1`);
  return rowsOf(result).length > 0;
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
