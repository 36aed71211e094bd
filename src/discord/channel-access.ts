/** Owns the question whether a channel would take a card now, from what the gateway has told. */
import { type Client, DiscordAPIError, PermissionFlagsBits } from 'discord.js';
import { isThread, lackingRights, type Right } from './bot-rights.ts';

export type ChannelAccess =
  | 'open'
  | 'closed'
  /** The bot may only look; of the end of it Discord tells nobody. */
  | 'timed-out';

type Place = {
  discordId: string;
  guildId: string;
  /** Discord's number; null until it is known. */
  channelType: number | null;
};

/** Each refusal counts towards the number at which Discord bans: a hidden thread is asked for seldom. */
const REFUSAL_KEPT_MS = 10 * 60_000;

/** @param refusals when Discord refused to show a thread, in milliseconds, by its id */
export async function accessTo(
  client: Client,
  place: Place,
  { now, refusals }: { now: Date; refusals: Map<string, number> },
): Promise<ChannelAccess> {
  const { discordId, channelType } = place;
  const isRefused = now.getTime() - (refusals.get(discordId) ?? -Infinity) < REFUSAL_KEPT_MS;
  // Discord tells of all channels, but not of threads that are archived.
  if (!client.channels.cache.has(discordId) && isThread(channelType) && !isRefused) {
    refusals.delete(discordId);
    const found = await client.channels.fetch(discordId).catch(acceptRefusal);
    if (!found) refusals.set(discordId, now.getTime());
  }
  return knownAccess(client, place, now);
}

/** What is not known counts as closed. */
export function knownAccess(
  client: Client,
  { guildId, discordId }: Place,
  now: Date,
): ChannelAccess {
  const guild = client.guilds.cache.get(guildId);
  const me = guild?.members.me;
  const channel = client.channels.cache.get(discordId);
  if (!guild?.available || !me || !channel || channel.isDMBased()) return 'closed';
  const rights = channel.permissionsFor(me)?.bitfield ?? 0n;
  if (lackingRights(rights, channel.type).length > 0) return 'closed';
  const isLocked = channel.isThread() && channel.locked === true;
  if (isLocked && (rights & PermissionFlagsBits.ManageThreads) === 0n) return 'closed';
  const isAdministrator = (rights & PermissionFlagsBits.Administrator) !== 0n;
  const isTimedOut = (me.communicationDisabledUntilTimestamp ?? 0) > now.getTime();
  return isTimedOut && !isAdministrator ? 'timed-out' : 'open';
}

/** The rights that a channel is known not to give. */
export function knownLacks(client: Client, channelId: string): Right[] {
  const channel = client.channels.cache.get(channelId);
  if (!channel || channel.isDMBased() || !channel.guild.available) return [];
  const rights = channel.guild.members.me && channel.permissionsFor(channel.guild.members.me);
  return rights ? lackingRights(rights.bitfield, channel.type) : [];
}

function acceptRefusal(error: unknown): void {
  if (!(error instanceof DiscordAPIError)) throw error;
}
