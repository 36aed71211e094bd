/** Owns how many alerts a place gets: of one local day, and waiting at once. The rest goes over. */
import { and, count, eq, gt, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Transaction } from '../db/client.ts';
import { isAnyOf } from '../db/unnest.ts';
import { chunksOf } from '../lib/chunks.ts';
import { activeRule } from '../subscriptions/rule.ts';
import { destinations } from '../subscriptions/tables.ts';
import { overDayReason } from './daily-limit.ts';
import { deliveries } from './tables.ts';

type LimitArgs = {
  now: Date;
  alertsAtOnce: number;
  /** Where and for which days was planned, of places that have a limit of a day. */
  limited: { destinationIds: readonly number[]; days: readonly string[] };
};
type Over = { id: number; reason: string };

const IDS_PER_UPDATE = 5_000;

/** What was just planned counts with what waited; what goes over a limit goes to the digest. */
export async function keepWithinLimits(
  tx: Transaction,
  { now, alertsAtOnce, limited }: LimitArgs,
): Promise<void> {
  if (limited.days.length > 0) {
    await moveOver(tx, { heldFor: 'volume', over: await findOverDay(tx, limited), now });
  }
  await moveOver(tx, { heldFor: 'flood', over: await findFlood(tx, alertsAtOnce), now });
}

/**
 * Not posted, nor perhaps posted, nor asked for by somebody: it may still go another way. A worker
 * that takes it meanwhile keeps it.
 */
const isMovable = sql`(${deliveries.state} = 'due' and ${deliveries.messageId} is null
  and ${deliveries.unsureSince} is null and ${deliveries.askedAt} is null)`;

/** The hottest stay, and of equals the newest; what cannot go another way goes before them. */
const mostWorthFirst = sql`${isMovable},
  (select heat from stories where stories.id = ${deliveries.storyId}) desc, ${deliveries.id} desc`;

async function findOverDay(
  tx: Transaction,
  { destinationIds, days }: LimitArgs['limited'],
): Promise<Over[]> {
  const rank = sql<number>`(row_number() over (partition by ${deliveries.destinationId},
    ${deliveries.alertDay} order by ${mostWorthFirst}))::int`;
  const ranked = tx
    .select({
      id: deliveries.id,
      most: sql<number>`${destinations.dailyLimit}`.as('most'),
      rank: rank.as('rank'),
      isMovable: sql<boolean>`${isMovable}`.as('is_movable'),
    })
    .from(destinations)
    .innerJoin(deliveries, eq(deliveries.destinationId, destinations.id))
    .where(
      and(
        isAnyOf(destinations.id, destinationIds),
        isNotNull(destinations.dailyLimit),
        inArray(deliveries.alertDay, [...days]),
        inArray(deliveries.state, ['due', 'sending', 'sent']),
      ),
    )
    .as('ranked');
  const over = await tx
    .select({ id: ranked.id, most: ranked.most })
    .from(ranked)
    .where(and(gt(ranked.rank, ranked.most), ranked.isMovable));
  return over.map(({ id, most }) => ({ id, reason: overDayReason(most) }));
}

/** In two steps: hardly ever is any place flooded, and then ranking the others would be dear. */
async function findFlood(tx: Transaction, alertsAtOnce: number): Promise<Over[]> {
  const isWaiting = and(
    inArray(deliveries.state, ['due', 'sending']),
    isNull(deliveries.messageId),
    isNull(deliveries.askedAt),
  );
  const flooded = await tx
    .select({ id: deliveries.destinationId })
    .from(deliveries)
    .where(isWaiting)
    .groupBy(deliveries.destinationId)
    .having(gt(count(), alertsAtOnce));
  const reason = `more than ${alertsAtOnce} alerts waited at once`;
  const over: Over[] = [];
  for (const places of chunksOf(flooded, IDS_PER_UPDATE)) {
    const ids = places.map(({ id }) => id);
    const ranked = tx
      .select({
        id: deliveries.id,
        rank: sql<number>`(row_number() over (partition by ${deliveries.destinationId}
          order by ${mostWorthFirst}))::int`.as('rank'),
        isMovable: sql<boolean>`${isMovable}`.as('is_movable'),
      })
      .from(deliveries)
      .where(and(isWaiting, inArray(deliveries.destinationId, ids)))
      .as('ranked');
    const found = await tx
      .select({ id: ranked.id })
      .from(ranked)
      .where(and(gt(ranked.rank, alertsAtOnce), ranked.isMovable));
    over.push(...found.map(({ id }) => ({ id, reason })));
  }
  return over;
}

/** To its place's digest when it has one, else it waits, and says why. */
async function moveOver(
  tx: Transaction,
  { heldFor, over, now }: { heldFor: 'volume' | 'flood'; over: readonly Over[]; now: Date },
): Promise<void> {
  const digest = sql`(select min(rule.cadence) from subscriptions rule
    where rule.destination_id = ${deliveries.destinationId} and rule.cadence <> 'instant'
      and ${activeRule(now)})`;
  for (const reason of new Set(over.map((row) => row.reason))) {
    const ids = over.filter((row) => row.reason === reason).map(({ id }) => id);
    for (const some of chunksOf(ids, IDS_PER_UPDATE)) {
      await tx
        .update(deliveries)
        .set({
          state: sql`case when ${digest} is null then 'held' else 'gathered' end`,
          cadence: sql`coalesce(${digest}, ${deliveries.cadence})`,
          heldFor,
          reason,
          alertDay: null,
        })
        .where(and(inArray(deliveries.id, some), isMovable));
    }
  }
}
