/** Owns what a server has chosen for all of its places: the language of its cards, and its zone. */
import { and, eq } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { destinations, guilds } from './tables.ts';

export type GuildSettings = {
  noticeChannelId: string | null;
  /** One of Discord's locales; null: as Discord says of the server. */
  locale: string | null;
  /** IANA name; null: UTC. */
  zone: string | null;
};

const ZONE_DEFAULT = 'UTC';

export async function guildSettings(
  { db }: { db: Database },
  guildId: string,
): Promise<GuildSettings> {
  const { noticeChannelId, locale, zone } = guilds;
  const [found] = await db
    .select({ noticeChannelId, locale, zone })
    .from(guilds)
    .where(eq(guilds.guildId, guildId));
  return found ?? { noticeChannelId: null, locale: null, zone: null };
}

export async function setGuildLocale(
  { db }: { db: Database },
  { guildId, locale }: { guildId: string; locale: string },
): Promise<void> {
  await db
    .insert(guilds)
    .values({ guildId, locale })
    .onConflictDoUpdate({ target: guilds.guildId, set: { locale } });
}

/** Places that have the zone of before follow; those that were given one of their own keep it. */
export async function setGuildZone(
  { db }: { db: Database },
  { guildId, zone }: { guildId: string; zone: string },
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.insert(guilds).values({ guildId }).onConflictDoNothing();
    const [known] = await tx
      .select({ zone: guilds.zone })
      .from(guilds)
      .where(eq(guilds.guildId, guildId))
      .for('update');
    await tx.update(guilds).set({ zone }).where(eq(guilds.guildId, guildId));
    await tx
      .update(destinations)
      // Their digests are planned anew.
      .set({ zone, nextDailyAt: null, nextWeeklyAt: null })
      .where(
        and(eq(destinations.guildId, guildId), eq(destinations.zone, known?.zone ?? ZONE_DEFAULT)),
      );
  });
}
