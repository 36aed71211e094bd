/** Owns the HTTP edge of Discord's REST API: authorization, bodies, errors, and the record of requests. */
import { Hono, type Context } from 'hono';

import { isFromOwnPage } from '../page-api/guard.ts';
import { NO_BODY, readBody } from '../wire/body.ts';
import { DiscordError, formError, plainError } from '../wire/discord-error.ts';
import type { World } from '../world.ts';
import { rateLimitHeaders } from './rate-limit-headers.ts';
import type { SeenRequests } from './requests.ts';
import type { Route, RouteAnswer } from './route.ts';

/** Characters of the largest body that is remembered. */
const MOST_KEPT = 256 * 1024;

type Deps = { world: World; seen: SeenRequests; routes: readonly Route[] };

export function createRestServer({ world, seen, routes }: Deps): Hono {
  const app = new Hono();
  for (const one of routes) {
    const paths = ['/api/v10', '/api'].map((base) => base + one.path);
    app.on(one.method, paths, (context) => serve(context, { world, seen }, one));
  }
  app.all('/api/*', (context) => serve(context, { world, seen }, undefined));
  return app;
}

async function serve(
  context: Context,
  { world, seen }: Omit<Deps, 'routes'>,
  route: Route | undefined,
): Promise<Response> {
  const url = new URL(context.req.url);
  const at = world.clock.now().toISOString();
  const startedMs = performance.now();
  let body = NO_BODY;
  let answer: RouteAnswer;
  try {
    refuseBrowsers(context);
    if (route === undefined) throw plainError(404, 'Not Found');
    authorize(context, world, route);
    body = await readBody(context.req.raw);
    const params = context.req.param();
    requireSnowflakes(params);
    const { value, files } = body;
    answer = await route.run(world, { params, query: url.searchParams, body: value, files });
  } catch (error) {
    answer = answerOf(error, world);
  }
  const response = answer.body ?? null;
  const text = JSON.stringify(response);
  const kept = body.characters > MOST_KEPT || answer.status === 401 ? NO_BODY : body;
  const request = seen.add(
    {
      at,
      method: context.req.method,
      path: url.pathname,
      route: route?.path ?? null,
      body: kept.value,
      ...(kept === body ? {} : { body_left_out: true }),
      status: answer.status,
      ms: Math.round((performance.now() - startedMs) * 10) / 10,
      response,
    },
    text.length + kept.characters,
  );
  world.events.emit({ type: 'request', request });
  const limits =
    route === undefined || route.auth === 'token-in-path'
      ? {}
      : rateLimitHeaders(`${route.method} ${route.path}`, world.clock.now().getTime());
  if (answer.status === 204) return new Response(null, { status: 204, headers: limits });
  const headers = { 'content-type': 'application/json', ...limits, ...answer.headers };
  return new Response(text, { status: answer.status, headers });
}

/** The one place where an error becomes an answer; what is not Discord's is a fault of the sandbox. */
function answerOf(error: unknown, { log }: World): RouteAnswer {
  if (error instanceof DiscordError) {
    return { status: error.status, body: error.body, headers: error.headers };
  }
  log.error({ err: error }, 'sandbox route failed');
  return { status: 500, body: { message: '500: Internal Server Error', code: 0 } };
}

function authorize(context: Context, { state }: World, route: Route): void {
  if (route.auth === 'token-in-path') return;
  if (context.req.header('authorization') === `Bot ${state.token}`) return;
  throw plainError(401, 'Unauthorized');
}

/** Bots are no web pages; one that found the port shall not try tokens or fill the memory. */
function refuseBrowsers({ req }: Context): void {
  const origin = req.header('origin');
  if (origin === undefined || isFromOwnPage({ host: req.header('host'), origin })) return;
  throw plainError(403, 'Forbidden');
}

const KEYWORDS = new Set(['@me', '@original']);

function requireSnowflakes(params: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(params)) {
    if (!name.endsWith('_id') || KEYWORDS.has(value) || /^\d{1,20}$/u.test(value)) continue;
    const message = `Value "${value}" is not snowflake.`;
    throw formError([{ path: [name], code: 'NUMBER_TYPE_COERCE', message }]);
  }
}
