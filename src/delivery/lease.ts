/** Owns taking due rows of an outbox, each by one worker at a time, and giving them back. */
import { and, eq, inArray, notInArray, type SQL, sql, type SQLWrapper } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import type { ClaimArgs } from './lane.ts';
import type { deliveries, digests, notices, reports, storyUpdates } from './tables.ts';

export type Outbox =
  | typeof deliveries
  | typeof digests
  | typeof notices
  | typeof reports
  | typeof storyUpdates;

/** Longer than any send with its waits; a killed worker's rows wait this long. */
export const LEASE_MS = 60_000;

/** No destination's id: all reports go to one channel, which is none. */
export const OPERATOR_PLACE = 0;

/** Rows of one destination that one claim takes: Discord takes a channel's messages in turn. */
const PER_DESTINATION = 2;

export type LeaseArgs = ClaimArgs & {
  /** Which of the due rows; must fit a partial index on (due_at, id). */
  which: SQL;
  leaseMs?: number;
};

/**
 * Takes rows that are due, or whose worker's lease ran out, oldest first, and answers their ids.
 * While a row is `sending` its `due_at` is the end of its lease, so that one partial index serves
 * both. Answers fewer than there are when one destination has many: the next claim, which is told
 * that it is busy, goes past it. Of each destination the first that were planned: those that a full
 * channel has put off do not end up behind the others.
 */
export async function lease(
  { db }: { db: Database },
  outbox: Outbox,
  { worker, limit, now, busy, which, leaseMs = LEASE_MS }: LeaseArgs,
): Promise<number[]> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const place = placeOf(outbox);
  const isFree = busy.length === 0 ? sql`true` : notInArray(place, [...busy]);
  const claimed = await db
    .update(outbox)
    .set({
      state: 'sending',
      leasedBy: worker,
      dueAt: sql`${at} + ${leaseMs} * interval '1 millisecond'`,
      attempts: sql`${outbox.attempts} + 1`,
      // Its worker died, or is still at it: nobody knows whether Discord has it.
      unsureSince: sql`case when ${outbox.state} = 'sending'
        then ${sinceLease(outbox, leaseMs)} else ${outbox.unsureSince} end`,
    })
    .where(
      // Materialised: a plan that runs the sub-select again would claim more than the limit.
      inArray(
        outbox.id,
        sql`(with picked as materialized (
          select id, ${place} as destination_id from ${outbox}
          where state in ('due', 'sending') and ${which} and due_at <= ${at} and ${isFree}
          order by due_at, id limit ${limit} for update skip locked
        ), numbered as (
          select id, row_number() over (partition by destination_id order by id) as place
          from picked
        ) select id from numbered where place <= ${PER_DESTINATION})`,
      ),
    )
    .returning({ id: outbox.id });
  return claimed.map(({ id }) => id).toSorted((a, b) => a - b);
}

/** Of the row as it was claimed: whether its lease is still that claim's. */
export function isStillLeased(
  outbox: Outbox,
  { id, worker, dueAt }: { id: number; worker: string; dueAt: Date },
): SQL | undefined {
  return and(
    eq(outbox.id, id),
    eq(outbox.leasedBy, worker),
    eq(outbox.state, 'sending'),
    // This process may have claimed it again, after a sleep.
    eq(outbox.dueAt, dueAt),
  );
}

/** A worker's rows are due again, or everybody's; whether their try arrived stays open. */
export async function release(
  { db }: { db: Database },
  outbox: Outbox,
  { worker, now, leaseMs = LEASE_MS }: { worker: string | null; now: Date; leaseMs?: number },
): Promise<void> {
  const whose = worker === null ? undefined : eq(outbox.leasedBy, worker);
  await db
    .update(outbox)
    .set({
      state: 'due',
      dueAt: now,
      leasedBy: null,
      unsureSince: sinceLease(outbox, leaseMs),
    })
    .where(and(eq(outbox.state, 'sending'), whose));
}

function placeOf(outbox: Outbox): SQLWrapper {
  // Each who follows has a place of their own, and none of a destination.
  if ('followId' in outbox) return sql`(- ${outbox.followId})`;
  return 'destinationId' in outbox ? outbox.destinationId : sql.raw(String(OPERATOR_PLACE));
}

function sinceLease({ unsureSince, dueAt }: Outbox, leaseMs: number): SQL {
  return sql`coalesce(${unsureSince}, ${dueAt} - ${leaseMs} * interval '1 millisecond')`;
}
