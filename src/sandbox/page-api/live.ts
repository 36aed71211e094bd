/** Owns the page's live socket: the state first, then every change that its user may see. */
import type { WebSocket } from 'ws';
import { WebSocketServer } from 'ws';

import type { SandboxEvent } from '../events.ts';
import type { LiveFrame } from '../page-protocol.ts';
import { requestTarget } from '../wire/request-target.ts';
import type { World } from '../world.ts';
import { controlState } from '../control/perform-control.ts';
import { atMostEvery } from './at-most.ts';
import { newsFor } from './page-messages.ts';
import { pageStructure } from './page-state.ts';

/** Every request changes the limits; nobody can read them so fast. */
const CONTROL_MS = 250;

export type Live = { sockets: WebSocketServer; close(): void };

export function createLive(world: World): Live {
  const sockets = new WebSocketServer({ noServer: true });
  const viewers = new Map<WebSocket, string | undefined>();
  sockets.on('connection', (socket, request) => {
    const { query } = requestTarget(request.url);
    const userId = query.get('user_id') ?? undefined;
    viewers.set(socket, userId);
    socket.on('close', () => viewers.delete(socket));
    socket.on('error', (error) => world.log.debug({ err: error }, 'sandbox page socket'));
    const { state } = world;
    write(socket, { type: 'state', state: pageStructure(state), news: newsFor(state, userId) });
  });
  function tell(told: Told | undefined): void {
    if (told === undefined) return;
    const text = JSON.stringify(told.frame);
    for (const [socket, userId] of viewers) {
      if (told.onlyFor === undefined || told.onlyFor === userId) socket.send(text);
    }
  }
  const control = atMostEvery(CONTROL_MS, () => {
    tell({ frame: { type: 'control', control: controlState(world) }, onlyFor: undefined });
  });
  const unsubscribe = world.events.subscribe((event) => {
    if (viewers.size === 0) return;
    if (event.type === 'control') control.run();
    else tell(frameOf(world, event));
  });
  return {
    sockets,
    close() {
      unsubscribe();
      control.close();
      for (const socket of viewers.keys()) socket.terminate();
      sockets.close();
    },
  };
}

function write(socket: WebSocket, frame: LiveFrame): void {
  socket.send(JSON.stringify(frame));
}

type Told = { frame: LiveFrame; onlyFor: string | undefined };

function frameOf(
  world: World,
  event: Exclude<SandboxEvent, { type: 'control' }>,
): Told | undefined {
  const { state } = world;
  switch (event.type) {
    case 'message.create':
    case 'message.update':
      return { frame: { type: event.type, message: event.message }, onlyFor: event.onlyFor };
    case 'message.delete': {
      const { messageId, channel, onlyFor } = event;
      const frame: LiveFrame = {
        type: 'message.delete',
        channel_id: channel.id,
        message_id: messageId,
      };
      return { frame, onlyFor };
    }
    case 'channel.create':
    case 'channel.update':
    case 'channel.delete':
    case 'thread.create':
    case 'thread.update':
    case 'thread.delete':
    case 'thread.members':
    case 'guild.create':
    case 'guild.delete':
    case 'member.update':
    case 'role.update':
    case 'people':
    case 'dm.open':
      return { frame: { type: 'structure', state: pageStructure(state) }, onlyFor: undefined };
    case 'commands':
      return { frame: { type: 'commands' }, onlyFor: undefined };
    case 'request': {
      const { body: _body, response: _response, ...line } = event.request;
      return { frame: { type: 'request', request: line }, onlyFor: undefined };
    }
    case 'interaction.failed': {
      const { interactionId, channelId, userId, reason } = event;
      const frame: LiveFrame = {
        type: 'interaction.failed',
        interaction_id: interactionId,
        channel_id: channelId,
        reason,
      };
      return { frame, onlyFor: userId };
    }
    case 'interaction.answered': {
      const { interactionId, channelId, userId } = event;
      const frame: LiveFrame = {
        type: 'interaction.answered',
        interaction_id: interactionId,
        channel_id: channelId,
      };
      return { frame, onlyFor: userId };
    }
    case 'modal.open': {
      const { interactionId, userId, channelId, modal } = event;
      const frame: LiveFrame = {
        type: 'modal.open',
        interaction_id: interactionId,
        channel_id: channelId,
        modal,
      };
      return { frame, onlyFor: userId };
    }
    case 'typing':
    case 'thread.sync':
    case 'interaction.create':
      return undefined;
    default:
      return event satisfies never;
  }
}
