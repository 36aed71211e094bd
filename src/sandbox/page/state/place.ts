/** Owns the page's address (`#/guild/channel`) and the choice of a channel when it names none. Pure. */
import type { PageStructure } from '../../page-protocol.ts';
import { DIRECT, type Place } from './model.ts';
import { visibleGroups } from './visible.ts';

export function readHash(hash: string): Place | undefined {
  const found = /^#\/(@me|\d+)(?:\/(\d+))?$/.exec(hash);
  return found?.[1] === undefined ? undefined : { guildId: found[1], channelId: found[2] };
}

export function writeHash({ guildId, channelId }: Place): string {
  return channelId === undefined ? `#/${guildId}` : `#/${guildId}/${channelId}`;
}

export function directChannels(data: PageStructure, userId: string): PageStructure['dms'] {
  return data.dms.filter(({ recipient_ids }) => recipient_ids.includes(userId));
}

/** The channels one can go to at a place; threads are among them. */
function channelIds(data: PageStructure, userId: string, guildId: string): string[] {
  if (guildId === DIRECT) return directChannels(data, userId).map(({ id }) => id);
  const guild = data.guilds.find(({ id }) => id === guildId);
  if (!guild) return [];
  return visibleGroups(guild, userId).flatMap(({ channels }) =>
    channels.flatMap(({ channel, threads }) => [channel.id, ...threads.map(({ id }) => id)]),
  );
}

/** The wished place where it exists for this person, else the guild's first channel. */
export function settle(data: PageStructure, userId: string, wished: Place | undefined): Place {
  const isGuild = data.guilds.some(({ id }) => id === wished?.guildId);
  const guildId =
    isGuild || wished?.guildId === DIRECT
      ? (wished?.guildId ?? DIRECT)
      : (data.guilds[0]?.id ?? DIRECT);
  const open = channelIds(data, userId, guildId);
  const isOpen = wished?.channelId !== undefined && open.includes(wished.channelId);
  return { guildId, channelId: isOpen ? wished.channelId : open[0] };
}
