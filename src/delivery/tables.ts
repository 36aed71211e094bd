/** Owns the outboxes: of stories (one row per destination and story), digests, notices. */
import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { identity, instant, reference } from '../db/columns.ts';
import { stories } from '../stories/tables.ts';
import {
  type Cadence,
  destinations,
  storyFollows,
  subscriptions,
} from '../subscriptions/tables.ts';

/** What every row has that is sent to Discord. */
const sendColumns = () => ({
  /**
   * When it may be claimed; while it is `sending`, when its lease runs out; once it is `sent`, from
   * when on it may be edited.
   */
  dueAt: instant('due_at').notNull(),
  leasedBy: text('leased_by'),
  attempts: integer('attempts').notNull().default(0),
  /**
   * Since when an earlier try may have reached Discord: its answer was lost, or its worker died. An
   * answer that says clears it; until then the message is looked for before it is sent anew.
   */
  unsureSince: instant('unsure_since'),
  channelId: text('channel_id'),
  messageId: text('message_id'),
  reason: text('reason'),
  /** Discord's error tree, for a row that failed. */
  detail: jsonb('detail'),
  createdAt: instant('created_at').notNull(),
  sentAt: instant('sent_at'),
});

export const digests = pgTable(
  'digests',
  {
    id: identity(),
    destinationId: reference('destination_id')
      .notNull()
      .references(() => destinations.id, { onDelete: 'cascade' }),
    cadence: text('cadence').$type<Exclude<Cadence, 'instant'>>().notNull(),
    state: text('state').$type<SendState>().notNull(),
    /** How many stories it holds; 0 says that there was nothing worth it. */
    stories: integer('stories').notNull(),
    /** The window that it covers, up to `created_at`. */
    since: instant('since').notNull(),
    /** When its message may go on to the servers that follow the channel; null: never, or done. */
    crosspostAt: instant('crosspost_at'),
    ...sendColumns(),
  },
  (table) => [
    index('digests_destination').on(table.destinationId, table.id),
    index('digests_claim')
      .on(table.dueAt, table.id)
      .where(sql`state in ('due', 'sending')`),
    check('digests_state', sql`${table.state} in ('due', 'sending', 'sent', 'failed', 'held')`),
    check('digests_cadence', sql`${table.cadence} in ('daily', 'weekly')`),
  ],
);

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
    /** `gathered` rows wait for a digest of this cadence, then for that digest to be sent. */
    cadence: text('cadence').$type<Cadence>().notNull().default('instant'),
    /** The digest that shows it: such a row has no card of its own and is never edited. */
    digestId: reference('digest_id').references(() => digests.id, { onDelete: 'set null' }),
    /** Why it is held, or only gathered by a rule for alerts; `reason` says it to people. */
    heldFor: text('held_for').$type<HeldFor>(),
    /**
     * When somebody asked for it (a new follower, a first contact, an operator's retry): no limit of
     * volume holds it back then, and its age counts from there. Null when nobody did.
     */
    askedAt: instant('asked_at'),
    /** The local day (2026-11-24) whose limit of alerts it counts to; null when to none. */
    alertDay: text('alert_day'),
    /** The story's revision that the message should show, and the one that it shows. */
    revision: integer('revision').notNull(),
    sentRevision: integer('sent_revision'),
    /** Name of the forum post that was made; null elsewhere. */
    postName: text('post_name'),
    /** When its message may go on to the servers that follow the channel; null: never, or done. */
    crosspostAt: instant('crosspost_at'),
    ...sendColumns(),
  },
  (table) => [
    unique('deliveries_identity').on(table.destinationId, table.storyId),
    index('deliveries_story').on(table.storyId),
    index('deliveries_subscription')
      .on(table.subscriptionId)
      .where(sql`subscription_id is not null`),
    // One each for what has no message yet and for edits: alerts are claimed first.
    index('deliveries_claim_post')
      .on(table.dueAt, table.id)
      .where(sql`state in ('due', 'sending') and message_id is null`),
    index('deliveries_claim_edit')
      .on(table.dueAt, table.id)
      .where(sql`state in ('due', 'sending') and message_id is not null`),
    // What a destination has open: for its limits, its pause, its digests.
    index('deliveries_open')
      .on(table.destinationId, table.state)
      .where(sql`state in ('due', 'held', 'gathered')`),
    index('deliveries_day')
      .on(table.destinationId, table.alertDay)
      .where(sql`alert_day is not null`),
    // What waits for a digest: those that are in one stay `gathered` until it is sent.
    index('deliveries_gathered')
      .on(table.destinationId, table.cadence)
      .where(sql`state = 'gathered' and digest_id is null`),
    index('deliveries_digest')
      .on(table.digestId)
      .where(sql`digest_id is not null`),
    check(
      'deliveries_state',
      sql`${table.state} in ('due', 'sending', 'sent', 'failed', 'held', 'gathered')`,
    ),
    check('deliveries_cadence', sql`${table.cadence} in ('instant', 'daily', 'weekly')`),
    check(
      'deliveries_held_for',
      sql`${table.heldFor} in ('paused', 'story', 'volume', 'flood', 'age')`,
    ),
  ],
);

/**
 * Stories of which rows of the outbox were let go because of their age, and when last: nothing else
 * says any more where they were posted, so that nothing of them is posted as new again.
 */
export const toldStories = pgTable('told_stories', {
  storyId: reference('story_id')
    .primaryKey()
    .references(() => stories.id, { onDelete: 'cascade' }),
  letGoAt: instant('let_go_at').notNull(),
});

/** What the person who made a destination is told: one row per pause and person. */
export const notices = pgTable(
  'notices',
  {
    id: identity(),
    destinationId: reference('destination_id')
      .notNull()
      .references(() => destinations.id, { onDelete: 'cascade' }),
    /** Whom it is for, by DM; where that is closed, the server's channel for notices has it. */
    recipientId: text('recipient_id').notNull(),
    state: text('state').$type<SendState>().notNull(),
    /**
     * The notice in whose message it is told: places that close together make one. Null for the one
     * that the message is sent by.
     */
    toldWith: reference('told_with').references((): AnyPgColumn => notices.id, {
      onDelete: 'set null',
    }),
    /** What it says of the destination: why it was paused. */
    text: text('text').notNull(),
    /** Of the destination: one notice for each pause. */
    pausedAt: instant('paused_at').notNull(),
    ...sendColumns(),
  },
  (table) => [
    unique('notices_identity').on(table.destinationId, table.recipientId, table.pausedAt),
    index('notices_claim')
      .on(table.dueAt, table.id)
      .where(sql`state in ('due', 'sending')`),
    index('notices_told_with')
      .on(table.toldWith)
      .where(sql`told_with is not null`),
    check('notices_state', sql`${table.state} in ('due', 'sending', 'sent', 'failed', 'held')`),
  ],
);

/** What somebody who follows a story is told by direct message: that it goes on. */
export const storyUpdates = pgTable(
  'story_updates',
  {
    id: identity(),
    followId: reference('follow_id')
      .notNull()
      .references(() => storyFollows.id, { onDelete: 'cascade' }),
    kind: text('kind').$type<UpdateKind>().notNull().default('news'),
    /** Of the articles that it tells, the first and the last to come: the next goes on from there. */
    fromArticleId: reference('from_article_id').notNull(),
    toArticleId: reference('to_article_id').notNull(),
    state: text('state').$type<SendState>().notNull(),
    ...sendColumns(),
  },
  (table) => [
    unique('story_updates_identity').on(table.followId, table.kind, table.fromArticleId),
    check('story_updates_kind', sql`${table.kind} in ('news', 'retracted')`),
    index('story_updates_claim')
      .on(table.dueAt, table.id)
      .where(sql`state in ('due', 'sending')`),
    check(
      'story_updates_state',
      sql`${table.state} in ('due', 'sending', 'sent', 'failed', 'held')`,
    ),
  ],
);

/** What the operator is told, in their own channel: once each, for ever. */
export const reports = pgTable(
  'reports',
  {
    id: identity(),
    /** What it is about, so that it is said once: `failing:12:2026-11-24T08:00:00.000Z`. */
    key: text('key').notNull().unique(),
    /** Short and plain: nothing in it is markup. */
    text: text('text').notNull(),
    state: text('state').$type<SendState>().notNull(),
    /** The report in whose message it is told; null for the one that the message is sent by. */
    toldWith: reference('told_with').references((): AnyPgColumn => reports.id, {
      onDelete: 'set null',
    }),
    ...sendColumns(),
  },
  (table) => [
    index('reports_claim')
      .on(table.dueAt, table.id)
      .where(sql`state in ('due', 'sending')`),
    index('reports_told_with')
      .on(table.toldWith)
      .where(sql`told_with is not null`),
    check('reports_state', sql`${table.state} in ('due', 'sending', 'sent', 'failed', 'held')`),
  ],
);

/** `news`: articles that came; `retracted`: its head was taken back, and is the article that it names. */
export type UpdateKind = 'news' | 'retracted';
export type SendState = 'due' | 'sending' | 'sent' | 'failed' | 'held';
export type DeliveryState = SendState | 'gathered';
/**
 * `paused`: its destination is; `story`: it may not be shown (any more); `volume`: the day's limit
 * was reached; `flood`: too many came at once; `age`: it was too old by the time that it could come.
 */
export type HeldFor = 'paused' | 'story' | 'volume' | 'flood' | 'age';
