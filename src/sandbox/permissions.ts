/** Owns Discord's permission bits and what a member may do in a channel. */
import type { Guild, GuildChannel, Overwrite } from './state/state.ts';

export const BITS = {
  administrator: 1n << 3n,
  manageGuild: 1n << 5n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  embedLinks: 1n << 14n,
  attachFiles: 1n << 15n,
  readMessageHistory: 1n << 16n,
  mentionEveryone: 1n << 17n,
  useApplicationCommands: 1n << 31n,
  createPublicThreads: 1n << 35n,
  sendMessagesInThreads: 1n << 38n,
} as const;

/** All bits that Discord has given a meaning (topics/permissions.mdx). */
export const ALL_PERMISSIONS = (1n << 53n) - 1n;

const SPEAK =
  BITS.viewChannel |
  BITS.sendMessages |
  BITS.embedLinks |
  BITS.attachFiles |
  BITS.readMessageHistory |
  BITS.useApplicationCommands |
  BITS.createPublicThreads |
  BITS.sendMessagesInThreads;

/** What the roles of a new guild may do. */
export const PERMISSIONS = { everyone: SPEAK, bot: SPEAK } as const;

/** What a member may do in the guild, before any channel has a say. */
export function basePermissions(guild: Guild, userId: string): bigint {
  const member = guild.members.get(userId);
  if (member === undefined) return 0n;
  if (guild.owner_id === userId) return ALL_PERMISSIONS;
  const bits = [guild.id, ...member.roles].reduce(
    (sum, roleId) => sum | BigInt(guild.roles.get(roleId)?.permissions ?? '0'),
    0n,
  );
  return (bits & BITS.administrator) === 0n ? bits : ALL_PERMISSIONS;
}

/**
 * What a member may do in a channel: base, then the overwrites of @everyone, of the roles together,
 * of the member (topics/permissions.mdx, "Permission Hierarchy"). Losing the view loses everything.
 */
export function channelPermissions(guild: Guild, channel: GuildChannel, userId: string): bigint {
  const base = basePermissions(guild, userId);
  if (base === ALL_PERMISSIONS) return base;
  const roleIds = new Set(guild.members.get(userId)?.roles ?? []);
  const overwrites = channel.permission_overwrites;
  let bits = base;
  bits = apply(
    bits,
    overwrites.filter(({ id }) => id === guild.id),
  );
  bits = apply(
    bits,
    overwrites.filter(({ id, type }) => type === 0 && roleIds.has(id)),
  );
  bits = apply(
    bits,
    overwrites.filter(({ id, type }) => type === 1 && id === userId),
  );
  return (bits & BITS.viewChannel) === 0n ? 0n : bits;
}

function apply(bits: bigint, overwrites: readonly Overwrite[]): bigint {
  const deny = overwrites.reduce((sum, overwrite) => sum | BigInt(overwrite.deny), 0n);
  const allow = overwrites.reduce((sum, overwrite) => sum | BigInt(overwrite.allow), 0n);
  return (bits & ~deny) | allow;
}
