/** Owns one batch of a scan: what was read goes into the line and is noted, in one transaction. */
import type { Transaction } from '../../db/client.ts';
import { type EntryOutcome, ingestBatch, type LineDeps } from '../../ingest/ingest-batch.ts';
import type { Clock } from '../../lib/clock.ts';
import { lockFirstContact } from '../find-source.ts';
import { type Item, loadItemsAgain, saveItems } from './items.ts';
import { retractOrphans } from '../retract.ts';
import type { KnownFile } from './known-files.ts';
import { markListing } from './listing.ts';
import type { PreparedFile } from './prepare-file.ts';
import { type FileReading, type FileToRead, readHere } from './read-ahead.ts';

export type RejectedItem = { file: string; line: number | null; reason: string };

/** Counts of files; held ones are among the new and the updated. */
export type FileCounts = Record<'new' | 'updated' | 'unchanged' | 'held' | 'retracted', number>;

export type FilesOutcome = {
  counts: FileCounts;
  rejected: RejectedItem[];
  /** Of the rejected: those that the scans before did not reject for the same reason. */
  newlyRejected: RejectedItem[];
  /** How many entries of a file's `related` cannot be used. */
  droppedRelated: { file: string; count: number }[];
  storyIds: number[];
  /** Whether any row of a file has changed. */
  hasWritten: boolean;
};

type StoreFilesArgs = {
  sourceId: number;
  mark: string;
  readings: FileReading[];
  placesLater: boolean;
};

type Noted = FileReading & { before: Item | undefined };

/**
 * @param mark of the scan, for the source's listing
 * @param placesLater what a first contact stores is placed by the scan, at its end
 */
export async function storeFiles(
  tx: Transaction,
  { clock, line }: { clock: Clock; line: LineDeps },
  { sourceId, mark, readings, placesLater }: StoreFilesArgs,
): Promise<FilesOutcome> {
  const { isFirst } = await lockFirstContact(tx, sourceId);
  const known = await loadItemsAgain(tx, { sourceId, keys: readings.map(({ file }) => file.key) });
  const fresh = await readStaleAgain({ clock, line }, { readings, known });
  const noted = fresh.map((reading) => ({ ...reading, before: known.get(reading.file.key) }));
  const toIngest = noted.flatMap(({ file: { key }, before, result }) =>
    result.status === 'ok' && !isRead(before, result.hash) ? [{ key, ...result }] : [],
  );
  const now = clock.now();
  const batch = await ingestBatch(tx, line, {
    now,
    entries: toIngest,
    isBacklog: isFirst,
    placesLater: isFirst && placesLater,
  });

  const outcome: FilesOutcome = {
    counts: { new: 0, updated: 0, unchanged: 0, held: 0, retracted: 0 },
    rejected: [],
    newlyRejected: [],
    droppedRelated: toIngest.flatMap(({ key, droppedRelated: count }) =>
      count > 0 ? [{ file: key, count }] : [],
    ),
    storyIds: batch.storyIds,
    hasWritten: false,
  };
  const items = noted.map((reading) => {
    const entry = batch.entries.get(reading.file.key);
    return { sourceId, ...note(reading, entry, outcome) };
  });
  outcome.hasWritten = await saveItems(tx, { items, known });
  if (outcome.hasWritten) await markListing(tx, { sourceId, mark });
  const ids = items.flatMap(({ key, articleId }) => {
    const before = known.get(key)?.articleId ?? null;
    return before === null || before === articleId ? [] : [before];
  });
  const reason = 'its file tells another article now';
  const taken = await retractOrphans(tx, { clock, line }, { ids, reason });
  outcome.counts.retracted += taken.retracted;
  outcome.storyIds.push(...taken.storyIds);
  return outcome;
}

/**
 * What was read before the transaction is older than what another process has noted since then:
 * those files are read again, now that nobody else can note anything.
 */
async function readStaleAgain(
  deps: { clock: Clock; line: LineDeps },
  { readings, known }: { readings: FileReading[]; known: Map<string, Item> },
): Promise<FileReading[]> {
  const stale = readings.flatMap(({ file }): FileToRead[] => {
    const now = known.get(file.key);
    return isSame(file.known, now) ? [] : [{ ...file, known: now }];
  });
  if (stale.length === 0) return readings;
  const again = new Map(
    (await readHere(deps, stale)).map((reading) => [reading.file.key, reading] as const),
  );
  return readings.map((reading) => again.get(reading.file.key) ?? reading);
}

function isSame(before: KnownFile | undefined, now: KnownFile | undefined): boolean {
  if (!before || !now) return before === now;
  return (
    before.size === now.size &&
    before.modifiedMs === now.modifiedMs &&
    before.hash === now.hash &&
    before.state === now.state
  );
}

/** Counts the file into `outcome` and answers what to keep of it. */
function note(
  { file: { key, size, modifiedMs }, before, result }: Noted,
  entry: EntryOutcome | undefined,
  { counts, rejected, newlyRejected }: FilesOutcome,
): Omit<Item, 'sourceId'> {
  const { hash } = result;
  const base = { key, size, modifiedMs, hash, articleId: before?.articleId ?? null };
  const refusal = whyRejected(result, entry);
  if (refusal) {
    const item = { file: key, ...refusal };
    rejected.push(item);
    const isSame = before?.hash === hash && before.reason === refusal.reason;
    if (before?.state !== 'rejected' || !isSame) newlyRejected.push(item);
    return { ...base, state: 'rejected', ...refusal };
  }
  const isNew = !before || before.state === 'removed' || before.articleId === null;
  if (isNew) counts.new += 1;
  else if (entry) counts.updated += 1;
  else counts.unchanged += 1;
  const read = { ...base, state: 'read', reason: null, line: null } as const;
  if (entry?.status !== 'stored') return read;
  const isRemoved = result.status === 'ok' && result.isRemoved;
  if (isRemoved && entry.change !== 'unchanged') counts.retracted += 1;
  if (entry.isHeld) counts.held += 1;
  return { ...read, articleId: entry.articleId };
}

function whyRejected(
  result: PreparedFile,
  outcome: EntryOutcome | undefined,
): { line: number | null; reason: string } | null {
  if (result.status === 'rejected') return { line: result.line, reason: result.reason };
  return outcome?.status === 'rejected' ? { line: null, reason: outcome.reason } : null;
}

/** The line may have rejected what could be read: then it is asked again. */
function isRead(item: Item | undefined, hash: string): boolean {
  return item?.state === 'read' && item.hash === hash;
}
