/** Owns finding who answers an interaction, and that everyone gets an answer; knows no transport. */
import { InteractionResponseType, type APIInteractionResponse } from 'discord-api-types/v10';
import { UserError } from '../lib/errors.ts';
import { commands as allCommands } from './commands/index.ts';
import { components as allComponents } from './components/index.ts';
import type { DiscordContext } from './context.ts';
import type { Choice, Command, Component, Handler } from './definition.ts';
import { errorReply } from './error-reply.ts';
import { parseInteraction, type CommandCall, type Interaction } from './interaction.ts';
import { responseOf, type Reply } from './reply.ts';

export type Definitions = { commands: readonly Command[]; components: readonly Component[] };

const DEFINITIONS: Definitions = { commands: allCommands, components: allComponents };
const CHOICE_LIMIT = 25;

/**
 * Answers what Discord sent, over the gateway or by HTTP.
 * @param raw an interaction as Discord's JSON has it.
 * @throws ZodError when it is none; for everything else there is an answer.
 */
export async function dispatch(
  context: DiscordContext,
  raw: unknown,
  definitions: Definitions = DEFINITIONS,
): Promise<APIInteractionResponse> {
  return dispatchParsed(context, parseInteraction(raw), definitions);
}

export async function dispatchParsed(
  context: DiscordContext,
  interaction: Interaction,
  definitions: Definitions = DEFINITIONS,
): Promise<APIInteractionResponse> {
  if (interaction.kind === 'ping') return { type: InteractionResponseType.Pong };
  if (interaction.kind === 'autocomplete') {
    return complete(context, interaction.call, definitions);
  }
  try {
    return responseOf(await run(context, interaction, definitions));
  } catch (error) {
    return responseOf(errorReply(context, error, nameOf(interaction)));
  }
}

/** How to announce an answer that takes long; null where Discord knows no such thing. */
export function whenSlow(
  interaction: Interaction,
  definitions: Definitions = DEFINITIONS,
): 'public' | 'private' | 'update' | null {
  if (interaction.kind === 'command') {
    return handlerOf(interaction.call, definitions)?.whenSlow ?? 'private';
  }
  if (interaction.kind !== 'component') return null;
  return componentOf(interaction.press.prefix, definitions)?.whenSlow ?? 'private';
}

/** The command or component, for a log line. */
export function nameOf(interaction: Interaction): string {
  if (interaction.kind === 'ping') return 'ping';
  if (interaction.kind === 'component') return interaction.press.prefix;
  const { name, path } = interaction.call;
  return path === '' ? `/${name}` : `/${name} ${path}`;
}

async function run(
  context: DiscordContext,
  interaction: Extract<Interaction, { kind: 'command' | 'autocomplete' | 'component' }>,
  definitions: Definitions,
): Promise<Reply> {
  if (interaction.kind === 'component') {
    const component = componentOf(interaction.press.prefix, definitions);
    if (component) return component.run(context, interaction.press);
    throw new UserError('This button is from an older Keypoint. Use the command again.');
  }
  const handler = handlerOf(interaction.call, definitions);
  if (handler) return handler.run(context, interaction.call);
  throw new UserError('Keypoint no longer has this command. Type `/` to see what it has.');
}

async function complete(
  context: DiscordContext,
  call: CommandCall,
  definitions: Definitions,
): Promise<APIInteractionResponse> {
  try {
    return choicesOf((await handlerOf(call, definitions)?.complete?.(context, call)) ?? []);
  } catch (error) {
    // A list of choices has no room for a sentence: the command itself says it when it is sent.
    errorReply(context, error, `/${call.name} ${call.path}`);
    return choicesOf([]);
  }
}

function choicesOf(choices: readonly Choice[]): APIInteractionResponse {
  return {
    type: InteractionResponseType.ApplicationCommandAutocompleteResult,
    data: { choices: choices.slice(0, CHOICE_LIMIT) },
  };
}

function handlerOf({ name, path }: CommandCall, { commands }: Definitions): Handler | undefined {
  const handlers = commands.find(({ data }) => data.name === name)?.handlers;
  return handlers && Object.hasOwn(handlers, path) ? handlers[path] : undefined;
}

function componentOf(prefix: string, { components }: Definitions): Component | undefined {
  return components.find((component) => component.prefix === prefix);
}
