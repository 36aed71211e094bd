/** Owns placing what a first contact stored among the stories, once all of it is there. */
import type { Database } from '../db/client.ts';
import { lockLine } from '../db/line-lock.ts';
import { planStories } from '../delivery/plan.ts';
import { chunksOf } from '../lib/chunks.ts';
import type { Clock } from '../lib/clock.ts';
import { groupArticles, NO_NEWS } from '../stories/group.ts';
import { loadTellings, unplacedSince } from '../stories/text/unplaced.ts';
import type { LineDeps } from './ingest-batch.ts';

/** As many as a batch of a scan brings: each costs some statements, and holds the line meanwhile. */
const PER_BATCH = 500;

type BacklogDeps = { db: Database; clock: Clock; line: LineDeps; signal?: AbortSignal };

type BacklogArgs = {
  /** Since when articles are looked for that no batch has placed. */
  since: Date;
  onProgress?: ((done: number, all: number) => void) | undefined;
};

/**
 * Compares the articles by their words in order of time, a batch a transaction: whatever the order
 * of the files, no more than some days of them are in memory at once. A kill in between loses
 * nothing: who is not placed yet is asked of the database.
 * @returns the stories that were touched, and whether it came to the end
 */
export async function placeBacklog(
  { db, clock, line, signal }: BacklogDeps,
  { since, onProgress }: BacklogArgs,
): Promise<{ storyIds: number[]; isDone: boolean }> {
  const ids = await unplacedSince(db, since);
  const storyIds = new Set<number>();
  let done = 0;
  if (ids.length > 0) onProgress?.(0, ids.length);
  for (const some of chunksOf(ids, PER_BATCH)) {
    if (signal?.aborted) break;
    const touched = await db.transaction(async (tx) => {
      await lockLine(tx);
      const now = clock.now();
      const tellings = await loadTellings(tx, { ids: some, now });
      const grouping = await groupArticles(tx, {
        now,
        heatPerArticle: line.heatPerArticle,
        memory: line.memory,
        ...NO_NEWS,
        tellings,
      });
      await planStories(tx, { ...line, now, grouping, isBacklog: true });
      return grouping.changes;
    });
    for (const { storyId } of touched) storyIds.add(storyId);
    done += some.length;
    onProgress?.(done, ids.length);
  }
  return { storyIds: [...storyIds], isDone: done === ids.length };
}
