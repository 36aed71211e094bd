/** Owns the shape of everything that the page shows. */
import type { APIApplicationCommand, APIMessage } from 'discord-api-types/v10';
import type { PageModal, PageNews, PageStructure } from '../../page-protocol.ts';
import type { ChannelLog } from './log.ts';

/** `@me` stands for the direct messages, as in Discord's own addresses. */
export const DIRECT = '@me';

export type Place = { guildId: string; channelId: string | undefined };

/** Something a person did whose answer has not come yet, or came as a failure. */
export type Pending = {
  id: string;
  interactionId?: string;
  channelId: string;
  failure?: string;
} & (
  | { kind: 'command'; commandName: string }
  | { kind: 'component'; messageId: string; customId: string }
);

/** The menu whose list hangs open: of a message, or of the form that is open. */
export type OpenSelect = {
  ownerId: string;
  customId: string;
  highlighted: number;
  chosen: readonly string[];
  /** What was typed to find an entry. */
  query: string;
};

/** A form of the bot that waits to be filled in. */
export type OpenModal = {
  /** Of the interaction that it answered. */
  interactionId: string;
  channelId: string;
  form: PageModal;
  /** What was chosen from its menus; a menu that was not touched has what it began with. */
  chosen: Readonly<Record<string, readonly string[]>>;
  /** By custom id, in the client's words. */
  errors: Readonly<Record<string, string>>;
  /** It was sent, and the bot has not answered yet. */
  sentAs?: string | undefined;
  refusal?: string | undefined;
};

export type Theme = 'system' | 'dark' | 'light';

export type Model = {
  connection: 'connecting' | 'live' | 'lost';
  data: PageStructure | undefined;
  newest: PageNews['newest'];
  mentions: PageNews['mentions'];
  /** By channel: of those that were opened. */
  logs: Readonly<Record<string, ChannelLog>>;
  /** Ephemeral ones, of all channels: the server forgets them, the page keeps them until it is reloaded. */
  whispers: readonly APIMessage[];
  /** First messages of forum posts, by post. */
  posts: Readonly<Record<string, APIMessage>>;
  userId: string | undefined;
  commands: readonly APIApplicationCommand[];
  place: Place;
  /** Newest message that the user has seen, by channel. */
  readMarks: Readonly<Record<string, string>>;
  /** Where the "new" line stands: fixed when a channel is opened. */
  newAfter: string | undefined;
  /** Tags that the open forum is filtered by. */
  tagFilter: readonly string[];
  dismissed: ReadonlySet<string>;
  pending: readonly Pending[];
  openSelect: OpenSelect | undefined;
  modal: OpenModal | undefined;
  sidebarOpen: boolean;
  theme: Theme;
};

export const INITIAL_MODEL: Model = {
  connection: 'connecting',
  data: undefined,
  newest: {},
  mentions: {},
  logs: {},
  whispers: [],
  posts: {},
  userId: undefined,
  commands: [],
  place: { guildId: DIRECT, channelId: undefined },
  readMarks: {},
  newAfter: undefined,
  tagFilter: [],
  dismissed: new Set(),
  pending: [],
  openSelect: undefined,
  modal: undefined,
  sidebarOpen: false,
  theme: 'system',
};

/** The roles that the person has where the channel is. */
export function rolesOf({ data, userId }: Model, channelId: string): readonly string[] {
  const guild = data?.guilds.find(({ channels }) => channels.some(({ id }) => id === channelId));
  return guild?.members.find(({ user_id }) => user_id === userId)?.roles ?? [];
}
