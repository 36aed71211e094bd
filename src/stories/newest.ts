/** Owns the look-up of the newest stories of every topic. */
import { desc, eq } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { loadStoryViews } from './load-views.ts';
import type { StoryView } from './story-view.ts';
import { stories } from './tables.ts';

export async function newest(
  { db }: { db: Database },
  { limit }: { limit: number },
): Promise<StoryView[]> {
  const rows = await db
    .select({ id: stories.id })
    .from(stories)
    .where(eq(stories.state, 'live'))
    .orderBy(desc(stories.firstSeenAt), desc(stories.id))
    .limit(limit);
  return loadStoryViews(
    db,
    rows.map(({ id }) => id),
  );
}
