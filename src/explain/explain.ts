/** Owns the answer to why a story was posted at a place, or why it was not: gate by gate. */
import type { Database } from '../db/client.ts';
import type { Clock } from '../lib/clock.ts';
import { explainArticle } from './explain-article.ts';
import { explainPlace } from './explain-place.ts';
import { explainStory } from './explain-story.ts';
import type { Explanation } from './explanation.ts';
import { type Asked, findAsked } from './find-asked.ts';
import { findPlace, type Standing } from './find-place.ts';

type ExplainDeps = {
  db: Database;
  clock: Clock;
  /** The least heat of a story for subscriptions that set none. */
  alertBar: number;
};

/** Of a place only what concerns it: never what is posted elsewhere, nor who follows what. */
export async function explain(
  { db, clock, alertBar }: ExplainDeps,
  { asked, standing }: { asked: Asked; standing: Standing },
): Promise<Explanation> {
  const found = await findAsked(db, asked);
  if (found.status !== 'known') return found;
  const { storyId, articleId } = found;
  const article = await explainArticle(db, articleId);
  if (!article) return { status: 'unknown' };
  const place = await findPlace({ db }, standing, storyId);
  return {
    status: 'known',
    article,
    story: await explainStory(db, storyId),
    place: place && (await explainPlace(db, { place, storyId, now: clock.now(), alertBar })),
  };
}
