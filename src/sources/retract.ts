/** Owns taking back the articles that a source does not have any more. */
import { and, eq, inArray, ne } from 'drizzle-orm';
import type { Transaction } from '../db/client.ts';
import { type LineDeps, retractBatch } from '../ingest/ingest-batch.ts';
import type { Clock } from '../lib/clock.ts';
import { chunksOf } from '../lib/chunks.ts';
import { sourceItems } from './tables.ts';

type RetractDeps = { clock: Clock; line: LineDeps };

/** Notes that the items are gone, and takes back what they alone had. */
export async function retractGone(
  tx: Transaction,
  deps: RetractDeps,
  sourceId: number,
  gone: (typeof sourceItems.$inferSelect)[],
) {
  for (const some of chunksOf(gone, 1_000)) {
    const keys = some.map(({ key }) => key);
    await tx
      .update(sourceItems)
      .set({ state: 'removed', hash: null })
      .where(and(eq(sourceItems.sourceId, sourceId), inArray(sourceItems.key, keys)));
  }
  const ids = gone.flatMap(({ articleId }) => articleId ?? []);
  return retractOrphans(tx, deps, { ids, reason: 'its file was removed' });
}

/** Takes back those of the articles that no file of any source has any more. */
export async function retractOrphans(
  tx: Transaction,
  { clock, line }: RetractDeps,
  { ids, reason }: { ids: number[]; reason: string },
) {
  const orphans = new Set(ids);
  for (const some of chunksOf([...orphans], 1_000)) {
    const kept = await tx
      .select({ id: sourceItems.articleId })
      .from(sourceItems)
      .where(and(inArray(sourceItems.articleId, some), ne(sourceItems.state, 'removed')));
    for (const { id } of kept) if (id !== null) orphans.delete(id);
  }
  return retractBatch(tx, line, { now: clock.now(), articleIds: [...orphans], reason });
}
