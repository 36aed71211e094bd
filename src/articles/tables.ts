/** Owns the tables of providers (outlets) and articles. */
import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { byteText, identity, instant, reference, tsvector } from '../db/columns.ts';

export const providers = pgTable('providers', {
  id: identity(),
  /** Lower-case host without `www.`: the outlet's identity. */
  domain: text('domain').notNull().unique(),
  name: text('name').notNull(),
  /** Points of quality that its record has earned it; null while its record is too short. */
  earnedAuthority: integer('earned_authority'),
});

/** Why an article has its quality; the points add up to it. */
export type QualityPart = { name: string; points: number; reason: string };

export const articles = pgTable(
  'articles',
  {
    id: identity(),
    /** The article's identity (design.md "Identity and time"). */
    canonicalUrl: text('canonical_url').notNull().unique(),
    /** The address that is shown and opened. */
    url: text('url').notNull(),
    providerId: reference('provider_id')
      .notNull()
      .references(() => providers.id),
    title: text('title').notNull(),
    excerpt: text('excerpt').notNull(),
    type: text('type').$type<ArticleType>().notNull(),
    publishedAt: instant('published_at'),
    imageUrl: text('image_url'),
    imageAlt: text('image_alt'),
    /** What only papers have; null of anything else. */
    paper: jsonb('paper').$type<PaperDetails>(),
    quality: integer('quality').notNull(),
    qualityParts: jsonb('quality_parts').$type<QualityPart[]>().notNull(),
    /** Front matter's `published`: it leads its story among equals. Null when nobody said. */
    leads: boolean('leads'),
    state: text('state').$type<ArticleState>().notNull(),
    /** Why it is held or retracted; null while it is listed. */
    stateReason: text('state_reason'),
    /** Readers may have seen it before it was taken back: only then is that of interest to them. */
    wasListed: boolean('was_listed').notNull().default(false),
    /** `own`: a source published it itself; `related`: only known from another's list. */
    origin: text('origin').$type<ArticleOrigin>().notNull(),
    /** Hash of what a reader can see, so that only a real change is an edit. */
    contentHash: text('content_hash').notNull(),
    firstSeenAt: instant('first_seen_at').notNull(),
    changedAt: instant('changed_at').notNull(),
    /** When its text was let go because of its age: what it is stays, by its address and its title. */
    thinnedAt: instant('thinned_at'),
  },
  (table) => [
    index('articles_first_seen').on(table.firstSeenAt, table.id),
    check('articles_state', sql`${table.state} in ('listed', 'held', 'retracted')`),
    check('articles_origin', sql`${table.origin} in ('own', 'related')`),
    check(
      'articles_type',
      sql`${table.type} in ('article', 'video', 'newsletter', 'podcast', 'paper')`,
    ),
  ],
);

export type ArticleState = 'listed' | 'held' | 'retracted';
export type ArticleOrigin = 'own' | 'related';
export type ArticleType = 'article' | 'video' | 'newsletter' | 'podcast' | 'paper';

/** Plain text and http(s) addresses, cleaned as the article's own. */
export type PaperDetails = {
  authors: string[];
  pdfUrl: string | null;
  codeUrl: string | null;
  projectUrl: string | null;
};

/** What a search reads of each listed article, and nothing else: a row is a third of an article's. */
export const articleWords = pgTable(
  'article_words',
  {
    articleId: reference('article_id')
      .primaryKey()
      .references(() => articles.id, { onDelete: 'cascade' }),
    /** Its place in time: when it was published, but never after it was first seen. */
    toldAt: instant('told_at').notNull(),
    /** The stretches of time that `told_at` is in, from a day to most of a year (spans.ts). */
    spans: integer('spans').array().notNull(),
    /** Null of what an older version stored, until the job has read it. */
    words: tsvector('words'),
  },
  (table) => [
    // New rows wait in a list that every search reads through: a short one.
    index('article_words_search')
      .using('gin', table.words, table.spans)
      .with({ fastupdate: true, gin_pending_list_limit: 512 }),
    index('article_words_unread')
      .on(table.articleId)
      .where(sql`words is null`),
  ],
);

/** How many listed articles have the word in their title: what can be suggested. */
export const titleWords = pgTable(
  'title_words',
  {
    /** As written, in small letters and without accents. */
    word: byteText('word').primaryKey(),
    articles: integer('articles').notNull(),
  },
  // One letter that is wrong is in one half of a word: the other half is found by its index.
  () => [index('title_words_reversed').on(sql`reverse(word) collate "C"`)],
);
