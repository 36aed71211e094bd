/** Owns the one question that a poll puts to a feed's server, and the reading of its answer. */
import { hash as digest } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import {
  type FetchPage,
  type PageAnswer,
  PageFailure,
  type PageFailureKind,
} from '../../lib/fetch-page.ts';
import { permanentTarget } from '../permanent-target.ts';
import { NO_WISHES, type Wishes, wishesOf } from './answer-wishes.ts';
import type { PolledFeed } from './polled-feed.ts';

/** What an answer that went well says beside its body. */
export type FeedAnswer = {
  /** For the next question. Of a 304 without them those that it answered. */
  etag: string | null;
  lastModified: string | null;
  wishes: Wishes;
  /** Where it says that it has moved for good. */
  movedTo: string | null;
};

export type PollFailure = {
  kind: 'failed';
  /** For people: "its server answers 404 (Not Found)". */
  reason: string;
  /** `silence`: nobody answered, which may be our own fault; `us`: we do not ask such an address. */
  whose: 'server' | 'silence' | 'us';
  /** It does not want us, or has nothing there. */
  isRefusal: boolean;
  /** 429: its host is asked too much, whichever of its feeds. */
  isTooMany: boolean;
  wishes: Wishes;
};

export type Asked =
  /** 304, or the same bytes as the last time: nothing to parse. */
  | { kind: 'unchanged'; answer: FeedAnswer }
  | { kind: 'body'; answer: FeedAnswer; page: PageAnswer; bodyHash: string }
  | { kind: 'gone' }
  | PollFailure;

/** More than the largest podcast's; what is larger is no list of news. */
export const MAX_BYTES = 10_000_000;
/** A server that sends a byte now and then is given no more than this, redirects included. */
const DEADLINE_MS = 30_000;
const ACCEPT =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5';

const REFUSALS = [401, 402, 403, 404, 405, 406, 451];
const WHOSE: Partial<Record<PageFailureKind, PollFailure['whose']>> = {
  unreachable: 'silence',
  timeout: 'silence',
  refused: 'us',
};

export type AskDeps = { fetchPage: FetchPage; now: () => Date; signal?: AbortSignal | undefined };

/** Never throws for what a server does; an abort of our own goes through. */
export async function askFeed(deps: AskDeps, feed: PolledFeed): Promise<Asked> {
  const conditions = conditionsOf(feed);
  try {
    const page = await deps.fetchPage({
      url: feed.location,
      headers: { accept: ACCEPT, ...conditions },
      maxBytes: MAX_BYTES,
      timeoutMs: DEADLINE_MS,
      ...(deps.signal ? { signal: deps.signal } : {}),
    });
    return readAnswer(feed, page, deps.now());
  } catch (error) {
    if (!(error instanceof PageFailure) || deps.signal?.aborted === true) throw error;
    const { kind, message } = error;
    return failure(message, { whose: WHOSE[kind] ?? 'server', isRefusal: kind === 'refused' });
  }
}

/**
 * As they were given, whatever they look like (RFC 9110 §13.1). A source that is reported as stale is
 * asked without: some servers answer 304 for ever.
 */
function conditionsOf({ etag, lastModified, toldStaleAt }: PolledFeed): Record<string, string> {
  if (toldStaleAt) return {};
  return {
    ...(etag === null ? {} : { 'if-none-match': etag }),
    ...(lastModified === null ? {} : { 'if-modified-since': lastModified }),
  };
}

function readAnswer(feed: PolledFeed, page: PageAnswer, now: Date): Asked {
  const { status, headers, body } = page;
  const wishes = wishesOf(headers, now);
  if (status === 304 && Object.keys(conditionsOf(feed)).length > 0) {
    const etag = headers['etag'] ?? feed.etag;
    const lastModified = headers['last-modified'] ?? feed.lastModified;
    const movedTo = permanentTarget(feed.location, page);
    return { kind: 'unchanged', answer: { etag, lastModified, wishes, movedTo } };
  }
  if (status === 410) return { kind: 'gone' };
  if (status !== 200 && status !== 203) {
    const said = STATUS_CODES[status];
    const reason = `its server answers ${status}${said ? ` (${said})` : ''}`;
    const isRefusal = REFUSALS.includes(status);
    return failure(reason, { isRefusal, isTooMany: status === 429, wishes });
  }
  const bodyHash = digest('sha1', body, 'hex');
  const answer = {
    etag: headers['etag'] ?? null,
    lastModified: headers['last-modified'] ?? null,
    wishes,
    movedTo: permanentTarget(feed.location, page),
  };
  if (bodyHash === feed.bodyHash) return { kind: 'unchanged', answer };
  return { kind: 'body', answer, page, bodyHash };
}

export function failure(
  reason: string,
  {
    whose = 'server',
    isRefusal = false,
    isTooMany = false,
    wishes = NO_WISHES,
  }: Partial<Omit<PollFailure, 'kind' | 'reason'>> = {},
): PollFailure {
  return { kind: 'failed', reason: reason.replace(/\.$/, ''), whose, isRefusal, isTooMany, wishes };
}
