/** Owns the list of what a person, or a server, follows, and who may see and change it. */
import { and, asc, eq, or, type SQL, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../db/client.ts';
import type { Place } from './follow.ts';
import type { Rule } from './rule.ts';
import { destinations, subscriptions, type SubscriptionKind } from './tables.ts';

/**
 * Who may see and change a subscription: the person of a DM, or who is mentioned by it; the admins of
 * a server what is posted there.
 */
export type Owner = { userId: string } | { guildId: string };

export type SubscriptionView = Rule & {
  id: number;
  kind: SubscriptionKind;
  place: Place;
  destinationId: number;
  /** Why nothing is sent there now; null while it is open. */
  paused: string | null;
  /** Since when the rule itself rests, and until when it is muted (perhaps over already). */
  pausedAt: Date | null;
  mutedUntil: Date | null;
  /** What votes have added to the bar of the place's rules. */
  barShift: number;
  /** For `edit`: what the person saw. */
  revision: number;
  /** Empty when that person wished to be forgotten. */
  createdBy: string;
  createdAt: Date;
};

const columns = {
  id: subscriptions.id,
  kind: subscriptions.kind,
  topic: subscriptions.topic,
  include: subscriptions.include,
  exclude: subscriptions.exclude,
  minHeat: subscriptions.minHeat,
  dailyTarget: subscriptions.dailyTarget,
  cadence: subscriptions.cadence,
  roleId: subscriptions.roleId,
  roleHeat: subscriptions.roleHeat,
  forumTags: subscriptions.forumTags,
  pausedAt: subscriptions.pausedAt,
  mutedUntil: subscriptions.mutedUntil,
  revision: subscriptions.revision,
  createdBy: subscriptions.createdBy,
  createdAt: subscriptions.createdAt,
  destinationId: destinations.id,
  place: {
    kind: destinations.kind,
    discordId: destinations.discordId,
    guildId: destinations.guildId,
  },
  paused: destinations.pausedReason,
  barShift: destinations.barShift,
};

export async function listSubscriptions(
  { db }: { db: Database | Transaction },
  owner: Owner,
): Promise<SubscriptionView[]> {
  return select(db, ownedBy(owner)).orderBy(
    asc(destinations.id),
    asc(subscriptions.topic),
    asc(subscriptions.id),
  );
}

/** Another owner's subscription is not found: nobody learns that it exists. */
export async function findSubscription(
  { db }: { db: Database | Transaction },
  { subscriptionId, owner }: { subscriptionId: number; owner: Owner },
): Promise<SubscriptionView | null> {
  const [found] = await select(db, and(eq(subscriptions.id, subscriptionId), ownedBy(owner)));
  return found ?? null;
}

function select(db: Database | Transaction, which: SQL | undefined) {
  return db
    .select(columns)
    .from(subscriptions)
    .innerJoin(destinations, eq(destinations.id, subscriptions.destinationId))
    .where(which);
}

/** A condition on subscriptions with their destinations. */
function ownedBy(owner: Owner): SQL | undefined {
  const isMention = eq(subscriptions.kind, 'mention');
  return 'userId' in owner
    ? or(
        // Asked first: of both tables at once no index would be of use, and all rules be read.
        sql`${subscriptions.destinationId} = (select direct.id from destinations direct
          where direct.kind = 'dm' and direct.discord_id = ${owner.userId})`,
        and(isMention, eq(subscriptions.createdBy, owner.userId)),
      )
    : and(
        eq(destinations.kind, 'channel'),
        eq(destinations.guildId, owner.guildId),
        eq(subscriptions.kind, 'post'),
      );
}
