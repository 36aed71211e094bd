/** Owns the shapes of commands, components and forms: data and what runs. */
import type {
  APIApplicationCommandOptionChoice,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
  RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { DiscordContext } from './context.ts';
import type { CommandCall, ComponentPress, MessageCall, ModalSubmit } from './interaction.ts';
import type { Reply } from './reply.ts';

export type Choice = APIApplicationCommandOptionChoice<string>;

/** What Discord takes of them, and in characters of a name. */
export const CHOICES_MOST = 25;
export const CHOICE_NAME_LENGTH = 100;

export type Handler = {
  /** How the answer is announced when it takes long; Discord fixes this with the first answer. */
  whenSlow: 'public' | 'private';
  /** @throws UserError with a sentence for the person. */
  run(context: DiscordContext, call: CommandCall): Promise<Reply>;
  /** At most 25 choices for the option in `call.focused`. */
  complete?(context: DiscordContext, call: CommandCall): Promise<Choice[]>;
};

export type Command = {
  data: RESTPostAPIChatInputApplicationCommandsJSONBody;
  /** Who can use it, for people to read. */
  who: string;
  /** By subcommand ("topic", "group topic"); a command without any has one handler, under `''`. */
  handlers: Readonly<Record<string, Handler>>;
};

export type Component = {
  /** What its custom ids begin with, up to the first colon. */
  prefix: string;
  whenSlow: 'public' | 'private' | 'update';
  run(context: DiscordContext, press: ComponentPress): Promise<Reply>;
};

/** A command of the menu of a message. */
export type MessageCommand = {
  data: RESTPostAPIContextMenuApplicationCommandsJSONBody;
  /** Who can use it, for people to read. */
  who: string;
  whenSlow: 'public' | 'private';
  run(context: DiscordContext, call: MessageCall): Promise<Reply>;
};

/** What a person fills in. It was opened by a reply of kind `form`, which cannot come late. */
export type Form = {
  /** What its custom ids begin with, up to the first colon. */
  prefix: string;
  /** `update`: the message whose button opened it. */
  whenSlow: 'private' | 'update';
  run(context: DiscordContext, submit: ModalSubmit): Promise<Reply>;
};
