/** Owns one poll of one feed, from the question to what is to be written. */
import { desc, eq } from 'drizzle-orm';
import type { Database, Transaction } from '../../db/client.ts';
import type { Clock } from '../../lib/clock.ts';
import { messageOf } from '../../lib/errors.ts';
import type { FetchPage } from '../../lib/fetch-page.ts';
import type { Log } from '../../lib/log.ts';
import type { FeedDocument } from '../feed/feed-document.ts';
import { FeedError } from '../feed/feed-error.ts';
import type { FeedOutcome } from '../feed/feed-outcome.ts';
import { declaredHub } from '../feed/link-header.ts';
import { storeDocument, type StoreDeps } from '../feed/store-document.ts';
import { feedEntries } from '../tables.ts';
import { type Asked, askFeed, failure, type PollFailure } from './ask-feed.ts';
import type { PolledFeed } from './polled-feed.ts';
import { afterAnswer, afterGone } from './settle-poll.ts';
import { type Written, writePoll } from './write-polls.ts';

export type ReadFeed = (
  body: Buffer,
  source: { url: string; contentType: string | null },
) => FeedDocument | Promise<FeedDocument>;

export type PollDeps = StoreDeps & {
  db: Database;
  clock: Clock;
  log: Log;
  fetchPage: FetchPage;
  readFeed: ReadFeed;
  /** Names this process in leases. */
  worker: string;
  signal?: AbortSignal;
  /** Called when a feed has brought something. */
  onRead?: (feed: PolledFeed, outcome: FeedOutcome) => void;
};

export type Polled =
  /** To be written, alone or with others. */
  | { kind: 'settled'; written: Written }
  /** Its document was stored, and its state with it. */
  | { kind: 'stored'; outcome: FeedOutcome }
  /** To be written as well, once it is clear whose fault it is. */
  | PollFailure;

/** As many of the newest entries as tell its rhythm. */
const SEEN = 100;

/** Never throws for what a server sends; a failure of the database goes through. */
export async function pollFeed(deps: PollDeps, feed: PolledFeed): Promise<Polled> {
  const { fetchPage, clock, signal } = deps;
  const asked = await askFeed({ fetchPage, now: () => clock.now(), signal }, feed);
  if (asked.kind === 'failed') return asked;
  const now = clock.now();
  if (asked.kind === 'gone') return settled(feed, afterGone(feed, now));
  const { answer } = asked;
  if (asked.kind === 'unchanged')
    return settled(feed, afterAnswer(feed, answer, { read: null, now }));
  return readAndStore(deps, feed, asked);
}

function settled(feed: PolledFeed, settlement: Omit<Written, 'feed'>): Polled {
  return { kind: 'settled', written: { feed, ...settlement } };
}

async function readAndStore(
  deps: PollDeps,
  feed: PolledFeed,
  { answer, page, bodyHash }: Extract<Asked, { kind: 'body' }>,
): Promise<Polled> {
  const document = await read(deps, feed, page);
  if ('kind' in document) return document;
  const hub = declaredHub(page, document.hub);
  const { worker, clock, log } = deps;
  const settle = async (tx: Transaction, outcome: FeedOutcome) => {
    const now = clock.now();
    const hasNews = outcome.counts.new + outcome.counts.known > 0;
    const dates = outcome.dates.length > 0 ? outcome.dates : await seenDates(tx, feed.sourceId);
    const read = { document, hub, bodyHash, hasNews, dates };
    const poll = { feed, ...afterAnswer(feed, answer, { read, now }) };
    await writePoll(tx, { worker, now, poll });
  };
  try {
    const outcome = await storeDocument(deps, { sourceId: feed.sourceId, document, settle });
    return { kind: 'stored', outcome };
  } catch (error) {
    // Ours to mend, but the others go on, and this one does not come back each minute.
    log.error({ source: feed.sourceId, reason: messageOf(error) }, 'a feed could not be stored');
    return failure(`what it says could not be stored: ${messageOf(error)}`);
  }
}

async function read(
  { readFeed, log }: PollDeps,
  feed: PolledFeed,
  { body, url, headers }: { body: Buffer; url: string; headers: Readonly<Record<string, string>> },
): Promise<FeedDocument | PollFailure> {
  try {
    return await readFeed(body, { url, contentType: headers['content-type'] ?? null });
  } catch (error) {
    if (error instanceof FeedError) return failure(`it ${error.message}`);
    // Ours to mend, but the others go on, and this one does not come back each minute.
    log.error({ source: feed.sourceId, reason: messageOf(error) }, 'a feed could not be read');
    return failure(`what it says could not be read: ${messageOf(error)}`);
  }
}

/** For a feed without dates: when its entries came here. */
async function seenDates(tx: Transaction, sourceId: number): Promise<Date[]> {
  const rows = await tx
    .select({ at: feedEntries.firstSeenAt })
    .from(feedEntries)
    .where(eq(feedEntries.sourceId, sourceId))
    .orderBy(desc(feedEntries.firstSeenAt))
    .limit(SEEN);
  return rows.map(({ at }) => at);
}
