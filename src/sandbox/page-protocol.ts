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
  /** An outage: nothing of it can be used. */
  unavailable: boolean;
  /** False after the bot was kicked. */
  has_bot: boolean;
  /** Threads and forum posts among them, archived ones too. */
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
  /** Those of the bot have one recipient, those of two people both. */
  dms: { id: string; recipient_ids: string[] }[];
  /** People who take no direct messages from the bot. */
  closed_dms: string[];
  /** People who have installed the app for themselves. */
  user_installs: string[];
  /** The languages of people's clients, by user id; a person without one has en-US. */
  locales: Record<string, string>;
  messages: Record<string, APIMessage[]>;
};

/** All but the messages, of which a page asks for those that it shows. */
export type PageStructure = Omit<PageState, 'messages'>;

/** What the unread marks of one person are made of, by channel id. */
export type PageNews = {
  newest: Record<string, string>;
  /** Which of the newest messages mention the person: their ids, oldest first. */
  mentions: Record<string, string[]>;
};

/**
 * Answer of `GET /sandbox/messages?user_id=…&channel_id=…`: the newest fifty, or those next to
 * `before` or `after`, oldest first, without ephemeral ones.
 */
export type PageMessages = { messages: APIMessage[]; has_older: boolean; has_newer: boolean };

/** Answer of `GET /sandbox/posts?user_id=…&channel_id=…`: the first message of each post of a forum. */
export type PagePosts = { posts: APIMessage[] };

/**
 * Frames of the WebSocket `/sandbox/live?user_id=…`. The first is `state`. An ephemeral message
 * (flags & 64) is sent only to sockets of the user that it is for.
 */
export type LiveFrame =
  | { type: 'state'; state: PageStructure; news: PageNews }
  | { type: 'structure'; state: PageStructure }
  | { type: 'message.create'; message: APIMessage }
  | { type: 'message.update'; message: APIMessage }
  | { type: 'message.delete'; channel_id: string; message_id: string }
  | { type: 'commands' }
  /** Only for the person who is to fill it in. */
  | { type: 'modal.open'; interaction_id: string; channel_id: string; modal: PageModal }
  | { type: 'interaction.failed'; interaction_id: string; channel_id: string; reason: string }
  /** The bot's first answer came, of whatever kind: what waits for it may end. */
  | { type: 'interaction.answered'; interaction_id: string; channel_id: string }
  /** A REST request was answered: without its bodies, which `GET /sandbox/requests/:id` has. */
  | { type: 'request'; request: RequestLine }
  | { type: 'control'; control: ControlState };

/** A form that the bot answered with; its components are as the bot sent them, numbered. */
export type PageModal = { custom_id: string; title: string; components: unknown[] };

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
  | {
      kind: 'modal';
      /** Of the interaction that the form answered. */
      interaction_id: string;
      fields: ModalField[];
    }
);

/**
 * What a person filled in: `value` of a text input or a radio group and, as `true` or `false`, of a
 * checkbox; `values` of a select or a checkbox group. A field left out has what the form began with.
 */
export type ModalField = { custom_id: string; value?: string; values?: string[] };

/** Body of `POST /sandbox/messages`: a person writes in a channel. Its answer is 201 with the message. */
export type PageMessage = { user_id: string; channel_id: string; content: string };

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
export type SeenRequest = RequestLine & {
  body: unknown;
  /** `body` is null because it was too large to be remembered, or came from who knows whom (401). */
  body_left_out?: true;
  response: unknown;
};

export type RequestLine = {
  /** Counts up. */
  id: number;
  /** When it came, by the sandbox's clock. */
  at: string;
  method: string;
  path: string;
  /** The route as the documentation has it; null for a path that is none. */
  route: string | null;
  status: number;
  /** Milliseconds until the answer, of real time. */
  ms: number;
  /** What Discord would pass over in silence: keys that it does not know. */
  warnings?: string[];
  /** The fault that was switched on for it. */
  fault?: string;
};

/** Answer of `GET /sandbox/control` and of every action there; also sent when something changes. */
export type ControlState = {
  clock: { now: string; offset_ms: number };
  limits: LimitsState;
  faults: FaultState[];
  gateway_faults: GatewayFaultState[];
  sessions: SessionState[];
  duplicates: Duplicate[];
};

export type LimitsState = {
  /** Off: nothing is counted and no request is refused for coming too fast. */
  enabled: boolean;
  global: BucketState;
  /** Buckets that were used and are not full again. */
  buckets: BucketState[];
  /** Requests answered with 401, 403 or 429 in ten minutes. */
  invalid: { count: number; limit: number; is_banned: boolean };
};

export type BucketState = {
  /** The route and its major parameter: `POST /channels/:channel_id/messages 123`. */
  name: string;
  limit: number;
  remaining: number;
  /** Milliseconds until it is full again. */
  reset_after_ms: number;
};

/** A fault of REST requests that is switched on. */
export type FaultState = {
  id: string;
  /** `429 user`, `500`, `slow 2000 ms`, `lost` … */
  what: string;
  /** Which requests: `POST /channels/:channel_id/messages`, or all. */
  matches: string;
  /** Requests that it will still hit; null without such a limit. */
  left: number | null;
  /** Milliseconds that it will still last; null without such a limit. */
  ends_after_ms: number | null;
};

/** A fault of the gateway that is switched on, by the action that switches it and ends it. */
export type GatewayFaultState = {
  action: 'gateway.zombie' | 'gateway.refuse-resume' | 'gateway.repeat' | 'gateway.reorder';
  what: string;
  /** Connections that are zombies, or times that it will still happen. */
  left: number;
};

/** A gateway session of a bot. */
export type SessionState = {
  id: string;
  shard: [id: number, count: number];
  is_connected: boolean;
  seq: number;
};

/** The same content posted again by the bot in the same channel. */
export type Duplicate = { channel_id: string; message_ids: string[]; excerpt: string };
