/** Owns when each destination's next digest of a cadence comes. */
import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../db/client.ts';
import { nextLocal } from '../lib/zoned-time.ts';
import { activeRule } from '../subscriptions/rule.ts';
import { destinations, subscriptions } from '../subscriptions/tables.ts';
import type { DigestCadence } from './digest-window.ts';
import { deliveries } from './tables.ts';

const NEXT_COLUMNS = { daily: 'nextDailyAt', weekly: 'nextWeeklyAt' } as const;
const BATCH = 1_000;

type Place = Pick<typeof destinations.$inferSelect, 'id' | 'zone' | 'digestHour' | 'digestWeekday'>;

export function nextColumn(cadence: DigestCadence) {
  return destinations[NEXT_COLUMNS[cadence]];
}

export function nextDigestAt(place: Omit<Place, 'id'>, cadence: DigestCadence, now: Date): Date {
  const { zone, digestHour: hour, digestWeekday } = place;
  const weekday = cadence === 'weekly' ? { weekday: digestWeekday } : {};
  return nextLocal(now, { zone, hour, ...weekday });
}

/** When it comes, whether or not the job has planned it yet. */
export async function nextDigestOf(
  { db }: { db: Database | Transaction },
  { destinationId, cadence, now }: { destinationId: number; cadence: DigestCadence; now: Date },
): Promise<Date> {
  const [place] = await db.select().from(destinations).where(eq(destinations.id, destinationId));
  if (!place) throw new Error(`there is no destination ${destinationId}`);
  return place[NEXT_COLUMNS[cadence]] ?? nextDigestAt(place, cadence, now);
}

/** Plans the next digest wherever a rule asks for one or a story waits for it and none is planned. */
export async function scheduleDigests(
  { db }: { db: Database | Transaction },
  { cadence, now }: { cadence: DigestCadence; now: Date },
): Promise<void> {
  for (;;) {
    const places = await db
      .select()
      .from(destinations)
      .where(and(isNull(nextColumn(cadence)), or(hasRule(cadence, now), gathersFor(cadence))))
      .orderBy(asc(destinations.id))
      .limit(BATCH);
    const next = places.map((place) => ({
      id: place.id,
      at: nextDigestAt(place, cadence, now),
    }));
    await setNext({ db }, cadence, next);
    if (places.length < BATCH) return;
  }
}

/** `at` null: none is planned. */
export async function setNext(
  { db }: { db: Database | Transaction },
  cadence: DigestCadence,
  next: readonly { id: number; at: Date | null }[],
): Promise<void> {
  // Most are at the same few hours.
  const idsAt = new Map<number | null, number[]>();
  for (const { id, at } of next) {
    const time = at?.getTime() ?? null;
    idsAt.set(time, [...(idsAt.get(time) ?? []), id]);
  }
  for (const [time, ids] of idsAt) {
    await db
      .update(destinations)
      .set({ [NEXT_COLUMNS[cadence]]: time === null ? null : new Date(time) })
      .where(inArray(destinations.id, ids));
  }
}

/** One that rests asks for none. */
function hasRule(cadence: DigestCadence, now: Date) {
  return sql`exists (select from ${subscriptions} rule
    where rule.destination_id = ${destinations.id} and rule.cadence = ${cadence}
      and ${activeRule(now)})`;
}

function gathersFor(cadence: DigestCadence) {
  return sql`exists (select from ${deliveries} waiting
    where waiting.destination_id = ${destinations.id} and waiting.cadence = ${cadence}
      and waiting.state = 'gathered' and waiting.digest_id is null)`;
}
