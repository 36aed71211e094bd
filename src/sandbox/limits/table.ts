/**
 * Owns the numbers of Discord's rate limits. Discord documents the global one and that of invalid
 * requests only, and forbids to rely on the others (rate-limits.mdx), so each says where it is from:
 * `doc`, `staff` or `obs` (seen in practice) with a thread of discord-api-docs where none else is
 * named, `ours` where nothing is known.
 */
import type { Allowance } from './windows.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

export type RouteLimit = Allowance & {
  /** Routes of one group have the same X-RateLimit-Bucket, and are counted apart all the same. */
  group: string;
  source: string;
};

/** Of the bot over all routes but those of interactions. doc: rate-limits.mdx, "Global Rate Limit" */
export const GLOBAL: Allowance = { limit: 50, windowMs: SECOND };

/** Answers of 401, 403 and 429. doc: rate-limits.mdx, "Invalid Request Limit" */
export const INVALID: Allowance = { limit: 10_000, windowMs: 10 * MINUTE };

const limits = (group: string, limit: number, windowMs: number, source: string): RouteLimit => ({
  group,
  limit,
  windowMs,
  source,
});

/** Every other route. ours: as generous as the global limit, so that what is unknown binds nobody. */
const OTHERS: Allowance = { limit: 50, windowMs: SECOND };

/** By route with nameless parameters, for webhook routes call theirs by what the webhook is of. */
const BY_ROUTE: Readonly<Record<string, RouteLimit>> = {
  'POST /channels/:/messages': limits('messages', 5, 5 * SECOND, 'staff #20, obs #2761'),
  'PATCH /channels/:/messages/:': limits('messages', 5, 5 * SECOND, 'obs #6109, #8073'),
  'DELETE /channels/:/messages/:': limits('delete', 5, SECOND, 'ours'),
  'POST /channels/:/typing': limits('typing', 5, 5 * SECOND, 'ours'),
  'PATCH /channels/:': limits('channel', 5, 15 * SECOND, 'ours'),
  'POST /users/@me/channels': limits('dms', 5, 5 * SECOND, 'ours'),
  'POST /webhooks/:/:': limits('webhook', 5, 2 * SECOND, 'staff #367, obs #1454'),
  'GET /webhooks/:/:/messages/:': limits('webhook', 5, 2 * SECOND, 'staff #367'),
  'PATCH /webhooks/:/:/messages/:': limits('webhook', 5, 2 * SECOND, 'staff #367'),
  'DELETE /webhooks/:/:/messages/:': limits('webhook', 5, 2 * SECOND, 'staff #367'),
};

const known = new Map<string, RouteLimit>();

/** `path` as a route has it, with its parameters. */
export function limitOf(method: string, path: string): RouteLimit {
  const route = `${method} ${path}`;
  const found = known.get(route);
  if (found !== undefined) return found;
  const nameless = route.replaceAll(/:\w+/gu, ':');
  const limit = BY_ROUTE[nameless] ?? { ...OTHERS, group: nameless, source: 'ours' };
  known.set(route, limit);
  return limit;
}

/** A limit that a route finds out about by itself. */
export type OwnLimit = Allowance & {
  name: string;
  code?: number;
  message?: string;
  source: string;
};

/** Name and topic of a channel or thread. */
export const RENAME: OwnLimit = {
  name: 'name or topic',
  limit: 2,
  windowMs: 10 * MINUTE,
  source: 'obs #2761, discord.js#6651',
};

const WRITE_LIMIT = {
  code: 20_028,
  message: 'The write action you are performing on the channel has hit the write rate limit.',
};

export const PUBLISH: OwnLimit = {
  ...WRITE_LIMIT,
  name: 'crosspost',
  limit: 10,
  windowMs: HOUR,
  source: 'obs discord.js#4956',
};

export const EDIT_OF_PUBLISHED: OwnLimit = {
  ...WRITE_LIMIT,
  name: 'edit of a crossposted message',
  limit: 3,
  windowMs: HOUR,
  source: 'obs #2258, #6109',
};

/** Of messages that are older than this. */
export const OLD_MS = HOUR;

export const EDIT_OF_OLD: OwnLimit = {
  name: 'edit of messages older than an hour',
  code: 30_046,
  message: 'Maximum number of edits to messages older than 1 hour reached. Try again later',
  limit: 3,
  windowMs: 20 * SECOND,
  source: 'obs circuitsacul/starboard-4#118',
};

/** Conversations that were not there before; what is known is "a few dozen". */
export const NEW_DMS: Allowance = { limit: 20, windowMs: 10 * MINUTE };
