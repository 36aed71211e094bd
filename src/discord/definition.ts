/** Owns the shape of a command and of a component: data and what runs. */
import type {
  APIApplicationCommandOptionChoice,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { DiscordContext } from './context.ts';
import type { CommandCall, ComponentPress } from './interaction.ts';
import type { Reply } from './reply.ts';

export type Choice = APIApplicationCommandOptionChoice<string>;

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
