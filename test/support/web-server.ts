/** Owns servers on this machine's loopback that answer as a test wants, or only count who comes. */
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import {
  type AddressInfo,
  createServer as createTcpServer,
  type Server,
  type Socket,
} from 'node:net';

export type WebServer = {
  port: number;
  /** `http://127.0.0.1:port`, without a slash at its end. */
  url: string;
  /** TCP connections so far, whether anything was asked or not. */
  connections(): number;
  /** Sent by the server over all its connections, those that are open too. */
  bytesSent(): number;
  /** When none is open any more. */
  quiet(): Promise<void>;
  close(): Promise<void>;
};

export function serveHttp(answer: RequestListener, host = '127.0.0.1'): Promise<WebServer> {
  return listen(createServer({ keepAliveTimeout: 60_000 }, answer), host);
}

/** For what no HTTP server would say. */
export function serveTcp(talk: (socket: Socket) => void, host = '127.0.0.1'): Promise<WebServer> {
  return listen(
    createTcpServer((socket) => {
      // Who does not read does not see that the other side has gone.
      socket.resume();
      talk(socket);
    }),
    host,
  );
}

async function listen(server: Server, host: string): Promise<WebServer> {
  const open = new Set<Socket>();
  let count = 0;
  let closedBytes = 0;
  let whenQuiet: () => void = () => {};
  server.on('connection', (socket) => {
    count += 1;
    open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      open.delete(socket);
      closedBytes += socket.bytesWritten;
      if (open.size === 0) whenQuiet();
    });
  });
  server.listen(0, host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    connections: () => count,
    bytesSent: () => [...open].reduce((sum, socket) => sum + socket.bytesWritten, closedBytes),
    quiet: () =>
      new Promise((resolve) => {
        if (open.size === 0) resolve();
        else whenQuiet = resolve;
      }),
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
