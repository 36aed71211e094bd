/** Owns the tables of sources, of what each of them has shown us, and of how feeds are polled. */
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { articles } from '../articles/tables.ts';
import { identity, instant, reference } from '../db/columns.ts';
import type { SourceRules } from '../ingest/source-rules.ts';

/** Kept because an answer that nothing has changed does not say it again. */
export type FeedAsks = {
  ttlMs: number | null;
  /** Hours of UTC, and days of it from 0 (Sunday), in which it is not to be read. */
  skipHours: readonly number[];
  skipDays: readonly number[];
};

export const sources = pgTable(
  'sources',
  {
    id: identity(),
    kind: text('kind').$type<SourceKind>().notNull(),
    /** A folder's absolute path; a feed's address, as it is asked for. */
    location: text('location').notNull(),
    /** What people call it: stated by the operator or the seeds, else the feed's own title. */
    name: text('name'),
    /** The site that a feed belongs to. */
    siteUrl: text('site_url'),
    state: text('state').$type<SourceState>().notNull().default('active'),
    /** What its articles are judged by, beside what they say themselves. Null: nothing. */
    rules: jsonb('rules').$type<SourceRules>(),
    /** Of a folder: the hash of what its last whole scan found, when nothing of it was left to do. */
    listing: text('listing'),
    /** Where the seeds' list has it, also when the feed has moved since; null: it is not of the list. */
    listedAs: text('listed_as'),
    createdAt: instant('created_at').notNull(),
    /** Null until its backlog is stored whole and each subscription has its newest few. */
    firstContactAt: instant('first_contact_at'),
  },
  (table) => [
    unique('sources_identity').on(table.kind, table.location),
    unique('sources_listed_as').on(table.listedAs),
    check('sources_kind', sql`${table.kind} in ('folder', 'feed')`),
    check(
      'sources_state',
      sql`${table.state} in ('active', 'default', 'paused', 'retired', 'removed')`,
    ),
  ],
);

export type SourceKind = 'folder' | 'feed';

/**
 * `default`: of the seeds' list, polled while KEYPOINT_SOURCES says so; `retired`: its server says
 * that it is gone for good (410); `removed`: by the operator, and kept so that the seeds do not
 * bring it back and nothing of it is ever new again.
 */
export type SourceState = 'active' | 'default' | 'paused' | 'retired' | 'removed';

/** One row per file of a folder: seen once means seen for ever. */
export const sourceItems = pgTable(
  'source_items',
  {
    sourceId: reference('source_id')
      .notNull()
      .references(() => sources.id, { onDelete: 'cascade' }),
    /** A file's path below its folder. */
    key: text('key').notNull(),
    articleId: reference('article_id').references(() => articles.id),
    size: bigint('size', { mode: 'number' }).notNull(),
    modifiedMs: bigint('modified_ms', { mode: 'number' }).notNull(),
    hash: text('hash'),
    state: text('state').$type<SourceItemState>().notNull(),
    /** Why and where a rejected file could not be read. */
    reason: text('reason'),
    line: integer('line'),
  },
  (table) => [
    primaryKey({ columns: [table.sourceId, table.key] }),
    index('source_items_article').on(table.articleId),
    check('source_items_state', sql`${table.state} in ('read', 'rejected', 'removed')`),
  ],
);

export type SourceItemState = 'read' | 'rejected' | 'removed';

/** One row per entry that a feed has ever shown: seen once means seen for ever. */
export const feedEntries = pgTable(
  'feed_entries',
  {
    sourceId: reference('source_id')
      .notNull()
      .references(() => sources.id, { onDelete: 'cascade' }),
    /** The entry's canonical address: its article's identity, but for entries that moved. */
    key: text('key').notNull(),
    /** What the feed itself calls the entry; only ever a second opinion. */
    guid: text('guid'),
    articleId: reference('article_id')
      .notNull()
      .references(() => articles.id),
    /** Of what the entry said when it was last stored, of its title and its place (feed-items.ts). */
    hash: text('hash').notNull(),
    firstSeenAt: instant('first_seen_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.sourceId, table.key] }),
    index('feed_entries_article').on(table.articleId),
    index('feed_entries_guid')
      .on(table.sourceId, table.guid)
      .where(sql`guid is not null`),
    index('feed_entries_newest').on(table.sourceId, table.firstSeenAt),
  ],
);

/** How a feed is polled, and how that goes: one row for each source of kind `feed`. */
export const feeds = pgTable(
  'feeds',
  {
    sourceId: reference('source_id')
      .primaryKey()
      .references(() => sources.id, { onDelete: 'cascade' }),
    /** When it is polled next; while a process has it (`leasedBy`), when that lease runs out. */
    pollAt: instant('poll_at').notNull(),
    leasedBy: text('leased_by'),
    /** What the last answer with a body said, for the next question. */
    etag: text('etag'),
    lastModified: text('last_modified'),
    /** Of the last body that was stored whole: the same bytes are not parsed again. */
    bodyHash: text('body_hash'),
    /** The last try, the last that succeeded, the last that brought something new. */
    polledAt: instant('polled_at'),
    succeededAt: instant('succeeded_at'),
    newAt: instant('new_at'),
    /** The usual time between two of its entries; null until enough are known. */
    rhythmMs: bigint('rhythm_ms', { mode: 'number' }),
    /** What its document asks of its readers; null when it asks for nothing. */
    asks: jsonb('asks').$type<FeedAsks>(),
    /** In a row; with the last one's reason, for people. */
    failures: integer('failures').notNull().default(0),
    failingSince: instant('failing_since'),
    failure: text('failure'),
    /** When the operator was told that it fails, or is stale; null once it is told that it is not. */
    toldFailingAt: instant('told_failing_at'),
    toldStaleAt: instant('told_stale_at'),
    /** Where it says it has moved for good (301, 308), and since when it has said so each time. */
    movedTo: text('moved_to'),
    movedSince: instant('moved_since'),
    /** Entries of one page that differ in their fragment are told apart by it. */
    isAnchored: boolean('is_anchored').notNull().default(false),
    /** WebSub: the hub and topic that it declares, and what was agreed with the hub. */
    hubUrl: text('hub_url'),
    hubTopic: text('hub_topic'),
    hubSecret: text('hub_secret'),
    hubAskedAt: instant('hub_asked_at'),
    hubUntil: instant('hub_until'),
  },
  (table) => [index('feeds_due').on(table.pollAt, table.sourceId)],
);
