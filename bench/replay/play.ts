/** Owns a replay: every snapshot of a folder polled in the order of time, through the whole bot. */
import { eq, sql } from 'drizzle-orm';
import type { Database } from '../../src/db/client.ts';
import { NO_RULES } from '../../src/ingest/source-rules.ts';
import { silentLog } from '../../src/lib/log.ts';
import type { EntryStatus, FeedOutcome } from '../../src/sources/feed/feed-outcome.ts';
import { parseFeed } from '../../src/sources/feed/parse-feed.ts';
import { createReach } from '../../src/sources/polling/own-network.ts';
import { pollDue } from '../../src/sources/polling/poll-due.ts';
import { feeds, sources } from '../../src/sources/tables.ts';
import { BACKLOG_STORIES } from '../../src/wiring.ts';
import { COMMON_TOPIC, type ReplayBot, startBot } from './bot.ts';
import { type MovedClock, movedClock } from './clock.ts';
import { type ReplayServer, startServer } from './server.ts';
import { readReplay, type Snapshot } from './snapshots.ts';
import { judgeReplay, type Verdict } from './verdict.ts';

export type PollCounts = Record<EntryStatus | 'held', number> & {
  polls: number;
  /** Polls that brought a document which was not that of the poll before. */
  read: number;
  failed: string[];
  /** Entries that are no news: of the first poll, and of archives that came later, and how many these were. */
  backlogKeys: Set<string>;
  archived: number;
};

const STATUSES = ['new', 'updated', 'unchanged', 'known', 'repeated', 'rejected', 'held'] as const;

const MINUTE_MS = 60_000;
/** From one edit of a message to the next, at the slowest. */
const EDITS_MS = 15 * MINUTE_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** @param onPoll polls done and to do */
export async function playReplay(
  db: Database,
  { folder, onPoll }: { folder: string; onPoll?: (done: number, all: number) => void },
): Promise<Verdict> {
  const { feeds: replayed, snapshots } = readReplay(folder);
  const [first] = snapshots;
  if (!first) throw new Error(`${folder} has no snapshots`);
  const clock = movedClock(first.at);
  const bot = await startBot(db, clock);
  const server = await startServer(snapshots, clock);
  try {
    const sourceIds = new Map<string, number>();
    const counts = new Map<string, PollCounts>();
    for (const { name } of replayed) counts.set(name, noCounts());
    const played = { db, bot, clock, server, counts };
    for (const [index, snapshot] of snapshots.entries()) {
      clock.moveTo(snapshot.at);
      const sourceId = sourceIds.get(snapshot.feed) ?? (await addFeed(played, snapshot));
      sourceIds.set(snapshot.feed, sourceId);
      await poll(played, sourceId);
      await bot.deliver();
      // Edits wait, but not beyond the next poll: the clock never runs ahead of the snapshots.
      const next = snapshots[index + 1]?.at.getTime() ?? Infinity;
      clock.moveTo(new Date(Math.min(clock.now().getTime() + EDITS_MS, next)));
      await bot.deliver();
      onPoll?.(index + 1, snapshots.length);
    }
    for (let round = 0; round < 3; round += 1) {
      clock.moveBy(DAY_MS);
      await bot.deliver();
    }
    return await judgeReplay(db, { bot, replayed, sourceIds, counts });
  } finally {
    await server.close();
    await bot.close();
  }
}

type Played = {
  db: Database;
  bot: ReplayBot;
  clock: MovedClock;
  server: ReplayServer;
  counts: Map<string, PollCounts>;
};

async function addFeed({ db, server }: Played, { feed, at }: Snapshot): Promise<number> {
  const [source] = await db
    .insert(sources)
    .values({
      kind: 'feed',
      location: server.addressOf(feed),
      rules: { ...NO_RULES, topics: [COMMON_TOPIC] },
      createdAt: at,
    })
    .returning({ id: sources.id });
  if (!source) throw new Error(`${feed} was not added`);
  await db.insert(feeds).values({ sourceId: source.id, pollAt: at });
  return source.id;
}

/** Polls whatever is due, and the feed of the snapshot, whose day is to be told by this poll. */
async function poll({ db, bot, clock, server, counts }: Played, sourceId: number): Promise<void> {
  const now = clock.now();
  await db.update(feeds).set({ pollAt: now }).where(eq(feeds.sourceId, sourceId));
  await pollDue({
    db,
    clock,
    log: silentLog(),
    line: bot.line,
    backlogStories: BACKLOG_STORIES,
    fetchPage: server.fetchPage,
    readFeed: parseFeed,
    worker: 'replay',
    pollsDefaults: false,
    reach: createReach(),
    limits: { gapMs: 0 },
    onRead({ location }, outcome) {
      count(counts.get(server.feedOf(location)), outcome);
    },
  });
  const polled = await db
    .select({
      location: sources.location,
      failure: feeds.failure,
      isRead: sql<boolean>`${feeds.failures} = 0`,
    })
    .from(feeds)
    .innerJoin(sources, eq(sources.id, feeds.sourceId))
    .where(eq(feeds.polledAt, now));
  for (const { location, failure, isRead } of polled) {
    const of = counts.get(server.feedOf(location));
    if (!of) continue;
    of.polls += 1;
    if (!isRead) of.failed.push(`${location}: ${failure}`);
  }
}

function count(of: PollCounts | undefined, { counts, entries, isFirst }: FeedOutcome): void {
  if (!of) return;
  of.read += 1;
  for (const status of STATUSES) of[status] += counts[status];
  for (const { key, isBacklog } of entries) {
    if (!isBacklog || key === null) continue;
    of.backlogKeys.add(key);
    if (!isFirst) of.archived += 1;
  }
}

function noCounts(): PollCounts {
  return {
    polls: 0,
    read: 0,
    failed: [],
    backlogKeys: new Set(),
    archived: 0,
    new: 0,
    updated: 0,
    unchanged: 0,
    known: 0,
    repeated: 0,
    rejected: 0,
    held: 0,
  };
}
