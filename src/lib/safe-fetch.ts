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
import type { AllowPrivate } from './fetch/public-address.ts';
import { parseUrl } from './parse-url.ts';

export type SafeFetchOptions = {
  /** Also loopback, private and reserved addresses: an operator's own, and those of tests. */
  allowPrivate: AllowPrivate;
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

export function createSafeFetch({
  allowPrivate,
  userAgent,
  connectionsPerHost = 2,
  lookup,
}: SafeFetchOptions): SafeFetch {
  const asked = createAskedOrigins();
  const connector = createConnector({
    allowPrivate,
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
    async fetchPage(request) {
      const deadline = deadlineOf(request);
      try {
        return await follow(
          { dispatcher: agent, asked, allowPrivate, userAgent },
          request,
          deadline,
        );
      } finally {
        deadline.clear();
      }
    },
    async close() {
      connector.close();
      await agent.destroy();
    },
  };
}

type FollowDeps = {
  dispatcher: Dispatcher;
  asked: AskedOrigins;
  allowPrivate: AllowPrivate;
  userAgent: string;
};

/**
 * Redirects by hand, as each target is checked like the first address, https to http among them
 * (`redirects` says so). Conditions go along: an ETag is that of the page where the way ends, and
 * an address in between that answers 304 is taken at its word.
 */
async function follow(
  { allowPrivate, userAgent, ...deps }: FollowDeps,
  request: PageRequest,
  deadline: Deadline,
): Promise<PageAnswer> {
  const headers = sentHeaders(request, userAgent);
  const form = request.form === undefined ? null : new URLSearchParams(request.form).toString();
  const redirects: PageAnswer['redirects'] = [];
  let url = checkedUrl(request.url, allowPrivate);
  const visited = new Set<string>();
  for (;;) {
    visited.add(url.href);
    const { maxBytes } = request;
    const answer = await exchange(deps, { url, headers, form, maxBytes, deadline });
    const isFollowed = isRedirect(answer) && (form === null || answer.status >= 307);
    if (!isFollowed) return { ...answer, url: url.href, redirects };
    const next = checkedUrl(targetOf(answer.headers.location, url), allowPrivate);
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
