/** Owns the list of channels that have alerts, all servers together. */
import { asc, eq } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { destinations, subscriptions } from './tables.ts';

export type ChannelPlace = {
  /** The channel's id. */
  discordId: string;
  guildId: string;
  /** Discord's number of the channel's kind; null until it is known. */
  channelType: number | null;
  /** Why nothing is sent there, in words; null while it is open. */
  paused: string | null;
};

/** Those with a rule at least, in the order in which they came to be. */
export async function channelPlaces({ db }: { db: Database }): Promise<ChannelPlace[]> {
  const rows = await db
    .selectDistinctOn([destinations.id], {
      discordId: destinations.discordId,
      guildId: destinations.guildId,
      channelType: destinations.channelType,
      state: destinations.state,
      reason: destinations.pausedReason,
    })
    .from(destinations)
    .innerJoin(subscriptions, eq(subscriptions.destinationId, destinations.id))
    .where(eq(destinations.kind, 'channel'))
    .orderBy(asc(destinations.id));
  return rows.flatMap(({ guildId, state, reason, ...row }) =>
    guildId === null
      ? []
      : [{ ...row, guildId, paused: state === 'paused' ? (reason ?? '') : null }],
  );
}
