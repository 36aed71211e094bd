/** Owns what happens when a person runs a command, or is filling in an option of it. */
import { shown } from '../messages/store.ts';
import type { FilledOption, PageInteraction } from '../page-protocol.ts';
import { BITS, permissionsIn } from '../permissions.ts';
import { guildIdOf, guildOfChannel, type Channel } from '../state/state.ts';
import { vouched } from '../wire/vouched.ts';
import type { World } from '../world.ts';
import { announce, openInteraction, tellFailure } from './announce.ts';
import { availableCommands, type AvailableCommand } from './available-commands.ts';
import { refusalOfOptions, type Lookups, type OptionDefinition } from './check-options.ts';
import { ClientRefusal } from './client-refusal.ts';
import type { Choice } from './registry.ts';
import { optionReferences, resolvedOf } from './resolved.ts';
import { visibleMessage } from './use-component.ts';

type Act<Kind extends PageInteraction['kind']> = Extract<PageInteraction, { kind: Kind }>;
type Command = AvailableCommand['command'];

const SUBCOMMAND = 1;
const SUBCOMMAND_GROUP = 2;

export function runCommand(world: World, channel: Channel, act: Act<'command'>): string {
  const { command, owners } = permittedCommand(world, channel, act);
  refuseOptions(world, channel, command, act, 'submit');
  const target = targetOf(world, channel, command, act);
  const commandName = wholeName(command.name, act.options);
  const interaction = openInteraction(world, channel, act, {
    kind: 'command',
    owners,
    commandName,
  });
  const references = optionReferences(act.options.flatMap(withNested));
  const resolved = resolvedOf(world, channel, act.user_id, references);
  const data = {
    ...commandData(command, act.options),
    ...(resolved === undefined ? {} : { resolved }),
    ...target,
  };
  announce(world, interaction, channel, { type: 2, data }, tellFailure(world, interaction));
  return interaction.id;
}

/** The bot's choices; a refusal with 504 when it gives none in time. */
export function autocomplete(
  world: World,
  channel: Channel,
  act: Act<'autocomplete'>,
): Promise<Choice[]> {
  const { command, owners } = permittedCommand(world, channel, act);
  refuseOptions(world, channel, command, act, 'autocomplete');
  if (!act.options.flatMap(withNested).some(({ focused }) => focused === true)) {
    throw new ClientRefusal(400, 'No option is being filled in.');
  }
  const about = { kind: 'autocomplete', owners, commandName: command.name } as const;
  const interaction = openInteraction(world, channel, act, about);
  const data = commandData(command, act.options);
  return new Promise((resolve, reject) => {
    announce(world, interaction, channel, { type: 4, data }, (outcome) => {
      if (outcome.status === 'failed') reject(new ClientRefusal(504, 'Loading options failed'));
      else resolve(outcome.status === 'choices' ? outcome.choices : []);
    });
  });
}

const USER_COMMAND = 2;
const MESSAGE_COMMAND = 3;

/** The user or the message whose menu the command was chosen from, with what it names. */
function targetOf(
  world: World,
  channel: Channel,
  { type }: Command,
  { target_id: id, user_id: userId }: Act<'command'>,
): Record<string, unknown> {
  const kind: number = type;
  if (kind !== USER_COMMAND && kind !== MESSAGE_COMMAND) return {};
  if (id === undefined) throw new ClientRefusal(400, 'Choose what to use this command on.');
  if (kind === USER_COMMAND) {
    const resolved = resolvedOf(world, channel, userId, [{ kind: 'user', id }]);
    if (world.state.users.has(id)) return { target_id: id, resolved };
    throw new ClientRefusal(404, 'There is no such user.');
  }
  const message = visibleMessage(world, channel.id, id, userId);
  if (message === undefined) throw new ClientRefusal(404, 'This message is gone.');
  return { target_id: id, resolved: { messages: { [id]: shown(message) } } };
}

function permittedCommand(
  world: World,
  channel: Channel,
  act: { command_id: string; user_id: string },
): AvailableCommand {
  const known = world.state.commands.get(act.command_id);
  if (known === undefined) throw new ClientRefusal(404, 'There is no such command.');
  const permitted = availableCommands(world, channel, act.user_id).find(
    ({ command }) => command.id === known.id,
  );
  if (permitted !== undefined) return permitted;
  throw new ClientRefusal(403, 'You do not have permission to use this command here.');
}

function refuseOptions(
  world: World,
  channel: Channel,
  command: Command,
  { options, user_id: userId }: Act<'command' | 'autocomplete'>,
  mode: 'submit' | 'autocomplete',
): void {
  // Commands are stored as Discord's schema judged them.
  const definitions = vouched<OptionDefinition[]>(command.options ?? []);
  const refusal = refusalOfOptions(lookups(world, channel, userId), definitions, options, mode);
  if (refusal !== undefined) throw new ClientRefusal(400, refusal);
}

function commandData(command: Command, options: FilledOption[]): Record<string, unknown> {
  return {
    id: command.id,
    name: command.name,
    type: command.type,
    ...(options.length > 0 ? { options } : {}),
    ...(command.guild_id === undefined ? {} : { guild_id: command.guild_id }),
  };
}

/** As messages show it: `news topic` for a subcommand. */
function wholeName(name: string, options: FilledOption[]): string {
  const nested = options.find(({ type }) => type === SUBCOMMAND || type === SUBCOMMAND_GROUP);
  return nested === undefined ? name : wholeName(`${name} ${nested.name}`, nested.options ?? []);
}

const withNested = (option: FilledOption): FilledOption[] => [
  option,
  ...(option.options ?? []).flatMap(withNested),
];

/** The client offers only channels that the person sees. */
function lookups({ state, clock }: World, channel: Channel, userId: string): Lookups {
  const guild = guildOfChannel(state, channel);
  const sees = (one: Channel): boolean =>
    (permissionsIn(state, one, userId, clock.now()) & BITS.ViewChannel) !== 0n;
  return {
    hasUser: (id) => state.users.has(id),
    hasRole: (id) => guild?.roles.has(id) === true,
    channelType(id) {
      const found = state.channels.get(id);
      if (found === undefined || guild === undefined || guildIdOf(found) !== guild.id) {
        return undefined;
      }
      return sees(found) ? found.type : undefined;
    },
  };
}
