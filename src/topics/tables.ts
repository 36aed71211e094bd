/** Owns the table that says which topics an article has, and why. */
import { index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { articles } from '../articles/tables.ts';
import { reference } from '../db/columns.ts';

export const articleTopics = pgTable(
  'article_topics',
  {
    articleId: reference('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    /** Slug of `seeds/topics.yaml`. */
    topic: text('topic').notNull(),
    reason: text('reason').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.articleId, table.topic] }),
    index('article_topics_topic').on(table.topic, table.articleId),
  ],
);
