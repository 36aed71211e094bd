/** Owns finding the story that somebody means by its number. */
import { eq } from 'drizzle-orm';
import type { Database, Transaction } from '../db/client.ts';
import { UserError } from '../lib/errors.ts';
import { stories } from './tables.ts';

export type StoryRow = typeof stories.$inferSelect;

/**
 * Whatever its state; a merge is followed to the story that took it in.
 * @throws UserError when no story has this number
 */
export async function whichStory(db: Database | Transaction, id: number): Promise<StoryRow> {
  const [row] = await db.select().from(stories).where(eq(stories.id, id));
  if (!row) throw new UserError(`There is no story ${id}. \`keypoint stories\` lists the newest.`);
  // A merged story never has articles again, so none leads back to it.
  return row.mergedInto === null ? row : whichStory(db, row.mergedInto);
}

/**
 * One that has articles.
 * @throws UserError when no story has this number, or another took it in
 */
export async function unmergedStory(db: Database | Transaction, id: number): Promise<StoryRow> {
  const story = await whichStory(db, id);
  if (story.id === id) return story;
  throw new UserError(`Story ${id} was merged into story ${story.id}. Give that number instead.`);
}
