/** Owns all that is known of one source, with its newest entries and what became of each. */
import { desc, eq } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import type { SourceRules } from '../../ingest/source-rules.ts';
import { feedEntries, feeds, sourceItems } from '../tables.ts';
import { type Fate, fatesOf } from './fates.ts';
import { type SourceView, viewOf } from './list-sources.ts';
import type { SourceRow } from './which-source.ts';

export type ShownEntry = {
  /** The file, or the entry's address. */
  key: string;
  firstSeenAt: Date | null;
  /** Null when it is no article: then `reason` says why. */
  fate: Fate | null;
  reason: string | null;
};

export type SourceDetails = SourceView & {
  rules: SourceRules | null;
  firstContactAt: Date | null;
  feed: {
    rhythmMs: number | null;
    movedTo: string | null;
    movedSince: Date | null;
    hubUrl: string | null;
    hubUntil: Date | null;
  } | null;
  entries: ShownEntry[];
};

const ENTRIES = 10;

export async function showSource(
  { db, alertBar }: { db: Database; alertBar: number },
  { source, readsDefaults }: { source: SourceRow; readsDefaults: boolean },
): Promise<SourceDetails> {
  const { id, kind, rules, firstContactAt } = source;
  const [feed] = await db.select().from(feeds).where(eq(feeds.sourceId, id));
  const shown = await (kind === 'feed' ? newestOfFeed(db, id) : newestOfFolder(db, id));
  const fates = await fatesOf(
    { db, alertBar },
    shown.flatMap(({ articleId }) => articleId ?? []),
  );
  const entries = shown.map(({ articleId, ...entry }) => ({
    ...entry,
    fate: fates.get(articleId ?? 0) ?? null,
  }));
  return {
    ...viewOf(source, feed ?? null, readsDefaults),
    rules,
    firstContactAt,
    feed: feed ? pollingOf(feed) : null,
    entries,
  };
}

function pollingOf({ rhythmMs, movedTo, movedSince, hubUrl, hubUntil }: typeof feeds.$inferSelect) {
  return { rhythmMs, movedTo, movedSince, hubUrl, hubUntil };
}

async function newestOfFeed(db: Database, sourceId: number) {
  const { key, articleId, firstSeenAt } = feedEntries;
  const rows = await db
    .select({ key, articleId, firstSeenAt })
    .from(feedEntries)
    .where(eq(feedEntries.sourceId, sourceId))
    .orderBy(desc(firstSeenAt), desc(articleId))
    .limit(ENTRIES);
  return rows.map((row) => ({ ...row, reason: null }));
}

async function newestOfFolder(db: Database, sourceId: number) {
  const { key, articleId, reason, state } = sourceItems;
  const rows = await db
    .select({ key, articleId, reason, state })
    .from(sourceItems)
    .where(eq(sourceItems.sourceId, sourceId))
    .orderBy(desc(sourceItems.modifiedMs), desc(key))
    .limit(ENTRIES);
  return rows.map(({ state, reason, ...row }) => ({
    ...row,
    firstSeenAt: null,
    reason: state === 'removed' ? 'its file was removed' : reason,
  }));
}
