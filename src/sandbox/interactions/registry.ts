/** Owns the interactions under way and the ephemeral messages that they made. Nothing here survives a restart. */
import { randomBytes } from 'node:crypto';

import type { APIMessage } from 'discord-api-types/v10';

import type { Clock } from '../../lib/clock.ts';
import type { PageModal } from '../page-protocol.ts';
import type { Owners } from './installs.ts';

/** An interaction's token answers for 15 minutes (receiving-and-responding.mdx). */
const TOKEN_LIFE_MS = 15 * 60_000;
const MOST_EPHEMERALS = 5000;

export type InteractionKind = 'command' | 'component' | 'autocomplete' | 'modal';
export type Choice = { name: string; value: string | number };

export type Interaction = {
  id: string;
  token: string;
  kind: InteractionKind;
  userId: string;
  channelId: string;
  guildId: string | undefined;
  createdAtMs: number;
  /** By whose install of the app. */
  owners: Owners;
  /** Name of the command, for the messages that answer it. */
  commandName: string | undefined;
  /** The message that holds the component, or held the one that opened the modal. */
  sourceMessageId: string | undefined;
  /** Of a modal: the interaction that it answered. */
  trigger: Interaction | undefined;
  /** Callback type of the first answer. */
  answeredWith: number | undefined;
  /** What `@original` means. */
  originalId: string | undefined;
  /** Messages beside the first answer. */
  followups: number;
  /** The form that it was answered with, until that is sent. */
  modal: PageModal | undefined;
};

/** What is known when a person does something. */
export type NewInteraction = Omit<
  Interaction,
  'token' | 'createdAtMs' | 'answeredWith' | 'originalId' | 'followups' | 'modal'
>;

export type Ephemeral = { message: APIMessage; userId: string };

/** `failed`: no answer in time, or one that Discord can't use. */
export type Outcome =
  | { status: 'answered' }
  | { status: 'choices'; choices: Choice[] }
  | { status: 'failed' };

export type Interactions = {
  open(interaction: NewInteraction): Interaction;
  /** By id and token, whatever their age; undefined when it never was or is long over. */
  find(id: string, token: string): Interaction | undefined;
  /** By id while its token lives. */
  byId(id: string): Interaction | undefined;
  /** By token alone while the token lives. */
  byToken(token: string): Interaction | undefined;
  keepEphemeral(ephemeral: Ephemeral): void;
  dropEphemeral(messageId: string): void;
  ephemeral(messageId: string): Ephemeral | undefined;
  /** Tells whoever waits how it went; later it does nothing. */
  settle(interaction: Interaction, outcome: Outcome): void;
  /** Called once. */
  onSettled(interaction: Interaction, listener: (outcome: Outcome) => void): void;
};

export function createInteractions({ clock }: { clock: Clock }): Interactions {
  const byToken = new Map<string, Interaction>();
  const ephemerals = new Map<string, Ephemeral>();
  const waiting = new Map<string, (outcome: Outcome) => void>();
  const isDead = ({ createdAtMs }: Interaction): boolean =>
    clock.now().getTime() - createdAtMs > TOKEN_LIFE_MS;

  function forgetOld(): void {
    for (const [token, interaction] of byToken) {
      if (!isDead(interaction)) break;
      byToken.delete(token);
      waiting.delete(interaction.id);
    }
  }

  return {
    open(interaction) {
      forgetOld();
      const opened: Interaction = {
        ...interaction,
        token: `aW50ZXJhY3Rpb246${randomBytes(48).toString('base64url')}`,
        createdAtMs: clock.now().getTime(),
        answeredWith: undefined,
        originalId: undefined,
        followups: 0,
        modal: undefined,
      };
      byToken.set(opened.token, opened);
      return opened;
    },
    find(id, token) {
      const found = byToken.get(token);
      return found?.id === id ? found : undefined;
    },
    byId: (id) => [...byToken.values()].find((one) => one.id === id && !isDead(one)),
    byToken(token) {
      const found = byToken.get(token);
      return found === undefined || isDead(found) ? undefined : found;
    },
    keepEphemeral(ephemeral) {
      ephemerals.set(ephemeral.message.id, ephemeral);
      const oldest = ephemerals.keys().next();
      if (ephemerals.size > MOST_EPHEMERALS && oldest.done !== true)
        ephemerals.delete(oldest.value);
    },
    dropEphemeral(messageId) {
      ephemerals.delete(messageId);
    },
    ephemeral: (messageId) => ephemerals.get(messageId),
    settle(interaction, outcome) {
      const listener = waiting.get(interaction.id);
      waiting.delete(interaction.id);
      listener?.(outcome);
    },
    onSettled(interaction, listener) {
      waiting.set(interaction.id, listener);
    },
  };
}
