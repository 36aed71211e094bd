/** Owns the way to Discord's REST: how patient it is, and with what. */
import { DefaultRestOptions, REST, type RESTOptions } from 'discord.js';
import type { Clock } from '../lib/clock.ts';
import type { Log } from '../lib/log.ts';
import { guardRequests, type MakeRequest } from './rest-guard.ts';
import { kindOf, type RequestKind } from './request-kind.ts';
import { retryOnce } from './retry-once.ts';

export type RestDeps = {
  clock: Clock;
  log: Log;
  /** This process's share of Discord's limit over all requests of a token; all of it unless said. */
  requestsPerSecond?: number;
  /** Told of each request to Discord; the status is null when there was no answer. */
  onRequest?:
    | ((request: { kind: RequestKind; status: number | null; ms: number }) => void)
    | undefined;
};

type RestAddress = {
  /** Base address of the API without a slash at its end; null is Discord itself. */
  apiUrl: string | null;
};

/** How long Discord may take to answer, from when the request is sent. */
const REQUEST_TIMEOUT_MS = 10_000;
/** @discordjs/rest would count the wait for its turn as well, and break off what was never sent. */
const NO_TIMEOUT_MS = 2 ** 31 - 1;
/** A message that must wait for its channel gives its place to another channel's. */
const LONGEST_WAIT_OF_DELIVERY_MS = 100;
const LONGEST_WAIT_MS = 10_000;
/**
 * After a channel's limit is said to be over. That is counted from when the answer came, so that it
 * is late already; @discordjs/rest would add 50 ms to it, twice.
 */
const OFFSET_MS = 10;

/**
 * For processes without a gateway; of each token's requests only one process may be the sender, or
 * the limit over all of them is kept by none.
 */
export function createDiscordRest(
  deps: RestDeps,
  { token, ...address }: RestAddress & { token: string },
): REST {
  return new REST(restOptions(deps, address)).setToken(token);
}

export function restOptions(deps: RestDeps, { apiUrl }: RestAddress): Partial<RESTOptions> {
  return {
    ...(apiUrl === null ? {} : { api: apiUrl }),
    userAgentAppendix: 'Keypoint',
    // The guard's window keeps to the limit over all requests, and knows the interactions apart.
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
    offset: OFFSET_MS,
    retries: 0,
    timeout: NO_TIMEOUT_MS,
    makeRequest: retryOnce(guardRequests(deps, told(deps, withTimeout(REQUEST_TIMEOUT_MS)))),
    rejectOnRateLimit: ({ url, retryAfter, timeToReset }) => {
      const isDelivery = kindOf(url) === 'delivery';
      const longest = isDelivery ? LONGEST_WAIT_OF_DELIVERY_MS : LONGEST_WAIT_MS;
      return Math.max(retryAfter, timeToReset) > longest;
    },
  };
}

/**
 * Ends with the whole answer or not at all. By a timer of its own: Node forgets the time-out of
 * `AbortSignal.any([AbortSignal.timeout(…)])` when its garbage is collected meanwhile (20.20).
 */
export function withTimeout(
  timeoutMs: number,
  makeRequest: MakeRequest = DefaultRestOptions.makeRequest,
): MakeRequest {
  return async (url, init) => {
    const controller = new AbortController();
    const giveUp = () => controller.abort(new Error(`Discord did not answer in ${timeoutMs} ms`));
    const timer = setTimeout(giveUp, timeoutMs);
    const endWith = () => controller.abort(init.signal?.reason);
    init.signal?.addEventListener('abort', endWith);
    try {
      const response = await makeRequest(url, { ...init, signal: controller.signal });
      const { status, statusText } = response;
      const body = await response.arrayBuffer();
      const headers = new Headers(response.headers);
      // A 204 may have none, not even an empty one.
      return new Response(body.byteLength > 0 ? body : null, { status, statusText, headers });
    } finally {
      clearTimeout(timer);
      init.signal?.removeEventListener('abort', endWith);
    }
  };
}

function told({ onRequest }: RestDeps, makeRequest: MakeRequest): MakeRequest {
  if (!onRequest) return makeRequest;
  return async (url, init) => {
    const begun = performance.now();
    const tell = (status: number | null) =>
      onRequest({ kind: kindOf(url), status, ms: performance.now() - begun });
    try {
      const response = await makeRequest(url, init);
      tell(response.status);
      return response;
    } catch (error) {
      tell(null);
      throw error;
    }
  };
}
