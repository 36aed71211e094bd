/** Owns the question whether somebody may change a server's settings. */
import { PermissionFlagsBits } from 'discord-api-types/v10';
import { UserError } from '../lib/errors.ts';
import type { Caller } from './interaction.ts';

/** For `default_member_permissions`: it only hides the command, and admins may change it. */
export const MANAGE_SERVER = String(PermissionFlagsBits.ManageGuild);

/**
 * @returns the server's id.
 * @throws UserError unless the caller manages the server that they write in.
 */
export function requireManageServer({ guildId, permissions }: Caller): string {
  if (guildId === null) {
    throw new UserError('This works in a server only: open the server and try again there.');
  }
  const allowed = PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator;
  if ((permissions & allowed) === 0n) {
    throw new UserError(
      'Only people with “Manage Server” choose this server’s alerts. ' +
        '`/subscribe` brings a topic to your own direct messages.',
    );
  }
  return guildId;
}
