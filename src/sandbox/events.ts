/** Owns what happens inside the local Discord, for those who must be told: gateway and page. */
import type { APIMessage, APIRole } from 'discord-api-types/v10';

import type { PageModal, SeenRequest } from './page-protocol.ts';
import type {
  Channel,
  DmChannel,
  Guild,
  GuildChannel,
  Member,
  ThreadChannel,
} from './state/state.ts';

export type SandboxEvent =
  | { type: 'message.create'; message: APIMessage; channel: Channel; onlyFor?: string }
  | { type: 'message.update'; message: APIMessage; channel: Channel; onlyFor?: string }
  | { type: 'message.delete'; messageId: string; channel: Channel; onlyFor?: string }
  | { type: 'channel.create'; channel: GuildChannel }
  | { type: 'channel.update'; channel: GuildChannel }
  | { type: 'channel.delete'; channel: GuildChannel }
  | { type: 'thread.create'; thread: ThreadChannel }
  | { type: 'thread.update'; thread: ThreadChannel }
  | { type: 'thread.delete'; thread: ThreadChannel }
  | { type: 'thread.members'; thread: ThreadChannel; added: string[]; removed: string[] }
  /** The bot sees channels that it did not see before, with their active threads. */
  | { type: 'thread.sync'; guild: Guild; channelIds: string[] }
  /** The bot came into the guild, or an outage is over. */
  | { type: 'guild.create'; guild: Guild }
  /** The bot left the guild, or with `isOutage` the guild can't be served. */
  | { type: 'guild.delete'; guild: Guild; isOutage: boolean }
  | { type: 'member.update'; guild: Guild; member: Member }
  | { type: 'role.update'; guild: Guild; role: APIRole }
  | { type: 'dm.open'; channel: DmChannel }
  | { type: 'typing'; channel: Channel; userId: string }
  | { type: 'commands' }
  | { type: 'interaction.create'; payload: unknown }
  /** For the page alone: the bot answered with a form. */
  | {
      type: 'modal.open';
      interactionId: string;
      userId: string;
      channelId: string;
      modal: PageModal;
    }
  | {
      type: 'interaction.failed';
      interactionId: string;
      channelId: string;
      userId: string;
      reason: string;
    }
  /** For the page alone: the bot's first answer came, of whatever kind. */
  | { type: 'interaction.answered'; interactionId: string; channelId: string; userId: string }
  /** For the page alone: a REST request was answered. */
  | { type: 'request'; request: SeenRequest }
  /** For the page alone: faults, limits, clock or sessions changed. */
  | { type: 'control' }
  /** For the page alone: who takes direct messages, or what the seed names, changed. */
  | { type: 'people' };

export type Listener = (event: SandboxEvent) => void;

export type Events = { emit(event: SandboxEvent): void; subscribe(listener: Listener): () => void };

export function createEvents(): Events {
  const listeners = new Set<Listener>();
  return {
    emit(event) {
      for (const listener of listeners) listener(event);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
