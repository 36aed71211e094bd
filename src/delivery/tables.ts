/** Owns the outbox: one row per destination and story, for ever. */
import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { identity, instant, reference } from '../db/columns.ts';
import { stories } from '../stories/tables.ts';
import { destinations, subscriptions } from '../subscriptions/tables.ts';

export const deliveries = pgTable(
  'deliveries',
  {
    id: identity(),
    destinationId: reference('destination_id')
      .notNull()
      .references(() => destinations.id, { onDelete: 'cascade' }),
    storyId: reference('story_id')
      .notNull()
      .references(() => stories.id),
    /** The rule that made it due; null once that subscription is removed. */
    subscriptionId: reference('subscription_id').references(() => subscriptions.id, {
      onDelete: 'set null',
    }),
    state: text('state').$type<DeliveryState>().notNull(),
    /** When it may be claimed; while it is `sending`, when its lease runs out. */
    dueAt: instant('due_at').notNull(),
    leasedBy: text('leased_by'),
    attempts: integer('attempts').notNull().default(0),
    /** The story's revision that the message should show, and the one that it shows. */
    revision: integer('revision').notNull(),
    sentRevision: integer('sent_revision'),
    channelId: text('channel_id'),
    messageId: text('message_id'),
    reason: text('reason'),
    /** Discord's error tree, for a row that failed. */
    detail: jsonb('detail'),
    createdAt: instant('created_at').notNull(),
    sentAt: instant('sent_at'),
  },
  (table) => [
    unique('deliveries_identity').on(table.destinationId, table.storyId),
    index('deliveries_story').on(table.storyId),
    index('deliveries_subscription')
      .on(table.subscriptionId)
      .where(sql`subscription_id is not null`),
    index('deliveries_claim')
      .on(table.dueAt, table.id)
      .where(sql`state in ('due', 'sending')`),
    check('deliveries_state', sql`${table.state} in ('due', 'sending', 'sent', 'failed', 'held')`),
  ],
);

export type DeliveryState = 'due' | 'sending' | 'sent' | 'failed' | 'held';
