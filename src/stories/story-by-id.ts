/** Owns the look-up of one story. */
import { eq } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { loadStoryViews } from './load-views.ts';
import type { StoryView } from './story-view.ts';
import { stories } from './tables.ts';

/** Follows a merge to the story that took it in; null when there is nothing that may be shown. */
export async function storyById({ db }: { db: Database }, id: number): Promise<StoryView | null> {
  const [view] = await loadStoryViews(db, [id]);
  if (view) return view;
  const [row] = await db
    .select({ mergedInto: stories.mergedInto })
    .from(stories)
    .where(eq(stories.id, id));
  // A merged story never has articles again, so none leads back to it.
  const into = row?.mergedInto ?? null;
  return into === null ? null : storyById({ db }, into);
}
