/** Owns the tables of stories, their members and their topics. */
import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
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
    /** `alone`, or `related`: a list named it together with others of the story. */
    reason: text('reason').notNull(),
  },
  (table) => [
    index('story_articles_story').on(table.storyId, table.articleId),
    check('story_articles_reason', sql`${table.reason} in ('alone', 'related')`),
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
  },
  (table) => [
    primaryKey({ columns: [table.storyId, table.topic] }),
    index('story_topics_newest').on(
      table.topic,
      table.firstSeenAt.desc().nullsFirst(),
      table.storyId.desc().nullsFirst(),
    ),
  ],
);
