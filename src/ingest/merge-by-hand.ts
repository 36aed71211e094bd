/** Owns merging stories because somebody says that they are one. */
import type { Transaction } from '../db/client.ts';
import { lockLine } from '../db/line-lock.ts';
import { UserError } from '../lib/errors.ts';
import { mergeByHand } from '../stories/by-hand.ts';
import { unmergedStory } from '../stories/which-story.ts';
import type { LineDeps } from './ingest-batch.ts';
import { planByHand } from './plan-by-hand.ts';

/**
 * Merges them into the oldest, for good: no list and no text parts them again.
 * @throws UserError when one does not exist or was merged before, or only one was given
 */
export async function mergeStories(
  tx: Transaction,
  deps: LineDeps,
  { now, storyIds }: { now: Date; storyIds: readonly number[] },
): Promise<{ into: number; from: number[] }> {
  await lockLine(tx);
  const headIds: number[] = [];
  const ids = [...new Set(storyIds)].toSorted((a, b) => a - b);
  for (const id of ids) headIds.push((await unmergedStory(tx, id)).headArticleId);
  const [into, ...from] = ids;
  if (into === undefined || from.length === 0) {
    throw new UserError('It takes two different stories to merge.');
  }
  await planByHand(tx, deps, { now, byHand: mergeByHand(headIds) });
  return { into, from };
}
