/** Owns which commands a person may run in a channel, and by whose install. */
import type { APIApplicationCommand } from 'discord-api-types/v10';

import { BITS, permissionsIn } from '../permissions.ts';
import { commandsOf, guildOfChannel, isDm, parentOf, type Channel } from '../state/state.ts';
import type { World } from '../world.ts';
import { CONTEXT, contextOf, installsIn, type Owners } from './installs.ts';

export type AvailableCommand = { command: APIApplicationCommand; owners: Owners };

/** As the client lists them: by install and context, and by `default_member_permissions` in a guild. */
export function availableCommands(
  world: World,
  channel: Channel,
  userId: string,
): AvailableCommand[] {
  const { state, clock } = world;
  const installs = installsIn(world, channel, userId);
  const context = contextOf(channel);
  const listed = [...commandsOf(state, undefined), ...guildCommands(world, channel)]
    .filter((command) => worksIn(command, context))
    .map((command) => ({ command, owners: ownersFor(command, installs) }))
    .filter(({ owners }) => owners[0] !== undefined || owners[1] !== undefined);
  if (isDm(channel)) return listed;
  const permissions = permissionsIn(state, channel, userId, clock.now());
  if ((permissions & BITS.UseApplicationCommands) === 0n) return [];
  return listed
    .filter(({ command }) => command.nsfw !== true || parentOf(state, channel)?.nsfw === true)
    .filter(({ command }) => isPermitted(command, permissions));
}

function guildCommands({ state }: World, channel: Channel): APIApplicationCommand[] {
  const guild = guildOfChannel(state, channel);
  return guild === undefined ? [] : commandsOf(state, guild.id);
}

/** Of the installs, those that the command is for; a guild's own commands come with its install. */
function ownersFor(command: APIApplicationCommand, installs: Owners): Owners {
  const types: readonly number[] = command.integration_types ?? [0];
  const { 0: guild, 1: person } = installs;
  return {
    ...(guild !== undefined && types.includes(0) ? { 0: guild } : {}),
    ...(person !== undefined && types.includes(1) ? { 1: person } : {}),
  };
}

function worksIn(command: APIApplicationCommand, context: number): boolean {
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
