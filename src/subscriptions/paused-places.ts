/** Owns finding the places that are paused. */
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { destinations, type PauseKind } from './tables.ts';

export type PausedPlace = {
  destinationId: number;
  /** The channel's id. */
  discordId: string;
  guildId: string;
  /** Discord's number of the channel's kind; null until it is known. */
  channelType: number | null;
  pauseKind: PauseKind | null;
};

/** Of these servers' channels; none in most cases. */
export async function pausedPlaces(
  { db }: { db: Database },
  guildIds: readonly string[],
): Promise<PausedPlace[]> {
  if (guildIds.length === 0) return [];
  const rows = await db
    .select({
      destinationId: destinations.id,
      discordId: destinations.discordId,
      guildId: destinations.guildId,
      channelType: destinations.channelType,
      pauseKind: destinations.pauseKind,
    })
    .from(destinations)
    .where(and(inArray(destinations.guildId, [...guildIds]), eq(destinations.state, 'paused')))
    .orderBy(asc(destinations.id));
  return rows.flatMap(({ guildId, ...row }) => (guildId === null ? [] : [{ ...row, guildId }]));
}
