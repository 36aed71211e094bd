/** Owns how far back a search looks: far enough for the newest few hundred matches, and no farther. */
import { spansSince } from '../../articles/spans.ts';
import type { NewestArticle } from './newest-article.ts';
import { DAY_MS } from '../../lib/spans.ts';

/** Of `article_words.spans`, one of which a match has; null for all of time. */
export type Spans = readonly number[] | null;

export type Seen = {
  /** Articles that were read for it. */
  read: number;
  /** Which part of what is wanted was found: from 1 on it is enough. */
  progress: number;
};

const FIRST_DAYS = 4;
const GROWTH = { least: 4, most: 64 };
/** What few articles hold is looked for everywhere at once: so many are read quickly. */
const EVERYWHERE_MOST = 2_500;
/** As long as most archives reach back. */
const ARCHIVE_DAYS = 4 * 365;

/**
 * Looks at ever longer stretches until one has enough, or is all of time. To rank every match of a
 * common word takes seconds at a million articles; how common words are together is seen in the last
 * days.
 */
export async function lookBack<T extends Seen>(
  newest: NewestArticle,
  look: (spans: Spans) => Promise<T>,
): Promise<T> {
  for (let days = FIRST_DAYS; ;) {
    const spans = spansSince(newest.firstSeenAt, days);
    const seen = await look(spans);
    if (spans === null || seen.progress >= 1) return seen;
    days = nextDays(newest, days, seen);
  }
}

function nextDays({ firstSeenAt, toldAt }: NewestArticle, days: number, seen: Seen): number {
  // An archive of long ago has nothing there, be a word ever so common.
  if (firstSeenAt.getTime() - toldAt.getTime() > days * DAY_MS) return days * 2 * GROWTH.least;
  // Three more than were seen there may well be ("rule of three").
  const rate = (seen.read + 3) / days;
  if (rate * ARCHIVE_DAYS <= EVERYWHERE_MOST) return Infinity;
  const growth = 1.5 / seen.progress;
  return Math.ceil(days * Math.min(GROWTH.most, Math.max(GROWTH.least, growth)));
}
