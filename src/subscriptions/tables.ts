/** Owns the tables of servers, of destinations, and of the subscriptions that they follow. */
import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { identity, instant, reference } from '../db/columns.ts';

/** Servers of which we know more than Discord tells: a row appears with the first such thing. */
export const guilds = pgTable('guilds', {
  guildId: text('guild_id').primaryKey(),
  /** Where admins want to be told what nobody can be told by DM; null when they chose none. */
  noticeChannelId: text('notice_channel_id'),
  /** Since when Keypoint is no longer in it; null while it is. Its settings are kept for 30 days. */
  leftAt: instant('left_at'),
});

export const destinations = pgTable(
  'destinations',
  {
    id: identity(),
    kind: text('kind').$type<DestinationKind>().notNull(),
    /** The channel's id, or for a direct message the person's id. */
    discordId: text('discord_id').notNull(),
    guildId: text('guild_id'),
    /** What Discord says that the channel is (its number); null until it is known. */
    channelType: integer('channel_type'),
    /** The channel of a direct message, once it was opened. */
    dmChannelId: text('dm_channel_id'),
    state: text('state').$type<DestinationState>().notNull(),
    /** What closed it, and in words for the person who can mend it; null while it is open. */
    pauseKind: text('pause_kind').$type<PauseKind>(),
    pausedReason: text('paused_reason'),
    pausedAt: instant('paused_at'),
    /** IANA name of the zone in which its hours and days are meant. */
    zone: text('zone').notNull().default('UTC'),
    /** Quiet hours in minutes of the local day, from (included) to (not); both null when none. */
    quietFrom: integer('quiet_from'),
    quietTo: integer('quiet_to'),
    /** What happens to an alert then: it waits for their end, or comes without a sound. */
    quietMode: text('quiet_mode').$type<QuietMode>().notNull().default('hold'),
    /** The most alerts of one local day; null when there is no such limit. */
    dailyLimit: integer('daily_limit'),
    /** When digests come: hour of the local day, and for weekly ones the day (1 is Monday). */
    digestHour: integer('digest_hour').notNull().default(8),
    digestWeekday: integer('digest_weekday').notNull().default(1),
    /** When its next digest is made; null while nothing of it gathers for one. */
    nextDailyAt: instant('next_daily_at'),
    nextWeeklyAt: instant('next_weekly_at'),
    /** Whether what is posted in an announcement channel goes on to the servers that follow it. */
    crosspost: boolean('crosspost').notNull().default(true),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    unique('destinations_identity').on(table.kind, table.discordId),
    index('destinations_guild').on(table.guildId),
    index('destinations_next_daily')
      .on(table.nextDailyAt)
      .where(sql`next_daily_at is not null`),
    index('destinations_next_weekly')
      .on(table.nextWeeklyAt)
      .where(sql`next_weekly_at is not null`),
    check('destinations_kind', sql`${table.kind} in ('channel', 'dm')`),
    check('destinations_state', sql`${table.state} in ('open', 'paused')`),
    check(
      'destinations_pause_kind',
      sql`${table.pauseKind} in ('rights', 'gone', 'left', 'dm-closed', 'unfit')`,
    ),
    check('destinations_quiet_mode', sql`${table.quietMode} in ('hold', 'silent')`),
    check(
      'destinations_quiet_hours',
      sql`(${table.quietFrom} is null) = (${table.quietTo} is null)
        and ${table.quietFrom} between 0 and 1439 and ${table.quietTo} between 0 and 1439`,
    ),
    check('destinations_digest_hour', sql`${table.digestHour} between 0 and 23`),
    check('destinations_digest_weekday', sql`${table.digestWeekday} between 1 and 7`),
    check('destinations_daily_limit', sql`${table.dailyLimit} > 0`),
  ],
);

export type DestinationKind = 'channel' | 'dm';
export type DestinationState = 'open' | 'paused';
export type QuietMode = 'hold' | 'silent';
/**
 * What opens it again: `rights`, permissions or a lock that an admin changes; `gone`, a deleted
 * channel, nothing; `left`, that Keypoint is invited again; `dm-closed`, the person; `unfit`, a
 * channel of a kind that takes no cards, or a forum without a tag that we may use, an admin.
 */
export type PauseKind = 'rights' | 'gone' | 'left' | 'dm-closed' | 'unfit';

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
    cadence: text('cadence').$type<Cadence>().notNull().default('instant'),
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

export type Cadence = 'instant' | 'daily' | 'weekly';
