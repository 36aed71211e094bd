/** Owns the HTTP edge of Discord's REST API: authorization, bodies, errors, and the record of requests. */
import { Hono, type Context } from 'hono';

import { DiscordError, discordError, formError, plainError } from '../wire/discord-error.ts';
import type { World } from '../world.ts';
import { rateLimitHeaders } from './rate-limit-headers.ts';
import type { SeenRequests } from './requests.ts';
import type { Route, RouteAnswer } from './route.ts';

/** Discord's own cap on a request (reference.mdx, "Uploading Files"). */
const MOST_BYTES = 25 * 1024 * 1024;

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
  let body: unknown = null;
  let answer: RouteAnswer;
  try {
    body = await readBody(context);
    if (route === undefined) throw plainError(404, 'Not Found');
    authorize(context, world, route);
    const params = context.req.param();
    requireSnowflakes(params);
    answer = route.run(world, { params, query: url.searchParams, body });
  } catch (error) {
    answer = answerOf(error, world);
  }
  const response = answer.body ?? null;
  seen.add({
    method: context.req.method,
    path: url.pathname,
    body,
    status: answer.status,
    response,
  });
  const headers =
    route === undefined || route.auth === 'token-in-path'
      ? {}
      : rateLimitHeaders(`${route.method} ${route.path}`, world.clock.now().getTime());
  if (answer.status === 204) return new Response(null, { status: 204, headers });
  return Response.json(response, { status: answer.status, headers });
}

/** The one place where an error becomes an answer; what is not Discord's is a fault of the sandbox. */
function answerOf(error: unknown, { log }: World): RouteAnswer {
  if (error instanceof DiscordError) return { status: error.status, body: error.body };
  log.error({ err: error }, 'sandbox route failed');
  return { status: 500, body: { message: '500: Internal Server Error', code: 0 } };
}

function authorize(context: Context, { state }: World, route: Route): void {
  if (route.auth === 'token-in-path') return;
  if (context.req.header('authorization') === `Bot ${state.token}`) return;
  throw plainError(401, 'Unauthorized');
}

async function readBody(context: Context): Promise<unknown> {
  const { method } = context.req;
  if (method === 'GET' || method === 'DELETE') return null;
  if (Number(context.req.header('content-length') ?? 0) > MOST_BYTES) throw discordError(40005);
  const type = context.req.header('content-type') ?? '';
  if (type.startsWith('multipart/form-data')) return readForm(context);
  const text = await context.req.text();
  return text === '' ? null : parseJson(text);
}

/** Files are not kept yet; what is said beside them counts. */
async function readForm(context: Context): Promise<unknown> {
  const form = await context.req.parseBody();
  const payload = form['payload_json'];
  return typeof payload === 'string' ? parseJson(payload) : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw discordError(50109);
    throw error;
  }
}

const KEYWORDS = new Set(['@me', '@original']);

function requireSnowflakes(params: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(params)) {
    if (!name.endsWith('_id') || KEYWORDS.has(value) || /^\d{1,20}$/u.test(value)) continue;
    const message = `Value "${value}" is not snowflake.`;
    throw formError([{ path: [name], code: 'NUMBER_TYPE_COERCE', message }]);
  }
}
