/** Owns what tests of digests share: rows that wait for one, and what digests hold. */
import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { Database } from '../../src/db/client.ts';
import type { DigestCadence } from '../../src/delivery/digest-window.ts';
import { deliveries, digests } from '../../src/delivery/tables.ts';
import { stories } from '../../src/stories/tables.ts';
import { destinations, subscriptions } from '../../src/subscriptions/tables.ts';
import { entry, followed, ingest } from './factories.ts';

type Settings = Partial<
  Pick<typeof destinations.$inferInsert, 'zone' | 'digestHour' | 'digestWeekday' | 'state'>
>;

/** A channel that follows computer vision by digest. Answers the destination's id. */
export async function followedBy(
  db: Database,
  cadence: DigestCadence,
  { discordId = '301', createdAt, ...settings }: Settings & { discordId?: string; createdAt: Date },
): Promise<number> {
  const id = await followed(db, 'computer-vision', discordId);
  const [rule] = await db
    .update(subscriptions)
    .set({ cadence, createdAt })
    .where(eq(subscriptions.id, id))
    .returning({ destinationId: subscriptions.destinationId });
  if (!rule) throw new Error('the rule is there');
  await set(db, rule.destinationId, { zone: 'UTC', ...settings });
  return rule.destinationId;
}

export async function set(
  db: Database,
  id: number,
  settings: Partial<typeof destinations.$inferInsert>,
): Promise<void> {
  await db.update(destinations).set(settings).where(eq(destinations.id, id));
}

/** Stories of these names that wait for the destination's digest, whatever it follows. */
export async function gather(
  db: Database,
  destinationId: number,
  names: readonly string[],
  { cadence = 'daily', now }: { cadence?: DigestCadence; now: Date },
): Promise<void> {
  await ingest(
    db,
    names.map((name) => entry(name, { topics: [] })),
    { now, isBacklog: true },
  );
  const made = await db.select().from(stories).orderBy(asc(stories.id));
  const waiting = made.slice(-names.length).map(({ id, revision }) => ({
    destinationId,
    storyId: id,
    state: 'gathered' as const,
    cadence,
    dueAt: now,
    revision,
    createdAt: now,
  }));
  await db.insert(deliveries).values(waiting);
}

export function madeDigests(db: Database): Promise<(typeof digests.$inferSelect)[]> {
  return db.select().from(digests).orderBy(asc(digests.id));
}

/** The stories of each digest, in the order in which digests were made. */
export async function digestedStories(db: Database, destinationId: number): Promise<number[][]> {
  const rows = await db
    .select({ storyId: deliveries.storyId, digestId: deliveries.digestId })
    .from(deliveries)
    .where(and(eq(deliveries.destinationId, destinationId), isNotNull(deliveries.digestId)))
    .orderBy(asc(deliveries.storyId));
  const made = await madeDigests(db);
  return made
    .filter((digest) => digest.destinationId === destinationId)
    .map(({ id }) => rows.flatMap(({ digestId, storyId }) => (digestId === id ? [storyId] : [])));
}
