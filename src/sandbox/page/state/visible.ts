/** Owns which channels a person sees, in the order of the client's list. Pure. */
import type { APIChannel, APIOverwrite } from 'discord-api-types/v10';
import type { PageGuild } from '../../page-protocol.ts';
import {
  ANNOUNCEMENT_THREAD,
  CATEGORY,
  FORUM_CHANNEL,
  MEDIA_CHANNEL,
  PRIVATE_THREAD,
} from '../discord-numbers.ts';

const ADMINISTRATOR = 1n << 3n;
export const VIEW_CHANNEL = 1n << 10n;
const EVERYTHING = ~0n;

export type ChannelGroup = { category: APIChannel | undefined; channels: ChannelEntry[] };
export type ChannelEntry = { channel: APIChannel; threads: APIChannel[] };

export function channelName(channel: APIChannel): string {
  return channel.name ?? 'direct message';
}

export function isThread({ type }: APIChannel): boolean {
  return type >= ANNOUNCEMENT_THREAD && type <= PRIVATE_THREAD;
}

export function isForum({ type }: APIChannel): boolean {
  return type === FORUM_CHANNEL || type === MEDIA_CHANNEL;
}

function overwritten(allowed: bigint, overwrites: readonly APIOverwrite[]): bigint {
  const deny = overwrites.reduce((bits, one) => bits | BigInt(one.deny), 0n);
  const allow = overwrites.reduce((bits, one) => bits | BigInt(one.allow), 0n);
  return (allowed & ~deny) | allow;
}

/** Rule: https://docs.discord.com/developers/topics/permissions#permission-overwrites */
export function permissionsIn(guild: PageGuild, userId: string, channel: APIChannel): bigint {
  if (guild.owner_id === userId) return EVERYTHING;
  const member = guild.members.find(({ user_id }) => user_id === userId);
  if (!member) return 0n;
  const roleIds = new Set(member.roles);
  const base = guild.roles
    .filter(({ id }) => id === guild.id || roleIds.has(id))
    .reduce((bits, { permissions }) => bits | BigInt(permissions), 0n);
  if ((base & ADMINISTRATOR) !== 0n) return EVERYTHING;
  const overwrites =
    'permission_overwrites' in channel ? (channel.permission_overwrites ?? []) : [];
  const everyone = overwritten(
    base,
    overwrites.filter(({ id }) => id === guild.id),
  );
  const roles = overwritten(
    everyone,
    overwrites.filter(({ id }) => roleIds.has(id)),
  );
  return overwritten(
    roles,
    overwrites.filter(({ id }) => id === userId),
  );
}

function canView(guild: PageGuild, userId: string, channel: APIChannel): boolean {
  return (permissionsIn(guild, userId, channel) & VIEW_CHANNEL) !== 0n;
}

function positionOf(channel: APIChannel): number {
  return 'position' in channel ? (channel.position ?? 0) : 0;
}

function parentOf(channel: APIChannel): string | undefined {
  return 'parent_id' in channel ? (channel.parent_id ?? undefined) : undefined;
}

function groupsOf(guild: PageGuild, userId: string): ChannelGroup[] {
  const threads = guild.channels.filter((channel) => isThread(channel));
  const sorted = guild.channels.toSorted((a, b) => positionOf(a) - positionOf(b));
  const categories = sorted.filter(({ type }) => type === CATEGORY);
  const entries = sorted
    .filter((channel) => channel.type !== CATEGORY && !isThread(channel))
    .filter((channel) => canView(guild, userId, channel))
    .map((channel) => ({
      channel,
      threads: threads.filter((thread) => parentOf(thread) === channel.id),
    }));
  const parents = new Set(categories.map(({ id }) => id));
  const isLoose = ({ channel }: ChannelEntry): boolean => !parents.has(parentOf(channel) ?? '');
  return [
    { category: undefined, channels: entries.filter((entry) => isLoose(entry)) },
    ...categories.map((category) => ({
      category,
      channels: entries.filter(({ channel }) => parentOf(channel) === category.id),
    })),
  ].filter(({ channels }) => channels.length > 0);
}

/** A guild object never changes: the groups hold until the next one comes. */
const known = new WeakMap<PageGuild, Map<string, ChannelGroup[]>>();

/** Channels without a category first, then each category with its own; threads under their channel. */
export function visibleGroups(guild: PageGuild, userId: string): ChannelGroup[] {
  const byUser = known.get(guild) ?? new Map<string, ChannelGroup[]>();
  const groups = byUser.get(userId) ?? groupsOf(guild, userId);
  known.set(guild, byUser.set(userId, groups));
  return groups;
}
