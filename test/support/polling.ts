/** Owns what tests of polling share: feeds of a test server, their sweeps, and what these leave. */
import { randomUUID } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import { articles } from '../../src/articles/tables.ts';
import type { Database } from '../../src/db/client.ts';
import { reports } from '../../src/delivery/tables.ts';
import { silentLog } from '../../src/lib/log.ts';
import { createSafeFetch } from '../../src/lib/safe-fetch.ts';
import { parseFeed } from '../../src/sources/feed/parse-feed.ts';
import { createReach } from '../../src/sources/polling/own-network.ts';
import { pollDue } from '../../src/sources/polling/poll-due.ts';
import type { SweepDeps, SweepReport } from '../../src/sources/polling/sweep.ts';
import type { SourceRules } from '../../src/ingest/source-rules.ts';
import { feeds, sources, type SourceState } from '../../src/sources/tables.ts';
import { line, testClock } from './factories.ts';
import { type FeedServer, startFeedServer } from './feed-server.ts';

export type Polling = {
  clock: ReturnType<typeof testClock>;
  server: FeedServer;
  deps: SweepDeps;
  /** The database of a process that is killed once it has stored so many batches of a document. */
  dyingAfter(batches: number): Database;
  /** How many bodies were parsed. */
  parsed: { count: number };
  /** Answers the source's id; it is due. */
  add(url: string, fields?: Partial<typeof feeds.$inferInsert>): Promise<number>;
  sweep(fields?: Partial<SweepDeps>): Promise<SweepReport>;
  /** Moves the clock to when the feed is due, and sweeps. */
  next(sourceId?: number, fields?: Partial<SweepDeps>): Promise<SweepReport>;
  feed(sourceId?: number): Promise<typeof feeds.$inferSelect>;
  source(sourceId?: number): Promise<typeof sources.$inferSelect>;
  become(sourceId: number, state: SourceState): Promise<void>;
  judgedBy(sourceId: number, rules: SourceRules): Promise<void>;
  /** Moves the clock, and makes the first feed due. */
  dueIn(ms: number): Promise<void>;
  /** In milliseconds from now. */
  waits(sourceId?: number): Promise<number>;
  told(): Promise<{ key: string; text: string }[]>;
  titles(): Promise<string[]>;
  close(): Promise<void>;
};

/** Of a fresh database the first source is 1. */
export async function startPolling(db: Database): Promise<Polling> {
  const server = await startFeedServer();
  const clock = testClock();
  const parsed = { count: 0 };
  const safe = createSafeFetch({
    allowPrivate: true,
    userAgent: 'Keypoint/test',
    lookup: server.lookup,
  });
  const deps: SweepDeps = {
    db,
    clock,
    log: silentLog(),
    line,
    backlogStories: 3,
    fetchPage: safe.fetchPage,
    readFeed(body, from) {
      parsed.count += 1;
      return parseFeed(body, from);
    },
    worker: randomUUID(),
    pollsDefaults: false,
    reach: createReach(),
    limits: { gapMs: 0 },
  };
  const feed = async (sourceId = 1) => {
    const [row] = await db.select().from(feeds).where(eq(feeds.sourceId, sourceId));
    if (!row) throw new Error(`there is no feed ${sourceId}`);
    return row;
  };
  const waits = async (sourceId?: number) =>
    (await feed(sourceId)).pollAt.getTime() - clock.now().getTime();
  const sweep: Polling['sweep'] = (fields) => pollDue({ ...deps, ...fields });
  return {
    clock,
    server,
    parsed,
    deps,
    dyingAfter(batches) {
      let left = batches;
      const isDead = () => left < 0;
      return new Proxy(db, {
        get(target, name, receiver) {
          if (isDead()) throw new Error('killed');
          if (name === 'transaction') left -= 1;
          if (isDead()) throw new Error('killed');
          const value: unknown = Reflect.get(target, name, receiver);
          return typeof value === 'function' ? value.bind(target) : value;
        },
      });
    },
    async add(location, fields) {
      const now = clock.now();
      const [source] = await db
        .insert(sources)
        .values({ kind: 'feed', location, name: new URL(location).hostname, createdAt: now })
        .returning({ id: sources.id });
      if (!source) throw new Error(`${location} was not added`);
      await db.insert(feeds).values({ sourceId: source.id, pollAt: now, ...fields });
      return source.id;
    },
    sweep,
    async next(sourceId, fields) {
      clock.advance(Math.max(0, await waits(sourceId)));
      return sweep(fields);
    },
    feed,
    async source(sourceId = 1) {
      const [row] = await db.select().from(sources).where(eq(sources.id, sourceId));
      if (!row) throw new Error(`there is no source ${sourceId}`);
      return row;
    },
    async become(sourceId, state) {
      await db.update(sources).set({ state }).where(eq(sources.id, sourceId));
    },
    async judgedBy(sourceId, rules) {
      await db.update(sources).set({ rules }).where(eq(sources.id, sourceId));
    },
    async dueIn(ms) {
      clock.advance(ms);
      await db.update(feeds).set({ pollAt: clock.now() }).where(eq(feeds.sourceId, 1));
    },
    waits,
    told: () =>
      db.select({ key: reports.key, text: reports.text }).from(reports).orderBy(asc(reports.id)),
    async titles() {
      const rows = await db.select({ title: articles.title }).from(articles);
      return rows.map(({ title }) => title).toSorted();
    },
    async close() {
      await safe.close();
      await server.close();
    },
  };
}
