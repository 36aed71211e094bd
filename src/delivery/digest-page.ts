/** Owns the look-up of a page of a digest's stories. */
import { eq } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import type { StoryView } from '../stories/story-view.ts';
import { digestStories } from './digest-stories.ts';
import type { DigestCadence } from './digest-window.ts';
import { digests } from './tables.ts';

export type DigestPage = {
  cadence: DigestCadence;
  total: number;
  stories: StoryView[];
  /** The page that this is, counted from 0: the last one where there are fewer. */
  page: number;
  pages: number;
};

/** Null when there is no such digest. */
export async function digestPage(
  { db }: { db: Database },
  { digestId, page, size }: { digestId: number; page: number; size: number },
): Promise<DigestPage | null> {
  const [digest] = await db
    .select({ cadence: digests.cadence })
    .from(digests)
    .where(eq(digests.id, digestId));
  if (!digest) return null;
  const { total } = await digestStories({ db }, { digestId, limit: 0 });
  const pages = Math.max(1, Math.ceil(total / size));
  const shown = Math.min(page, pages - 1);
  const found = await digestStories({ db }, { digestId, limit: size, offset: shown * size });
  return { ...digest, ...found, page: shown, pages };
}
