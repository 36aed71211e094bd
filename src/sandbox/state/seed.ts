/** Owns what a local Discord starts with, and its merging into a state that was restored. */
import { randomBytes } from 'node:crypto';

import type { APIRole, APIUser } from 'discord-api-types/v10';

import type { Clock } from '../../lib/clock.ts';
import { ALL_PERMISSIONS, PERMISSIONS } from '../permissions.ts';
import { newApplication } from './application.ts';
import { ChannelMap } from './channel-map.ts';
import type { Snowflakes } from './snowflake.ts';
import { seedChannels } from './seed-channels.ts';
import type { GuildChannel, State, WritableGuild, WritableState } from './state.ts';
import { vouched } from '../wire/vouched.ts';

/** For a role of the guild (`@everyone` is one, the bot's has the bot's name) or for a user, by name. */
export type SeedOverwrite = { role?: string; user?: string; allow?: bigint; deny?: bigint };
/** `emoji` is a Unicode one. */
export type SeedTag = { name: string; moderated?: boolean; emoji?: string };
export type SeedChannel = {
  name: string;
  topic?: string;
  type?: GuildChannel['type'];
  /** Name of a category of the same guild. */
  parent?: string;
  overwrites?: SeedOverwrite[];
  /** Of forum and media channels; `requireTag`: no post without one. */
  tags?: SeedTag[];
  requireTag?: boolean;
};
/** A role called `@everyone`, or by the bot's name, says what that one may do in a new guild. */
export type SeedRole = {
  name: string;
  permissions?: bigint;
  mentionable?: boolean;
  color?: number;
  /** Its members are listed apart. */
  hoist?: boolean;
};
/** `user` is a username of the seed; roles are names of the guild's roles. */
export type SeedMember = { user: string; roles?: string[]; nick?: string };
/**
 * With `closedDms` the user takes no direct messages from the bot, with `hasApp` has installed it for
 * themselves; `locale` is their client's.
 */
export type SeedUser = {
  username: string;
  displayName?: string;
  closedDms?: boolean;
  hasApp?: boolean;
  locale?: string;
};

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
    channels: new ChannelMap(),
    messages: new Map(),
    commands: new Map(),
    nonces: new Map(),
    closedDms: new Set(),
    locales: new Map(),
    userInstalls: new Set(),
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
      const named = { roles, users: { ...users, [botName(state)]: state.botUserId } };
      const channels = seedChannels(deps, state, guild, wanted.channels, named);
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
  if (wanted.closedDms === true) state.closedDms.add(user.id);
  if (wanted.hasApp === true) state.userInstalls.add(user.id);
  if (wanted.locale !== undefined) state.locales.set(user.id, wanted.locale);
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
  const given = (name: string): Partial<SeedRole> =>
    wanted.roles?.find((role) => role.name === name) ?? {};
  const everyone = { name: '@everyone', permissions: PERMISSIONS.everyone };
  guild.roles.set(id, newRole(id, { ...everyone, ...given('@everyone') }, 0));
  const botRole = newBotRole(state, deps.ids.next(), given(botName(state)));
  guild.roles.set(botRole.id, botRole);
  addMember(deps, guild, state.botUserId, [botRole.id]);
  return guild;
}

function botName(state: State): string {
  return state.users.get(state.botUserId)?.username ?? 'bot';
}

/** The role that comes into a guild with the bot. */
export function newBotRole(state: State, id: string, given: Partial<SeedRole> = {}): APIRole {
  const role = newRole(id, { name: botName(state), permissions: PERMISSIONS.bot, ...given }, 1);
  return { ...role, managed: true, tags: { bot_id: state.botUserId } };
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
  { name, permissions, mentionable, color, hoist }: SeedRole,
  position: number,
): APIRole {
  const role = {
    id,
    name,
    permissions: String((permissions ?? 0n) & ALL_PERMISSIONS),
    position,
    color: color ?? 0,
    colors: { primary_color: color ?? 0, secondary_color: null, tertiary_color: null },
    hoist: hoist ?? false,
    managed: false,
    mentionable: mentionable ?? false,
    icon: null,
    unicode_emoji: null,
    flags: 0,
  };
  // Enum members are plain numbers here.
  return vouched<APIRole>(role);
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
