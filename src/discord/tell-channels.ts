/** Owns telling processes that no gateway tells what they must know of channels that get alerts. */
import type { Client } from 'discord.js';
import { and, asc, eq, isNull, notExists, sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { insertRows, isAnyOf } from '../db/unnest.ts';
import { destinations, subscriptions } from '../subscriptions/tables.ts';
import { knownLacks } from './channel-access.ts';
import { isOfShards } from './learn-guilds.ts';
import { toldChannels } from './tables.ts';

type Deps = { db: Database };
type Told = typeof toldChannels.$inferInsert;

/** Writes what has changed of these servers' channels, as the gateway has told it by now. */
export async function tellChannels(
  client: Client,
  { db }: Deps,
  guildIds: readonly string[],
): Promise<void> {
  const available = guildIds.filter((id) => client.guilds.cache.get(id)?.available);
  const out = guildIds.filter((id) => client.guilds.cache.get(id)?.available === false);
  if (out.length > 0) {
    await db.update(toldChannels).set({ isOut: true }).where(isAnyOf(toldChannels.guildId, out));
  }
  if (available.length === 0) return;
  const mentioned = sql<string[]>`array(select distinct ${subscriptions.roleId}
    from ${subscriptions} where ${subscriptions.destinationId} = ${destinations.id}
    and ${subscriptions.roleId} is not null)`;
  const places = await db
    .select({ channelId: destinations.discordId, mentioned })
    .from(destinations)
    .where(and(eq(destinations.kind, 'channel'), isAnyOf(destinations.guildId, available)))
    // Two gateways that write the same rows do so in one order.
    .orderBy(asc(destinations.discordId));
  const rows = places.flatMap((place): Told[] => {
    const channel = client.channels.cache.get(place.channelId);
    if (!channel || channel.isDMBased()) return [];
    const { guild } = channel;
    return [
      {
        channelId: place.channelId,
        guildId: guild.id,
        channelType: channel.type,
        lacking: knownLacks(client, place.channelId),
        lostRoles: place.mentioned.filter((roleId) => !guild.roles.cache.has(roleId)),
        guildLocale: guild.preferredLocale,
        isOut: false,
      },
    ];
  });
  if (rows.length === 0) return;
  await db.execute(sql`${insertRows(toldChannels, rows)}
    on conflict (channel_id) do update set guild_id = excluded.guild_id,
      channel_type = excluded.channel_type, lacking = excluded.lacking,
      lost_roles = excluded.lost_roles, guild_locale = excluded.guild_locale,
      is_out = excluded.is_out
    where told_channels is distinct from excluded`);
}

/** Of channels that no event tells of, since a rule was just made there; forgets those without any. */
export async function tellOfNew(client: Client, { db }: Deps): Promise<void> {
  const isChannel = eq(destinations.kind, 'channel');
  const own = [...client.guilds.cache.keys()].filter((guildId) => isOfShards(client, guildId));
  const rows = await db
    .selectDistinct({ guildId: destinations.guildId })
    .from(destinations)
    .leftJoin(toldChannels, eq(toldChannels.channelId, destinations.discordId))
    .where(
      and(
        isChannel,
        eq(destinations.state, 'open'),
        isAnyOf(destinations.guildId, own),
        isNull(toldChannels.channelId),
      ),
    );
  await tellChannels(
    client,
    { db },
    rows.flatMap(({ guildId }) => guildId ?? []),
  );
  const places = db
    .select({ channelId: destinations.discordId })
    .from(destinations)
    .where(and(isChannel, eq(destinations.discordId, toldChannels.channelId)));
  await db.delete(toldChannels).where(notExists(places));
}
