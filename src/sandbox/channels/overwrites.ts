/** Owns permission overwrites as a bot may set them. */
import { basePermissions, BITS } from '../permissions.ts';
import type { Guild, GuildChannel, Overwrite } from '../state/state.ts';
import { discordError } from '../wire/discord-error.ts';
import type { World } from '../world.ts';

/** Bits come as strings, or as the numbers that the schema has. */
export type OverwriteBody = {
  id: string;
  type?: 0 | 1 | null;
  allow?: string | number | null;
  deny?: string | number | null;
};

/**
 * As kept. 10009 for what is no role and no member here; 50013 for bits that the bot does not have, and
 * for MANAGE_ROLES, which is for administrators (guild.mdx, "Create Guild Channel").
 */
export function overwriteOf({ state }: World, guild: Guild, wanted: OverwriteBody): Overwrite {
  const { id, allow, deny } = wanted;
  const type = wanted.type ?? (guild.roles.has(id) ? 0 : 1);
  if (!(type === 0 ? guild.roles : guild.members).has(id)) throw discordError(10009);
  const overwrite: Overwrite = { id, type, allow: bitsOf(allow), deny: bitsOf(deny) };
  const asked = BigInt(overwrite.allow) | BigInt(overwrite.deny);
  const has = basePermissions(guild, state.botUserId);
  const mayAsk = (has & BITS.Administrator) === 0n ? has & ~BITS.ManageRoles : has;
  if ((asked & ~mayAsk) !== 0n) throw discordError(50013);
  return overwrite;
}

function bitsOf(given: string | number | null | undefined): string {
  return String(BigInt(typeof given === 'number' ? Math.trunc(given) : (given ?? 0)));
}

export function withOverwrite(channel: GuildChannel, overwrite: Overwrite): GuildChannel {
  const others = channel.permission_overwrites.filter(({ id }) => id !== overwrite.id);
  return { ...channel, permission_overwrites: [...others, overwrite] };
}

export function withoutOverwrite(channel: GuildChannel, overwriteId: string): GuildChannel {
  const left = channel.permission_overwrites.filter(({ id }) => id !== overwriteId);
  if (left.length === channel.permission_overwrites.length) throw discordError(10009);
  return { ...channel, permission_overwrites: left };
}
