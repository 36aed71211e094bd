/** Owns asking an address once, for somebody who waits: the page, and the feed in it. */
import { STATUS_CODES } from 'node:http';
import { UserError } from '../../lib/errors.ts';
import { type FetchPage, type PageAnswer, PageFailure } from '../../lib/fetch-page.ts';
import { parseUrl } from '../../lib/parse-url.ts';
import type { FeedDocument } from '../feed/feed-document.ts';
import { parseFeed } from '../feed/parse-feed.ts';
import { permanentTarget } from '../permanent-target.ts';
import { MAX_BYTES } from '../polling/ask-feed.ts';

export type WebDeps = { fetchPage: FetchPage };

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
 * @throws UserError for anything else
 */
export function typedAddress(text: string): URL {
  const typed = text.trim().replace(/^feed:(?:\/\/)?(?=\S)/i, '');
  const isBare = /^[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#]|$)/.test(typed);
  const url = parseUrl(/^https?:/i.test(typed) || !isBare ? typed : `https://${typed}`);
  if (url && /^https?:$/.test(url.protocol) && url.hostname !== '') {
    url.hash = '';
    return url;
  }
  throw new UserError(
    `"${text}" is no http(s) address. Example: https://learnopencv.com or https://learnopencv.com/feed/`,
  );
}

/** @throws UserError when there is no answer, or none of success */
export async function askPage({ fetchPage }: WebDeps, url: string): Promise<PageAnswer> {
  try {
    const page = await fetchPage({
      url,
      headers: { accept: ACCEPT },
      maxBytes: MAX_BYTES,
      timeoutMs: TIMEOUT_MS,
    });
    if (page.status >= 200 && page.status < 300) return page;
    const said = STATUS_CODES[page.status];
    throw new UserError(`${url} answers ${page.status}${said ? ` (${said})` : ''}.`);
  } catch (error) {
    if (!(error instanceof PageFailure)) throw error;
    const hint =
      error.kind === 'refused' ? ' ALLOW_PRIVATE_SOURCES=true allows private addresses.' : '';
    throw new UserError(`${url} cannot be read: ${error.message}${hint}`, { cause: error });
  }
}

/** @throws FeedError when the page is no feed */
export function feedIn(page: PageAnswer, askedFor: string): FeedReading {
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
