/** Owns which commands a person may run in a channel. */
import type { APIApplicationCommand } from 'discord-api-types/v10';

import { BITS, permissionsIn } from '../permissions.ts';
import {
  commandsOf,
  guildOfChannel,
  isDm,
  isServed,
  parentOf,
  type Channel,
} from '../state/state.ts';
import type { World } from '../world.ts';

const GUILD_INSTALL = 0;
const CONTEXT = { guild: 0, botDm: 1 } as const;

/** As the client lists them: by context, and by `default_member_permissions` in a guild. */
export function availableCommands(
  { state, clock }: World,
  channel: Channel,
  userId: string,
): APIApplicationCommand[] {
  if (isDm(channel)) {
    return commandsOf(state, undefined).filter((command) => worksIn(command, CONTEXT.botDm));
  }
  const guild = guildOfChannel(state, channel);
  // Its commands come and go with the application.
  if (guild === undefined || !isServed(state, guild)) return [];
  const permissions = permissionsIn(state, channel, userId, clock.now());
  if ((permissions & BITS.UseApplicationCommands) === 0n) return [];
  return [...commandsOf(state, undefined), ...commandsOf(state, channel.guild_id)]
    .filter((command) => worksIn(command, CONTEXT.guild))
    .filter(({ nsfw }) => nsfw !== true || parentOf(state, channel)?.nsfw === true)
    .filter((command) => isPermitted(command, permissions));
}

/** The application is installed in guilds alone: what is for users' own installs is never listed. */
function worksIn(command: APIApplicationCommand, context: number): boolean {
  const installs: readonly number[] | undefined = command.integration_types;
  if (installs !== undefined && !installs.includes(GUILD_INSTALL)) return false;
  if (command.guild_id !== undefined) return context === CONTEXT.guild;
  const contexts: readonly number[] | null | undefined = command.contexts;
  if (contexts !== null && contexts !== undefined) return contexts.includes(context);
  return context === CONTEXT.guild || command.dm_permission !== false;
}

/** "0" is for administrators alone (application-commands.mdx, "Permissions"). */
function isPermitted(command: APIApplicationCommand, permissions: bigint): boolean {
  const needed = command.default_member_permissions;
  if (needed === null) return true;
  const bits = BigInt(needed) === 0n ? BITS.Administrator : BigInt(needed);
  return (permissions & bits) === bits || (permissions & BITS.Administrator) !== 0n;
}
