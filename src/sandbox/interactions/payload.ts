/** Owns INTERACTION_CREATE: everything that Discord puts into an interaction. */
import type { FilledOption } from '../page-protocol.ts';
import { ALL_PERMISSIONS, permissionsIn } from '../permissions.ts';
import { shapeChannel, shapeMember } from '../shape.ts';
import { guildOfChannel, isDm, isThread, type Channel } from '../state/state.ts';
import type { World } from '../world.ts';
import type { Interaction } from './registry.ts';

const LOCALE = 'en-US';
/** 10 MiB, the limit of a guild without boosts (receiving-and-responding.mdx). */
const ATTACHMENT_LIMIT = 10 * 1024 * 1024;

type Json = Record<string, unknown>;

/** Fields of https://discord.com/developers/docs/interactions/receiving-and-responding (Interaction). */
export function interactionPayload(
  world: World,
  interaction: Interaction,
  channel: Channel,
  parts: { type: 2 | 3 | 4; data: Json; message?: unknown },
): Json {
  const { state } = world;
  return {
    id: interaction.id,
    application_id: state.applicationId,
    token: interaction.token,
    version: 1,
    ...parts,
    channel_id: channel.id,
    channel: shapeChannel(state, channel),
    locale: LOCALE,
    entitlements: [],
    attachment_size_limit: ATTACHMENT_LIMIT,
    ...whoAndWhere(world, channel, interaction.userId),
  };
}

function whoAndWhere({ state, clock }: World, channel: Channel, userId: string): Json {
  const guild = guildOfChannel(state, channel);
  const member = guild?.members.get(userId);
  if (guild === undefined || member === undefined) {
    return {
      user: state.users.get(userId),
      context: 1,
      app_permissions: String(ALL_PERMISSIONS),
      authorizing_integration_owners: { 0: '0' },
    };
  }
  const permissions = String(permissionsIn(state, channel, userId, clock.now()));
  return {
    guild_id: guild.id,
    guild: { id: guild.id, locale: LOCALE, features: [] },
    guild_locale: LOCALE,
    member: { ...shapeMember(state, member), permissions },
    context: 0,
    app_permissions: String(permissionsIn(state, channel, state.botUserId, clock.now())),
    authorizing_integration_owners: { 0: guild.id },
  };
}

const TYPE = { user: 6, channel: 7, role: 8, mentionable: 9 } as const;

/** What the ids among the options name, or undefined when there are none. */
export function resolvedOf(
  world: World,
  channel: Channel,
  userId: string,
  options: readonly FilledOption[],
): Json | undefined {
  const references = options.flatMap(flatten).filter(({ type }) => type >= 6 && type <= 9);
  if (references.length === 0) return undefined;
  const resolved = { users: {}, members: {}, roles: {}, channels: {} } satisfies Json;
  for (const { type, value } of references) {
    const id = String(value);
    if (type === TYPE.user || type === TYPE.mentionable) addUser(world, channel, id, resolved);
    if (type === TYPE.role || type === TYPE.mentionable) addRole(world, channel, id, resolved);
    if (type === TYPE.channel) addChannel(world, id, userId, resolved);
  }
  return Object.fromEntries(
    Object.entries(resolved).filter(([, found]) => Object.keys(found).length > 0),
  );
}

type Resolved = { users: Json; members: Json; roles: Json; channels: Json };

function flatten(option: FilledOption): FilledOption[] {
  return [option, ...(option.options ?? []).flatMap(flatten)];
}

function addUser(
  { state, clock }: World,
  channel: Channel,
  id: string,
  { users, members }: Resolved,
): void {
  const user = state.users.get(id);
  if (user === undefined) return;
  users[id] = user;
  const member = guildOfChannel(state, channel)?.members.get(id);
  if (member === undefined) return;
  const { user: _user, deaf: _deaf, mute: _mute, ...partial } = shapeMember(state, member);
  const permissions = String(permissionsIn(state, channel, id, clock.now()));
  members[id] = { ...partial, permissions };
}

function addRole({ state }: World, channel: Channel, id: string, { roles }: Resolved): void {
  const role = guildOfChannel(state, channel)?.roles.get(id);
  if (role !== undefined) roles[id] = role;
}

/** With the bot's own permissions there, since 2026-07 (change log). */
function addChannel(
  { state, clock }: World,
  id: string,
  userId: string,
  { channels }: Resolved,
): void {
  const channel = state.channels.get(id);
  if (channel === undefined || isDm(channel)) return;
  channels[id] = {
    ...partialChannel(channel),
    permissions: String(permissionsIn(state, channel, userId, clock.now())),
    app_permissions: String(permissionsIn(state, channel, state.botUserId, clock.now())),
  };
}

/** Fields of receiving-and-responding.mdx, "Resolved Data Structure". */
function partialChannel(channel: Exclude<Channel, { type: 1 }>): Json {
  const { id, name, type, parent_id, guild_id, rate_limit_per_user, last_message_id } = channel;
  const common = { id, name, type, parent_id, guild_id, rate_limit_per_user, last_message_id };
  if (isThread(channel)) {
    return { ...common, flags: channel.flags, thread_metadata: channel.thread_metadata };
  }
  const { topic, position, nsfw, flags } = channel;
  return { ...common, topic, position, nsfw, flags };
}
