/** Owns the log of deliveries: all three outboxes in one list, with what became of each row. */
import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import { articles } from '../articles/tables.ts';
import type { Database } from '../db/client.ts';
import { stories } from '../stories/tables.ts';
import { type Cadence, type DestinationKind, destinations } from '../subscriptions/tables.ts';
import { type DeliveryKind, deliveryId } from './delivery-id.ts';
import { deliveries, type DeliveryState, digests, type HeldFor, notices } from './tables.ts';

export type DeliveryView = {
  /** As the operator names it to try it again. */
  id: string;
  kind: DeliveryKind;
  state: DeliveryState;
  heldFor: HeldFor | null;
  /** Why it was not sent, or not changed, in words; null when all is well. */
  reason: string | null;
  /** Discord's error tree, when it refused the payload. */
  detail: unknown;
  /** Of a row that waits: when it is tried next, or its digest is made; null when nobody knows. */
  nextTryAt: Date | null;
  /** While it is being sent: when another worker may take it over. */
  leasedUntil: Date | null;
  attempts: number;
  /** Since when an earlier try may have arrived. */
  unsureSince: Date | null;
  destination: {
    id: number;
    kind: DestinationKind;
    discordId: string;
    guildId: string | null;
    /** Why nothing is sent there now; null while it is open. */
    paused: string | null;
  };
  story: { id: number; title: string } | null;
  digest: { cadence: Cadence; stories: number; since: Date } | null;
  notice: { recipientId: string; text: string } | null;
  /** The digest that shows the story instead of a card. */
  digestId: string | null;
  /** Of the story: what the message should show, and what it shows. */
  revision: number | null;
  sentRevision: number | null;
  message: { channelId: string; messageId: string } | null;
  createdAt: Date;
  sentAt: Date | null;
};

export type ListArgs = {
  destinationId: number | null;
  state: DeliveryState | null;
  limit: number;
};

/** Newest first. Of cards, digests and notices the newest few each, so that no outbox is read whole. */
export async function listDeliveries(
  { db }: { db: Database },
  args: ListArgs,
): Promise<DeliveryView[]> {
  const lists = [
    await listCards(db, args),
    await listDigests(db, args),
    await listNotices(db, args),
  ];
  return lists
    .flat()
    .toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
    .slice(0, args.limit);
}

type Outbox = typeof deliveries | typeof digests | typeof notices;

async function listCards(db: Database, args: ListArgs): Promise<DeliveryView[]> {
  const rows = await db
    .select({ row: deliveries, place: destinations, title: articles.title })
    .from(deliveries)
    .innerJoin(destinations, eq(destinations.id, deliveries.destinationId))
    .innerJoin(stories, eq(stories.id, deliveries.storyId))
    .innerJoin(articles, eq(articles.id, stories.headArticleId))
    .where(wanted(deliveries, args))
    .orderBy(desc(deliveries.id))
    .limit(args.limit);
  return rows.map(({ row, place, title }) => {
    const { nextDailyAt, nextWeeklyAt } = place;
    const digestAt = row.cadence === 'weekly' ? nextWeeklyAt : nextDailyAt;
    return {
      ...common('story', row, place),
      heldFor: row.heldFor,
      // Once it is in a digest, the digest says when.
      nextTryAt: row.state === 'gathered' && row.digestId === null ? digestAt : waitingUntil(row),
      story: { id: row.storyId, title },
      digestId: row.digestId === null ? null : deliveryId('digest', row.digestId),
      revision: row.revision,
      sentRevision: row.sentRevision,
    };
  });
}

async function listDigests(db: Database, args: ListArgs): Promise<DeliveryView[]> {
  const rows = await db
    .select({ row: digests, place: destinations })
    .from(digests)
    .innerJoin(destinations, eq(destinations.id, digests.destinationId))
    .where(wanted(digests, args))
    .orderBy(desc(digests.id))
    .limit(args.limit);
  return rows.map(({ row, place }) => ({
    ...common('digest', row, place),
    digest: { cadence: row.cadence, stories: row.stories, since: row.since },
  }));
}

async function listNotices(db: Database, args: ListArgs): Promise<DeliveryView[]> {
  const rows = await db
    .select({ row: notices, place: destinations })
    .from(notices)
    .innerJoin(destinations, eq(destinations.id, notices.destinationId))
    .where(wanted(notices, args))
    .orderBy(desc(notices.id))
    .limit(args.limit);
  return rows.map(({ row, place }) => ({
    ...common('notice', row, place),
    notice: { recipientId: row.recipientId, text: row.text },
  }));
}

function wanted(outbox: Outbox, { destinationId, state }: ListArgs): SQL | undefined {
  return and(
    destinationId === null ? undefined : eq(outbox.destinationId, destinationId),
    state === null ? undefined : sql`${outbox.state} = ${state}`,
  );
}

type Place = typeof destinations.$inferSelect;
type Row = Pick<
  typeof deliveries.$inferSelect,
  keyof typeof deliveries.$inferSelect &
    keyof typeof digests.$inferSelect &
    keyof typeof notices.$inferSelect
>;

/** What every row has to say, and null for what only some have. */
function common(kind: DeliveryKind, row: Row, place: Place): DeliveryView {
  const { channelId, messageId } = row;
  return {
    id: deliveryId(kind, row.id),
    kind,
    state: row.state,
    heldFor: null,
    reason: row.reason,
    detail: row.detail,
    nextTryAt: waitingUntil(row),
    leasedUntil: row.state === 'sending' ? row.dueAt : null,
    attempts: row.attempts,
    unsureSince: row.unsureSince,
    destination: {
      id: place.id,
      kind: place.kind,
      discordId: place.discordId,
      guildId: place.guildId,
      paused: place.pausedReason,
    },
    story: null,
    digest: null,
    notice: null,
    digestId: null,
    revision: null,
    sentRevision: null,
    message: channelId !== null && messageId !== null ? { channelId, messageId } : null,
    createdAt: row.createdAt,
    sentAt: row.sentAt,
  };
}

function waitingUntil({ state, dueAt }: Row): Date | null {
  return state === 'due' ? dueAt : null;
}
