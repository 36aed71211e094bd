/** Owns the opening of WebSockets on the sandbox's port: who may, where, and the end of all of them. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

import type { WebSocketServer } from 'ws';

import type { Log } from '../lib/log.ts';
import { isFromOwnPage } from './page-api/guard.ts';
import { requestTarget } from './wire/request-target.ts';

type Deps = { gateway: WebSocketServer; live: WebSocketServer; log: Log };

export type Upgrades = {
  /** Listener of the HTTP server's `upgrade`. */
  take(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Ends every socket that ever asked, refused and half-open ones too. */
  close(): void;
};

export function createUpgrades({ gateway, live, log }: Deps): Upgrades {
  const asked = new Set<Duplex>();
  return {
    take(request, socket, head) {
      asked.add(socket);
      socket.on('close', () => asked.delete(socket));
      // Without a listener a peer that resets would end the process.
      socket.on('error', (error) => log.debug({ err: error }, 'sandbox upgrade'));
      try {
        const sockets = socketsFor({ gateway, live }, request);
        if (sockets === undefined) return refuse(socket, '403 Forbidden');
        sockets.handleUpgrade(request, socket, head, (opened) => {
          sockets.emit('connection', opened, request);
        });
      } catch (error) {
        log.error({ err: error }, 'sandbox upgrade failed');
        refuse(socket, '400 Bad Request');
      }
      return undefined;
    },
    close() {
      for (const socket of asked) socket.destroy();
    },
  };
}

function socketsFor(
  { gateway, live }: Omit<Deps, 'log'>,
  { url, headers: { host, origin } }: IncomingMessage,
): WebSocketServer | undefined {
  const { path } = requestTarget(url);
  if (path === '/sandbox/live') return isFromOwnPage({ host, origin }) ? live : undefined;
  return /^\/(?:gateway(?:\/resume)?\/?)?$/u.test(path) ? gateway : undefined;
}

function refuse(socket: Duplex, status: string): void {
  // Ending is half of it: a peer that never ends its own side would keep the socket.
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`, () => {
    socket.destroy();
  });
}
