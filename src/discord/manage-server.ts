/** Owns the question whether somebody may change a server's settings. */
import { PermissionFlagsBits } from 'discord-api-types/v10';
import { UserError } from '../lib/errors.ts';
import type { Caller } from './interaction.ts';
import { textsFor } from './texts/texts-for.ts';

/** For `default_member_permissions`: it only hides the command, and admins may change it. */
export const MANAGE_SERVER = String(PermissionFlagsBits.ManageGuild);

/** False in a direct message. */
export function managesServer({ guildId, permissions }: Caller): boolean {
  const allowed = PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator;
  return guildId !== null && (permissions & allowed) !== 0n;
}

/**
 * @returns the server's id.
 * @throws UserError unless the caller manages the server that they write in.
 */
export function requireManageServer(caller: Caller): string {
  const { guildId, locale } = caller;
  if (guildId === null) {
    throw new UserError(textsFor(locale)('errors.serverOnly'));
  }
  if (!managesServer(caller)) {
    throw new UserError(textsFor(locale)('errors.manageServer'));
  }
  return guildId;
}
