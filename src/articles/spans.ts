/** Owns the stretches of time by which a search looks at the newest articles first. */
import { type SQL, sql } from 'drizzle-orm';
import { DAY_MS } from '../lib/spans.ts';

/**
 * Days, and runs of 16 and 256 of them: a window of any length is a few of one kind. Their numbers do
 * not meet: a day of the year 2243 has the number 100,000.
 */
const KINDS = [
  { days: 1, first: 0 },
  { days: 16, first: 100_000 },
  { days: 256, first: 200_000 },
] as const;
/** Each costs a look-up of its own. */
const SPANS_MOST = 16;

/** Those that a time is in, of which `article_words.spans` has one of each kind. */
export function spansOf(time: SQL): SQL {
  const day = sql`greatest(0, floor(extract(epoch from ${time}) / 86400))::int`;
  const parts = KINDS.map(
    ({ days, first }) => sql`${sql.raw(`${first}`)} + ${day} / ${sql.raw(`${days}`)}`,
  );
  return sql`array[${sql.join(parts, sql`, `)}]`;
}

/** Those that cover the last so many days, and perhaps some more before; null when they are too many. */
export function spansSince(now: Date, lastDays: number): number[] | null {
  const today = Math.max(0, Math.floor(now.getTime() / DAY_MS));
  const kind = KINDS.find(({ days }) => lastDays / days <= SPANS_MOST - 1);
  if (!kind) return null;
  const to = Math.floor(today / kind.days);
  const from = Math.floor(Math.max(0, today - lastDays + 1) / kind.days);
  return Array.from({ length: to - from + 1 }, (_, step) => kind.first + from + step);
}
