/** Owns what the local Discord remembers: typed collections, nothing of how they are served. */
import type { APIApplicationCommand, APIRole, APIUser } from 'discord-api-types/v10';

import type { ChannelMap } from './channel-map.ts';
import { createMessageLog, type MessageLog, type MessagePages } from './message-log.ts';

export type Member = {
  user_id: string;
  nick: string | null;
  roles: string[];
  joined_at: string;
  /** End of a timeout: until then a member may only look. */
  communication_disabled_until: string | null;
};

export type Guild = {
  id: string;
  name: string;
  owner_id: string;
  /** An outage: the guild is there, but Discord can't serve it. */
  unavailable: boolean;
  /** The role with the guild's own id is @everyone. */
  roles: ReadonlyMap<string, APIRole>;
  members: ReadonlyMap<string, Member>;
};

export type WritableGuild = Omit<Guild, 'roles' | 'members'> & {
  roles: Map<string, APIRole>;
  members: Map<string, Member>;
};

export type Overwrite = { id: string; type: 0 | 1; allow: string; deny: string };

export type ForumTag = {
  id: string;
  name: string;
  moderated: boolean;
  emoji_id: string | null;
  emoji_name: string | null;
};

/** Flags of channels and threads (channel.mdx, "Channel Flags"). */
export const CHANNEL_FLAGS = { pinned: 1 << 1, requireTag: 1 << 4 } as const;

export type GuildChannel = {
  id: string;
  type: 0 | 2 | 4 | 5 | 13 | 14 | 15 | 16;
  guild_id: string;
  name: string;
  topic: string | null;
  position: number;
  parent_id: string | null;
  nsfw: boolean;
  rate_limit_per_user: number;
  permission_overwrites: Overwrite[];
  last_message_id: string | null;
  flags: number;
  /** Of forum and media channels, at most twenty. */
  available_tags: ForumTag[];
};

export type ThreadMetadata = {
  archived: boolean;
  auto_archive_duration: 60 | 1440 | 4320 | 10_080;
  archive_timestamp: string;
  locked: boolean;
  create_timestamp: string;
  /** Of private threads only. */
  invitable?: boolean;
};

/** A thread of a channel, or a post of a forum. */
export type ThreadChannel = {
  id: string;
  type: 10 | 11 | 12;
  guild_id: string;
  parent_id: string;
  name: string;
  owner_id: string;
  last_message_id: string | null;
  message_count: number;
  total_message_sent: number;
  /** Ids of those who joined it. */
  member_ids: string[];
  rate_limit_per_user: number;
  flags: number;
  applied_tags: string[];
  thread_metadata: ThreadMetadata;
};

/** A conversation of two: of the bot with one person, or of two people. */
export type DmChannel = {
  id: string;
  type: 1;
  recipient_id: string;
  /** The second person of a conversation that the bot has no part in. */
  other_id?: string;
  last_message_id: string | null;
};

export type Channel = GuildChannel | ThreadChannel | DmChannel;

/** What an author sent under a nonce. */
export type Nonce = {
  author_id: string;
  nonce: string | number;
  channel_id: string;
  message_id: string;
  at_ms: number;
};

/** What a bot's maker sets, and the keys that Discord signs HTTP interactions with. */
export type Application = {
  interactions_endpoint_url: string | null;
  /** Ed25519: 32 bytes as hex, and PKCS #8 as base64. */
  public_key: string;
  private_key: string;
};

/** As the seed and `applyChange` write it; everybody else is given a `State`. */
export type WritableState = {
  token: string;
  applicationId: string;
  botUserId: string;
  application: Application;
  users: Map<string, APIUser>;
  guilds: Map<string, WritableGuild>;
  channels: ChannelMap;
  /** By channel id. */
  messages: Map<string, MessageLog>;
  commands: Map<string, APIApplicationCommand>;
  /** By author and nonce, oldest first. */
  nonces: Map<string, Nonce>;
  /** Ids of people who take no direct messages from the bot. */
  closedDms: Set<string>;
  /** Languages of people's clients, by user id; English (US) where nothing is said. */
  locales: Map<string, string>;
  /** Ids of people who have installed the app for themselves. */
  userInstalls: Set<string>;
};

/** For reading: what is written goes through `world.commit`, which keeps it for the next start. */
export type State = {
  readonly token: string;
  readonly applicationId: string;
  readonly botUserId: string;
  readonly application: Readonly<Application>;
  readonly users: ReadonlyMap<string, APIUser>;
  readonly guilds: ReadonlyMap<string, Guild>;
  readonly channels: ReadonlyMap<string, Channel> & Pick<ChannelMap, 'ofGuild'>;
  readonly messages: ReadonlyMap<string, MessagePages>;
  readonly commands: ReadonlyMap<string, APIApplicationCommand>;
  readonly nonces: ReadonlyMap<string, Nonce>;
  readonly closedDms: ReadonlySet<string>;
  readonly locales: ReadonlyMap<string, string>;
  readonly userInstalls: ReadonlySet<string>;
};

const NO_MESSAGES: MessagePages = createMessageLog();

export function messagesOf(state: State, channelId: string): MessagePages {
  return state.messages.get(channelId) ?? NO_MESSAGES;
}

export function isDm(channel: Channel): channel is DmChannel {
  return channel.type === 1;
}

export function isThread(channel: Channel): channel is ThreadChannel {
  return channel.type === 10 || channel.type === 11 || channel.type === 12;
}

/** Who talks in a conversation of two, without the bot. */
export function peopleOf({ recipient_id: one, other_id: other }: DmChannel): string[] {
  return other === undefined ? [one] : [one, other];
}

/** Channels of a guild without its threads. */
export function channelsOf(state: State, guildId: string): GuildChannel[] {
  return state.channels
    .ofGuild(guildId)
    .filter((channel): channel is GuildChannel => !isDm(channel) && !isThread(channel));
}

/** Threads of a guild, archived ones too. */
export function threadsOf(state: State, guildId: string): ThreadChannel[] {
  return state.channels.ofGuild(guildId).filter((channel) => isThread(channel));
}

/** The channel that a thread belongs to, or a guild channel itself. */
export function parentOf(state: State, channel: Channel): GuildChannel | undefined {
  if (isDm(channel)) return undefined;
  if (!isThread(channel)) return channel;
  const parent = state.channels.get(channel.parent_id);
  return parent === undefined || isDm(parent) || isThread(parent) ? undefined : parent;
}

export function guildIdOf(channel: Channel): string | undefined {
  return isDm(channel) ? undefined : channel.guild_id;
}

/** The guild of a channel; undefined for direct messages. */
export function guildOfChannel(state: State, channel: Channel): Guild | undefined {
  return isDm(channel) ? undefined : state.guilds.get(channel.guild_id);
}

/** Whether the bot is in the guild and Discord can serve it. */
export function isServed({ botUserId }: State, guild: Guild): boolean {
  return guild.members.has(botUserId) && !guild.unavailable;
}

/** Commands of one guild, or the global ones. */
export function commandsOf(state: State, guildId: string | undefined): APIApplicationCommand[] {
  return [...state.commands.values()].filter((command) => command.guild_id === guildId);
}
