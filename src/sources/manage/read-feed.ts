/** Owns asking an address once, for somebody who waits: the page, and the feed in it. */
import { STATUS_CODES } from 'node:http';
import { UserError } from '../../lib/errors.ts';
import {
  type FetchPage,
  type PageAnswer,
  PageFailure,
  PrivateAddress,
} from '../../lib/fetch-page.ts';
import { parseUrl } from '../../lib/parse-url.ts';
import type { FeedDocument } from '../feed/feed-document.ts';
import { typedWithoutPassword } from '../../lib/without-passwords.ts';
import { permanentTarget } from '../permanent-target.ts';
import { MAX_BYTES } from '../polling/ask-feed.ts';

export type WebDeps = {
  fetchPage: FetchPage;
  /** Ends what is being asked. */
  signal?: AbortSignal;
};

export type FeedReading = {
  /** By which it is asked for from now on. */
  location: string;
  page: PageAnswer;
  document: FeedDocument;
};

const TIMEOUT_MS = 20_000;
const ACCEPT =
  'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/html;q=0.8, */*;q=0.5';

/**
 * An http(s) address as a person types it: `example.org/blog` is one, `feed://…` too.
 * @throws UserError for anything else, and for one with a password, which it does not repeat
 */
export function typedAddress(text: string): URL {
  const read = readAddress(text);
  if (read.status === 'ok') return read.url;
  if (read.status === 'password') {
    throw new UserError(
      `${read.address ?? 'That address'} was given with a user name or a password in it. Keypoint neither sends nor keeps one: give the address without it.`,
    );
  }
  // What is no address may still hold a password.
  const what = text.includes('@') ? 'That' : `"${text}"`;
  throw new UserError(
    `${what} is no http(s) address. Example: https://learnopencv.com or https://learnopencv.com/feed/`,
  );
}

/** `password`: a user name or a password is part of it; `address`: it without them, if it is one then. */
export type ReadAddress =
  | { status: 'ok'; url: URL }
  | { status: 'password'; address: string | null }
  | { status: 'none' };

export function readAddress(text: string): ReadAddress {
  const typed = text.trim().replace(/^feed:(?:\/\/)?(?=\S)/i, '');
  const clean = typedWithoutPassword(typed);
  const url = httpUrl(clean);
  if (clean === typed && url?.username === '' && url.password === '') return { status: 'ok', url };
  if (clean === typed && url === null) return { status: 'none' };
  if (url) url.username = url.password = '';
  return { status: 'password', address: url?.href ?? null };
}

function httpUrl(typed: string): URL | null {
  const isBare = /^[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#]|$)/.test(typed);
  const url = parseUrl(/^https?:/i.test(typed) || !isBare ? typed : `https://${typed}`);
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '') return null;
  url.hash = '';
  return url;
}

/** @throws UserError when there is no answer, or none of success */
export async function askPage({ fetchPage, signal }: WebDeps, url: string): Promise<PageAnswer> {
  try {
    const page = await fetchPage({
      url,
      headers: { accept: ACCEPT },
      maxBytes: MAX_BYTES,
      timeoutMs: TIMEOUT_MS,
      ...(signal && { signal }),
    });
    if (page.status >= 200 && page.status < 300) return page;
    const said = STATUS_CODES[page.status];
    throw new UserError(`${url} answers ${page.status}${said ? ` (${said})` : ''}.`);
  } catch (error) {
    if (!(error instanceof PageFailure)) throw error;
    const hint =
      error instanceof PrivateAddress
        ? ' ALLOW_PRIVATE_SOURCES=true allows private addresses.'
        : '';
    throw new UserError(`${url} cannot be read: ${error.message}${hint}`, { cause: error });
  }
}

/** @throws FeedError when the page is no feed */
export async function feedIn(page: PageAnswer, askedFor: string): Promise<FeedReading> {
  const { parseFeed } = await import('../feed/parse-feed.ts');
  const contentType = page.headers['content-type'] ?? null;
  const document = parseFeed(page.body, { url: page.url, contentType });
  return { location: locationOf(page, askedFor), page, document };
}

/** Without its fragment, which no server ever sees. */
function locationOf(page: PageAnswer, askedFor: string): string {
  const asked = parseUrl(askedFor);
  if (asked) asked.hash = '';
  return permanentTarget(askedFor, page) ?? asked?.href ?? askedFor;
}
