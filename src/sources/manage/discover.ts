/** Owns finding the feeds of an address, which may be one itself or a page that has some. */
import { canonicalUrl } from '../../lib/url.ts';
import { UserError } from '../../lib/errors.ts';
import { visibleText } from '../../lib/visible-text.ts';
import { decodeBody } from '../feed/decode-body.ts';
import type { FeedDocument } from '../feed/feed-document.ts';
import { FeedError } from '../feed/feed-error.ts';
import { knownSiteFeed } from './known-sites.ts';
import type { FeedLink } from './page-feeds.ts';
import { askPage, type FeedReading, feedIn, type WebDeps } from './read-feed.ts';

export type FoundFeed = FeedReading & {
  /** `itself`: the address is the feed; `known`: by a rule of its site; `tried`: a usual address. */
  how: 'itself' | 'known' | FeedLink['how'] | 'tried';
  isComments: boolean;
};

/** A page may list hundreds; each of these is asked for. */
const ASKED_MAX = 6;
const USUAL_PATHS = [
  '/feed',
  '/rss.xml',
  '/feed.xml',
  '/atom.xml',
  '/index.xml',
  '/rss',
  '/feed.json',
];
/** Below the page itself the first few are tried too: a blog at `/blog` has its own. */
const PATHS_BELOW = 3;
/** Two feeds that begin with the same entries are one in two formats. */
const SAME_ENTRIES = 3;

/** For all that is asked: somebody waits for it. */
const DEADLINE_MS = 60_000;

/**
 * Each was asked for and is a feed; the best comes first, feeds of comments last. Where `deadlineMs`
 * ends it early, those that were found until then.
 * @throws UserError when the address cannot be read, has none, or none was found in time
 */
export async function discoverFeeds(
  { fetchPage }: Pick<WebDeps, 'fetchPage'>,
  url: URL,
  { deadlineMs = DEADLINE_MS }: { deadlineMs?: number } = {},
): Promise<FoundFeed[]> {
  const ending = new AbortController();
  const timer = setTimeout(() => ending.abort(), deadlineMs);
  try {
    return await discover({ fetchPage, signal: ending.signal }, url);
  } catch (error) {
    if (!ending.signal.aborted || !(error instanceof UserError)) throw error;
    throw new UserError(
      `No feed of ${url.href} was found within ${Math.round(deadlineMs / 1_000)} seconds: its site answers too slowly. Give the address of the feed itself, or try again later.`,
      { cause: error },
    );
  } finally {
    clearTimeout(timer);
  }
}

async function discover(deps: SearchDeps, url: URL): Promise<FoundFeed[]> {
  const known = knownSiteFeed(url);
  const ofSite = known === null ? null : await tryFeed(deps, known);
  if (ofSite) return [{ ...ofSite, how: 'known', isComments: false }];

  const page = await askPage(deps, url.href);
  try {
    return [{ ...(await feedIn(page, url.href)), how: 'itself', isComments: false }];
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
    const { text } = decodeBody(page.body, page.headers['content-type'] ?? null);
    if (!isHtml(text)) {
      throw new UserError(`${url.href} ${error.message}.`, { cause: error });
    }
    const toldBy = page.url;
    const onPage: SearchDeps = {
      ...deps,
      fetchPage: (request) => deps.fetchPage({ ...request, toldBy }),
    };
    const { pageFeeds } = await import('./page-feeds.ts');
    const found = await ofPage(onPage, pageFeeds(text, page.url));
    return found.length > 0 ? found : ofUsualPaths(onPage, url, page.url);
  }
}

function isHtml(text: string): boolean {
  return /<(?:!doctype\s+html|html|head|body|link|a)\b/i.test(text.slice(0, 20_000));
}

type SearchDeps = Required<WebDeps>;

async function ofPage(deps: SearchDeps, links: FeedLink[]): Promise<FoundFeed[]> {
  const found: FoundFeed[] = [];
  const declared = links.filter(({ how }) => how === 'declared');
  const linked = links.filter(({ how }) => how === 'linked');
  for (const { url, how, isComments } of [...declared, ...linked].slice(0, ASKED_MAX)) {
    // What people are shown counts where machines are told nothing.
    if (how === 'linked' && found.some((one) => !one.isComments)) break;
    const reading = await tryFeed(deps, url);
    if (reading) found.push({ ...reading, how, isComments });
  }
  const main = withoutTwins(found.filter(({ isComments }) => !isComments));
  return [...main, ...withoutTwins(found.filter(({ isComments }) => isComments))];
}

/** Stops at the first that there is. */
async function ofUsualPaths(deps: SearchDeps, asked: URL, pageUrl: string): Promise<FoundFeed[]> {
  const { origin, pathname } = new URL(pageUrl);
  const below = pathname.replace(/\/[^/]*\.\w+$|\/+$/, '');
  const bases = below === '' ? [] : USUAL_PATHS.slice(0, PATHS_BELOW).map((path) => below + path);
  for (const path of [...bases, ...USUAL_PATHS]) {
    const reading = await tryFeed(deps, origin + path);
    if (reading) return [{ ...reading, how: 'tried', isComments: false }];
  }
  throw new UserError(
    `${asked.href} is a page without a feed: none is declared in it, and none is at the usual addresses (${USUAL_PATHS.join(', ')}).`,
  );
}

/** Null when it is none, for whatever reason: others may be. Nothing is asked once time is over. */
async function tryFeed(deps: SearchDeps, url: string): Promise<FeedReading | null> {
  if (deps.signal.aborted) return null;
  try {
    return await feedIn(await askPage(deps, url), url);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

function withoutTwins(found: readonly FoundFeed[]): FoundFeed[] {
  const kept: FoundFeed[] = [];
  for (const one of found) {
    const isTwin = kept.some(
      ({ location, document }) =>
        location === one.location || isSame(firstOf(document), firstOf(one.document)),
    );
    if (!isTwin) kept.push(one);
  }
  return kept;
}

function firstOf({ entries }: FeedDocument): string[] {
  return entries.slice(0, SAME_ENTRIES).map(({ entry: { url } }) => canonicalUrl(url) ?? url);
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length > 0 && a.length === b.length && a.every((url, at) => url === b[at]);
}

/**
 * The one that is meant: there is one, or one that is not of comments.
 * @throws UserError that lists them when there are several
 */
export function theOneFeed(found: readonly FoundFeed[], asked: URL): FoundFeed {
  const main = found.filter(({ isComments }) => !isComments);
  const [best, ...others] = main.length > 0 ? main : found;
  if (!best) throw new UserError(`${asked.href} has no feed.`);
  if (others.length === 0) return best;
  const lines = [best, ...others].map(
    ({ location, document }) => `  ${location}  ${visibleText(document.title ?? '')}`,
  );
  throw new UserError(
    [`${asked.href} has several feeds. Give the address of the one you mean:`, ...lines].join('\n'),
  );
}
