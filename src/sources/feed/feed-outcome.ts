/** Owns what is said of a document that was read: of each entry, and in all. */
import type { ArticleState } from '../../articles/tables.ts';
import type { EntryOutcome } from '../../ingest/ingest-batch.ts';
import type { FeedDocument } from './feed-document.ts';
import type { KnownEntry } from './entry-rows.ts';
import type { SkippedEntry } from './feed-items.ts';
import type { JudgedItem } from './judge-document.ts';

/**
 * `known`: another source has the say of its article; `repeated`: its page stands in the document
 * before it; `unchanged`: it says what it said before.
 */
export type EntryStatus = 'new' | 'updated' | 'unchanged' | 'known' | 'repeated' | 'rejected';

export type EntryReport = {
  /** Its canonical address; null when it has none. */
  key: string | null;
  title: string;
  status: EntryStatus;
  /** Of its article as it was judged now; null when it was not. */
  state: ArticleState | null;
  quality: number | null;
  /** Slugs; of what is unchanged nobody asked. */
  topics: string[];
  /** Why it is held, or was not taken; else null. */
  reason: string | null;
  articleId: number | null;
  /** It is new but no news: of a first contact, or of an archive that was opened. */
  isBacklog: boolean;
};

export type FeedOutcome = {
  /** Of entries; held ones are among the new and the updated. */
  counts: Record<EntryStatus | 'held', number>;
  entries: EntryReport[];
  /** Those that it made or changed. */
  storyIds: number[];
  /** Its first contact: all of it is backlog. */
  isFirst: boolean;
  /** The dates of its entries that can be true, the newest first. */
  dates: Date[];
  /** The newest of them; null when there is none. */
  newestAt: Date | null;
};

export function reportOf(
  { item, prepared, isBacklog }: JudgedItem,
  fields: Pick<EntryReport, 'status' | 'articleId'>,
): EntryReport {
  const base = { key: item.key, ...fields, isBacklog: isBacklog && fields.status === 'new' };
  if (prepared.status === 'rejected') {
    const { reason } = prepared;
    const { title } = item.entry;
    return { ...base, title, state: null, quality: null, topics: [], reason };
  }
  const { title, state, quality, stateReason } = prepared.article;
  const topics = prepared.topics.map(({ topic }) => topic);
  const reason = fields.status === 'known' ? 'another source told of it first' : stateReason;
  return { ...base, title, state, quality, topics, reason };
}

export function unchangedReport(key: string, { articleId, article }: KnownEntry): EntryReport {
  const { title, state, quality, stateReason: reason } = article;
  const base = { key, title, status: 'unchanged' as const, topics: [], isBacklog: false };
  return { ...base, state, quality, reason, articleId };
}

export function skippedReport({ title, status, reason }: SkippedEntry): EntryReport {
  const nothing = { key: null, state: null, quality: null, topics: [], articleId: null };
  return { ...nothing, title, status, reason, isBacklog: false };
}

/** `isKnown`: the source has shown it before. */
export function statusOf(outcome: EntryOutcome | undefined, isKnown: boolean): EntryStatus {
  if (outcome?.status !== 'stored') return 'rejected';
  if (!isKnown) return 'new';
  return outcome.change === 'updated' ? 'updated' : 'unchanged';
}

export function countEntries(entries: readonly EntryReport[]): FeedOutcome['counts'] {
  const counts = {
    new: 0,
    updated: 0,
    unchanged: 0,
    known: 0,
    repeated: 0,
    rejected: 0,
    held: 0,
  };
  for (const { status, state } of entries) {
    counts[status] += 1;
    if (state === 'held' && (status === 'new' || status === 'updated')) counts.held += 1;
  }
  return counts;
}

export function datesOf({ entries }: FeedDocument, isPlausible: (date: Date) => boolean): Date[] {
  return entries
    .flatMap(({ entry: { publishedAt } }) =>
      publishedAt && isPlausible(publishedAt) ? [publishedAt] : [],
    )
    .toSorted((a, b) => b.getTime() - a.getTime());
}
