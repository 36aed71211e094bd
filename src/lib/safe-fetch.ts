/** Owns asking addresses that come from outside, so that they reach no private network. */
import type { Dispatcher } from 'undici';
import { Agent } from './fetch/undici.ts';
import { type FetchPage, type PageAnswer, PageFailure, type PageRequest } from './fetch-page.ts';
import { type AskedOrigins, createAskedOrigins } from './fetch/asked-origins.ts';
import { checkedUrl } from './fetch/checked-url.ts';
import { createConnector, type Lookup } from './fetch/connector.ts';
import { type Deadline, startDeadline } from './fetch/deadline.ts';
import { ACCEPTED_ENCODINGS } from './fetch/decoders.ts';
import { exchange, isRedirect } from './fetch/exchange.ts';
import { type AllowPrivate, isAllowedAddress } from './fetch/public-address.ts';
import { parseUrl } from './parse-url.ts';

export type SafeFetchOptions = {
  /**
   * Also loopback, private and reserved addresses: an operator's own. Only those that are asked for
   * themselves, or that a private one leads to: a public one does not lead into the network.
   */
  allowPrivate: boolean;
  /** Which private addresses count as public: tests have no others. */
  outside?: (address: string) => boolean;
  userAgent: string;
  /** How names become addresses; else as the system does it. */
  lookup?: Lookup;
  /** At once, to one host and port. */
  connectionsPerHost?: number;
};

export type SafeFetch = {
  fetchPage: FetchPage;
  /** Ends what is still being asked. */
  close(): Promise<void>;
};

const MAX_REDIRECTS = 5;
const MAX_HEADER_BYTES = 32_768;
/** Of silence; what all of it may take is each request's own to say. */
const SILENCE_TIMEOUT_MS = 30_000;
const KEEP_ALIVE_MS = 4_000;

/** Others are not sent: neither a cookie nor a password has any business at a feed's. */
const SENT_HEADERS = ['accept', 'accept-language', 'a-im', 'if-none-match', 'if-modified-since'];
/** What undici takes (RFC 9110 §5.5); a stored ETag can be anything. */
const HEADER_VALUE = /^[\t\u0020-\u007e\u0080-\u00ff]*$/;

export function createSafeFetch(options: SafeFetchOptions): SafeFetch {
  const { allowPrivate, outside = false, userAgent } = options;
  const asked = createAskedOrigins();
  const privateOrigins = new Set<string>();
  /** Once reached outside, an origin is of the outside: whoever owns its name may lead it inside later. */
  const publicOrigins = new Set<string>();
  const anyone = openWay(options, { asked, allowPrivate: outside });
  const own = allowPrivate
    ? openWay(options, {
        asked,
        allowPrivate: true,
        onReached(origin, address) {
          const isPublic = address === undefined || isAllowedAddress(address, outside);
          if (isPublic) publicOrigins.add(origin);
          if (publicOrigins.has(origin)) privateOrigins.delete(origin);
          else privateOrigins.add(origin);
        },
      })
    : anyone;
  /** How an address is asked that this one has named. */
  const wayFrom = (origin: string | undefined) =>
    origin !== undefined && privateOrigins.has(origin) ? own : anyone;
  return {
    async fetchPage(request) {
      const deadline = deadlineOf(request);
      const { toldBy } = request;
      const way = toldBy === undefined ? own : wayFrom(parseUrl(toldBy)?.origin);
      try {
        return await follow({ asked, way, wayFrom, userAgent }, request, deadline);
      } finally {
        deadline.clear();
      }
    },
    async close() {
      await Promise.all([...new Set([own, anyone])].map((way) => way.close()));
    },
  };
}

/** To whom connections are made, and those that are open. */
type Way = { dispatcher: Dispatcher; allowPrivate: AllowPrivate; close(): Promise<void> };

type WayOptions = {
  asked: AskedOrigins;
  allowPrivate: AllowPrivate;
  onReached?: (origin: string, address: string | undefined) => void;
};

function openWay(
  { lookup, connectionsPerHost = 2 }: SafeFetchOptions,
  { asked, ...checks }: WayOptions,
): Way {
  const connector = createConnector({
    ...checks,
    isAsked: (origin) => asked.has(origin),
    ...(lookup === undefined ? {} : { lookup }),
  });
  // A host's pool is dropped by the agent when its last connection has gone.
  const agent = new Agent({
    connect: connector.connect,
    connections: connectionsPerHost,
    pipelining: 1,
    maxHeaderSize: MAX_HEADER_BYTES,
    headersTimeout: SILENCE_TIMEOUT_MS,
    bodyTimeout: SILENCE_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    keepAliveMaxTimeout: KEEP_ALIVE_MS,
  });
  return {
    dispatcher: agent,
    allowPrivate: checks.allowPrivate,
    async close() {
      connector.close();
      await agent.destroy();
    },
  };
}

type FollowDeps = {
  asked: AskedOrigins;
  way: Way;
  wayFrom: (origin: string) => Way;
  userAgent: string;
};

/**
 * Redirects by hand, as each target is checked like the first address, https to http among them
 * (`redirects` says so). Conditions go along: an ETag is that of the page where the way ends, and
 * an address in between that answers 304 is taken at its word.
 */
async function follow(
  { asked, way: first, wayFrom, userAgent }: FollowDeps,
  request: PageRequest,
  deadline: Deadline,
): Promise<PageAnswer> {
  const headers = sentHeaders(request, userAgent);
  const form = request.form === undefined ? null : new URLSearchParams(request.form).toString();
  const redirects: PageAnswer['redirects'] = [];
  let way = first;
  let url = checkedUrl(request.url, way.allowPrivate);
  const visited = new Set<string>();
  for (;;) {
    visited.add(url.href);
    const { maxBytes } = request;
    const { dispatcher } = way;
    const answer = await exchange(
      { dispatcher, asked },
      { url, headers, form, maxBytes, deadline },
    );
    const isFollowed = isRedirect(answer) && (form === null || answer.status >= 307);
    if (!isFollowed) return { ...answer, url: url.href, redirects };
    way = wayFrom(url.origin);
    const next = checkedUrl(targetOf(answer.headers.location, url), way.allowPrivate);
    if (visited.has(next.href) || redirects.length === MAX_REDIRECTS) throw tooMany(url);
    redirects.push({ status: answer.status, to: next.href });
    url = next;
  }
}

/** Absolute; a Location in UTF-8 comes as Latin-1, as all headers do. */
function targetOf(location: string | undefined, from: URL): string {
  const text = Buffer.from(location ?? '', 'latin1').toString();
  const target = text.includes('\uFFFD') ? location : text;
  if (target === undefined || target.trim() === '')
    throw new PageFailure('redirects', `${from.hostname} redirects to nowhere.`);
  const next = parseUrl(target, from);
  if (next === null)
    throw new PageFailure('redirects', `${from.hostname} redirects to what is no address.`);
  return next.href;
}

function tooMany(url: URL): PageFailure {
  return new PageFailure('redirects', `${url.hostname} redirects too often, or in a circle.`);
}

function sentHeaders(request: PageRequest, userAgent: string): Record<string, string> {
  const headers: Record<string, string> = {
    'user-agent': userAgent,
    'accept-encoding': ACCEPTED_ENCODINGS,
  };
  if (request.form !== undefined) headers['content-type'] = 'application/x-www-form-urlencoded';
  for (const name of SENT_HEADERS) {
    const value = request.headers?.[name];
    if (value !== undefined && HEADER_VALUE.test(value)) headers[name] = value;
  }
  return headers;
}

function deadlineOf({ url, timeoutMs, signal }: PageRequest): Deadline {
  const host = () => parseUrl(url)?.hostname ?? 'the address';
  return startDeadline({
    timeoutMs,
    signal,
    late: () =>
      new PageFailure('timeout', `${host()} took longer than ${timeoutMs / 1000} seconds.`),
    aborted: (cause) => new PageFailure('timeout', `${host()} was given up.`, { cause }),
  });
}
