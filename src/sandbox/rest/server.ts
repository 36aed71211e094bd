/** Owns the HTTP edge of Discord's REST API: limits, faults, errors, and the record of requests. */
import type { HttpBindings } from '@hono/node-server';
import { Hono, type Context } from 'hono';

import type { Log } from '../../lib/log.ts';
import { answerOfFault } from '../faults/fault-answers.ts';
import { nameOf } from '../faults/faults.ts';
import type { Fault } from '../faults/fault.ts';
import { majorOf } from '../limits/major.ts';
import { NO_BODY, readBody, type ReadBody } from '../wire/body.ts';
import { DiscordError, formError, plainError } from '../wire/discord-error.ts';
import { collectingUnknownKeys } from '../wire/unknown-keys.ts';
import type { World } from '../world.ts';
import { admit, BANNED, isForeignPage } from './admit.ts';
import { onTheWire, type EdgeAnswer } from './edge-answer.ts';
import type { SeenRequests } from './requests.ts';
import type { Route } from './route.ts';

/** Different warnings that are logged. */
const MOST_WARNINGS = 1000;

/** Characters of the largest body that is remembered. */
const MOST_KEPT = 256 * 1024;

type Edge = { Bindings: HttpBindings };
type Deps = { world: World; seen: SeenRequests; routes: readonly Route[] };
type Edges = Omit<Deps, 'routes'> & { warned: Set<string> };

export function createRestServer({ world, seen, routes }: Deps): Hono<Edge> {
  const app = new Hono<Edge>();
  const edges: Edges = { world, seen, warned: new Set() };
  for (const one of routes) {
    const paths = ['/api/v10', '/api'].map((base) => base + one.path);
    app.on(one.method, paths, (context) => serve(context, edges, one));
  }
  app.all('/api/*', (context) => serve(context, edges, undefined));
  return app;
}

/** What becomes known of a request while it is served. */
type Exchange = {
  route: Route | undefined;
  path: string;
  query: URLSearchParams;
  at: string;
  startedMs: number;
  body: ReadBody;
  fault: Fault | undefined;
  /** What a bot's maker should know of its body. */
  warnings: Set<string>;
  /** Of its bucket. */
  headers: Readonly<Record<string, string>>;
};

async function serve(
  context: Context<Edge>,
  edges: Edges,
  route: Route | undefined,
): Promise<Response> {
  const { world } = edges;
  const url = new URL(context.req.url);
  const exchange: Exchange = {
    route,
    path: url.pathname,
    query: url.searchParams,
    at: world.clock.now().toISOString(),
    startedMs: performance.now(),
    body: NO_BODY,
    fault: undefined,
    warnings: new Set(),
    headers: {},
  };
  const answer = await answerTo(context, world, exchange);
  if (exchange.fault?.answer === 'slow') await wait(world, exchange.fault.ms);
  const { headers, text } = onTheWire(answer);
  record(context, edges, exchange, { answer, characters: text?.length ?? 0 });
  if (exchange.fault?.answer === 'lost') context.env.incoming.socket.destroy();
  return new Response(text, { status: answer.status, headers });
}

async function answerTo(
  context: Context<Edge>,
  world: World,
  exchange: Exchange,
): Promise<EdgeAnswer> {
  if (isForeignPage(context)) return answerOf(plainError(403, 'Forbidden'), world);
  if (world.limits.isBanned()) return BANNED;
  let answer: EdgeAnswer;
  try {
    answer = await carryOut(context, world, exchange);
  } catch (error) {
    answer = answerOf(error, world);
  }
  const isInvalid = [401, 403, 429].includes(answer.status);
  if (isInvalid && answer.headers['x-ratelimit-scope'] !== 'shared') world.limits.countInvalid();
  return { ...answer, headers: { ...exchange.headers, ...answer.headers } };
}

async function carryOut(
  context: Context<Edge>,
  world: World,
  exchange: Exchange,
): Promise<EdgeAnswer> {
  const { path, query } = exchange;
  const { method } = context.req;
  const route = admit(context, world, exchange.route);
  const target = { method, path: path.replace(/^\/api(?:\/v10)?/u, ''), route: route.path };
  exchange.fault = world.faults.take(target);
  const failure = exchange.fault === undefined ? undefined : answerOfFault(exchange.fault);
  if (failure !== undefined) return failure;
  const params = context.req.param();
  countRequest(world, route, params, exchange);
  exchange.body = await readBody(context.req.raw);
  requireSnowflakes(params);
  const { value: body, files } = exchange.body;
  const answer = await collectingUnknownKeys(exchange.warnings, () =>
    route.run(world, { params, query, body, files }),
  );
  return { headers: {}, ...answer };
}

/** Throws the 429. Answers to interactions are outside the global limit, callbacks outside of any. */
function countRequest(
  { limits, clock }: World,
  route: Route,
  params: Readonly<Record<string, string>>,
  exchange: Exchange,
): void {
  const isOfWebhook = route.path.startsWith('/webhooks/');
  if (route.auth === 'token-in-path' && !isOfWebhook) return;
  const globally = isOfWebhook ? undefined : limits.countGlobal();
  if (globally !== undefined) throw globally;
  const { headers, refusal } = limits.countRoute(
    route,
    majorOf(route, params, clock.now().getTime()),
  );
  exchange.headers = headers;
  if (refusal !== undefined) throw refusal;
}

function record(
  { req }: Context<Edge>,
  { world, seen, warned }: Edges,
  exchange: Exchange,
  { answer, characters }: { answer: EdgeAnswer; characters: number },
): void {
  const { route, path, at, startedMs, body, fault } = exchange;
  const warnings = answer.status < 400 ? [...exchange.warnings] : [];
  const kept = body.characters > MOST_KEPT || answer.status === 401 ? NO_BODY : body;
  const request = seen.add(
    {
      at,
      method: req.method,
      path,
      route: route?.path ?? null,
      body: kept.value,
      ...(kept === body ? {} : { body_left_out: true }),
      status: answer.status,
      ms: Math.round((performance.now() - startedMs) * 10) / 10,
      ...(fault === undefined ? {} : { fault: nameOf(fault) }),
      ...(warnings.length === 0 ? {} : { warnings }),
      response: answer.text ?? answer.body ?? null,
    },
    characters + kept.characters,
  );
  for (const warning of warnings) {
    warnOnce({ log: world.log, warned }, `${req.method} ${request.route}: ${warning}`);
  }
  world.events.emit({ type: 'request', request });
  // The page shows what is left of the limits, and of the faults.
  if (world.limits.isOn() || fault !== undefined) world.events.emit({ type: 'control' });
}

/** A bot makes the same mistake with every request: its maker's terminal hears of it once. */
function warnOnce({ log, warned }: { log: Log; warned: Set<string> }, line: string): void {
  if (warned.has(line) || warned.size >= MOST_WARNINGS) return;
  warned.add(line);
  log.warn(line);
}

function wait({ clock }: World, ms: number): Promise<void> {
  return new Promise((resolve) => {
    clock.after(ms, resolve);
  });
}

/** The one place where an error becomes an answer; what is not Discord's is a fault of the sandbox. */
function answerOf(error: unknown, { log }: World): EdgeAnswer {
  if (error instanceof DiscordError) return error;
  log.error({ err: error }, 'sandbox route failed');
  return { status: 500, headers: {}, body: { message: '500: Internal Server Error', code: 0 } };
}

const KEYWORDS = new Set(['@me', '@original']);

function requireSnowflakes(params: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(params)) {
    if (!name.endsWith('_id') || KEYWORDS.has(value) || /^\d{1,20}$/u.test(value)) continue;
    const message = `Value "${value}" is not snowflake.`;
    throw formError([{ path: [name], code: 'NUMBER_TYPE_COERCE', message }]);
  }
}
