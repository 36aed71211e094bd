/** Owns who may ask at all: what is checked before a route is looked for. */
import type { Context } from 'hono';

import { isFromOwnPage } from '../page-api/guard.ts';
import { discordError, plainError } from '../wire/discord-error.ts';
import type { World } from '../world.ts';
import type { EdgeAnswer } from './edge-answer.ts';
import type { Route } from './route.ts';

/** What Cloudflare says to an address that it has shut out: no JSON, no limits, no time to wait. */
export const BANNED: EdgeAnswer = {
  status: 429,
  text: 'error code: 1015',
  headers: { 'content-type': 'text/plain; charset=UTF-8' },
};

/** Bots are no web pages; one that found the port shall not try tokens or fill the memory. */
export function isForeignPage({ req }: Context): boolean {
  const origin = req.header('origin');
  return origin !== undefined && !isFromOwnPage({ host: req.header('host'), origin });
}

/** reference.mdx, "User Agent"; anything may follow it. */
const USER_AGENT = /^DiscordBot \(.+,.+\)/u;

/** 40333 for a client that does not say who it is, 404 where there is no route, 401 without a token. */
export function admit({ req }: Context, { state }: World, route: Route | undefined): Route {
  if (!USER_AGENT.test(req.header('user-agent') ?? '')) throw discordError(40333);
  if (route === undefined) throw plainError(404, 'Not Found');
  const isOpen = route.auth === 'token-in-path';
  if (!isOpen && req.header('authorization') !== `Bot ${state.token}`) {
    throw plainError(401, 'Unauthorized');
  }
  return route;
}
