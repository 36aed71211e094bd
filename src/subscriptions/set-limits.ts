/** Owns what a server lets its channels get: how many alerts a day, when not, and in which zone. */
import { and, eq } from 'drizzle-orm';
import type { Database, Transaction } from '../db/client.ts';
import { destinations } from './tables.ts';

type Destination = typeof destinations.$inferSelect;
export type Limits = Pick<
  Destination,
  'dailyLimit' | 'quietFrom' | 'quietTo' | 'quietMode' | 'zone' | 'digestHour'
>;

/**
 * Answers what holds from now on, null where the server has no alerts in that channel. What is left
 * out stays as it is. Digests are planned anew where their hour is another.
 */
export async function setLimits(
  { db }: { db: Database | Transaction },
  { guildId, channelId, changes }: { guildId: string; channelId: string; changes: Partial<Limits> },
): Promise<(Limits & { destinationId: number }) | null> {
  const which = and(
    eq(destinations.kind, 'channel'),
    eq(destinations.guildId, guildId),
    eq(destinations.discordId, channelId),
  );
  if (Object.keys(changes).length > 0) {
    const isRescheduled = changes.zone !== undefined || changes.digestHour !== undefined;
    const planned = isRescheduled ? { nextDailyAt: null, nextWeeklyAt: null } : {};
    await db
      .update(destinations)
      .set({ ...changes, ...planned })
      .where(which);
  }
  const [place] = await db.select().from(destinations).where(which);
  if (!place) return null;
  const { id: destinationId, dailyLimit, quietFrom, quietTo, quietMode, zone, digestHour } = place;
  return { destinationId, dailyLimit, quietFrom, quietTo, quietMode, zone, digestHour };
}
