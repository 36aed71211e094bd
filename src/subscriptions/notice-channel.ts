/** Owns where a server wants to be told what nobody can be told by direct message. */
import { and, inArray, isNotNull } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { guilds } from './tables.ts';

/** The chosen channels of those of these servers that have chosen one. */
export async function noticeChannels(
  { db }: { db: Database },
  guildIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db
    .select({ guildId: guilds.guildId, channelId: guilds.noticeChannelId })
    .from(guilds)
    .where(and(inArray(guilds.guildId, [...guildIds]), isNotNull(guilds.noticeChannelId)));
  return new Map(
    rows.flatMap(({ guildId, channelId }) => (channelId === null ? [] : [[guildId, channelId]])),
  );
}

/** @param channelId null when nobody is to be told any more */
export async function setNoticeChannel(
  { db }: { db: Database },
  { guildId, channelId }: { guildId: string; channelId: string | null },
): Promise<void> {
  const choice = { noticeChannelId: channelId };
  await db
    .insert(guilds)
    .values({ guildId, ...choice })
    .onConflictDoUpdate({ target: guilds.guildId, set: choice });
}
