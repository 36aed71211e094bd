/** Owns Discord's permission bits and what a member may do in a channel. */
import { PermissionFlagsBits } from 'discord-api-types/v10';

import type { Clock } from '../lib/clock.ts';
import {
  guildOfChannel,
  isDm,
  isThread,
  parentOf,
  peopleOf,
  type Channel,
  type Guild,
  type GuildChannel,
  type Overwrite,
  type State,
} from './state/state.ts';

/** By Discord's own names (topics/permissions.mdx), as discord-api-types spells them. */
export const BITS = PermissionFlagsBits;

export type PermissionName = keyof typeof BITS;

/** All bits that Discord has given a meaning (topics/permissions.mdx). */
export const ALL_PERMISSIONS = (1n << 53n) - 1n;

const SPEAK =
  BITS.ViewChannel |
  BITS.SendMessages |
  BITS.EmbedLinks |
  BITS.AttachFiles |
  BITS.ReadMessageHistory |
  BITS.UseApplicationCommands |
  BITS.CreatePublicThreads |
  BITS.SendMessagesInThreads;

/** What the roles of a new guild may do. */
export const PERMISSIONS = { everyone: SPEAK | BITS.UseExternalApps, bot: SPEAK } as const;

/** What both sides may do in a conversation of two. */
const IN_DIRECT_MESSAGES = SPEAK & ~(BITS.CreatePublicThreads | BITS.SendMessagesInThreads);

/** All that a member in timeout keeps. */
const LOOK = BITS.ViewChannel | BITS.ReadMessageHistory;

/** What goes with the right to write (topics/permissions.mdx, "Implicit Permissions"). */
const OF_WRITING = BITS.MentionEveryone | BITS.SendTTSMessages | BITS.AttachFiles | BITS.EmbedLinks;

const PRIVATE_THREAD = 12;

/** What a member may do in the guild, before any channel has a say. */
export function basePermissions(guild: Guild, userId: string): bigint {
  const member = guild.members.get(userId);
  if (member === undefined) return 0n;
  if (guild.owner_id === userId) return ALL_PERMISSIONS;
  const bits = [guild.id, ...member.roles].reduce(
    (sum, roleId) => sum | BigInt(guild.roles.get(roleId)?.permissions ?? '0'),
    0n,
  );
  return (bits & BITS.Administrator) === 0n ? bits : ALL_PERMISSIONS;
}

/**
 * What a person or the bot may do in a channel: base, then the overwrites of @everyone, of the roles
 * together, of the member, then what is lost with the right to see or to write (topics/permissions.mdx,
 * "Permission Hierarchy"). A thread has its parent's, where SEND_MESSAGES_IN_THREADS counts for writing.
 */
export function permissionsIn(state: State, channel: Channel, userId: string, now: Date): bigint {
  if (isDm(channel)) {
    const isBots = userId === state.botUserId && channel.other_id === undefined;
    return isBots || peopleOf(channel).includes(userId) ? IN_DIRECT_MESSAGES : 0n;
  }
  const guild = guildOfChannel(state, channel);
  const parent = parentOf(state, channel);
  if (guild === undefined || parent === undefined) return 0n;
  const bits = overwritten(guild, parent, userId);
  if (bits === ALL_PERMISSIONS) return bits;
  if ((bits & BITS.ViewChannel) === 0n || isHiddenThread(channel, bits, userId)) return 0n;
  const until = guild.members.get(userId)?.communication_disabled_until ?? null;
  if (until !== null && Date.parse(until) > now.getTime()) return bits & LOOK;
  const writing = isThread(channel) ? BITS.SendMessagesInThreads : BITS.SendMessages;
  return (bits & writing) === 0n ? bits & ~OF_WRITING : bits;
}

export function can(
  { state, clock }: { state: State; clock: Clock },
  userId: string,
  channel: Channel,
  bit: bigint,
): boolean {
  return (permissionsIn(state, channel, userId, clock.now()) & bit) !== 0n;
}

/** Private threads are for their members and for moderators (threads.mdx, "Permissions"). */
function isHiddenThread(channel: Channel, bits: bigint, userId: string): boolean {
  if (channel.type !== PRIVATE_THREAD || channel.member_ids.includes(userId)) return false;
  return (bits & BITS.ManageThreads) === 0n;
}

/** The bit that lets somebody write in this channel. */
export function writingBit(channel: Channel): bigint {
  return isThread(channel) ? BITS.SendMessagesInThreads : BITS.SendMessages;
}

function overwritten(guild: Guild, channel: GuildChannel, userId: string): bigint {
  const base = basePermissions(guild, userId);
  if (base === ALL_PERMISSIONS) return base;
  const roleIds = new Set(guild.members.get(userId)?.roles ?? []);
  const { permission_overwrites: overwrites } = channel;
  const everyone = overwrites.filter(({ id }) => id === guild.id);
  const roles = overwrites.filter(({ id, type }) => type === 0 && roleIds.has(id));
  const own = overwrites.filter(({ id, type }) => type === 1 && id === userId);
  return [everyone, roles, own].reduce(apply, base);
}

function apply(bits: bigint, overwrites: readonly Overwrite[]): bigint {
  const deny = overwrites.reduce((sum, overwrite) => sum | BigInt(overwrite.deny), 0n);
  const allow = overwrites.reduce((sum, overwrite) => sum | BigInt(overwrite.allow), 0n);
  return (bits & ~deny) | allow;
}
