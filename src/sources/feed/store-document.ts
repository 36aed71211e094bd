/** Owns taking a document of a feed into the line: nothing of it twice, and nothing missed. */
import { eq } from 'drizzle-orm';
import type { Database, Transaction } from '../../db/client.ts';
import type { LineDeps } from '../../ingest/ingest-batch.ts';
import { plausibleDate } from '../../ingest/normalise.ts';
import { chunksOf } from '../../lib/chunks.ts';
import type { Clock } from '../../lib/clock.ts';
import { cleanText, truncate } from '../../lib/text.ts';
import { displayUrl } from '../../lib/url.ts';
import { endFirstContactIn } from '../find-source.ts';
import { feeds, sources } from '../tables.ts';
import type { FeedDocument } from './feed-document.ts';
import {
  countEntries,
  datesOf,
  type EntryReport,
  type FeedOutcome,
  skippedReport,
  unchangedReport,
} from './feed-outcome.ts';
import {
  type FeedSource,
  type JudgedDocument,
  type JudgedItem,
  judgeDocument,
  loadFeedSource,
} from './judge-document.ts';
import { storeEntries } from './store-entries.ts';

export type StoreDeps = {
  db: Database;
  clock: Clock;
  line: LineDeps;
  /** How many of a first contact's stories each subscription gets. */
  backlogStories: number;
};

export type StoreArgs = {
  sourceId: number;
  document: FeedDocument;
  /** Called in the last transaction: what it writes holds when all of the document does. */
  settle?: (tx: Transaction, outcome: FeedOutcome) => Promise<void>;
};

/** A transaction's length: short enough that nobody waits long for the embedded database. */
const ENTRIES_PER_BATCH = 100;
const NAME_MAX = 80;

/**
 * Stores what is new or changed, a batch a transaction, and ends the source's first contact. A kill
 * in between loses nothing: the next poll finds the rest to be new. A document that says what it
 * said before writes nothing but what `settle` does.
 * @throws Error when there is no such source
 */
export async function storeDocument(
  deps: StoreDeps,
  { sourceId, document, settle }: StoreArgs,
): Promise<FeedOutcome> {
  const { db, clock, line } = deps;
  const now = clock.now();
  const source = await loadFeedSource(db, sourceId);
  const judged = await judgeDocument(deps, { source, document, now });
  const { names } = judged;
  const reports = new Map<string, EntryReport>();
  const storyIds = new Set<number>();

  const store = async (tx: Transaction, entries: JudgedItem[]) => {
    const stored = await storeEntries(tx, line, { sourceId, now, names, entries });
    for (const [key, report] of stored.reports) reports.set(key, report);
    for (const id of stored.storyIds) storyIds.add(id);
  };
  const batches = batchesOf(judged.changed);
  const last = batches.pop();
  for (const entries of batches) await db.transaction((tx) => store(tx, entries));
  return db.transaction(async (tx) => {
    if (last) await store(tx, last);
    const entries = reportsOf(judged, reports);
    // An empty one says nothing of the archive, which would come as news later: it is not over yet.
    if (source.firstContactAt === null && entries.some(({ articleId }) => articleId !== null)) {
      await endFirstContactIn(tx, deps, { source, now });
    }
    const dates = datesOf(document, (date) => plausibleDate(date, now) !== null);
    const outcome: FeedOutcome = {
      counts: countEntries(entries),
      entries,
      storyIds: [...storyIds],
      isFirst: source.firstContactAt === null,
      dates,
      newestAt: dates[0] ?? null,
    };
    await noteSource(tx, { source, document, isAnchored: judged.isAnchored, outcome, now });
    await settle?.(tx, outcome);
    return outcome;
  });
}

/** In the document's order, then what was not taken. */
function reportsOf(
  { order, unchanged, skipped }: JudgedDocument,
  reports: Map<string, EntryReport>,
): EntryReport[] {
  for (const { item, known } of unchanged) reports.set(item.key, unchangedReport(item.key, known));
  const taken = order.flatMap((key) => reports.get(key) ?? []);
  return [...taken, ...skipped.map(skippedReport)];
}

/** What the document says of its source, where that is other than what is known. */
async function noteSource(
  tx: Transaction,
  {
    source,
    document,
    isAnchored,
    outcome: { counts },
    now,
  }: {
    source: FeedSource;
    document: FeedDocument;
    isAnchored: boolean;
    outcome: FeedOutcome;
    now: Date;
  },
): Promise<void> {
  const title = truncate(cleanText(document.title ?? ''), NAME_MAX);
  const name = source.name ?? (title === '' ? null : title);
  const siteUrl =
    (document.siteUrl === null ? null : displayUrl(document.siteUrl)) ?? source.siteUrl;
  if (name !== source.name || siteUrl !== source.siteUrl) {
    await tx.update(sources).set({ name, siteUrl }).where(eq(sources.id, source.id));
  }
  const isNewlyAnchored = isAnchored && !source.isAnchored;
  const hasNew = counts.new + counts.known > 0;
  if (!isNewlyAnchored && !hasNew) return;
  await tx
    .update(feeds)
    .set({ ...(isNewlyAnchored && { isAnchored: true }), ...(hasNew && { newAt: now }) })
    .where(eq(feeds.sourceId, source.id));
}

/** What is no news goes first: it is the older. */
function batchesOf(changed: JudgedItem[]): JudgedItem[][] {
  return [true, false].flatMap((isBacklog) => [
    ...chunksOf(
      changed.filter((one) => one.isBacklog === isBacklog),
      ENTRIES_PER_BATCH,
    ),
  ]);
}
