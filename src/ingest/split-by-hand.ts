/** Owns parting a story because somebody says that it is two. */
import { eq } from 'drizzle-orm';
import type { Transaction } from '../db/client.ts';
import { lockLine } from '../db/line-lock.ts';
import { UserError } from '../lib/errors.ts';
import { splitByHand } from '../stories/by-hand.ts';
import { storyArticles } from '../stories/tables.ts';
import { unmergedStory } from '../stories/which-story.ts';
import type { LineDeps } from './ingest-batch.ts';
import { planByHand } from './plan-by-hand.ts';

type Part = { id: number; articleIds: number[] };

/**
 * Parts these articles of the story from its others, for good: no list and no text joins the two
 * again. Whichever part has the head stays the story; the other is a new one, and alerts as such.
 * @throws UserError when the story does not exist or was merged, has not all of these articles, or
 *   would have none left
 */
export async function splitStory(
  tx: Transaction,
  deps: LineDeps,
  { now, storyId, articleIds }: { now: Date; storyId: number; articleIds: readonly number[] },
): Promise<{ kept: Part; made: Part }> {
  await lockLine(tx);
  const { id } = await unmergedStory(tx, storyId);
  const known = new Set(await articlesOf(tx, id));
  const missing = articleIds.filter((articleId) => !known.has(articleId));
  if (missing.length > 0) {
    const shown = `\`keypoint stories show ${id}\` lists those that it has.`;
    throw new UserError(`Story ${id} has no article ${missing.join(', ')}. ${shown}`);
  }
  if (new Set(articleIds).size === known.size) {
    throw new UserError(`Story ${id} would have no article left: leave it at least one.`);
  }
  const { changes } = await planByHand(tx, deps, { now, byHand: splitByHand(articleIds) });
  const made = changes.find(({ before }) => before === null);
  if (!made) throw new Error(`nothing was parted from story ${id}`);
  return {
    kept: { id, articleIds: await articlesOf(tx, id) },
    made: { id: made.storyId, articleIds: await articlesOf(tx, made.storyId) },
  };
}

async function articlesOf(tx: Transaction, storyId: number): Promise<number[]> {
  const { articleId } = storyArticles;
  const rows = await tx
    .select({ articleId })
    .from(storyArticles)
    .where(eq(storyArticles.storyId, storyId))
    .orderBy(articleId);
  return rows.map((row) => row.articleId);
}
