/** Owns taking back the articles that a source does not have any more. */
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { and, eq, inArray, ne } from 'drizzle-orm';
import type { Database, Transaction } from '../db/client.ts';
import { lockLine } from '../db/line-lock.ts';
import { type LineDeps, retractBatch } from '../ingest/ingest-batch.ts';
import type { Clock } from '../lib/clock.ts';
import { chunksOf } from '../lib/chunks.ts';
import { markListing } from './folder/listing.ts';
import { feedEntries, sourceItems, sources } from './tables.ts';

type RetractDeps = { clock: Clock; line: LineDeps };

/** Sees what has become of the files of these keys. */
export type WatchBatch = (
  tx: Transaction,
  batch: { sourceId: number; keys: readonly string[] },
) => Promise<void>;

type Retraction = { retracted: number; storyIds: number[] };

/** A transaction's length, as that of a scan's batches. */
const ITEMS_PER_BATCH = 50;

/**
 * Notes that the files of these keys are gone, and takes back what they alone had, a batch a
 * transaction; stops after one when `signal` says so, and the next scan goes on from there.
 */
export async function retractGone(
  {
    db,
    signal,
    watch,
    ...deps
  }: RetractDeps & { db: Database; signal?: AbortSignal; watch?: WatchBatch },
  { sourceId, mark, gone }: { sourceId: number; mark: string; gone: readonly string[] },
): Promise<Retraction> {
  const total: Retraction = { retracted: 0, storyIds: [] };
  for (const keys of chunksOf(gone, ITEMS_PER_BATCH)) {
    if (signal?.aborted) break;
    const { retracted, storyIds } = await db.transaction(async (tx) => {
      await lockLine(tx);
      const items = await tx
        .update(sourceItems)
        .set({ state: 'removed', hash: null })
        .where(and(eq(sourceItems.sourceId, sourceId), inArray(sourceItems.key, keys)))
        .returning({ articleId: sourceItems.articleId });
      await markListing(tx, { sourceId, mark });
      const ids = items.flatMap(({ articleId }) => articleId ?? []);
      const outcome = await retractOrphans(tx, deps, { ids, reason: 'its file was removed' });
      await watch?.(tx, { sourceId, keys });
      return outcome;
    });
    total.retracted += retracted;
    total.storyIds.push(...storyIds);
  }
  return total;
}

/**
 * Takes back those of a batch's articles that no file of any source has any more, and no feed has
 * ever had: one that shows its newest only says nothing of those that it shows no more.
 */
export async function retractOrphans(
  tx: Transaction,
  { clock, line }: RetractDeps,
  { ids, reason }: { ids: number[]; reason: string },
): Promise<Retraction> {
  const orphans = new Set(ids);
  if (orphans.size === 0) return { retracted: 0, storyIds: [] };
  const keepers = await tx
    .select({ id: sourceItems.articleId, key: sourceItems.key, location: sources.location })
    .from(sourceItems)
    .innerJoin(sources, eq(sources.id, sourceItems.sourceId))
    .where(and(inArray(sourceItems.articleId, [...orphans]), ne(sourceItems.state, 'removed')));
  for (const { id, key, location } of keepers) {
    if (id !== null && !isLoneFileGone(key, location)) orphans.delete(id);
  }
  const feedKeepers = await tx
    .selectDistinct({ id: feedEntries.articleId })
    .from(feedEntries)
    .innerJoin(sources, eq(sources.id, feedEntries.sourceId))
    .where(and(inArray(feedEntries.articleId, [...orphans]), ne(sources.state, 'removed')));
  for (const { id } of feedKeepers) orphans.delete(id);
  return retractBatch(tx, line, { now: clock.now(), articleIds: [...orphans], reason });
}

/** A file that was given by itself is not scanned again: whether it is gone nobody has noted. */
function isLoneFileGone(key: string, location: string): boolean {
  return basename(location) === key && !existsSync(location);
}
