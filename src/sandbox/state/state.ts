/** Owns what the local Discord remembers: typed collections, nothing of how they are served. */
import type { APIApplicationCommand, APIRole, APIUser } from 'discord-api-types/v10';

import { createMessageLog, type MessageLog, type MessagePages } from './message-log.ts';

export type Member = { user_id: string; nick: string | null; roles: string[]; joined_at: string };

export type Guild = {
  id: string;
  name: string;
  owner_id: string;
  /** The role with the guild's own id is @everyone. */
  roles: Map<string, APIRole>;
  members: Map<string, Member>;
};

export type Overwrite = { id: string; type: 0 | 1; allow: string; deny: string };

export type GuildChannel = {
  id: string;
  type: 0 | 2 | 4 | 5 | 13 | 14 | 15;
  guild_id: string;
  name: string;
  topic: string | null;
  position: number;
  parent_id: string | null;
  nsfw: boolean;
  rate_limit_per_user: number;
  permission_overwrites: Overwrite[];
  last_message_id: string | null;
};

/** A conversation of the bot with one person. */
export type DmChannel = {
  id: string;
  type: 1;
  recipient_id: string;
  last_message_id: string | null;
};

export type Channel = GuildChannel | DmChannel;

/** What an author sent under a nonce. */
export type Nonce = {
  author_id: string;
  nonce: string | number;
  channel_id: string;
  message_id: string;
  at_ms: number;
};

/** As the seed and `applyChange` write it; everybody else is given a `State`. */
export type WritableState = {
  token: string;
  applicationId: string;
  botUserId: string;
  users: Map<string, APIUser>;
  guilds: Map<string, Guild>;
  channels: Map<string, Channel>;
  /** By channel id. */
  messages: Map<string, MessageLog>;
  commands: Map<string, APIApplicationCommand>;
  /** By author and nonce, oldest first. */
  nonces: Map<string, Nonce>;
};

/** For reading: what is written goes through `world.commit`, which keeps it for the next start. */
export type State = {
  readonly token: string;
  readonly applicationId: string;
  readonly botUserId: string;
  readonly users: ReadonlyMap<string, APIUser>;
  readonly guilds: ReadonlyMap<string, Guild>;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly messages: ReadonlyMap<string, MessagePages>;
  readonly commands: ReadonlyMap<string, APIApplicationCommand>;
  readonly nonces: ReadonlyMap<string, Nonce>;
};

const NO_MESSAGES: MessagePages = createMessageLog();

export function messagesOf(state: State, channelId: string): MessagePages {
  return state.messages.get(channelId) ?? NO_MESSAGES;
}

export function channelsOf(state: State, guildId: string): GuildChannel[] {
  return [...state.channels.values()].filter(
    (channel): channel is GuildChannel => channel.type !== 1 && channel.guild_id === guildId,
  );
}

export function guildIdOf(channel: Channel): string | undefined {
  return channel.type === 1 ? undefined : channel.guild_id;
}

/** Commands of one guild, or the global ones. */
export function commandsOf(state: State, guildId: string | undefined): APIApplicationCommand[] {
  return [...state.commands.values()].filter((command) => command.guild_id === guildId);
}
