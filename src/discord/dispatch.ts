/** Owns finding who answers an interaction, and that everyone gets an answer; knows no transport. */
import { InteractionResponseType, type APIInteractionResponse } from 'discord-api-types/v10';
import { messageOf, UserError } from '../lib/errors.ts';
import {
  commands as allCommands,
  messageCommands as allMessageCommands,
} from './commands/index.ts';
import { components as allComponents } from './components/index.ts';
import type { DiscordContext } from './context.ts';
import {
  type Choice,
  CHOICES_MOST,
  type Command,
  type Component,
  type Form,
  type Handler,
  type MessageCommand,
} from './definition.ts';
import { errorReply } from './error-reply.ts';
import { forms as allForms } from './forms/index.ts';
import { managesServer } from './manage-server.ts';
import {
  parseInteraction,
  type Caller,
  type CommandCall,
  type Interaction,
} from './interaction.ts';
import { type Answer, answerOf, type Reply } from './reply.ts';
import { type Texts, textsFor } from './texts/texts-for.ts';

export type Definitions = {
  commands: readonly Command[];
  messageCommands: readonly MessageCommand[];
  components: readonly Component[];
  forms: readonly Form[];
};

const DEFINITIONS: Definitions = {
  commands: allCommands,
  messageCommands: allMessageCommands,
  components: allComponents,
  forms: allForms,
};

/**
 * Answers what Discord sent, over the gateway or by HTTP.
 * @param raw an interaction as Discord's JSON has it.
 * @throws ZodError when it is none; for everything else there is an answer.
 */
export async function dispatch(
  context: DiscordContext,
  raw: unknown,
  definitions: Definitions = DEFINITIONS,
): Promise<Answer> {
  return dispatchParsed(context, parseInteraction(raw), definitions);
}

export async function dispatchParsed(
  context: DiscordContext,
  interaction: Interaction,
  definitions: Definitions = DEFINITIONS,
): Promise<Answer> {
  if (interaction.kind === 'ping') return bare({ type: InteractionResponseType.Pong });
  if (interaction.kind === 'autocomplete') {
    return bare(await complete(context, interaction.call, definitions));
  }
  try {
    keepPace(context, interaction);
    if (mayReadServer(interaction, definitions)) await learnServer(context, callerOf(interaction));
    const reply = await run(context, interaction, definitions);
    return answerOf(shownTo(callerOf(interaction), reply));
  } catch (error) {
    return answerOf(errorReply(context, error, askedOf(interaction)));
  }
}

/** Each letter asks: several count as one command, apart from the commands themselves. */
const SHARE_OF_TYPING = 0.25;

const bare = (response: APIInteractionResponse): Answer => ({ response, files: [] });

/** Where only the asker has installed Keypoint, nobody else has asked to see what it says. */
function shownTo({ isInstalledHere }: Caller, reply: Reply): Reply {
  return reply.kind === 'public' && !isInstalledHere ? { ...reply, kind: 'private' } : reply;
}

/** @throws UserError that says when to go on. */
function keepPace({ pace }: DiscordContext, interaction: Asked): void {
  const waitMs = pace.take(callerOf(interaction).userId);
  if (waitMs === 0) return;
  const seconds = Math.ceil(waitMs / 1000);
  throw new UserError(textsOf(interaction)('errors.tooFast', { seconds }));
}

/** Commands for everyone ask nothing of a server; what buttons and forms ask is not known before. */
function mayReadServer(interaction: Asked, { commands }: Definitions): boolean {
  if (interaction.kind !== 'command') return interaction.kind !== 'message-command';
  const command = commands.find(({ data }) => data.name === interaction.call.name);
  return command?.data.default_member_permissions !== undefined;
}

/** What is asked of a server is asked for those who change its settings. */
async function learnServer({ server, log }: DiscordContext, caller: Caller): Promise<void> {
  if (!caller.isInstalledHere || !managesServer(caller)) return;
  try {
    await server.learn(caller.guildId);
  } catch (error) {
    // What is known of before must do.
    log.warn({ reason: messageOf(error) }, 'Discord did not say what a server is like');
  }
}

/** How to announce an answer that takes long; null where Discord knows no such thing. */
export function whenSlow(
  interaction: Interaction,
  definitions: Definitions = DEFINITIONS,
): 'public' | 'private' | 'update' | null {
  if (interaction.kind === 'ping' || interaction.kind === 'autocomplete') return null;
  const slow = definitionOf(interaction, definitions)?.whenSlow ?? 'private';
  return slow === 'public' && !callerOf(interaction).isInstalledHere ? 'private' : slow;
}

/** The command or component, for a log line. */
export function nameOf(interaction: Interaction): string {
  if (interaction.kind === 'ping') return 'ping';
  if (interaction.kind === 'component') return interaction.press.prefix;
  if (interaction.kind === 'modal') return interaction.submit.prefix;
  if (interaction.kind === 'message-command') return interaction.call.name;
  const { name, path } = interaction.call;
  return path === '' ? `/${name}` : `/${name} ${path}`;
}

/** For an answer that says why there is none. */
export function askedOf(interaction: Interaction): { what: string; texts: Texts } {
  return { what: nameOf(interaction), texts: textsOf(interaction) };
}

function textsOf(interaction: Interaction): Texts {
  if (interaction.kind === 'ping') return textsFor(null);
  if (interaction.kind === 'component') return interaction.press.texts;
  return interaction.kind === 'modal' ? interaction.submit.texts : interaction.call.texts;
}

type Asked = Exclude<Interaction, { kind: 'ping' }>;

export function callerOf(interaction: Asked): Caller {
  if (interaction.kind === 'component') return interaction.press.caller;
  return interaction.kind === 'modal' ? interaction.submit.caller : interaction.call.caller;
}

async function run(
  context: DiscordContext,
  interaction: Asked,
  definitions: Definitions,
): Promise<Reply> {
  if (interaction.kind === 'component') {
    const component = componentOf(interaction.press.prefix, definitions);
    if (component) return component.run(context, interaction.press);
    throw new UserError(interaction.press.texts('errors.oldButton'));
  }
  if (interaction.kind === 'modal') {
    const form = formOf(interaction.submit.prefix, definitions);
    if (form) return form.run(context, interaction.submit);
    throw new UserError(interaction.submit.texts('errors.oldForm'));
  }
  const found =
    interaction.kind === 'message-command'
      ? messageCommandOf(interaction.call.name, definitions)?.run(context, interaction.call)
      : handlerOf(interaction.call, definitions)?.run(context, interaction.call);
  if (found) return found;
  throw new UserError(interaction.call.texts('errors.oldCommand'));
}

function definitionOf(interaction: Asked, definitions: Definitions) {
  if (interaction.kind === 'component') return componentOf(interaction.press.prefix, definitions);
  if (interaction.kind === 'modal') return formOf(interaction.submit.prefix, definitions);
  return interaction.kind === 'message-command'
    ? messageCommandOf(interaction.call.name, definitions)
    : handlerOf(interaction.call, definitions);
}

async function complete(
  context: DiscordContext,
  call: CommandCall,
  definitions: Definitions,
): Promise<APIInteractionResponse> {
  const typing = `${call.caller.userId} types`;
  if (context.pace.take(typing, SHARE_OF_TYPING) > 0) return choicesOf([]);
  try {
    await learnServer(context, call.caller);
    return choicesOf((await handlerOf(call, definitions)?.complete?.(context, call)) ?? []);
  } catch (error) {
    // A list of choices has no room for a sentence: the command itself says it when it is sent.
    errorReply(context, error, { what: `/${call.name} ${call.path}`, texts: call.texts });
    return choicesOf([]);
  }
}

function choicesOf(choices: readonly Choice[]): APIInteractionResponse {
  return {
    type: InteractionResponseType.ApplicationCommandAutocompleteResult,
    data: { choices: choices.slice(0, CHOICES_MOST) },
  };
}

function handlerOf({ name, path }: CommandCall, { commands }: Definitions): Handler | undefined {
  const handlers = commands.find(({ data }) => data.name === name)?.handlers;
  return handlers && Object.hasOwn(handlers, path) ? handlers[path] : undefined;
}

function componentOf(prefix: string, { components }: Definitions): Component | undefined {
  return components.find((component) => component.prefix === prefix);
}

function formOf(prefix: string, { forms }: Definitions): Form | undefined {
  return forms.find((form) => form.prefix === prefix);
}

function messageCommandOf(
  name: string,
  { messageCommands }: Definitions,
): MessageCommand | undefined {
  return messageCommands.find(({ data }) => data.name === name);
}
