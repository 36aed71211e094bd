/** Owns what the ids that a person picked mean: the resolved data of an interaction. */
import type { FilledOption } from '../page-protocol.ts';
import { permissionsIn } from '../permissions.ts';
import { TYPE } from '../rules/component-tree.ts';
import { shapeMember } from '../shape.ts';
import {
  guildIdOf,
  guildOfChannel,
  isDm,
  isThread,
  type Channel,
  type GuildChannel,
  type ThreadChannel,
} from '../state/state.ts';
import type { World } from '../world.ts';

type Json = Record<string, unknown>;

export type Reference = { kind: 'user' | 'role' | 'channel' | 'mentionable'; id: string };

const BY_OPTION: Readonly<Record<number, Reference['kind']>> = {
  6: 'user',
  7: 'channel',
  8: 'role',
  9: 'mentionable',
};

const BY_COMPONENT: Readonly<Record<number, Reference['kind']>> = {
  [TYPE.userSelect]: 'user',
  [TYPE.roleSelect]: 'role',
  [TYPE.mentionableSelect]: 'mentionable',
  [TYPE.channelSelect]: 'channel',
};

/** Of a command's options, nested ones already among them. */
export function optionReferences(options: readonly FilledOption[]): Reference[] {
  return options.flatMap(({ type, value }) => {
    const kind = BY_OPTION[type];
    return kind === undefined ? [] : [{ kind, id: String(value) }];
  });
}

/** Of a select menu; none for one of strings. */
export function componentReferences(type: unknown, values: readonly string[]): Reference[] {
  const kind = BY_COMPONENT[Number(type)];
  return kind === undefined ? [] : values.map((id) => ({ kind, id }));
}

/** The sentence of the client for an id that its menu would not have offered. */
export function refusalOfReferences(
  { state }: World,
  channel: Channel,
  references: readonly Reference[],
  channelTypes: unknown,
): string | undefined {
  const guild = guildOfChannel(state, channel);
  const isUser = (id: string): boolean =>
    guild === undefined ? state.users.has(id) : guild.members.has(id);
  const isThere = ({ kind, id }: Reference): boolean => {
    if (kind === 'user') return isUser(id);
    if (kind === 'role') return guild?.roles.has(id) === true;
    if (kind === 'mentionable') return isUser(id) || guild?.roles.has(id) === true;
    const found = state.channels.get(id);
    if (found === undefined || guild === undefined || guildIdOf(found) !== guild.id) return false;
    return (
      !Array.isArray(channelTypes) || channelTypes.length === 0 || channelTypes.includes(found.type)
    );
  };
  return references.every(isThere) ? undefined : 'This is not one of the options.';
}

type Resolved = { users: Json; members: Json; roles: Json; channels: Json };

/** What the ids name, or undefined when there are none. */
export function resolvedOf(
  world: World,
  channel: Channel,
  userId: string,
  references: readonly Reference[],
): Json | undefined {
  if (references.length === 0) return undefined;
  const resolved: Resolved = { users: {}, members: {}, roles: {}, channels: {} };
  for (const { kind, id } of references) {
    if (kind === 'user' || kind === 'mentionable') addUser(world, channel, id, resolved);
    if (kind === 'role' || kind === 'mentionable') addRole(world, channel, id, resolved);
    if (kind === 'channel') addChannel(world, id, userId, resolved);
  }
  return Object.fromEntries(
    Object.entries(resolved).filter(([, found]) => Object.keys(found).length > 0),
  );
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
function partialChannel(channel: GuildChannel | ThreadChannel): Json {
  const { id, name, type, parent_id, guild_id, rate_limit_per_user, last_message_id } = channel;
  const common = { id, name, type, parent_id, guild_id, rate_limit_per_user, last_message_id };
  if (isThread(channel)) {
    return { ...common, flags: channel.flags, thread_metadata: channel.thread_metadata };
  }
  const { topic, position, nsfw, flags } = channel;
  return { ...common, topic, position, nsfw, flags };
}
