/** Owns the port at which Keypoint is asked by HTTP, and its limits: it may be open to the Internet. */
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { messageOf, UserError } from '../lib/errors.ts';
import type { Log } from '../lib/log.ts';

/** A part of what is served: it adds its routes. */
export type Routes = (app: Hono) => void;

export type HttpServer = {
  port: number;
  /** Takes nothing more, and lets the answers under way finish for a while. */
  close(): Promise<void>;
};

type ServerDeps = {
  log: Log;
  /** Address of this machine: `127.0.0.1`. */
  host: string;
  /** 0 takes any port that is free. */
  port: number;
  routes: readonly Routes[];
};

/** Strangers hold no more connections, none of them for long. */
const MAX_CONNECTIONS = 200;
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 20_000;
const MAX_HEADER_BYTES = 16_384;
/** As long as Discord waits for an answer. */
const CLOSE_GRACE_MS = 3_000;

/** @throws UserError when the port cannot be had */
export async function startHttpServer({
  log,
  host,
  port,
  routes,
}: ServerDeps): Promise<HttpServer> {
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    context.header('x-content-type-options', 'nosniff');
    // A connection that is kept open would keep the port from closing.
    if (!server.listening) context.header('connection', 'close');
  });
  for (const add of routes) add(app);
  app.onError((error, context) => {
    log.error({ reason: messageOf(error) }, 'a request from outside failed');
    return context.text('Something went wrong.', 500);
  });

  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const server = createServer(
    { maxHeaderSize: MAX_HEADER_BYTES, headersTimeout: HEADERS_TIMEOUT_MS },
    // It answers by itself whatever goes wrong.
    (request, response) => void listener(request, response),
  );
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.maxConnections = MAX_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => {
      const reason = `HTTP_PORT ${port} of ${host} cannot be had: ${messageOf(error)}.`;
      reject(new UserError(reason, { cause: error }));
    });
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        const cut = setTimeout(() => server.closeAllConnections(), CLOSE_GRACE_MS);
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
      }),
  };
}
