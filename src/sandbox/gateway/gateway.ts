/** Owns the gateway: who is connected, and what each is told. */
import { WebSocketServer } from 'ws';

import { requestTarget } from '../wire/request-target.ts';
import type { World } from '../world.ts';
import { openConnection } from './connection.ts';
import { dispatchOf, guildCreate } from './dispatches.ts';
import { reachesBot } from './reach.ts';
import { createTelling } from './telling.ts';

export type Gateway = { sockets: WebSocketServer; close(): void };

export function createGateway(world: World): Gateway {
  const sockets = new WebSocketServer({ noServer: true });
  sockets.on('connection', (socket, request) => {
    openConnection({ world, socket }, requestTarget(request.url).query);
  });
  const tell = createTelling(world);
  const unsubscribe = world.events.subscribe((event) => {
    if (event.type === 'guild.create') {
      const { guild } = event;
      if (!reachesBot(world, event, { guildId: guild.id })) return;
      tell(({ intents }) => guildCreate(world, guild, intents));
      return;
    }
    const dispatch = dispatchOf(world, event);
    if (dispatch !== undefined && reachesBot(world, event, dispatch)) tell(() => dispatch);
  });
  return {
    sockets,
    close() {
      unsubscribe();
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}
