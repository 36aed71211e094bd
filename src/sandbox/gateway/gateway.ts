/** Owns the gateway: who is connected, and what each is told. */
import { WebSocketServer } from 'ws';

import { requestTarget } from '../wire/request-target.ts';
import type { World } from '../world.ts';
import { openConnection } from './connection.ts';
import { dispatchOf, guildCreate } from './dispatches.ts';
import { deliver } from './sessions.ts';

export type Gateway = { sockets: WebSocketServer; close(): void };

export function createGateway(world: World): Gateway {
  const { sessions } = world;
  const sockets = new WebSocketServer({ noServer: true });
  sockets.on('connection', (socket, request) => {
    const { query } = requestTarget(request.url);
    openConnection({ world, socket }, query.get('v'));
  });
  const unsubscribe = world.events.subscribe((event) => {
    if (event.type === 'guild.create') {
      for (const session of sessions.all()) {
        deliver(session, guildCreate(world, event.guild, session.intents));
      }
      return;
    }
    const dispatch = dispatchOf(world, event);
    if (dispatch === undefined) return;
    for (const session of sessions.all()) deliver(session, dispatch);
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
