/** Owns what happens inside the local Discord, for those who must be told: gateway, page, state file. */
import type { APIMessage } from 'discord-api-types/v10';

import type { Channel, DmChannel } from './state/state.ts';

export type SandboxEvent =
  | { type: 'message.create'; message: APIMessage; channel: Channel; onlyFor?: string }
  | { type: 'message.update'; message: APIMessage; channel: Channel; onlyFor?: string }
  | { type: 'message.delete'; messageId: string; channel: Channel; onlyFor?: string }
  | { type: 'channel.create'; channel: Channel }
  | { type: 'dm.open'; channel: DmChannel }
  | { type: 'typing'; channel: Channel; userId: string }
  | { type: 'commands' }
  | { type: 'interaction.create'; payload: unknown }
  | {
      type: 'interaction.failed';
      interactionId: string;
      channelId: string;
      userId: string;
      reason: string;
    };

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
