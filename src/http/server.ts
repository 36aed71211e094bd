/** Owns the port that is open to the Internet while there is a PUBLIC_URL, and its limits. */
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { messageOf, UserError } from '../lib/errors.ts';
import type { Log } from '../lib/log.ts';

/** A part of what is served: it adds its routes. */
export type Routes = (app: Hono) => void;

export type HttpServer = { port: number; close(): Promise<void> };

type ServerDeps = {
  log: Log;
  /** 0 takes any port that is free. */
  port: number;
  routes: readonly Routes[];
};

/** Strangers hold no more connections, none of them for long. */
const MAX_CONNECTIONS = 200;
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 20_000;
const MAX_HEADER_BYTES = 16_384;

/** @throws UserError when the port cannot be had */
export async function startHttpServer({ log, port, routes }: ServerDeps): Promise<HttpServer> {
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    context.header('x-content-type-options', 'nosniff');
  });
  app.get('/health', (context) => context.text('ok'));
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
      const reason = `HTTP_PORT ${port} cannot be had: ${messageOf(error)}.`;
      reject(new UserError(reason, { cause: error }));
    });
    server.listen(port, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
