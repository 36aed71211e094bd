/** Owns what @discordjs/rest leaves out about Discord's limits. */
import { DefaultRestOptions, type ResponseLike, type RESTOptions } from 'discord.js';
import { z } from 'zod';
import type { Clock } from '../lib/clock.ts';
import type { Log } from '../lib/log.ts';
import { createBreaker } from './breaker.ts';
import { createGlobalWindow } from './global-window.ts';
import { kindOf, type RequestKind } from './request-kind.ts';

export type MakeRequest = RESTOptions['makeRequest'];

/** https://docs.discord.com/developers/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans */
const INVALID: ReadonlySet<number> = new Set([401, 403, 429]);

const limitSchema = z.object({ retry_after: z.number().nonnegative() });

/**
 * Four things, by https://docs.discord.com/developers/topics/rate-limits:
 * - @discordjs/rest waits for the header `Retry-After` alone. Announcement channels say 1 second
 *   there and 20 minutes in the body; a Cloudflare ban says nothing at all, and the client would ask
 *   again at once, for ever.
 * - It goes on whatever Discord refuses, until Discord blocks the address.
 * - It keeps to the limit over all requests by seconds of its own. Interactions are outside of it.
 * - It takes requests of one `X-RateLimit-Bucket` for counted together; Discord counts posts and
 *   edits of messages apart under the same name (discord-api-docs#8073).
 */
export function guardRequests(
  { clock, log, requestsPerSecond }: { clock: Clock; log: Log; requestsPerSecond?: number },
  makeRequest: MakeRequest = DefaultRestOptions.makeRequest,
): MakeRequest {
  const breaker = createBreaker({ clock, log });
  const window = createGlobalWindow(requestsPerSecond);

  /** Its wait, as the header that @discordjs/rest looks at. */
  const withWait = async (limited: ResponseLike, kind: RequestKind): Promise<ResponseLike> => {
    const text = await limited.text();
    const headers = new Headers(limited.headers);
    const wait = Math.max(headerWait(headers.get('retry-after') ?? '', clock), bodyWait(text));
    if (wait === 0) breaker.ban();
    breaker.check(kind);
    if (headers.has('x-ratelimit-global') && kind !== 'interaction') {
      throw window.shut(wait * 1_000);
    }
    headers.set('retry-after', String(wait));
    return new Response(text, { status: 429, headers });
  };

  return async (url, init) => {
    const kind = kindOf(url);
    const send = () => {
      // It may have waited for its turn meanwhile.
      breaker.check(kind);
      return makeRequest(url, init);
    };
    breaker.check(kind);
    const response = await (kind === 'interaction' ? send() : window.run(send));
    const { status, headers } = response;
    const isShared = headers.get('x-ratelimit-scope') === 'shared';
    if (INVALID.has(status) && !isShared) breaker.countInvalid(kind);
    const bucket = headers.get('x-ratelimit-bucket');
    if (bucket !== null) headers.set('x-ratelimit-bucket', `${init.method} ${bucket}`);
    return status === 429 ? withWait(response, kind) : response;
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
