/** Owns what @discordjs/rest leaves out about Discord's limits: the body's wait, and bans without one. */
import { DefaultRestOptions, type RESTOptions } from 'discord.js';
import { z } from 'zod';
import type { Clock } from '../lib/clock.ts';
import { TransientError } from '../lib/errors.ts';
import type { Log } from '../lib/log.ts';

type MakeRequest = RESTOptions['makeRequest'];

/** Cloudflare's ban has no end that is told; asking on makes it longer. */
const BAN_MS = 10 * 60_000;

const limitSchema = z.object({ retry_after: z.number().nonnegative() });

/**
 * @discordjs/rest waits for the header `Retry-After` alone. Announcement channels say 1 second there
 * and 20 minutes in the body; a Cloudflare ban says nothing at all, and the client would ask again at
 * once, for ever. Source: https://docs.discord.com/developers/topics/rate-limits.
 */
export function guardRequests(
  { clock, log }: { clock: Clock; log: Log },
  makeRequest: MakeRequest = DefaultRestOptions.makeRequest,
): MakeRequest {
  let bannedUntil = 0;
  return async (url, init) => {
    const left = bannedUntil - clock.now().getTime();
    if (left > 0) throw banned(left);
    const response = await makeRequest(url, init);
    if (response.status !== 429) return response;
    const text = await response.text();
    const headers = new Headers(response.headers);
    const wait = Math.max(headerWait(headers.get('retry-after') ?? '', clock), bodyWait(text));
    if (wait === 0) {
      bannedUntil = clock.now().getTime() + BAN_MS;
      log.error(
        { minutes: BAN_MS / 60_000 },
        'Discord’s network blocks this address: all requests pause',
      );
      throw banned(BAN_MS);
    }
    headers.set('retry-after', String(wait));
    return new Response(text, { status: 429, headers });
  };
}

/**
 * In seconds; 0 for what is neither a number nor a date.
 * Source: https://www.rfc-editor.org/rfc/rfc9110#field.retry-after.
 */
function headerWait(value: string, clock: Clock): number {
  if (/^\d+(?:\.\d+)?$/.test(value)) return Number(value);
  // Node reads almost anything as some date: those of HTTP end on their zone.
  const at = value.endsWith(' GMT') ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? 0 : Math.max(0, (at - clock.now().getTime()) / 1_000);
}

function bodyWait(text: string): number {
  try {
    return limitSchema.safeParse(JSON.parse(text)).data?.retry_after ?? 0;
  } catch {
    // An HTML page of Cloudflare's: it has no wait to tell.
    return 0;
  }
}

function banned(retryAfterMs: number): TransientError {
  return new TransientError('Discord’s network blocks this address for now.', { retryAfterMs });
}
