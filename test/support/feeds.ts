/** Owns feeds of tests: sources, documents as a parser hands them over, and their polls. */
import type { Database } from '../../src/db/client.ts';
import type { SourceEntry } from '../../src/ingest/source-entry.ts';
import { NO_RULES, type SourceRules } from '../../src/ingest/source-rules.ts';
import type { FeedDocument, FeedEntry } from '../../src/sources/feed/feed-document.ts';
import type { FeedOutcome } from '../../src/sources/feed/feed-outcome.ts';
import { storeDocument } from '../../src/sources/feed/store-document.ts';
import { feeds, sources } from '../../src/sources/tables.ts';
import { line, NOW } from './factories.ts';

export const FEED_URL = 'https://blog.example.com/feed.xml';

/** An entry of a feed, which is over the bar of quality and of alerts; `name` makes its address. */
export function feedEntry(
  name: string,
  { guid = null, isUpdateOnly = false, ...fields }: Partial<SourceEntry & FeedEntry> = {},
): FeedEntry {
  return {
    guid,
    isUpdateOnly,
    entry: {
      url: `https://blog.example.com/${name}`,
      alternateUrls: [],
      title: `Computer vision of ${name}`,
      excerpt: `What ${name} tells`,
      publishedAt: NOW,
      type: 'article',
      provider: { name: 'Blog', domain: null },
      image: { url: `https://blog.example.com/${name}.png`, alt: null },
      topics: [],
      paper: null,
      quality: null,
      leads: null,
      removed: false,
      related: [],
      ...fields,
    },
  };
}

export function feedDocument(
  entries: FeedEntry[],
  fields: Partial<FeedDocument> = {},
): FeedDocument {
  return {
    title: 'A blog',
    siteUrl: 'https://blog.example.com/',
    hub: null,
    ttlMs: null,
    skipHours: [],
    skipDays: [],
    isAnchored: false,
    entries,
    rejected: [],
    mended: [],
    ...fields,
  };
}

type FeedFields = { location?: string; rules?: Partial<SourceRules>; isRead?: boolean };

/** Answers the id of a feed whose first contact is over, unless `isRead` says otherwise. */
export async function feedSource(
  db: Database,
  { location = FEED_URL, rules = {}, isRead = true }: FeedFields = {},
): Promise<number> {
  const [source] = await db
    .insert(sources)
    .values({
      kind: 'feed',
      location,
      // Of enough authority that its articles alert.
      rules: { ...NO_RULES, authority: 60, ...rules },
      createdAt: NOW,
      firstContactAt: isRead ? NOW : null,
    })
    .returning({ id: sources.id });
  if (!source) throw new Error('the source was not made');
  await db.insert(feeds).values({ sourceId: source.id, pollAt: NOW });
  return source.id;
}

/** One poll that brought these entries. */
export function storeFeed(
  db: Database,
  sourceId: number,
  entries: FeedEntry[],
  { now = NOW, ...fields }: Partial<FeedDocument> & { now?: Date } = {},
): Promise<FeedOutcome> {
  const deps = { db, clock: { now: () => now }, line, backlogStories: 3 };
  return storeDocument(deps, { sourceId, document: feedDocument(entries, fields) });
}
