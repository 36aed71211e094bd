/**
 * Owns letting go of what was sent long ago, a batch a transaction. A row of the outbox is all that
 * keeps its story from being posted there again: told-stories.ts has it from then on.
 */
import { and, eq, gt, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../db/client.ts';
import { lockLine } from '../db/line-lock.ts';
import { isAnyOf } from '../db/unnest.ts';
import { stories } from '../stories/tables.ts';
import { deliveries, digests } from './tables.ts';
import { noteTold } from './told-stories.ts';

/** Each holds the line for some tens of milliseconds. */
const ROWS_PER_BATCH = 200;

export type LettingGo = {
  now: Date;
  /**
   * What was written down and sent before it, of stories in which nothing has happened since. Later
   * than any edit (edit-pace.ts) and any catching up (catch-up.ts) reaches back.
   */
  before: Date;
  /** Stops after a batch. */
  signal?: AbortSignal | undefined;
};

/** Rows that wait for anything stay. @returns how many went */
export function letGoDeliveries({ db }: { db: Database }, args: LettingGo): Promise<number> {
  return inBatches(db, deliveries, args, async (tx, old) => {
    await lockLine(tx);
    const gone = await tx
      .delete(deliveries)
      .where(and(isAnyOf(deliveries.id, old), isOver(args)))
      .returning({ storyId: deliveries.storyId });
    await noteTold(tx, { storyIds: gone.map(({ storyId }) => storyId), now: args.now });
    return gone.length;
  });
}

/**
 * Of each place and cadence the last one stays: the next goes on from there. So do those that still
 * have stories. @returns how many went
 */
export function letGoDigests({ db }: { db: Database }, args: LettingGo): Promise<number> {
  return inBatches(db, digests, args, async (tx, old) => {
    const gone = await tx
      .delete(digests)
      .where(
        and(
          isAnyOf(digests.id, old),
          inArray(digests.state, ['sent', 'failed']),
          or(isNull(digests.sentAt), lt(digests.sentAt, args.before)),
          sql`exists (select from ${digests} later
            where later.destination_id = ${digests.destinationId}
              and later.cadence = ${digests.cadence} and later.id > ${digests.id})`,
          sql`not exists (select from ${deliveries}
            where ${deliveries.digestId} = ${digests.id})`,
        ),
      )
      .returning({ id: digests.id });
    return gone.length;
  });
}

/**
 * Rows are written in the order of time: the first batch without an old one is the end.
 * @param remove takes those of the old ones that may go; answers how many went
 */
async function inBatches(
  db: Database,
  outbox: typeof deliveries | typeof digests,
  args: LettingGo,
  remove: (tx: Transaction, old: readonly number[]) => Promise<number>,
): Promise<number> {
  let total = 0;
  for (let after = 0; !args.signal?.aborted;) {
    const rows = await db
      .select({ id: outbox.id, createdAt: outbox.createdAt })
      .from(outbox)
      .where(gt(outbox.id, after))
      .orderBy(outbox.id)
      .limit(ROWS_PER_BATCH);
    const old = rows.filter(({ createdAt }) => createdAt < args.before).map(({ id }) => id);
    if (old.length === 0) break;
    total += await db.transaction((tx) => remove(tx, old));
    after = rows.at(-1)?.id ?? after;
  }
  return total;
}

/** Nothing is to come of it, and neither its message nor its story is one of these days. */
function isOver({ before }: LettingGo) {
  return and(
    or(
      inArray(deliveries.state, ['sent', 'failed', 'held']),
      // It waits for a digest that Discord has refused.
      sql`exists (select from ${digests}
        where ${digests.id} = ${deliveries.digestId} and ${digests.state} = 'failed')`,
    ),
    or(isNull(deliveries.sentAt), lt(deliveries.sentAt, before)),
    sql`exists (select from ${stories} where ${and(
      eq(stories.id, deliveries.storyId),
      lt(stories.firstSeenAt, before),
      lt(stories.changedAt, before),
    )})`,
  );
}
