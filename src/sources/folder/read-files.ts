/** Owns one batch of a scan: files read into the line, and what is noted of each, in a transaction. */
import type { Transaction } from '../../db/client.ts';
import { type EntryOutcome, ingestBatch, type LineDeps } from '../../ingest/ingest-batch.ts';
import { prepareEntry } from '../../ingest/prepare-entry.ts';
import type { Clock } from '../../lib/clock.ts';
import { type ArticleFileResult, readArticleFile } from './article-file.ts';
import { lockFirstContact } from '../find-source.ts';
import { type Item, loadItemsAgain, saveItems } from './items.ts';
import { retractOrphans } from '../retract.ts';
import type { FoundFile } from './walk-folder.ts';

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
};

type Reading = { file: FoundFile; before: Item | undefined; result: ArticleFileResult };

export async function readFiles(
  tx: Transaction,
  { clock, line }: { clock: Clock; line: LineDeps },
  { sourceId, files }: { sourceId: number; files: FoundFile[] },
): Promise<FilesOutcome> {
  const { isFirst } = await lockFirstContact(tx, sourceId);
  const known = await loadItemsAgain(tx, { sourceId, keys: files.map(({ key }) => key) });
  const readings = files.map((file): Reading => ({
    file,
    before: known.get(file.key),
    result: readFile(file),
  }));
  const toIngest = readings.flatMap(({ file, before, result }) =>
    result.status === 'ok' && !isRead(before, result.hash)
      ? [{ key: file.key, entry: result.entry, droppedRelated: result.droppedRelated }]
      : [],
  );
  const now = clock.now();
  const batch = await ingestBatch(tx, line, {
    now,
    entries: toIngest.map(({ key, entry }) => ({
      key,
      prepared: prepareEntry(line, { entry, now }),
    })),
    isBacklog: isFirst,
  });

  const outcome: FilesOutcome = {
    counts: { new: 0, updated: 0, unchanged: 0, held: 0, retracted: 0 },
    rejected: [],
    newlyRejected: [],
    droppedRelated: toIngest.flatMap(({ key, droppedRelated: count }) =>
      count > 0 ? [{ file: key, count }] : [],
    ),
    storyIds: batch.storyIds,
  };
  const items = readings.map((reading) => {
    const entry = batch.entries.get(reading.file.key);
    return { sourceId, ...note(reading, entry, outcome) };
  });
  await saveItems(tx, { items, known });
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

function readFile({ path, problem }: FoundFile): ArticleFileResult {
  if (problem === null) return readArticleFile({ path });
  return { status: 'rejected', line: null, reason: problem, hash: null };
}

/** Counts the file into `outcome` and answers what to keep of it. */
function note(
  { file: { key, size, modifiedMs }, before, result }: Reading,
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
  const isRemoved = result.status === 'ok' && result.entry.removed;
  if (isRemoved && entry.change !== 'unchanged') counts.retracted += 1;
  if (entry.isHeld) counts.held += 1;
  return { ...read, articleId: entry.articleId };
}

function whyRejected(
  result: ArticleFileResult,
  outcome: EntryOutcome | undefined,
): { line: number | null; reason: string } | null {
  if (result.status === 'rejected') return { line: result.line, reason: result.reason };
  return outcome?.status === 'rejected' ? { line: null, reason: outcome.reason } : null;
}

/** The line may have rejected what could be read: then it is asked again. */
function isRead(item: Item | undefined, hash: string): boolean {
  return item?.state === 'read' && item.hash === hash;
}
