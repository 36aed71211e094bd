/** Owns the list of sources as an operator sees it: what each is, and how reading it goes. */
import { asc, eq, getTableColumns, ne } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { feeds, type SourceKind, type SourceState, sources } from '../tables.ts';

export type SourceView = {
  id: number;
  kind: SourceKind;
  state: SourceState;
  /** Null until it has one: its location names it then. */
  name: string | null;
  location: string;
  siteUrl: string | null;
  createdAt: Date;
  /** Of a feed; of a folder, which is scanned by a schedule, nothing is noted. */
  polling: {
    polledAt: Date | null;
    succeededAt: Date | null;
    newAt: Date | null;
    /** Null while it is not polled. */
    nextPollAt: Date | null;
    failures: number;
    failingSince: Date | null;
    failure: string | null;
    /** It answers, and has had nothing new for far longer than it used to. */
    isStale: boolean;
  } | null;
};

export type ListSourcesArgs = {
  /** Null: all but the removed ones. */
  state: SourceState | 'all' | null;
  /** Whether the feeds of the seeds' list are polled: KEYPOINT_SOURCES=default. */
  readsDefaults: boolean;
};

/** In the order in which they came to be. */
export async function listSources(
  { db }: { db: Database },
  { state, readsDefaults }: ListSourcesArgs,
): Promise<SourceView[]> {
  const rows = await db
    .select({ source: getTableColumns(sources), feed: getTableColumns(feeds) })
    .from(sources)
    .leftJoin(feeds, eq(feeds.sourceId, sources.id))
    .where(isListed(state))
    .orderBy(asc(sources.id));
  return rows.map(({ source, feed }) => viewOf(source, feed, readsDefaults));
}

function isListed(state: ListSourcesArgs['state']) {
  if (state === 'all') return undefined;
  return state === null ? ne(sources.state, 'removed') : eq(sources.state, state);
}

export function viewOf(
  { id, kind, state, name, location, siteUrl, createdAt }: typeof sources.$inferSelect,
  feed: typeof feeds.$inferSelect | null,
  readsDefaults: boolean,
): SourceView {
  const base = { id, kind, state, name, location, siteUrl, createdAt };
  if (!feed) return { ...base, polling: null };
  const { polledAt, succeededAt, newAt, pollAt, failures, failingSince, failure } = feed;
  const isStale = feed.toldStaleAt !== null;
  const isPolled = state === 'active' || (state === 'default' && readsDefaults);
  const nextPollAt = isPolled ? pollAt : null;
  const told = { polledAt, succeededAt, newAt, failures, failingSince, failure };
  const polling = { ...told, nextPollAt, isStale };
  return { ...base, polling };
}
