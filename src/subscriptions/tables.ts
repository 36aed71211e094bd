/** Owns the tables of destinations and of the subscriptions that they follow. */
import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { identity, instant, reference } from '../db/columns.ts';

export const destinations = pgTable(
  'destinations',
  {
    id: identity(),
    kind: text('kind').$type<DestinationKind>().notNull(),
    /** The channel's id, or for a direct message the person's id. */
    discordId: text('discord_id').notNull(),
    guildId: text('guild_id'),
    state: text('state').$type<DestinationState>().notNull(),
    /** What closed it, in words for the person who can mend it; null while it is open. */
    pausedReason: text('paused_reason'),
    pausedAt: instant('paused_at'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    unique('destinations_identity').on(table.kind, table.discordId),
    index('destinations_guild').on(table.guildId),
    check('destinations_kind', sql`${table.kind} in ('channel', 'dm')`),
    check('destinations_state', sql`${table.state} in ('open', 'paused')`),
  ],
);

export type DestinationKind = 'channel' | 'dm';
export type DestinationState = 'open' | 'paused';

export const subscriptions = pgTable(
  'subscriptions',
  {
    id: identity(),
    destinationId: reference('destination_id')
      .notNull()
      .references(() => destinations.id, { onDelete: 'cascade' }),
    topic: text('topic').notNull(),
    /** The least heat of a story; null follows the setting ALERT_BAR. */
    minHeat: integer('min_heat'),
    cadence: text('cadence').$type<'instant'>().notNull().default('instant'),
    /** Discord id of the person who made it. */
    createdBy: text('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    unique('subscriptions_identity').on(table.destinationId, table.topic),
    index('subscriptions_topic').on(table.topic, table.id),
    check('subscriptions_cadence', sql`${table.cadence} in ('instant', 'daily', 'weekly')`),
  ],
);
