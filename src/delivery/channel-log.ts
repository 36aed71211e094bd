/** Owns the log of one channel as its admins read it: cards and digests, newest first, page by page. */
import { and, desc, eq, lt } from 'drizzle-orm';
import { articles } from '../articles/tables.ts';
import type { Database } from '../db/client.ts';
import { stories } from '../stories/tables.ts';
import { type Cadence, destinations } from '../subscriptions/tables.ts';
import { deliveries, type DeliveryState, digests, type HeldFor } from './tables.ts';

export type LogEntry = {
  what:
    | { kind: 'story'; title: string; heldFor: HeldFor | null; isInDigest: boolean }
    | { kind: 'digest'; cadence: Exclude<Cadence, 'instant'>; stories: number };
  state: DeliveryState;
  /** Why it was not sent, or waits, as it was stored. */
  reason: string | null;
  /** While it waits: when it is tried next, or its digest is made; null when nobody knows. */
  nextAt: Date | null;
  message: { channelId: string; messageId: string } | null;
  createdAt: Date;
  sentAt: Date | null;
};

/** Up to where a page goes: those before it come next. Null: from the newest on. */
export type LogPlace = { story: number; digest: number } | null;

export type ChannelLog = {
  entries: LogEntry[];
  /** Where the next page begins; null when there is none. */
  next: LogPlace;
};

type Args = { destinationId: number; before: LogPlace; limit: number };
type Row = { id: number; entry: LogEntry };

/** Null where the server has no alerts in that channel. */
export async function channelLog(
  { db }: { db: Database },
  {
    guildId,
    channelId,
    before,
    limit,
  }: { guildId: string; channelId: string } & Omit<Args, 'destinationId'>,
): Promise<ChannelLog | null> {
  const [place] = await db
    .select({ id: destinations.id })
    .from(destinations)
    .where(
      and(
        eq(destinations.kind, 'channel'),
        eq(destinations.guildId, guildId),
        eq(destinations.discordId, channelId),
      ),
    );
  if (!place) return null;
  // One more than is shown tells whether there is another page.
  const args = { destinationId: place.id, before, limit: limit + 1 };
  const all = merged(await cardsOf(db, args), await digestsOf(db, args));
  const shown = all.slice(0, limit);
  const lastOf = (kind: LogEntry['what']['kind'], known: number | undefined) =>
    shown.findLast(({ entry }) => entry.what.kind === kind)?.id ?? known ?? Number.MAX_SAFE_INTEGER;
  return {
    entries: shown.map(({ entry }) => entry),
    next:
      all.length > limit
        ? { story: lastOf('story', before?.story), digest: lastOf('digest', before?.digest) }
        : null,
  };
}

/** By time, but each in its own order: the place where a page ends is of ids. */
function merged(cards: readonly Row[], others: readonly Row[]): Row[] {
  const rows: Row[] = [];
  let [card, other] = [0, 0];
  while (card < cards.length || other < others.length) {
    const [nextCard, nextOther] = [cards[card], others[other]];
    const isOther =
      nextOther && (!nextCard || nextOther.entry.createdAt > nextCard.entry.createdAt);
    const next = isOther ? nextOther : nextCard;
    if (!next) break;
    rows.push(next);
    if (isOther) other += 1;
    else card += 1;
  }
  return rows;
}

async function cardsOf(db: Database, { destinationId, before, limit }: Args): Promise<Row[]> {
  const rows = await db
    .select({ row: deliveries, place: destinations, title: articles.title })
    .from(deliveries)
    .innerJoin(destinations, eq(destinations.id, deliveries.destinationId))
    .innerJoin(stories, eq(stories.id, deliveries.storyId))
    .innerJoin(articles, eq(articles.id, stories.headArticleId))
    .where(
      and(
        eq(deliveries.destinationId, destinationId),
        before ? lt(deliveries.id, before.story) : undefined,
      ),
    )
    .orderBy(desc(deliveries.id))
    .limit(limit);
  return rows.map(({ row, place, title }) => {
    const isInDigest = row.digestId !== null;
    const { nextDailyAt, nextWeeklyAt } = place;
    const digestAt = row.cadence === 'weekly' ? nextWeeklyAt : nextDailyAt;
    const isGathered = row.state === 'gathered' && !isInDigest;
    return {
      id: row.id,
      entry: {
        ...common(row),
        what: { kind: 'story', title, heldFor: row.heldFor, isInDigest },
        nextAt: isGathered ? digestAt : waitingUntil(row),
      },
    };
  });
}

async function digestsOf(db: Database, { destinationId, before, limit }: Args): Promise<Row[]> {
  const rows = await db
    .select()
    .from(digests)
    .where(
      and(
        eq(digests.destinationId, destinationId),
        before ? lt(digests.id, before.digest) : undefined,
      ),
    )
    .orderBy(desc(digests.id))
    .limit(limit);
  return rows.map((row) => ({
    id: row.id,
    entry: {
      ...common(row),
      what: { kind: 'digest', cadence: row.cadence, stories: row.stories },
      nextAt: waitingUntil(row),
    },
  }));
}

type Outbox = Pick<
  typeof deliveries.$inferSelect,
  'state' | 'reason' | 'channelId' | 'messageId' | 'createdAt' | 'sentAt' | 'dueAt'
>;

function common(row: Outbox): Omit<LogEntry, 'what' | 'nextAt'> {
  const { state, reason, channelId, messageId, createdAt, sentAt } = row;
  const message = channelId !== null && messageId !== null ? { channelId, messageId } : null;
  return { state, reason, message, createdAt, sentAt };
}

function waitingUntil({ state, dueAt }: Outbox): Date | null {
  return state === 'due' ? dueAt : null;
}
