/** Owns the look-up of the hottest stories of the last days, page by page. */
import type { Database } from '../db/client.ts';
import type { Clock } from '../lib/clock.ts';
import { type HeatPlace, hottest } from './hottest.ts';
import { type PageArgs, readPage, type StoryPage } from './story-page.ts';
import { DAY_MS } from '../lib/spans.ts';

/**
 * Hottest first, of equals the newer first.
 * @param topic a slug; without one of all topics
 * @param days how long ago they were first seen, at most
 */
export function best(
  { db, clock }: { db: Database; clock: Clock },
  { topic, days, ...page }: { topic?: string; days: number } & PageArgs<HeatPlace>,
): Promise<StoryPage<HeatPlace>> {
  const topics = topic === undefined ? null : [topic];
  const since = new Date(clock.now().getTime() - days * DAY_MS);
  return readPage(db, page, (args) => hottest(db, { topics, since, ...args }));
}
