/** Owns the question whether somebody may change a server's settings. */
import { PermissionFlagsBits } from 'discord-api-types/v10';
import { UserError } from '../lib/errors.ts';
import type { Caller } from './interaction.ts';

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
  const { guildId } = caller;
  if (guildId === null) {
    throw new UserError('This works in a server only: open the server and try again there.');
  }
  if (!managesServer(caller)) {
    throw new UserError(
      'Only people with “Manage Server” choose this server’s alerts. ' +
        '`/subscribe` brings a topic to your own direct messages.',
    );
  }
  return guildId;
}
