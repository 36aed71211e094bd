/** Owns what a person does in the client: run a command, type in an option, press, select. */
import { shown } from '../messages/store.ts';
import type { FilledOption, PageInteraction, PageInteractionAnswer } from '../page-protocol.ts';
import { BITS, permissionsIn } from '../permissions.ts';
import { guildIdOf, guildOfChannel, isDm, messagesOf, type Channel } from '../state/state.ts';
import type { World } from '../world.ts';
import { availableCommands } from './available-commands.ts';
import { usableComponent } from './check-component.ts';
import { refusalOfOptions, type Lookups, type OptionDefinition } from './check-options.ts';
import { ClientRefusal } from './client-refusal.ts';
import { interactionPayload, resolvedOf } from './payload.ts';
import type { Choice, Interaction } from './registry.ts';
import { vouched } from '../wire/vouched.ts';

const NO_ANSWER = 'The application did not respond';

type Act<Kind extends PageInteraction['kind']> = Extract<PageInteraction, { kind: Kind }>;

/**
 * Does what the client would: checks, then tells the bot. Answers at once for commands and components,
 * with the bot's choices for autocomplete. Throws ClientRefusal with the sentence that a person reads.
 */
export async function performInteraction(
  world: World,
  act: PageInteraction,
): Promise<PageInteractionAnswer> {
  const channel = visibleChannel(world, act.channel_id, act.user_id);
  switch (act.kind) {
    case 'command':
      return { interaction_id: runCommand(world, channel, act) };
    case 'autocomplete':
      return { choices: await autocomplete(world, channel, act) };
    case 'component':
      return { interaction_id: useComponent(world, channel, act) };
    case 'modal':
      throw new ClientRefusal(404, 'This form is gone.');
    default:
      return act satisfies never;
  }
}

/** A channel that the person sees; refuses others as the client, which does not show them. */
export function visibleChannel(
  { state, clock }: World,
  channelId: string,
  userId: string,
): Channel {
  if (!state.users.has(userId)) throw new ClientRefusal(404, 'There is no such user.');
  const channel = state.channels.get(channelId);
  if (channel === undefined) throw new ClientRefusal(404, 'There is no such channel.');
  if (isDm(channel)) {
    if (channel.recipient_id === userId) return channel;
    throw new ClientRefusal(403, 'This conversation is between two others.');
  }
  if ((permissionsIn(state, channel, userId, clock.now()) & BITS.ViewChannel) === 0n) {
    throw new ClientRefusal(403, 'You do not have access to this channel.');
  }
  return channel;
}

const SUBCOMMAND = 1;
const SUBCOMMAND_GROUP = 2;

function runCommand(world: World, channel: Channel, act: Act<'command'>): string {
  const command = permittedCommand(world, channel, act);
  const refusal = refusalOfOptions(
    lookups(world, channel),
    definitionsOf(command),
    act.options,
    'submit',
  );
  if (refusal !== undefined) throw new ClientRefusal(400, refusal);
  const commandName = wholeName(command.name, act.options);
  const interaction = open(world, channel, act, { kind: 'command', commandName });
  const resolved = resolvedOf(world, channel, act.user_id, act.options);
  announce(world, interaction, channel, {
    type: 2,
    data: {
      ...commandData(command, act.options),
      ...(resolved === undefined ? {} : { resolved }),
      ...(act.target_id === undefined ? {} : { target_id: act.target_id }),
    },
  });
  watchDeadline(world, interaction);
  return interaction.id;
}

function autocomplete(world: World, channel: Channel, act: Act<'autocomplete'>): Promise<Choice[]> {
  const command = permittedCommand(world, channel, act);
  const definitions = definitionsOf(command);
  const refusal = refusalOfOptions(
    lookups(world, channel),
    definitions,
    act.options,
    'autocomplete',
  );
  if (refusal !== undefined) throw new ClientRefusal(400, refusal);
  if (!act.options.flatMap(withNested).some(({ focused }) => focused === true)) {
    throw new ClientRefusal(400, 'No option is being filled in.');
  }
  const interaction = open(world, channel, act, {
    kind: 'autocomplete',
    commandName: command.name,
  });
  return new Promise((resolve, reject) => {
    const cancel = world.clock.after(world.responseDeadlineMs, () =>
      reject(new ClientRefusal(504, 'Loading options failed')),
    );
    world.interactions.onSettled(interaction, (outcome) => {
      cancel();
      resolve(outcome.status === 'choices' ? outcome.choices : []);
    });
    announce(world, interaction, channel, { type: 4, data: commandData(command, act.options) });
  });
}

function useComponent(world: World, channel: Channel, act: Act<'component'>): string {
  const message = messageFor(world, channel, act);
  const found = usableComponent(message.components, act);
  if (typeof found === 'string') throw new ClientRefusal(400, found);
  const interaction = open(world, channel, act, {
    kind: 'component',
    sourceMessageId: message.id,
  });
  announce(world, interaction, channel, {
    type: 3,
    data: {
      component_type: act.component_type,
      custom_id: act.custom_id,
      id: found['id'],
      ...(act.values === undefined ? {} : { values: act.values }),
    },
    message: shown(message),
  });
  watchDeadline(world, interaction);
  return interaction.id;
}

function messageFor(
  { state, interactions }: World,
  channel: Channel,
  { message_id: id, user_id: userId }: Act<'component'>,
) {
  const ephemeral = interactions.ephemeral(id);
  if (ephemeral?.userId === userId) return ephemeral.message;
  const message = messagesOf(state, channel.id).get(id);
  if (message === undefined) throw new ClientRefusal(404, 'This message is gone.');
  return message;
}

function permittedCommand(
  world: World,
  channel: Channel,
  act: { command_id: string; user_id: string },
): ReturnType<typeof availableCommands>[number] {
  const known = world.state.commands.get(act.command_id);
  if (known === undefined) throw new ClientRefusal(404, 'There is no such command.');
  const permitted = availableCommands(world, channel, act.user_id).find(
    ({ id }) => id === known.id,
  );
  if (permitted !== undefined) return permitted;
  throw new ClientRefusal(403, 'You do not have permission to use this command here.');
}

function definitionsOf(command: { options?: unknown }): OptionDefinition[] {
  // Commands are stored as Discord's schema judged them.
  return vouched<OptionDefinition[]>(command.options ?? []);
}

function commandData(
  command: ReturnType<typeof availableCommands>[number],
  options: FilledOption[],
): Record<string, unknown> {
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

function lookups({ state }: World, channel: Channel): Lookups {
  const guild = guildOfChannel(state, channel);
  return {
    hasUser: (id) => state.users.has(id),
    hasRole: (id) => guild?.roles.has(id) === true,
    channelType(id) {
      const found = state.channels.get(id);
      return found !== undefined && guild !== undefined && guildIdOf(found) === guild.id
        ? found.type
        : undefined;
    },
  };
}

function open(
  { ids, interactions }: World,
  channel: Channel,
  { user_id: userId }: PageInteraction,
  about: Pick<Interaction, 'kind'> & Partial<Pick<Interaction, 'commandName' | 'sourceMessageId'>>,
): Interaction {
  return interactions.open({
    id: ids.next(),
    userId,
    channelId: channel.id,
    guildId: guildIdOf(channel),
    commandName: undefined,
    sourceMessageId: undefined,
    ...about,
  });
}

function announce(
  world: World,
  interaction: Interaction,
  channel: Channel,
  parts: Parameters<typeof interactionPayload>[3],
): void {
  const payload = interactionPayload(world, interaction, channel, parts);
  world.events.emit({ type: 'interaction.create', payload });
}

function watchDeadline(world: World, interaction: Interaction): void {
  const cancel = world.clock.after(world.responseDeadlineMs, () => {
    world.events.emit({
      type: 'interaction.failed',
      interactionId: interaction.id,
      channelId: interaction.channelId,
      userId: interaction.userId,
      reason: NO_ANSWER,
    });
  });
  world.interactions.onSettled(interaction, cancel);
}
