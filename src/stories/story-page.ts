/** Owns pages of stories that keep their place: a page begins where another's story stood. */
import type { Database } from '../db/client.ts';
import { loadStoryViews } from './load-views.ts';
import type { StoryView } from './story-view.ts';

/**
 * Which page: without either the first; what follows the place of a story, or what comes before it.
 * A place holds whatever comes or goes meanwhile, its own story too.
 */
export type PageArgs<Place> = { limit: number; before?: Place; after?: Place };

export type StoryPage<Place> = {
  stories: StoryView[];
  /** For `before`: the page that follows; null on the last. */
  next: Place | null;
  /** For `after`: the page before this one; null on the first. */
  previous: Place | null;
};

type ReadArgs<Place> = { place: Place | null; isBack: boolean; limit: number };

/** @param read the rows that follow the place, or going back those before it, nearest first */
export async function readPage<Place extends { id: number }>(
  db: Database,
  { limit, before, after }: PageArgs<Place>,
  read: (args: ReadArgs<Place>) => Promise<Place[]>,
): Promise<StoryPage<Place>> {
  if (after) {
    const rows = await read({ place: after, isBack: true, limit: limit + 1 });
    // A page that is not full would leave out what the first has beside it.
    if (rows.length >= limit) {
      const page = rows.slice(0, limit).toReversed();
      const previous = rows.length > limit ? (page[0] ?? null) : null;
      return { stories: await viewsOf(db, page), next: page.at(-1) ?? null, previous };
    }
  }
  const place = after ? null : (before ?? null);
  const rows = await read({ place, isBack: false, limit: limit + 1 });
  const page = rows.slice(0, limit);
  return {
    stories: await viewsOf(db, page),
    next: rows.length > limit ? (page.at(-1) ?? null) : null,
    previous: place && (page[0] ?? place),
  };
}

function viewsOf(db: Database, rows: readonly { id: number }[]): Promise<StoryView[]> {
  return loadStoryViews(
    db,
    rows.map(({ id }) => id),
  );
}
