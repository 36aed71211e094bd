/** Owns a replay: every snapshot of a folder polled in the order of time, through the whole bot. */
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import type { Database } from '../../src/db/client.ts';
import { NO_RULES } from '../../src/ingest/source-rules.ts';
import { messageOf } from '../../src/lib/errors.ts';
import type { EntryStatus } from '../../src/sources/feed/feed-outcome.ts';
import { parseFeed } from '../../src/sources/feed/parse-feed.ts';
import { storeDocument } from '../../src/sources/feed/store-document.ts';
import { feeds, sources } from '../../src/sources/tables.ts';
import { BACKLOG_STORIES } from '../../src/wiring.ts';
import { COMMON_TOPIC, type ReplayBot, startBot } from './bot.ts';
import { type MovedClock, movedClock } from './clock.ts';
import { readReplay, type Snapshot } from './snapshots.ts';
import { judgeReplay, type Verdict } from './verdict.ts';

export type PollCounts = Record<EntryStatus | 'held', number> & {
  polls: number;
  /** Polls whose bytes were those of the poll before. */
  same: number;
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
  try {
    const sourceIds = new Map<string, number>();
    const counts = new Map<string, PollCounts>();
    for (const { name } of replayed) counts.set(name, noCounts());
    for (const [index, snapshot] of snapshots.entries()) {
      clock.moveTo(snapshot.at);
      const sourceId = sourceIds.get(snapshot.feed) ?? (await addFeed(db, snapshot));
      sourceIds.set(snapshot.feed, sourceId);
      const count = counts.get(snapshot.feed) ?? noCounts();
      await poll({ db, bot, clock }, { snapshot, sourceId, count });
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
    await bot.close();
  }
}

async function addFeed(db: Database, { feed, at }: Snapshot): Promise<number> {
  const [source] = await db
    .insert(sources)
    .values({
      kind: 'feed',
      location: addressOf(feed),
      rules: { ...NO_RULES, topics: [COMMON_TOPIC] },
      createdAt: at,
    })
    .returning({ id: sources.id });
  if (!source) throw new Error(`${feed} was not added`);
  await db.insert(feeds).values({ sourceId: source.id, pollAt: at });
  return source.id;
}

function addressOf(feed: string): string {
  return `https://feeds.example.org/${feed}.xml`;
}

type PollDeps = { db: Database; bot: ReplayBot; clock: MovedClock };

async function poll(
  { db, bot, clock }: PollDeps,
  { snapshot, sourceId, count }: { snapshot: Snapshot; sourceId: number; count: PollCounts },
): Promise<void> {
  const body = readFileSync(snapshot.file);
  count.polls += 1;
  const bodyHash = hash('sha1', body, 'hex');
  const [before] = await db
    .select({ bodyHash: feeds.bodyHash })
    .from(feeds)
    .where(eq(feeds.sourceId, sourceId));
  if (before?.bodyHash === bodyHash) {
    count.same += 1;
    return;
  }
  let document: ReturnType<typeof parseFeed>;
  try {
    document = parseFeed(body, { url: addressOf(snapshot.feed), contentType: 'text/xml' });
  } catch (error) {
    count.failed.push(`${snapshot.file}: ${messageOf(error)}`);
    return;
  }
  const deps = { db, clock, line: bot.line, backlogStories: BACKLOG_STORIES };
  const { counts, entries, isFirst } = await storeDocument(deps, {
    sourceId,
    document,
    async settle(tx) {
      await tx.update(feeds).set({ bodyHash }).where(eq(feeds.sourceId, sourceId));
    },
  });
  for (const status of STATUSES) count[status] += counts[status];
  for (const { key, isBacklog } of entries) {
    if (!isBacklog || key === null) continue;
    count.backlogKeys.add(key);
    if (!isFirst) count.archived += 1;
  }
}

function noCounts(): PollCounts {
  return {
    polls: 0,
    same: 0,
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
