/** Owns the verdict on a replay: what was posted twice, missed or left wrong, feed by feed. */
import { asc, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '../../src/db/client.ts';
import { COVERAGE_EDIT_MS } from '../../src/delivery/edit-pace.ts';
import { deliveries } from '../../src/delivery/tables.ts';
import { canonicalUrl } from '../../src/lib/url.ts';
import { feedEntries } from '../../src/sources/tables.ts';
import { stories, storyArticles, storyTopics } from '../../src/stories/tables.ts';
import { subscriptions } from '../../src/subscriptions/tables.ts';
import type { ReplayBot } from './bot.ts';
import type { PollCounts } from './play.ts';
import type { Gold, ReplayFeed } from './snapshots.ts';

export type FeedVerdict = {
  name: string;
  counts: PollCounts;
  gold: number;
  articles: number;
  /** Gold links that are no article, or were seen first on another day; articles beyond them. */
  missed: string[];
  wrongDay: string[];
  extra: string[];
  /** Stories that a channel follows and was neither given nor refused with a reason, and no backlog. */
  unposted: string[];
  /** Cards of its stories, and those that were edited at least once. */
  posted: number;
  edited: number;
  /** Cards that show an older revision, though they were young enough for an edit. */
  stale: string[];
  /** Of its first contact: the most cards that it gave a channel. */
  firstInChannel: number;
  /** How many of its stories' rows are held, by reason. */
  held: Map<string, number>;
};

export type Verdict = {
  feeds: FeedVerdict[];
  /** Links that stand at the head of two messages of one channel. */
  reposts: string[];
  messages: number;
};

type JudgeArgs = {
  bot: ReplayBot;
  replayed: readonly ReplayFeed[];
  sourceIds: ReadonlyMap<string, number>;
  counts: ReadonlyMap<string, PollCounts>;
};

export async function judgeReplay(
  db: Database,
  { bot, replayed, sourceIds, counts }: JudgeArgs,
): Promise<Verdict> {
  const channels = Object.values(bot.sandbox.state().messages);
  const messages = new Map(channels.flat().map((message) => [message.id, message]));
  // One that is new in a feed may be of the backlog of another.
  const backlog = new Set([...counts.values()].flatMap(({ backlogKeys }) => [...backlogKeys]));
  const feeds: FeedVerdict[] = [];
  for (const { name, gold } of replayed) {
    const count = counts.get(name);
    const sourceId = sourceIds.get(name);
    if (!count || sourceId === undefined) throw new Error(`${name} was not polled`);
    const seen = await judgeEntries(db, { sourceId, gold });
    const shown = await judgeCards(db, { sourceId, backlog, messages });
    feeds.push({
      name,
      counts: count,
      gold: Object.keys(gold.first_seen).length,
      ...seen,
      ...shown,
    });
  }
  const reposts = channels.flatMap((posts) => {
    const links = posts.flatMap(({ embeds }) => {
      const url = embeds[0]?.url;
      return url === undefined ? [] : [canonicalUrl(url) ?? url];
    });
    return links.filter((link, index) => links.indexOf(link) !== index);
  });
  return { feeds, reposts, messages: messages.size };
}

/** Each link of the gold file is one article, seen first on its day; and nothing else is. */
async function judgeEntries(
  db: Database,
  { sourceId, gold }: { sourceId: number; gold: Gold },
): Promise<Pick<FeedVerdict, 'articles' | 'missed' | 'wrongDay' | 'extra'>> {
  const rows = await db.select().from(feedEntries).where(eq(feedEntries.sourceId, sourceId));
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const links = Object.entries(gold.first_seen).map(
    ([link, day]) => [canonicalUrl(link) ?? link, day] as const,
  );
  // Two spellings of one link (with a slash and without) are one article, of the earlier day.
  const dayOf = new Map<string, string>();
  for (const [key, day] of links) {
    const known = dayOf.get(key);
    if (known === undefined || day < known) dayOf.set(key, day);
  }
  const missed: string[] = [];
  const wrongDay: string[] = [];
  const articleOf = new Map<number, string>();
  for (const [key, day] of dayOf) {
    const row = byKey.get(key);
    if (!row) {
      missed.push(key);
      continue;
    }
    const seen = row.firstSeenAt.toISOString().slice(0, 10);
    if (seen !== day) wrongDay.push(`${key}: ${seen}, not ${day}`);
    const other = articleOf.get(row.articleId);
    if (other !== undefined) missed.push(`${key} was taken for ${other}`);
    articleOf.set(row.articleId, key);
  }
  const extra = rows.flatMap(({ key }) => (dayOf.has(key) ? [] : [key]));
  return { articles: articleOf.size, missed, wrongDay, extra };
}

type Card = {
  key: string;
  storyId: number;
  revision: number;
  changedAt: Date;
  /** Null where nothing was planned. */
  row: typeof deliveries.$inferSelect | null;
};

async function judgeCards(
  db: Database,
  {
    sourceId,
    backlog,
    messages,
  }: {
    sourceId: number;
    backlog: ReadonlySet<string>;
    messages: ReadonlyMap<string, { edited_timestamp: string | null }>;
  },
): Promise<
  Pick<FeedVerdict, 'unposted' | 'posted' | 'edited' | 'stale' | 'held' | 'firstInChannel'>
> {
  const cards = await loadCards(db, sourceId);
  const unposted: string[] = [];
  const stale: string[] = [];
  const held = new Map<string, number>();
  const firsts = new Map<number, number>();
  let posted = 0;
  let edited = 0;
  for (const { key, row, revision, changedAt } of cards) {
    if (!row) {
      if (!backlog.has(key)) unposted.push(key);
      continue;
    }
    if (row.askedAt !== null) {
      firsts.set(row.destinationId, (firsts.get(row.destinationId) ?? 0) + 1);
    }
    if (row.messageId !== null) {
      posted += 1;
      const message = messages.get(row.messageId);
      if (!message) unposted.push(`${key}: its message is not there`);
      else if (message.edited_timestamp !== null) edited += 1;
      const age = changedAt.getTime() - (row.sentAt?.getTime() ?? 0);
      if (row.sentRevision !== revision && age < COVERAGE_EDIT_MS) stale.push(key);
    } else if (row.state === 'held' && row.reason !== null) {
      held.set(row.reason, (held.get(row.reason) ?? 0) + 1);
    } else {
      unposted.push(`${key} is ${row.state}`);
    }
  }
  return { unposted, posted, edited, stale, held, firstInChannel: Math.max(0, ...firsts.values()) };
}

/** One for each story that holds an entry of the source, and each channel that follows it. */
async function loadCards(db: Database, sourceId: number): Promise<Card[]> {
  const followed = await db
    .select({
      key: feedEntries.key,
      storyId: stories.id,
      revision: stories.revision,
      changedAt: stories.changedAt,
      destinationId: subscriptions.destinationId,
    })
    .from(feedEntries)
    .innerJoin(storyArticles, eq(storyArticles.articleId, feedEntries.articleId))
    .innerJoin(stories, eq(stories.id, storyArticles.storyId))
    .innerJoin(storyTopics, eq(storyTopics.storyId, stories.id))
    .innerJoin(subscriptions, eq(subscriptions.topic, storyTopics.topic))
    .where(sql`${feedEntries.sourceId} = ${sourceId} and ${stories.state} = 'live'`)
    .orderBy(asc(feedEntries.firstSeenAt));
  const ids = [...new Set(followed.map(({ storyId }) => storyId))];
  const rows =
    ids.length === 0
      ? []
      : await db.select().from(deliveries).where(inArray(deliveries.storyId, ids));
  const rowOf = new Map(rows.map((row) => [`${row.destinationId} ${row.storyId}`, row]));
  return followed.map(({ destinationId, ...card }) => ({
    ...card,
    row: rowOf.get(`${destinationId} ${card.storyId}`) ?? null,
  }));
}

/** What a replay must not show. */
export function faultsOf({ feeds, reposts }: Verdict): string[] {
  return [
    ...reposts.map((link) => `posted twice: ${link}`),
    ...feeds.flatMap((feed) => [
      ...feed.counts.failed.map((what) => `not read: ${what}`),
      ...feed.missed.map((what) => `${feed.name}, missed: ${what}`),
      ...feed.wrongDay.map((what) => `${feed.name}, seen on another day: ${what}`),
      ...feed.extra.map((what) => `${feed.name}, beyond the gold: ${what}`),
      ...feed.unposted.map((what) => `${feed.name}, not posted and no reason: ${what}`),
      ...feed.stale.map((what) => `${feed.name}, its card is old: ${what}`),
    ]),
  ];
}
