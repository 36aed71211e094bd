/** Owns what a command may know of a server, and its new channels. */
import type { Client, GuildBasedChannel } from 'discord.js';
import {
  type APIChannel,
  ChannelType,
  type RESTPostAPIGuildChannelJSONBody,
  Routes,
} from 'discord-api-types/v10';
import type { Learned } from './learn-guilds.ts';
import type { ForumTag } from './sending/forum-tags.ts';

export type ServerChannel = {
  id: string;
  name: string;
  type: number;
  /** The bot's rights there. */
  permissions: bigint;
  /** A thread in which only moderators write. */
  isLocked: boolean;
  /** Of a forum. */
  tags: readonly ForumTag[];
};

export type ServerRole = { id: string; name: string; isMentionable: boolean };

/** How old what is shown may be where no gateway tells of changes: somebody mends it, and looks. */
const MOST_AGE_MS = 1_000;

export type ServerView = {
  /** To be awaited before the others are asked: they answer by what is known. */
  learn(guildId: string | null): Promise<void>;
  /** Null for one that is not of the server, or that is not known. */
  channel(at: { guildId: string; channelId: string }): ServerChannel | null;
  /** A text channel of this name; null when there is none. */
  channelNamed(at: { guildId: string; name: string }): ServerChannel | null;
  role(at: { guildId: string; roleId: string }): ServerRole | null;
  /** The bot's rights in the whole server. */
  permissions(guildId: string): bigint;
  /** A text channel that lets in whom the server lets in; answers its id. Throws what Discord said. */
  makeChannel(at: { guildId: string; name: string; topic: string }): Promise<string>;
};

export function createServerView(client: Client, { learn }: Pick<Learned, 'learn'>): ServerView {
  return {
    learn: (guildId) => learn({ guildId }, MOST_AGE_MS),
    channel({ guildId, channelId }) {
      const channel = client.channels.cache.get(channelId);
      if (!channel || channel.isDMBased() || channel.guild.id !== guildId) return null;
      return viewOf(channel);
    },
    channelNamed({ guildId, name }) {
      const found = client.channels.cache.find(
        (one) =>
          one.type === ChannelType.GuildText && one.guild.id === guildId && one.name === name,
      );
      return found && !found.isDMBased() ? viewOf(found) : null;
    },
    role({ guildId, roleId }) {
      const role = client.guilds.cache.get(guildId)?.roles.cache.get(roleId);
      return role ? { id: role.id, name: role.name, isMentionable: role.mentionable } : null;
    },
    permissions: (guildId) =>
      client.guilds.cache.get(guildId)?.members.me?.permissions.bitfield ?? 0n,
    async makeChannel({ guildId, name, topic }) {
      const body: RESTPostAPIGuildChannelJSONBody = { name, topic, type: ChannelType.GuildText };
      // What Discord answers is a channel, or it throws.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      const made = (await client.rest.post(Routes.guildChannels(guildId), { body })) as APIChannel;
      await learn({ guildId }, 0);
      return made.id;
    },
  };
}

function viewOf(channel: GuildBasedChannel): ServerChannel {
  const { me } = channel.guild.members;
  const tags = 'availableTags' in channel ? channel.availableTags : [];
  return {
    id: channel.id,
    name: channel.name,
    type: channel.type,
    permissions: me === null ? 0n : (channel.permissionsFor(me)?.bitfield ?? 0n),
    isLocked: channel.isThread() && channel.locked === true,
    tags: tags.map(({ id, name, moderated }) => ({ id, name, moderated })),
  };
}
