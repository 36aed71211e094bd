/** Owns how many of a source's new articles are listed a day: the best are, and the others held. */
import type { PreparedEntry } from './prepare-entry.ts';

type DayEntry = {
  key: string;
  prepared: PreparedEntry;
  /** Whose limit it counts to: any name of a day. */
  day: string;
};

const OVER_DAY = /^its source has had its \d+ of that day$/;

/**
 * Answers the keys of those to be held. Of equals the first stays.
 * @param used how many of a day are listed already
 */
export function overDaily(
  entries: readonly DayEntry[],
  { daily, used }: { daily: number; used: ReadonlyMap<string, number> },
): Set<string> {
  const counts = new Map(used);
  const over = new Set<string>();
  const listed = entries.flatMap(({ key, day, prepared }) =>
    prepared.status === 'ok' && prepared.article.state === 'listed'
      ? [{ key, day, quality: prepared.article.quality }]
      : [],
  );
  for (const { key, day } of listed.toSorted((a, b) => b.quality - a.quality)) {
    const count = counts.get(day) ?? 0;
    if (count >= daily) over.add(key);
    else counts.set(day, count + 1);
  }
  return over;
}

export function overDayReason(daily: number): string {
  return `its source has had its ${daily} of that day`;
}

/** As it was, but held; what is held or taken back anyway keeps its own reason. */
export function holdEntry(prepared: PreparedEntry, stateReason: string): PreparedEntry {
  if (prepared.status !== 'ok' || prepared.article.state !== 'listed') return prepared;
  return { ...prepared, article: { ...prepared.article, state: 'held', stateReason } };
}

/** Whether that is why an article is held: a later edit of it must not list it. */
export function isOverDay(stateReason: string): boolean {
  return OVER_DAY.test(stateReason);
}
