/** Owns the shape of what a reading would do with each entry. */
import type { EntryStatus } from '../feed/feed-outcome.ts';
import type { Fate } from './fates.ts';

export type DryEntry = {
  /** The file, or the entry's canonical address; null when it has none. */
  key: string | null;
  title: string;
  status: EntryStatus | 'retracted';
  /** Why it is not taken; null when it is. */
  reason: string | null;
  /** Null when it would be no article. */
  fate: Fate | null;
};

export type DryRun = {
  /** Without those that are unchanged. */
  entries: DryEntry[];
  unchanged: number;
  /** Its first contact: nothing of it would be news, but each channel gets its newest few. */
  isFirst: boolean;
};
