/** Owns the shape of everything that the page shows. */
import type { APIApplicationCommand } from 'discord-api-types/v10';
import type { PageState } from '../../page-protocol.ts';

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

export type OpenSelect = {
  messageId: string;
  customId: string;
  highlighted: number;
  chosen: readonly string[];
};

export type Theme = 'system' | 'dark' | 'light';

export type Model = {
  connection: 'connecting' | 'live' | 'lost';
  data: PageState | undefined;
  userId: string | undefined;
  commands: readonly APIApplicationCommand[];
  place: Place;
  /** Newest message that the user has seen, by channel. */
  readMarks: Readonly<Record<string, string>>;
  /** Where the "new" line stands: fixed when a channel is opened. */
  newAfter: string | undefined;
  /** How many of the channel's last messages are drawn. */
  windowSize: number;
  dismissed: ReadonlySet<string>;
  pending: readonly Pending[];
  openSelect: OpenSelect | undefined;
  sidebarOpen: boolean;
  theme: Theme;
};

export const WINDOW_STEP = 50;

export const INITIAL_MODEL: Model = {
  connection: 'connecting',
  data: undefined,
  userId: undefined,
  commands: [],
  place: { guildId: DIRECT, channelId: undefined },
  readMarks: {},
  newAfter: undefined,
  windowSize: WINDOW_STEP,
  dismissed: new Set(),
  pending: [],
  openSelect: undefined,
  sidebarOpen: false,
  theme: 'system',
};
