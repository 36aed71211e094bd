/** Owns the look-up of a topic's newest stories, page by page. */
import type { Database } from '../db/client.ts';
import { latest, type StoryCursor } from './latest.ts';
import type { PageArgs, StoryPage } from './story-page.ts';

export type { StoryCursor };

/** @param minHeat the least heat; without it every live story */
export function newestByTopic(
  deps: { db: Database },
  args: { topic: string; minHeat?: number } & PageArgs<StoryCursor>,
): Promise<StoryPage<StoryCursor>> {
  return latest(deps, args);
}
