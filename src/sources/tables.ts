/** Owns the tables of sources and of what each of them has shown us. */
import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { articles } from '../articles/tables.ts';
import { identity, instant, reference } from '../db/columns.ts';

export const sources = pgTable(
  'sources',
  {
    id: identity(),
    kind: text('kind').$type<'folder'>().notNull(),
    /** A folder's absolute path. */
    location: text('location').notNull(),
    createdAt: instant('created_at').notNull(),
    /** Null until its backlog is stored whole and each subscription has its newest few. */
    firstContactAt: instant('first_contact_at'),
  },
  (table) => [
    unique('sources_identity').on(table.kind, table.location),
    check('sources_kind', sql`${table.kind} in ('folder', 'feed')`),
  ],
);

/** One row per file (later: per entry) of a source: seen once means seen for ever. */
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
