/** Owns what the sandbox's page and its server say to each other; both compile against it. */
import type {
  APIApplicationCommand,
  APIChannel,
  APIMessage,
  APIRole,
  APIUser,
} from 'discord-api-types/v10';

/** A guild as the page shows it. Channels keep Discord's own shape (type, position, parent_id …). */
export type PageGuild = {
  id: string;
  name: string;
  owner_id: string;
  channels: APIChannel[];
  roles: APIRole[];
  members: { user_id: string; nick: string | null; roles: string[] }[];
};

/** Answer of `GET /sandbox/state`; `messages` is oldest first, by channel id, without ephemeral ones. */
export type PageState = {
  application_id: string;
  bot_user_id: string;
  users: APIUser[];
  guilds: PageGuild[];
  dms: { id: string; recipient_ids: string[] }[];
  messages: Record<string, APIMessage[]>;
};

/**
 * Frames of the WebSocket `/sandbox/live?user_id=…`. The first is `state`. An ephemeral message
 * (flags & 64) is sent only to sockets of the user that it is for. `structure` replaces everything
 * but `messages`.
 */
export type LiveFrame =
  | { type: 'state'; state: PageState }
  | { type: 'structure'; state: Omit<PageState, 'messages'> }
  | { type: 'message.create'; message: APIMessage }
  | { type: 'message.update'; message: APIMessage }
  | { type: 'message.delete'; channel_id: string; message_id: string }
  | { type: 'commands' }
  | { type: 'interaction.failed'; interaction_id: string; channel_id: string; reason: string };

/** An option as the person filled it in: nested for subcommands, Discord's own type numbers. */
export type FilledOption = {
  name: string;
  type: number;
  value?: string | number | boolean;
  options?: FilledOption[];
  focused?: boolean;
};

/** Body of `POST /sandbox/interactions`: what a person did in the page. */
export type PageInteraction = { user_id: string; channel_id: string } & (
  | { kind: 'command'; command_id: string; options: FilledOption[]; target_id?: string }
  | { kind: 'autocomplete'; command_id: string; options: FilledOption[] }
  | {
      kind: 'component';
      message_id: string;
      custom_id: string;
      component_type: number;
      values?: string[];
    }
);

/**
 * Its answer: 200 with `choices` for `autocomplete`, 202 with `interaction_id` otherwise (what the
 * bot answers arrives over the WebSocket), 400/403/404 with `message` when the client would refuse,
 * 504 with `message` when the bot did not answer an autocomplete within three seconds.
 */
export type PageInteractionAnswer =
  | { interaction_id: string }
  | { choices: { name: string; value: string | number }[] }
  | { message: string };

/** Answer of `GET /sandbox/commands?user_id=…&channel_id=…`: what that person may run there. */
export type PageCommands = { commands: APIApplicationCommand[] };

/** A line of `GET /sandbox/requests`: every REST request of the bot, as it was received. */
export type SeenRequest = {
  method: string;
  path: string;
  body: unknown;
  /** `body` is null because it was too large to be remembered, or came from who knows whom (401). */
  body_left_out?: true;
  status: number;
  response: unknown;
};
