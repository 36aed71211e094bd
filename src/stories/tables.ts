/** Owns the tables of stories, their members and their topics. */
import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { articles } from '../articles/tables.ts';
import { identity, instant, reference } from '../db/columns.ts';

export const stories = pgTable(
  'stories',
  {
    id: identity(),
    headArticleId: reference('head_article_id')
      .notNull()
      .references(() => articles.id),
    heat: integer('heat').notNull(),
    state: text('state').$type<StoryState>().notNull(),
    mergedInto: reference('merged_into'),
    /** Counts what a reader can see change; a posted card shows one revision. */
    revision: integer('revision').notNull(),
    firstSeenAt: instant('first_seen_at').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (table) => [
    // `nulls first` is what `order by … desc` means; without it no look-up uses the index.
    index('stories_newest').on(table.firstSeenAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
    index('stories_hottest')
      .on(
        sql`(least(heat, 190) / 10)`,
        table.firstSeenAt.desc().nullsFirst(),
        table.id.desc().nullsFirst(),
      )
      .where(sql`state = 'live'`),
    check('stories_state', sql`${table.state} in ('live', 'held', 'retracted', 'merged')`),
  ],
);

/** `held`: no member passes the quality bar; `merged`: its members went to `merged_into`. */
export type StoryState = 'live' | 'held' | 'retracted' | 'merged';

/** An article is a member of exactly one story. */
export const storyArticles = pgTable(
  'story_articles',
  {
    articleId: reference('article_id')
      .primaryKey()
      .references(() => articles.id, { onDelete: 'cascade' }),
    storyId: reference('story_id')
      .notNull()
      .references(() => stories.id, { onDelete: 'cascade' }),
    reason: text('reason').$type<MemberReason>().notNull(),
  },
  (table) => [
    index('story_articles_story').on(table.storyId, table.articleId),
    check(
      'story_articles_reason',
      sql`${table.reason} in ('alone', 'related', 'copy', 'project', 'similar', 'hand')`,
    ),
  ],
);

/**
 * Why an article is in its story. `related`: a list named it together with others of the story;
 * `copy`: another has its words; `project`: another is of the same paper, code or page; `similar`:
 * its words resemble another's; `hand`: somebody said so, which nothing that comes later undoes.
 */
export type MemberReason = 'alone' | 'related' | 'copy' | 'project' | 'similar' | 'hand';

/** What each article found when it was placed, so that every process decides alike on what comes next. */
export const articleNeighbours = pgTable(
  'article_neighbours',
  {
    articleId: reference('article_id')
      .primaryKey()
      .references(() => articles.id, { onDelete: 'cascade' }),
    toldAt: instant('told_at').notNull(),
    /** The stretch of time that `told_at` is in. */
    bucket: integer('bucket').notNull(),
    /** Counts placements, so that each process sees those of the others. */
    placedSeq: bigint('placed_seq', { mode: 'number' }).notNull(),
    /** How likely it is to tell again what was told before, from 0 to 1. */
    repeats: doublePrecision('repeats').notNull(),
    /** Of each neighbour its id, the cosine and the log-odds that both tell one event. */
    links: jsonb('links').$type<[number, number, number][]>().notNull(),
  },
  (table) => [
    index('article_neighbours_bucket').on(table.bucket, table.placedSeq),
    uniqueIndex('article_neighbours_placed').on(table.placedSeq),
  ],
);

/** The union of the members' topics, with the story's place in time: look-ups read this index. */
export const storyTopics = pgTable(
  'story_topics',
  {
    storyId: reference('story_id')
      .notNull()
      .references(() => stories.id, { onDelete: 'cascade' }),
    topic: text('topic').notNull(),
    firstSeenAt: instant('first_seen_at').notNull(),
    /** The story's own while it is live, else null: one that is not live is in no look-up. */
    heat: integer('heat'),
  },
  (table) => [
    primaryKey({ columns: [table.storyId, table.topic] }),
    index('story_topics_hottest')
      .on(
        table.topic,
        sql`(least(heat, 190) / 10)`,
        table.firstSeenAt.desc().nullsFirst(),
        table.storyId.desc().nullsFirst(),
      )
      .where(sql`heat is not null`),
    index('story_topics_newest').on(
      table.topic,
      table.firstSeenAt.desc().nullsFirst(),
      table.storyId.desc().nullsFirst(),
    ),
  ],
);
