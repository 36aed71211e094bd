/** Owns one scan of a folder of articles: what is new, changed or gone since the last one. */
import type { Database } from '../../db/client.ts';
import type { LineDeps } from '../../ingest/ingest-batch.ts';
import type { Clock } from '../../lib/clock.ts';
import { chunksOf } from '../../lib/chunks.ts';
import { endFirstContact, findSource, homeOf } from '../find-source.ts';
import { type Item, loadItems } from './items.ts';
import { type FileCounts, type FilesOutcome, readFiles, type RejectedItem } from './read-files.ts';
import { retractGone } from '../retract.ts';
import { type FoundFile, walkFolder } from './walk-folder.ts';

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

export type ScanDeps = {
  db: Database;
  clock: Clock;
  line: LineDeps;
  /** How many of a first contact's stories each subscription gets. */
  backlogStories: number;
  /** Ends the scan after the batch under way; the next scan goes on from there. */
  signal?: AbortSignal;
};

/** A transaction's length: short enough that nobody waits long for the embedded database. */
const FILES_PER_BATCH = 50;

/**
 * Reads what has changed below `location` into the line, a batch a transaction; a kill in between
 * loses nothing, for the next scan goes on where this one was. A single file of a folder that is a
 * source is read as that folder's, and nothing of the rest is looked at.
 * @param onProgress files done and files to do
 * @throws UserError when the folder cannot be read; nothing is retracted then
 */
export async function scanFolder(
  deps: ScanDeps,
  { location, onProgress }: { location: string; onProgress?: (done: number, all: number) => void },
): Promise<ScanReport> {
  const { db, clock } = deps;
  const started = performance.now();
  const home = await homeOf(db, location);
  // Before the walk: a file that another process reads meanwhile must not look gone.
  const known = await loadItems(db, home.location);
  const found = walkFolder(location).map((file) =>
    home.only === null ? file : { ...file, key: home.only },
  );
  const source = await findSource(db, home.location, clock.now());
  const report = emptyReport(found.length);
  const storyIds = new Set<number>();
  const rejected = new Map<string, RejectedItem>();

  const changed: FoundFile[] = [];
  for (const file of found) {
    const item = known.get(file.key);
    if (!item || isToRead(item, file)) changed.push(file);
    else if (item.state === 'rejected') rejected.set(item.key, toRejected(item));
    else report.unchanged += 1;
  }

  let done = 0;
  for (const files of chunksOf(changed, FILES_PER_BATCH)) {
    if (deps.signal?.aborted) break;
    const outcome = await db.transaction((tx) =>
      readFiles(tx, deps, { sourceId: source.id, files }),
    );
    addCounts(report, outcome);
    for (const id of outcome.storyIds) storyIds.add(id);
    for (const item of outcome.rejected) rejected.set(item.file, item);
    done += files.length;
    onProgress?.(done, changed.length);
  }

  const hasFiles = found.some(({ problem }) => problem === null);
  if (done === changed.length && hasFiles && home.only === null) {
    const gone = goneFrom(known, found);
    const outcome = await retractGone(deps, { sourceId: source.id, gone });
    report.retracted += outcome.retracted;
    for (const id of outcome.storyIds) storyIds.add(id);
    if (source.firstContactAt === null) await endFirstContact(deps, source);
  }

  report.rejected = [...rejected.values()].toSorted((a, b) => (a.file < b.file ? -1 : 1));
  report.stories = storyIds.size;
  report.seconds = Math.round(performance.now() - started) / 1_000;
  return report;
}

/** Of what could not be opened nothing says that it can be now: rights are no part of a file. */
function isToRead({ state, hash, size, modifiedMs }: Item, file: FoundFile): boolean {
  if (state === 'removed' || (state === 'rejected' && hash === null)) return true;
  return size !== file.size || modifiedMs !== file.modifiedMs;
}

/** What is below a folder that cannot be read is there, for all that is known. */
function goneFrom(known: Map<string, Item>, found: FoundFile[]): Item[] {
  const keys = new Set(found.map(({ key }) => key));
  const unread = found.flatMap(({ key }) => (key.endsWith('/') ? [key] : []));
  return [...known.values()].filter(
    ({ key, state }) =>
      state !== 'removed' && !keys.has(key) && !unread.some((folder) => key.startsWith(folder)),
  );
}

function toRejected({ key, line, reason }: Item): RejectedItem {
  return { file: key, line, reason: reason ?? 'cannot be read' };
}

function addCounts(report: ScanReport, outcome: FilesOutcome): void {
  for (const name of ['new', 'updated', 'unchanged', 'held', 'retracted'] as const) {
    report[name] += outcome.counts[name];
  }
  report.newlyRejected.push(...outcome.newlyRejected);
  report.droppedRelated.push(...outcome.droppedRelated);
}

function emptyReport(read: number): ScanReport {
  return {
    read,
    new: 0,
    updated: 0,
    unchanged: 0,
    held: 0,
    retracted: 0,
    rejected: [],
    newlyRejected: [],
    droppedRelated: [],
    stories: 0,
    seconds: 0,
  };
}
