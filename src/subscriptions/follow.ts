/** Owns making a rule, or changing the one that asks for the same. */
import { and, count, eq, type SQL, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../db/client.ts';
import type { Clock } from '../lib/clock.ts';
import { hasTooManyPatterns, MOST_PATTERNS_TOGETHER, ofSameOwner } from './patterns-of.ts';
import { asksFor, queryColumns, type RuleOptions, type RuleQuery } from './rule.ts';
import { differs, optionsOf } from './rule-options.ts';
import {
  type Cadence,
  type DestinationKind,
  destinations,
  guilds,
  type SubscriptionKind,
  subscriptions,
} from './tables.ts';

/** Where alerts go: a channel's id, or for a direct message the person's. */
export type Place = {
  kind: DestinationKind;
  discordId: string;
  guildId: string | null;
  /** Discord's number of the channel's kind, by who has just seen it. */
  channelType?: number;
  /** Of a direct message: the person's language, by who has just seen it. */
  locale?: string | null;
};

export type FollowOutcome =
  | { status: 'created'; subscriptionId: number; destinationId: number; cadence: Cadence }
  /** The same was asked for with other options, or rested; `before` is its cadence of then. */
  | {
      status: 'changed';
      subscriptionId: number;
      destinationId: number;
      cadence: Cadence;
      before: Cadence;
    }
  | {
      status: 'already-following';
      subscriptionId: number;
      destinationId: number;
      cadence: Cadence;
    }
  /** `of`: the rules of one place, or of one person where others' rules post; or their patterns. */
  | { status: 'too-many'; of: 'place' | 'person' | 'patterns'; most: number };

export type FollowArgs = {
  place: Place;
  /** Without it `post`. */
  kind?: SubscriptionKind;
  createdBy: string;
} & Pick<RuleQuery, 'topic'> &
  Partial<Pick<RuleQuery, 'include' | 'exclude'>> &
  /** What is left out is by default, and stays as it is where the rule is there. */
  Partial<RuleOptions>;

export const MOST_RULES_OF_PLACE = 100;
/** Of rules that mention a person in channels. */
export const MOST_MENTION_RULES = 100;

/** One that rests, paused or muted, is in force again. */
export async function follow(
  { db, clock }: { db: Database | Transaction; clock: Clock },
  args: FollowArgs,
): Promise<FollowOutcome> {
  const { place, kind = 'post', topic, include = [], exclude = [], createdBy } = args;
  const query = { topic, include, exclude };
  return db.transaction(async (tx) => {
    const destinationId = await placeId({ tx, clock }, place);
    const known = await findRule(tx, { destinationId, kind, query, createdBy });
    if (known) return change({ tx, clock }, { known, query, args });
    const full = await isFull(tx, { destinationId, kind, createdBy });
    if (full) return full;
    if (await hasTooManyPatterns(tx, { destinationId, kind, createdBy, keywords: query })) {
      return { status: 'too-many', of: 'patterns', most: MOST_PATTERNS_TOGETHER };
    }
    const options = await optionsOf({ tx, clock }, { query, args });
    const [row] = await tx
      .insert(subscriptions)
      .values({
        destinationId,
        kind,
        ...queryColumns(query),
        ...options,
        createdBy,
        createdAt: clock.now(),
      })
      .returning({ subscriptionId: subscriptions.id, cadence: subscriptions.cadence });
    if (!row) throw new Error('a subscription was not made');
    return { status: 'created', destinationId, ...row };
  });
}

/** Of others who make rules there one waits for the other, so that none is counted out. */
async function placeId(
  { tx, clock }: { tx: Transaction; clock: Clock },
  place: Place,
): Promise<number> {
  const { channelType = null, locale = null, ...identity } = place;
  const [destination] = await tx
    .insert(destinations)
    .values({
      ...identity,
      channelType,
      locale,
      zone: zoneOf(place),
      state: 'open',
      createdAt: clock.now(),
    })
    .onConflictDoUpdate({
      target: [destinations.kind, destinations.discordId],
      set: {
        channelType: sql`coalesce(excluded.channel_type, ${destinations.channelType})`,
        locale: sql`coalesce(excluded.locale, ${destinations.locale})`,
      },
    })
    .returning({ id: destinations.id });
  if (!destination) throw new Error('a destination was neither made nor found');
  return destination.id;
}

/** The server's, as its admins have chosen it. */
function zoneOf({ guildId }: Place): SQL<string> {
  return sql`coalesce((select ${guilds.zone} from ${guilds} where ${guilds.guildId} = ${guildId}), 'UTC')`;
}

type Known = typeof subscriptions.$inferSelect;

/** Of rules that mention each person has their own. */
export async function findRule(
  tx: Transaction,
  {
    destinationId,
    kind,
    query,
    createdBy,
  }: { destinationId: number; kind: SubscriptionKind; query: RuleQuery; createdBy: string },
): Promise<Known | undefined> {
  const [known] = await tx
    .select()
    .from(subscriptions)
    .where(
      and(
        eq(subscriptions.destinationId, destinationId),
        eq(subscriptions.kind, kind),
        asksFor(query),
        kind === 'mention' ? eq(subscriptions.createdBy, createdBy) : undefined,
      ),
    )
    .for('update');
  return known;
}

async function isFull(
  tx: Transaction,
  whose: { destinationId: number; kind: SubscriptionKind; createdBy: string },
): Promise<Extract<FollowOutcome, { status: 'too-many' }> | null> {
  const isOfPerson = whose.kind === 'mention';
  const which = ofSameOwner(whose);
  const most = isOfPerson ? MOST_MENTION_RULES : MOST_RULES_OF_PLACE;
  const [found] = await tx.select({ rules: count() }).from(subscriptions).where(which);
  if (!found || found.rules < most) return null;
  return { status: 'too-many', of: isOfPerson ? 'person' : 'place', most };
}

async function change(
  { tx, clock }: { tx: Transaction; clock: Clock },
  { known, query, args }: { known: Known; query: RuleQuery; args: FollowArgs },
): Promise<FollowOutcome> {
  const options = await optionsOf({ tx, clock }, { query, args });
  const ids = { subscriptionId: known.id, destinationId: known.destinationId };
  const isResting = known.pausedAt !== null || (known.mutedUntil ?? 0) > clock.now();
  if (!isResting && !differs(known, options)) {
    return { status: 'already-following', ...ids, cadence: known.cadence };
  }
  const [row] = await tx
    .update(subscriptions)
    .set({ ...options, pausedAt: null, mutedUntil: null, revision: known.revision + 1 })
    .where(eq(subscriptions.id, known.id))
    .returning({ cadence: subscriptions.cadence });
  const cadence = row?.cadence ?? known.cadence;
  return { status: 'changed', ...ids, cadence, before: known.cadence };
}
