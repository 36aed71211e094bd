/** Owns what a server asks of us in its answer's headers: how long to keep it, how long to stay away. */
import { DAY_MS } from '../../lib/spans.ts';

export type Wishes = {
  /** How long the answer is good by its own word; 0 when it says nothing that we can use. */
  freshMs: number;
  /** Until when it asks not to be asked again; 0 when it does not. */
  retryAfterMs: number;
};

export const NO_WISHES: Wishes = { freshMs: 0, retryAfterMs: 0 };

/**
 * A web server's setting for pictures and scripts (a month, a year) is nothing that was meant of a
 * feed: who obeyed it would read nothing for a year.
 */
const MEANT_OF_FEEDS_MS = 7 * DAY_MS;

/**
 * `Cache-Control` before `Expires` (RFC 9111 §4.2.1), less what the answer has spent in a cache on its
 * way (`Age`); `Retry-After` in seconds or as a date (RFC 9110 §10.2.3). What cannot be read is as if
 * it were not there.
 */
export function wishesOf(headers: Readonly<Record<string, string>>, now: Date): Wishes {
  const served = dateOf(headers['date']) ?? now;
  const freshMs = freshFor(headers, served);
  return {
    freshMs: freshMs <= MEANT_OF_FEEDS_MS ? Math.max(0, freshMs) : 0,
    retryAfterMs: Math.max(0, waitOf(headers['retry-after'], served)),
  };
}

function freshFor(headers: Readonly<Record<string, string>>, served: Date): number {
  const control = headers['cache-control'] ?? '';
  if (/(?:^|[\s,])no-(?:cache|store)(?:$|[\s,=])/i.test(control)) return 0;
  const maxAge = /(?:^|[\s,])max-age\s*=\s*"?(\d+)/i.exec(control)?.[1];
  const age = secondsOf(headers['age']) ?? 0;
  if (maxAge !== undefined) return (Number(maxAge) - age) * 1_000;
  const expires = dateOf(headers['expires']);
  return expires ? expires.getTime() - served.getTime() : 0;
}

function waitOf(text: string | undefined, served: Date): number {
  const seconds = secondsOf(text);
  if (seconds !== null) return seconds * 1_000;
  const until = dateOf(text);
  return until ? until.getTime() - served.getTime() : 0;
}

function secondsOf(text: string | undefined): number | null {
  return text !== undefined && /^\s*\d{1,12}\s*$/.test(text) ? Number(text) : null;
}

/** `Expires: 0` and `-1` are common and mean the past; V8 would read a year in them. */
function dateOf(text: string | undefined): Date | null {
  if (text === undefined || !/[a-z]{3}/i.test(text)) return null;
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : new Date(time);
}
