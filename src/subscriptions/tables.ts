/** Owns the tables of servers, of destinations, and of the subscriptions that they follow. */
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { identity, instant, reference } from '../db/columns.ts';
import { stories } from '../stories/tables.ts';

/** Servers of which we know more than Discord tells: a row appears with the first such thing. */
export const guilds = pgTable('guilds', {
  guildId: text('guild_id').primaryKey(),
  /** Where admins want to be told what nobody can be told by DM; null when they chose none. */
  noticeChannelId: text('notice_channel_id'),
  /** The language of its cards (one of Discord's locales), and the zone of places that are new in it. */
  locale: text('locale'),
  zone: text('zone'),
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
    /** Of a direct message: the language that the person was last seen with. */
    locale: text('locale'),
    /** What votes have added to the bar of its rules, of those since it was last reset. */
    barShift: integer('bar_shift').notNull().default(0),
    barResetAt: instant('bar_reset_at'),
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
    index('destinations_shifted')
      .on(table.id)
      .where(sql`bar_shift > 0`),
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
    check('destinations_bar_shift', sql`${table.barShift} between 0 and 100`),
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
    kind: text('kind').$type<SubscriptionKind>().notNull().default('post'),
    /** Null: whatever its topic, as long as a keyword is found. */
    topic: text('topic'),
    /** What a story's title or excerpt must hold, one of them; none asks for nothing. Normalised. */
    include: text('include').array().notNull().default([]),
    /** What none of it may hold. */
    exclude: text('exclude').array().notNull().default([]),
    /**
     * Of a rule with keywords: by which it is found. A story that it wants has one of these words, or
     * `*` and its topic stand for any. Empty for a rule without keywords.
     */
    foundBy: text('found_by').array().notNull().default([]),
    /** The least heat of a story; null follows the setting ALERT_BAR. */
    minHeat: integer('min_heat'),
    /** About so many stories a day: `min_heat` is then found from the last weeks, again each day. */
    dailyTarget: integer('daily_target'),
    cadence: text('cadence').$type<Cadence>().notNull().default('instant'),
    /** The role that an alert mentions, from this heat on; null: from the rule's own bar on. */
    roleId: text('role_id'),
    roleHeat: integer('role_heat'),
    /** Names of a forum's tags that its posts get beside those of their topics. */
    forumTags: text('forum_tags').array().notNull().default([]),
    /** Since when it rests until somebody resumes it; until when somebody has muted it. */
    pausedAt: instant('paused_at'),
    mutedUntil: instant('muted_until'),
    /** Counts its changes, so that of two who edit it at once the second is told. */
    revision: integer('revision').notNull().default(1),
    /** Discord id of the person who made it; empty once that person wished to be forgotten. */
    createdBy: text('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    uniqueIndex('subscriptions_rule').on(
      table.destinationId,
      table.kind,
      sql`coalesce(topic, '')`,
      table.include,
      table.exclude,
      sql`(case when kind = 'mention' then created_by else '' end)`,
    ),
    // What a heat has just passed, of rules without keywords: all that planning asks of them is in it.
    index('subscriptions_passed')
      .on(
        table.topic,
        table.minHeat,
        table.mutedUntil,
        table.cadence,
        table.destinationId,
        table.id,
      )
      .where(sql`found_by = '{}' and kind = 'post' and paused_at is null`),
    index('subscriptions_found_by')
      .using('gin', table.foundBy)
      // What waits in a list to be sorted in makes every search slow, and nothing sorts it in an embedded database.
      .with({ fastupdate: false })
      .where(sql`found_by <> '{}'`),
    // The lowest bar of all of these: most stories are below it.
    index('subscriptions_keyword_bars')
      .on(table.minHeat)
      .where(sql`found_by <> '{}' and kind = 'post' and paused_at is null`),
    index('subscriptions_target')
      .on(table.id)
      .where(sql`daily_target is not null`),
    index('subscriptions_person').on(table.createdBy, table.id),
    check('subscriptions_cadence', sql`${table.cadence} in ('instant', 'daily', 'weekly')`),
    check('subscriptions_kind', sql`${table.kind} in ('post', 'mention')`),
    check(
      'subscriptions_asks',
      sql`${table.topic} is not null or cardinality(${table.include}) > 0`,
    ),
    check('subscriptions_daily_target', sql`${table.dailyTarget} > 0`),
  ],
);

/**
 * `post`: its stories are posted at its destination; `mention`: whoever made it is mentioned where
 * the destination's own rules post such a story, and nothing is posted for it.
 */
export type SubscriptionKind = 'post' | 'mention';
export type Cadence = 'instant' | 'daily' | 'weekly';

/** People of whom we know more than what they follow: their look-ups go on from there. */
export const readers = pgTable('readers', {
  userId: text('user_id').primaryKey(),
  /** Up to when they have caught up; null when they never asked. */
  caughtUpAt: instant('caught_up_at'),
  /** How many stories they followed when their direct messages were found closed; 0 once they were told. */
  endedFollows: integer('ended_follows').notNull().default(0),
  createdAt: instant('created_at').notNull(),
});

/** Who wants to hear by direct message how a story goes on. */
export const storyFollows = pgTable(
  'story_follows',
  {
    id: identity(),
    storyId: reference('story_id')
      .notNull()
      .references(() => stories.id, { onDelete: 'cascade' }),
    userId: text('user_id').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    unique('story_follows_identity').on(table.storyId, table.userId),
    index('story_follows_person').on(table.userId, table.id),
  ],
);

/** Who said of a story that it is not for the place where it was posted: it raises that place's bar. */
export const votes = pgTable(
  'votes',
  {
    destinationId: reference('destination_id')
      .notNull()
      .references(() => destinations.id, { onDelete: 'cascade' }),
    storyId: reference('story_id')
      .notNull()
      .references(() => stories.id, { onDelete: 'cascade' }),
    userId: text('user_id').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.destinationId, table.storyId, table.userId] }),
    index('votes_person').on(table.userId),
    index('votes_recent').on(table.destinationId, table.createdAt),
  ],
);
