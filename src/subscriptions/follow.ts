/** Owns starting to follow a topic. */
import { and, eq, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../db/client.ts';
import type { Clock } from '../lib/clock.ts';
import { type Cadence, type DestinationKind, destinations, subscriptions } from './tables.ts';

/** Where alerts go: a channel's id, or for a direct message the person's. */
export type Place = {
  kind: DestinationKind;
  discordId: string;
  guildId: string | null;
  /** Discord's number of the channel's kind, by who has just seen it. */
  channelType?: number;
};

export type FollowOutcome =
  | { status: 'created'; subscriptionId: number; destinationId: number; cadence: Cadence }
  /** It was followed with another cadence. */
  | { status: 'changed'; subscriptionId: number; destinationId: number; cadence: Cadence }
  | { status: 'already-following'; destinationId: number; cadence: Cadence };

export type FollowArgs = {
  place: Place;
  topic: string;
  createdBy: string;
  /** Without it a new one is `instant`, and one that there is stays as it is. */
  cadence?: Cadence;
};

export async function follow(
  { db, clock }: { db: Database | Transaction; clock: Clock },
  { place, topic, createdBy, cadence }: FollowArgs,
): Promise<FollowOutcome> {
  const now = clock.now();
  return db.transaction(async (tx) => {
    const { channelType = null, ...identity } = place;
    const [destination] = await tx
      .insert(destinations)
      .values({ ...identity, channelType, state: 'open', createdAt: now })
      .onConflictDoUpdate({
        target: [destinations.kind, destinations.discordId],
        set: { channelType: sql`coalesce(excluded.channel_type, ${destinations.channelType})` },
      })
      .returning({ id: destinations.id });
    if (!destination) throw new Error('a destination was neither made nor found');
    const [row] = await tx
      .insert(subscriptions)
      .values({ destinationId: destination.id, topic, cadence, createdBy, createdAt: now })
      .onConflictDoNothing()
      .returning({ subscriptionId: subscriptions.id, cadence: subscriptions.cadence });
    const destinationId = destination.id;
    if (row) return { status: 'created', destinationId, ...row };
    return changeCadence(tx, { destinationId, topic, cadence });
  });
}

async function changeCadence(
  tx: Transaction,
  {
    destinationId,
    topic,
    cadence,
  }: { destinationId: number; topic: string; cadence: Cadence | undefined },
): Promise<FollowOutcome> {
  const [known] = await tx
    .select({ id: subscriptions.id, cadence: subscriptions.cadence })
    .from(subscriptions)
    .where(and(eq(subscriptions.destinationId, destinationId), eq(subscriptions.topic, topic)))
    .for('update');
  if (!known) throw new Error('a subscription vanished while it was followed');
  if (cadence === undefined || cadence === known.cadence) {
    return { status: 'already-following', destinationId, cadence: known.cadence };
  }
  await tx.update(subscriptions).set({ cadence }).where(eq(subscriptions.id, known.id));
  return { status: 'changed', subscriptionId: known.id, destinationId, cadence };
}
