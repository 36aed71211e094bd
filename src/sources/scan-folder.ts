/** Owns one scan of a folder of articles: what is new, changed or gone since the last one. */
import { and, eq, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../db/client.ts';
import { planBacklog } from '../delivery/plan-newest.ts';
import { type EntryOutcome, ingestBatch, type LineDeps } from '../ingest/ingest-batch.ts';
import type { Clock } from '../lib/clock.ts';
import { chunksOf } from '../lib/chunks.ts';
import { readArticleFile } from './article-file.ts';
import { retractGone, retractOrphans } from './retract.ts';
import { sourceItems, sources } from './tables.ts';
import { type FoundFile, walkFolder } from './walk-folder.ts';

export type RejectedItem = { file: string; line: number | null; reason: string };

/** Counts of files, but for `stories`: those that this scan made or changed. */
export type ScanReport = {
  read: number;
  new: number;
  updated: number;
  unchanged: number;
  /** Of the new and updated ones: under the quality bar. */
  held: number;
  /** Gone, or marked `removed: true`. */
  retracted: number;
  /** Every file that cannot be read now, and of these the ones that this scan found. */
  rejected: RejectedItem[];
  newlyRejected: RejectedItem[];
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

type Item = typeof sourceItems.$inferSelect;

/** A transaction's length: short enough that nobody waits long for the embedded database. */
const FILES_PER_BATCH = 50;

/**
 * Reads what has changed below `location` into the line, a batch a transaction; a kill in between
 * loses nothing, for the next scan goes on where this one was.
 * @param onProgress files done and files to do
 * @throws UserError when the folder cannot be read; nothing is retracted then
 */
export async function scanFolder(
  deps: ScanDeps,
  { location, onProgress }: { location: string; onProgress?: (done: number, all: number) => void },
): Promise<ScanReport> {
  const { db, clock } = deps;
  const started = performance.now();
  const found = walkFolder(location);
  const source = await findSource(db, location, clock.now());
  const known = await loadItems(db, source.id);
  const report = emptyReport(found.length);
  const storyIds = new Set<number>();
  const rejected = new Map<string, RejectedItem>();

  const changed: FoundFile[] = [];
  for (const file of found) {
    const item = known.get(file.key);
    if (!item || item.state === 'removed' || !isSameFile(item, file)) {
      changed.push(file);
      continue;
    }
    if (item.state === 'rejected') rejected.set(item.key, toRejected(item));
    else report.unchanged += 1;
  }

  let done = 0;
  for (const files of chunksOf(changed, FILES_PER_BATCH)) {
    if (deps.signal?.aborted) break;
    const outcome = await db.transaction((tx) =>
      ingestFiles(tx, deps, { source, files, known, report }),
    );
    for (const id of outcome.storyIds) storyIds.add(id);
    for (const item of outcome.rejected) rejected.set(item.file, item);
    report.newlyRejected.push(...outcome.rejected);
    done += files.length;
    onProgress?.(done, changed.length);
  }

  if (done === changed.length) {
    const gone = goneFrom(known, found);
    if (gone.length > 0) {
      const outcome = await db.transaction((tx) => retractGone(tx, deps, source.id, gone));
      report.retracted += outcome.retracted;
      for (const id of outcome.storyIds) storyIds.add(id);
    }
    if (source.firstContactAt === null) await endFirstContact(deps, source);
  }

  report.rejected = [...rejected.values()].toSorted((a, b) => (a.file < b.file ? -1 : 1));
  report.stories = storyIds.size;
  report.seconds = Math.round(performance.now() - started) / 1_000;
  return report;
}

/** A folder that has lost every file is one that is not mounted, far more often than it is news. */
function goneFrom(known: Map<string, Item>, found: FoundFile[]): Item[] {
  if (found.length === 0) return [];
  const keys = new Set(found.map(({ key }) => key));
  return [...known.values()].filter(({ key, state }) => state !== 'removed' && !keys.has(key));
}

async function ingestFiles(
  tx: Transaction,
  { clock, line }: ScanDeps,
  {
    source,
    files,
    known,
    report,
  }: {
    source: typeof sources.$inferSelect;
    files: FoundFile[];
    known: Map<string, Item>;
    report: ScanReport;
  },
): Promise<{ storyIds: number[]; rejected: RejectedItem[] }> {
  const results = files.map((file) => ({ file, result: readArticleFile({ path: file.path }) }));
  const toRead = results.flatMap(({ file, result }) =>
    result.status === 'ok' && !isRead(known.get(file.key), result.hash)
      ? [{ key: file.key, entry: result.entry }]
      : [],
  );
  const outcome = await ingestBatch(tx, line, {
    now: clock.now(),
    entries: toRead,
    isBacklog: source.firstContactAt === null,
  });

  const rejected: RejectedItem[] = [];
  const items: Item[] = [];
  const left: number[] = [];
  const counts = { new: 0, updated: 0, unchanged: 0, held: 0, retracted: 0 };
  for (const { file, result } of results) {
    const before = known.get(file.key);
    const base = {
      sourceId: source.id,
      key: file.key,
      size: file.size,
      modifiedMs: file.modifiedMs,
    };
    const entry = outcome.entries.get(file.key);
    const refusal = whyRejected(result, entry);
    if (refusal) {
      rejected.push({ file: file.key, ...refusal });
      const articleId = before?.articleId ?? null;
      items.push({ ...base, articleId, hash: result.hash, state: 'rejected', ...refusal });
      continue;
    }
    const articleId = entry?.status === 'stored' ? entry.articleId : (before?.articleId ?? null);
    items.push({ ...base, articleId, hash: result.hash, state: 'read', reason: null, line: null });
    if (before?.articleId && before.articleId !== articleId) left.push(before.articleId);
    const isRemoved = result.status === 'ok' && result.entry.removed;
    if (entry?.status === 'stored' && isRemoved && entry.change !== 'unchanged')
      counts.retracted += 1;
    if (entry?.status === 'stored' && entry.isHeld) counts.held += 1;
    if (!before || before.state === 'removed') counts.new += 1;
    else if (entry) counts.updated += 1;
    else counts.unchanged += 1;
  }
  await saveItems(tx, items);
  const taken = await retractOrphans(
    tx,
    { clock, line },
    { ids: left, reason: 'its file tells another article now' },
  );
  counts.retracted += taken.retracted;
  // Only now: a transaction that fails must leave the counts as they were.
  for (const name of ['new', 'updated', 'unchanged', 'held', 'retracted'] as const) {
    report[name] += counts[name];
  }
  return { storyIds: [...outcome.storyIds, ...taken.storyIds], rejected };
}

function whyRejected(
  result: ReturnType<typeof readArticleFile>,
  outcome: EntryOutcome | undefined,
): { line: number | null; reason: string } | null {
  if (result.status === 'rejected') return { line: result.line, reason: result.reason };
  return outcome?.status === 'rejected' ? { line: null, reason: outcome.reason } : null;
}

async function endFirstContact(
  { db, clock, line, backlogStories }: ScanDeps,
  source: typeof sources.$inferSelect,
): Promise<void> {
  const now = clock.now();
  await db.transaction(async (tx) => {
    await planBacklog(tx, {
      now,
      since: source.createdAt,
      alertBar: line.alertBar,
      perSubscription: backlogStories,
    });
    await tx.update(sources).set({ firstContactAt: now }).where(eq(sources.id, source.id));
  });
}

async function findSource(db: Database, location: string, now: Date) {
  await db
    .insert(sources)
    .values({ kind: 'folder', location, createdAt: now })
    .onConflictDoNothing();
  const [source] = await db
    .select()
    .from(sources)
    .where(and(eq(sources.kind, 'folder'), eq(sources.location, location)));
  if (!source) throw new Error(`the source of ${location} vanished while it was read`);
  return source;
}

async function loadItems(db: Database, sourceId: number): Promise<Map<string, Item>> {
  const rows = await db.select().from(sourceItems).where(eq(sourceItems.sourceId, sourceId));
  return new Map(rows.map((row) => [row.key, row]));
}

async function saveItems(tx: Transaction, items: Item[]): Promise<void> {
  if (items.length === 0) return;
  await tx
    .insert(sourceItems)
    .values(items)
    .onConflictDoUpdate({
      target: [sourceItems.sourceId, sourceItems.key],
      set: {
        articleId: sql`excluded.article_id`,
        size: sql`excluded.size`,
        modifiedMs: sql`excluded.modified_ms`,
        hash: sql`excluded.hash`,
        state: sql`excluded.state`,
        reason: sql`excluded.reason`,
        line: sql`excluded.line`,
      },
    });
}

/** The line may have rejected what could be read: then it is asked again. */
function isRead(item: Item | undefined, hash: string): boolean {
  return item?.state === 'read' && item.hash === hash;
}

function isSameFile(item: Item, file: FoundFile): boolean {
  return item.size === file.size && item.modifiedMs === file.modifiedMs;
}

function toRejected({ key, line, reason }: Item): RejectedItem {
  return { file: key, line, reason: reason ?? 'cannot be read' };
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
    stories: 0,
    seconds: 0,
  };
}
