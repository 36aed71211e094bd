/** Owns what processes tell each other: who answers an interaction, and what a gateway has told. */
import { boolean, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from '../db/columns.ts';
import type { Right } from './bot-rights.ts';

/** Of several processes that hear an interaction one answers. */
export const takenInteractions = pgTable('taken_interactions', {
  /** Discord's id. */
  id: text('id').primaryKey(),
  takenAt: instant('taken_at').notNull(),
});

/** Channels that get alerts, as a gateway told of them, for processes that it does not tell. */
export const toldChannels = pgTable(
  'told_channels',
  {
    channelId: text('channel_id').primaryKey(),
    guildId: text('guild_id').notNull(),
    /** Discord's number of its kind. */
    channelType: integer('channel_type').notNull(),
    /** The rights that it does not give the bot. */
    lacking: jsonb('lacking').$type<Right[]>().notNull(),
    /** Roles that its rules mention and that are no more. */
    lostRoles: jsonb('lost_roles').$type<string[]>().notNull(),
    /** The language that Discord has its server speak. */
    guildLocale: text('guild_locale').notNull(),
    /** Whether Discord has an outage of its server. */
    isOut: boolean('is_out').notNull(),
  },
  (table) => [index('told_channels_guild').on(table.guildId)],
);
