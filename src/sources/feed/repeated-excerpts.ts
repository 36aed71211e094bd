/** Owns excerpts that a feed gives to entry after entry: labels of a section, not their contents. */
import type { FeedEntry } from './feed-document.ts';

const REPEATED_MIN = 3;

/** The same entries; an excerpt that three or more of them share is empty. */
export function withoutRepeated(entries: readonly FeedEntry[]): FeedEntry[] {
  const counts = new Map<string, number>();
  for (const { entry } of entries) {
    counts.set(entry.excerpt, (counts.get(entry.excerpt) ?? 0) + 1);
  }
  return entries.map((item) =>
    (counts.get(item.entry.excerpt) ?? 0) < REPEATED_MIN
      ? item
      : { ...item, label: item.entry.excerpt, entry: { ...item.entry, excerpt: '' } },
  );
}
