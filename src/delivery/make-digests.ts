/** Owns making the digests whose time has come: each of the rows that wait for it, each row once. */
import { and, asc, desc, eq, inArray, isNull, lte, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../db/client.ts';
import { shareLine } from '../db/line-lock.ts';
import type { Clock } from '../lib/clock.ts';
import { stories } from '../stories/tables.ts';
import { activeRule } from '../subscriptions/rule.ts';
import { destinations, subscriptions } from '../subscriptions/tables.ts';
import { decideDigest, type DigestCadence } from './digest-window.ts';
import { nextColumn, nextDigestAt, scheduleDigests, setNext } from './schedule-digests.ts';
import { deliveries, digests } from './tables.ts';

const CADENCES = ['daily', 'weekly'] as const;
/** Destinations of one transaction: many come due in the same minute. */
const BATCH = 100;

export const NOT_SHOWN = 'its story may not be shown any more';

type Deps = { db: Database; clock: Clock };

/** Answers how many digests are due now. Any number of processes may do this at the same time. */
export async function makeDigests({ db, clock }: Deps): Promise<number> {
  const now = clock.now();
  let made = 0;
  for (const cadence of CADENCES) {
    await scheduleDigests({ db }, { cadence, now });
    for (let places = BATCH; places === BATCH;) {
      const some = await db.transaction((tx) => makeSome(tx, { cadence, now }));
      places = some.places;
      made += some.made;
    }
  }
  return made;
}

type Args = { cadence: DigestCadence; now: Date };

async function makeSome(tx: Transaction, args: Args): Promise<{ places: number; made: number }> {
  // No story is merged or taken back while its row goes into a digest.
  await shareLine(tx);
  const places = await lockDue(tx, args);
  if (places.length === 0) return { places: 0, made: 0 };
  const ids = places.map(({ id }) => id);
  await holdUnshown(tx, args.cadence, ids);
  const cases = await loadCases(tx, args, ids);
  const decided = places.map((place) => {
    const found = cases.get(place.id) ?? NOTHING;
    const isOpen = place.state === 'open';
    return { place, ...decideDigest({ ...args, isOpen, ...found }) };
  });
  const made = decided.flatMap(({ place: { id }, digest }) =>
    digest ? [{ destinationId: id, since: digest.since }] : [],
  );
  await insertDigests(tx, args, made);
  // From now, not from when this one was due: after a downtime there is one digest, not several.
  const next = decided.map(({ place, goesOn }) => ({
    id: place.id,
    at: goesOn ? nextDigestAt(place, args.cadence, args.now) : null,
  }));
  await setNext({ db: tx }, args.cadence, next);
  return { places: places.length, made: made.length };
}

/** Whoever else makes digests takes others; planning goes on meanwhile. */
function lockDue(tx: Transaction, { cadence, now }: Args) {
  const next = nextColumn(cadence);
  return tx
    .select()
    .from(destinations)
    .where(lte(next, now))
    .orderBy(asc(next))
    .limit(BATCH)
    .for('no key update', { skipLocked: true });
}

function waiting(cadence: DigestCadence, destinationIds: number[]) {
  return and(
    inArray(deliveries.destinationId, destinationIds),
    eq(deliveries.cadence, cadence),
    eq(deliveries.state, 'gathered'),
    isNull(deliveries.digestId),
  );
}

/** It waits by itself, and comes with a later digest when its story is back. */
async function holdUnshown(tx: Transaction, cadence: DigestCadence, ids: number[]): Promise<void> {
  await tx
    .update(deliveries)
    .set({ state: 'held', heldFor: 'story', reason: NOT_SHOWN })
    .where(
      and(
        waiting(cadence, ids),
        sql`not exists (select from ${stories}
          where ${stories.id} = ${deliveries.storyId} and ${stories.state} = 'live')`,
      ),
    );
}

const NOTHING = { gathered: 0, firstGatheredAt: null, ruleSince: null, last: null };

async function loadCases(tx: Transaction, { cadence, now }: Args, ids: number[]) {
  const counted = await tx
    .select({
      id: deliveries.destinationId,
      stories: sql<number>`count(*)::int`,
      firstAt: sql<Date>`min(${deliveries.createdAt})`.mapWith(deliveries.createdAt),
    })
    .from(deliveries)
    .where(waiting(cadence, ids))
    .groupBy(deliveries.destinationId);
  const gathered = new Map(counted.map((row) => [row.id, row]));
  // By a lateral join: as a condition it would be worked out for every pair of place and digest.
  const last = tx
    .select({ createdAt: digests.createdAt, stories: digests.stories })
    .from(digests)
    .where(and(eq(digests.destinationId, destinations.id), eq(digests.cadence, cadence)))
    .orderBy(desc(digests.id))
    .limit(1)
    .as('last');
  const places = await tx
    .select({
      id: destinations.id,
      ruleSince: sql<Date | null>`(select min(rule.created_at) from ${subscriptions} rule
        where rule.destination_id = ${destinations.id} and rule.cadence = ${cadence}
          and ${activeRule(now)})`.mapWith(subscriptions.createdAt),
      last: { createdAt: last.createdAt, stories: last.stories },
    })
    .from(destinations)
    .leftJoinLateral(last, sql`true`)
    .where(inArray(destinations.id, ids));
  return new Map(
    places.map(({ id, ruleSince, last }) => {
      const { stories: count = 0, firstAt = null } = gathered.get(id) ?? {};
      return [id, { gathered: count, firstGatheredAt: firstAt, ruleSince, last }] as const;
    }),
  );
}

async function insertDigests(
  tx: Transaction,
  { cadence, now }: Args,
  made: readonly { destinationId: number; since: Date }[],
): Promise<void> {
  if (made.length === 0) return;
  const common = { cadence, state: 'due' as const, stories: 0, dueAt: now, createdAt: now };
  const rows = await tx
    .insert(digests)
    .values(made.map((one) => ({ ...one, ...common })))
    .returning({ id: digests.id });
  // Counted as they are taken: somebody may have followed a topic since they were counted first.
  await tx.execute(sql`
    with taken as (
      update ${deliveries} row set digest_id = digest.id from ${digests} digest
      where ${inArray(
        sql`digest.id`,
        rows.map(({ id }) => id),
      )}
        and row.destination_id = digest.destination_id and row.cadence = digest.cadence
        and row.state = 'gathered' and row.digest_id is null
      returning digest.id
    ), counted as (select id, count(*)::int as stories from taken group by id)
    update ${digests} made set stories = counted.stories from counted where made.id = counted.id`);
}
