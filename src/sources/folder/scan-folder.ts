/** Owns one scan of a folder of articles: what is new, changed or gone since the last one. */
import { randomUUID } from 'node:crypto';
import type { Database } from '../../db/client.ts';
import type { LineDeps } from '../../ingest/ingest-batch.ts';
import { placeBacklog } from '../../ingest/place-backlog.ts';
import type { Clock } from '../../lib/clock.ts';
import { endFirstContact, findSource, homeOf } from '../find-source.ts';
import { retractGone, type WatchBatch } from '../retract.ts';
import { batchesToStore, FILES_PER_BATCH } from './bounded-batches.ts';
import { compareFiles, type Difference, goneFrom } from './compare-files.ts';
import type { JudgementParts } from './file-thread.ts';
import { hashListing, keepListing } from './listing.ts';
import { type FileReading, type FileToRead, readAhead } from './read-ahead.ts';
import {
  type FileCounts,
  type FilesOutcome,
  type RejectedItem,
  storeFiles,
} from './store-files.ts';
import { walkFolder } from './walk-folder.ts';

/** Counts of files (`retracted`: gone, or marked `removed: true`), but for `stories`. */
export type ScanReport = FileCounts & {
  /** All that were found, rejected ones included. */
  read: number;
  /** Every file that cannot be read now, and of these the ones that this scan found. */
  rejected: RejectedItem[];
  newlyRejected: RejectedItem[];
  /** Of the files that this scan read. */
  droppedRelated: FilesOutcome['droppedRelated'];
  /** Those that this scan made or changed. */
  stories: number;
  seconds: number;
};

/** The line, and what its judgement is made from: threads judge too. */
export type ScanLine = LineDeps & JudgementParts;

export type ScanDeps = {
  db: Database;
  /** What it is; unknown, it is treated as the embedded one, in small batches. */
  kind?: keyof typeof FILES_PER_BATCH;
  clock: Clock;
  line: ScanLine;
  /** How many of a first contact's stories each subscription gets. */
  backlogStories: number;
  /** Ends the scan after the batch under way; the next scan goes on from there. */
  signal?: AbortSignal;
  /** Called at the end of each batch, in its transaction. */
  watch?: WatchBatch;
};

export type ScanArgs = {
  /** A folder, or one file. */
  location: string;
  /** Reads every file, though its size and time say that it is as it was. */
  isThorough?: boolean;
  /** Files done and files to do, from none done on. */
  onProgress?: (done: number, all: number) => void;
  /** Of a first scan, after its files: articles compared with others, and those to compare. */
  onPlacing?: (done: number, all: number) => void;
};

/**
 * Reads what has changed below `location` into the line, a batch a transaction; a kill in between
 * loses nothing, for the next scan goes on where this one was. A single file of a folder that is a
 * source is read as that folder's, and nothing of the rest is looked at.
 * @throws UserError when the folder cannot be read; nothing is retracted then
 */
export async function scanFolder(
  deps: ScanDeps,
  { location, isThorough = false, onProgress, onPlacing }: ScanArgs,
): Promise<ScanReport> {
  const { db, clock } = deps;
  const started = performance.now();
  const { location: home, only } = await homeOf(db, location);
  const walk = await walkFolder(location);
  if (only !== null) for (const file of walk.files) file.key = only;
  const source = await findSource(db, home, clock.now());
  const sourceId = source.id;
  const listing = only === null ? await hashListing(walk.files) : null;
  const isListed = listing !== null && listing === source.listing;
  const args = { sourceId, location, walk, only, isListed, isThorough };
  const difference = await compareFiles(db, args);

  const scan: Scan = { sourceId, mark: randomUUID(), hasWritten: false, storyIds: new Set() };
  const report = emptyReport(walk.files.length, difference);
  const isDone = await storeAll(deps, { scan, report, files: difference.toRead, onProgress });

  const hasFiles = walk.files.some(({ problem }) => problem === null);
  const isPlaced =
    isDone && source.firstContactAt === null
      ? await placeAll(deps, { scan, since: source.createdAt, onPlacing })
      : isDone;
  if (isPlaced && hasFiles && only === null) {
    const isSettled = await retract(deps, { scan, report, location, gone: difference.gone });
    if (source.firstContactAt === null) await endFirstContact(deps, source);
    const expected = scan.hasWritten ? scan.mark : source.listing;
    if (isSettled && listing !== null && listing !== expected) {
      await keepListing(db, { sourceId, expected, listing });
    }
  }
  report.rejected.sort((a, b) => (a.file < b.file ? -1 : 1));
  report.stories = scan.storyIds.size;
  report.seconds = Math.round(performance.now() - started) / 1_000;
  return report;
}

type Scan = {
  sourceId: number;
  /** For the source's listing, with whatever is written. */
  mark: string;
  hasWritten: boolean;
  storyIds: Set<number>;
};

type StoreArgs = {
  scan: Scan;
  report: ScanReport;
  files: readonly FileToRead[];
  onProgress: ScanArgs['onProgress'];
};

/** Answers whether it came to the end. */
async function storeAll(
  deps: ScanDeps,
  { scan, report, files, onProgress }: StoreArgs,
): Promise<boolean> {
  let done = 0;
  // Who watches sees each batch as it will be.
  const placesLater = deps.watch === undefined;
  const perBatch = FILES_PER_BATCH[deps.kind ?? 'pglite'];
  if (files.length > 0) onProgress?.(0, files.length);
  for await (const batch of readAhead(deps, { files, perBatch })) {
    if (deps.signal?.aborted) break;
    const toStore = batch.filter((reading) => !isUntouched(reading));
    report.unchanged += batch.length - toStore.length;
    for (const readings of batchesToStore(toStore)) {
      const { sourceId, mark } = scan;
      const outcome = await deps.db.transaction(async (tx) => {
        const outcome = await storeFiles(tx, deps, { sourceId, mark, readings, placesLater });
        await deps.watch?.(tx, { sourceId, keys: readings.map(({ file }) => file.key) });
        return outcome;
      });
      addOutcome(report, outcome);
      scan.hasWritten ||= outcome.hasWritten;
      for (const id of outcome.storyIds) scan.storyIds.add(id);
    }
    done += batch.length;
    onProgress?.(done, files.length);
  }
  return done === files.length;
}

/** Answers whether it came to the end. */
async function placeAll(
  deps: ScanDeps,
  { scan, since, onPlacing }: { scan: Scan; since: Date; onPlacing: ScanArgs['onPlacing'] },
): Promise<boolean> {
  const { storyIds, isDone } = await placeBacklog(deps, { since, onProgress: onPlacing });
  for (const id of storyIds) scan.storyIds.add(id);
  return isDone;
}

/** Read for its content only, which is as it was. */
function isUntouched({ file: { known, size, modifiedMs }, result }: FileReading): boolean {
  return result.status === 'same' && known?.size === size && known.modifiedMs === modifiedMs;
}

type RetractArgs = { scan: Scan; report: ScanReport; location: string; gone: readonly string[] };

/**
 * Takes back what is gone. What is known may have been written after the walk by another process, of
 * a file that was not there yet: only what a second walk does not find either is gone.
 * Answers whether all that seemed gone is.
 */
async function retract(
  deps: ScanDeps,
  { scan, report, location, gone }: RetractArgs,
): Promise<boolean> {
  if (gone.length === 0) return true;
  const again = await walkFolder(location);
  if (!again.files.some(({ problem }) => problem === null)) return false;
  const { sourceId, mark } = scan;
  const really = goneFrom(gone, again.files);
  const outcome = await retractGone(deps, { sourceId, mark, gone: really });
  report.retracted += outcome.retracted;
  for (const id of outcome.storyIds) scan.storyIds.add(id);
  scan.hasWritten = true;
  return really.length === gone.length && !(deps.signal?.aborted ?? false);
}

function addOutcome(report: ScanReport, outcome: FilesOutcome): void {
  for (const name of ['new', 'updated', 'unchanged', 'held', 'retracted'] as const) {
    report[name] += outcome.counts[name];
  }
  report.rejected.push(...outcome.rejected);
  report.newlyRejected.push(...outcome.newlyRejected);
  report.droppedRelated.push(...outcome.droppedRelated);
}

function emptyReport(read: number, { unchanged, rejected }: Difference): ScanReport {
  return {
    read,
    new: 0,
    updated: 0,
    unchanged,
    held: 0,
    retracted: 0,
    rejected: rejected.map(({ file, line, reason }) => ({ file, line, reason })),
    newlyRejected: [],
    droppedRelated: [],
    stories: 0,
    seconds: 0,
  };
}
