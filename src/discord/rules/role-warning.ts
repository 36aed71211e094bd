/** Owns saying what keeps a rule from mentioning its role. */
import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { DiscordContext } from '../context.ts';
import type { Texts } from '../texts/texts-for.ts';

type At = { guildId: string; channelId: string; roleId: string | null };

/** A role that anybody may mention needs no right: https://docs.discord.com/developers/topics/permissions */
export function lacksMention(
  { server }: Pick<DiscordContext, 'server'>,
  { guildId, channelId, roleId }: At,
): boolean {
  const role = roleId === null ? null : server.role({ guildId, roleId });
  if (role === null || role.isMentionable) return false;
  const permissions = server.channel({ guildId, channelId })?.permissions ?? 0n;
  const may = PermissionFlagsBits.MentionEveryone | PermissionFlagsBits.Administrator;
  return (permissions & may) === 0n;
}

/** Empty when nothing does. */
export function roleWarning(context: Pick<DiscordContext, 'server'>, texts: Texts, at: At): string {
  if (!lacksMention(context, at)) return '';
  return texts('rules.roleNotMentioned', {
    role: `<@&${at.roleId ?? ''}>`,
    right: texts('common.quoted', { name: texts('rights.mentionEveryone') }),
  });
}
