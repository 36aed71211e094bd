/** Owns showing what a rule would have posted in the last weeks. */
import type { Database } from '../db/client.ts';
import type { Clock } from '../lib/clock.ts';
import { loadStoryViews } from '../stories/load-views.ts';
import type { StoryView } from '../stories/story-view.ts';
import { barFor } from './find-bar.ts';
import { backlogMatches, pastStories } from './past-stories.ts';
import type { RuleQuery } from './rule.ts';

export type RulePreview = {
  /** The least heat that it would have asked for, with what votes have added. */
  bar: number;
  /** Of so many days, at most 28: all that there are, or those of the newest that are looked at. */
  days: number;
  /** How many it would have posted in these days, and a day. */
  posts: number;
  perDay: number;
  /** The newest of them; where there are none, those of a backlog that would fit. */
  newest: StoryView[];
};

export async function previewRule(
  { db, clock, alertBar }: { db: Database; clock: Clock; alertBar: number },
  {
    query,
    minHeat = null,
    dailyTarget = null,
    barShift = 0,
    limit = 5,
  }: {
    query: RuleQuery;
    minHeat?: number | null;
    dailyTarget?: number | null;
    /** Of its place. */
    barShift?: number;
    limit?: number;
  },
): Promise<RulePreview> {
  const past = await pastStories({ db }, { query, now: clock.now() });
  const found = dailyTarget === null ? null : barFor(past, dailyTarget);
  const bar = (found ?? minHeat ?? alertBar) + barShift;
  const posted = past.stories.filter(({ heat }) => heat >= bar);
  const ids =
    posted.length === 0 && limit > 0
      ? await backlogMatches({ db }, { query, now: clock.now(), bar, limit })
      : posted.slice(0, limit).map(({ id }) => id);
  const newest = await loadStoryViews(db, ids);
  return { bar, days: past.days, posts: posted.length, perDay: posted.length / past.days, newest };
}
