/** Owns what a local Discord starts with, and its merging into a state that was restored. */
import { randomBytes } from 'node:crypto';

import type { APIRole, APIUser } from 'discord-api-types/v10';

import type { Clock } from '../../lib/clock.ts';
import { ALL_PERMISSIONS, PERMISSIONS } from '../permissions.ts';
import { newApplication } from './application.ts';
import type { Snowflakes } from './snowflake.ts';
import {
  channelsOf,
  type GuildChannel,
  type State,
  type WritableGuild,
  type WritableState,
} from './state.ts';
import { vouched } from '../wire/vouched.ts';

export type SeedChannel = { name: string; topic?: string; type?: GuildChannel['type'] };
export type SeedRole = { name: string; permissions?: bigint; mentionable?: boolean };
/** `user` is a username of the seed; roles are names of the guild's roles. */
export type SeedMember = { user: string; roles?: string[]; nick?: string };
export type SeedUser = { username: string; displayName?: string };

export type SandboxSeed = {
  users: SeedUser[];
  /** Without `members` every user is one; the first member owns the guild. */
  guilds: {
    id?: string;
    name: string;
    channels: SeedChannel[];
    roles?: SeedRole[];
    members?: SeedMember[];
  }[];
};

/** Ids of what the seed names, by its names. */
export type SeededIds = {
  users: Record<string, string>;
  guilds: Record<
    string,
    { id: string; channels: Record<string, string>; roles: Record<string, string> }
  >;
};

export const DEFAULT_SEED: SandboxSeed = {
  users: [
    { username: 'admin', displayName: 'Admin' },
    { username: 'member', displayName: 'Member' },
  ],
  guilds: [{ name: 'Keypoint', channels: [{ name: 'general' }] }],
};

type Deps = { clock: Clock; ids: Snowflakes };

export function emptyState({ ids }: { ids: Snowflakes }, botName: string): WritableState {
  const botUserId = ids.next();
  const state: WritableState = {
    token: `${Buffer.from(botUserId).toString('base64url')}.${randomBytes(4).toString('base64url')}.${randomBytes(28).toString('base64url')}`,
    applicationId: botUserId,
    botUserId,
    application: newApplication(),
    users: new Map(),
    guilds: new Map(),
    channels: new Map(),
    messages: new Map(),
    commands: new Map(),
    nonces: new Map(),
    closedDms: new Set(),
  };
  state.users.set(botUserId, { ...newUser(botUserId, { username: botName }), bot: true });
  return state;
}

/** Makes what the seed names and the state lacks; names decide, so that a second start adds nothing. */
export function applySeed(deps: Deps, state: WritableState, seed: SandboxSeed): SeededIds {
  const users = Object.fromEntries(
    seed.users.map((user) => [user.username, seedUser(deps, state, user)]),
  );
  const guilds = Object.fromEntries(
    seed.guilds.map((wanted) => {
      const members: SeedMember[] =
        wanted.members ?? seed.users.map(({ username }) => ({ user: username }));
      const ownerId = users[members[0]?.user ?? ''] ?? state.botUserId;
      const guild = seedGuild(deps, state, wanted, ownerId);
      const roles = seedRoles(deps, guild, wanted.roles ?? []);
      const channels = seedChannels(deps, state, guild, wanted.channels);
      for (const member of members) {
        const userId = users[member.user];
        if (userId === undefined) continue;
        const roleIds = (member.roles ?? []).flatMap((name) => roles[name] ?? []);
        addMember(deps, guild, userId, roleIds, member.nick);
      }
      return [wanted.name, { id: guild.id, channels, roles }];
    }),
  );
  return { users, guilds };
}

function seedUser({ ids }: Deps, state: WritableState, wanted: SeedUser): string {
  const present = [...state.users.values()].find(
    (user) => user.username === wanted.username && user.bot !== true,
  );
  if (present !== undefined) return present.id;
  const user = newUser(ids.next(), wanted);
  state.users.set(user.id, user);
  return user.id;
}

function newUser(id: string, { username, displayName }: SeedUser): APIUser {
  const user = {
    id,
    username,
    discriminator: '0',
    global_name: displayName ?? null,
    avatar: null,
    public_flags: 0,
    flags: 0,
    primary_guild: null,
  };
  // Enum members are plain numbers here.
  return vouched<APIUser>(user);
}

function seedGuild(
  deps: Deps,
  state: WritableState,
  wanted: SandboxSeed['guilds'][number],
  ownerId: string,
): WritableGuild {
  const present = [...state.guilds.values()].find(({ name }) => name === wanted.name);
  if (present !== undefined) return present;
  const id = wanted.id ?? deps.ids.next();
  const guild: WritableGuild = {
    id,
    name: wanted.name,
    owner_id: ownerId,
    unavailable: false,
    roles: new Map(),
    members: new Map(),
  };
  state.guilds.set(id, guild);
  guild.roles.set(id, newRole(id, { name: '@everyone', permissions: PERMISSIONS.everyone }, 0));
  const botRole = newRole(
    deps.ids.next(),
    { name: botName(state), permissions: PERMISSIONS.bot },
    1,
  );
  guild.roles.set(botRole.id, { ...botRole, managed: true, tags: { bot_id: state.botUserId } });
  addMember(deps, guild, state.botUserId, [botRole.id]);
  return guild;
}

function botName(state: State): string {
  return state.users.get(state.botUserId)?.username ?? 'bot';
}

function seedRoles(
  deps: Deps,
  guild: WritableGuild,
  wanted: readonly SeedRole[],
): Record<string, string> {
  for (const role of wanted) {
    if ([...guild.roles.values()].some(({ name }) => name === role.name)) continue;
    const made = newRole(deps.ids.next(), role, guild.roles.size);
    guild.roles.set(made.id, made);
  }
  return Object.fromEntries([...guild.roles.values()].map(({ name, id }) => [name, id]));
}

function newRole(
  id: string,
  { name, permissions, mentionable }: SeedRole,
  position: number,
): APIRole {
  const role = {
    id,
    name,
    permissions: String((permissions ?? 0n) & ALL_PERMISSIONS),
    position,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed: false,
    mentionable: mentionable ?? false,
    icon: null,
    unicode_emoji: null,
    flags: 0,
  };
  // Enum members are plain numbers here.
  return vouched<APIRole>(role);
}

function seedChannels(
  { ids }: Deps,
  state: WritableState,
  guild: WritableGuild,
  wanted: readonly SeedChannel[],
): Record<string, string> {
  const present = channelsOf(state, guild.id);
  return Object.fromEntries(
    wanted.map((channel) => {
      const known = present.find(({ name }) => name === channel.name);
      if (known !== undefined) return [channel.name, known.id];
      const made = newGuildChannel(ids.next(), guild.id, channel, state.channels.size);
      state.channels.set(made.id, made);
      return [channel.name, made.id];
    }),
  );
}

export function newGuildChannel(
  id: string,
  guildId: string,
  { name, topic, type }: SeedChannel,
  position: number,
): GuildChannel {
  return {
    id,
    type: type ?? 0,
    guild_id: guildId,
    name,
    topic: topic ?? null,
    position,
    parent_id: null,
    nsfw: false,
    rate_limit_per_user: 0,
    permission_overwrites: [],
    last_message_id: null,
    flags: 0,
    available_tags: [],
  };
}

function addMember(
  { clock }: { clock: Clock },
  guild: WritableGuild,
  userId: string,
  roles: string[],
  nick?: string,
): void {
  if (guild.members.has(userId)) return;
  guild.members.set(userId, {
    user_id: userId,
    nick: nick ?? null,
    roles,
    joined_at: clock.now().toISOString(),
    communication_disabled_until: null,
  });
}
