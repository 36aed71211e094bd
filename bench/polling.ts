/**
 * Owns the measure of polling: a sweep over feeds of which nothing has changed, through the database,
 * against a bare undici loop that asks the same addresses as many at once and looks at nothing, which
 * is the floor, in rounds of one run. All are of one host, whose connections both keep; so the limits
 * per host are lifted for both. On Postgres with TEST_DATABASE_URL, else on the embedded database.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { sql } from 'drizzle-orm';
import { Agent, request } from 'undici';
import { parseConfig } from '../src/config.ts';
import { type Database, openDatabase } from '../src/db/client.ts';
import { systemClock } from '../src/lib/clock.ts';
import { silentLog } from '../src/lib/log.ts';
import { createSafeFetch } from '../src/lib/safe-fetch.ts';
import { parseFeed } from '../src/sources/feed/parse-feed.ts';
import { pollDue } from '../src/sources/polling/poll-due.ts';
import type { SweepDeps } from '../src/sources/polling/sweep.ts';
import { feeds, sources } from '../src/sources/tables.ts';
import { readJudgement } from '../src/wiring.ts';
import { print, startChild } from './child.ts';
import type { FeedsChild } from './feeds-child.ts';
import { freshDatabase } from './fresh-database.ts';

const FEEDS = 1_000;
const BYTES = 30_000;
const AT_ONCE = 32;
const ROUNDS = 9;

export async function benchPolling(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'keypoint-bench-'));
  const where = await freshDatabase(folder, 'polling');
  const { db, kind, close } = await openDatabase(where.place);
  const child = startChild('feeds-child.ts', { bytes: BYTES });
  const { port } = await child.answer<FeedsChild>();
  const urls = Array.from({ length: FEEDS }, (_, index) => `http://127.0.0.1:${port}/${index}`);
  await fill(db, urls);
  const safe = createSafeFetch({
    allowPrivate: true,
    userAgent: 'Keypoint/bench',
    connectionsPerHost: AT_ONCE,
  });
  const agent = new Agent({ connections: AT_ONCE, pipelining: 1 });
  const deps: SweepDeps = {
    db,
    clock: systemClock,
    log: silentLog(),
    line: readJudgement(parseConfig({})).line,
    backlogStories: 3,
    fetchPage: safe.fetchPage,
    readFeed: parseFeed,
    worker: 'bench',
    pollsDefaults: false,
    limits: { atOnce: AT_ONCE, perHost: AT_ONCE, gapMs: 0 },
  };

  const [floor, sweep, delays]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    floor.push(await timed(() => askAll(agent, urls)));
    await db.update(feeds).set({ pollAt: systemClock.now() });
    // Between two sweeps of the same feeds there are ten minutes, and autovacuum.
    await db.execute(sql`vacuum analyze ${feeds}`);
    await db.execute(sql`vacuum analyze ${sources}`);
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    sweep.push(await timed(() => sweepAll(deps)));
    delay.disable();
    delays.push(delay.max / 1e6);
  }
  const [bare, whole] = [median(floor.slice(1)), median(sweep.slice(1))];
  print(
    `${FEEDS} feeds that answer 304, ${AT_ONCE} at once, ${kind}, median of ${ROUNDS - 1} rounds, ms`,
  );
  print(`  floor: a bare undici loop          ${bare.toFixed(0)}`);
  print(
    `  a sweep, claims and writes included ${whole.toFixed(0)}  (${(whole / bare).toFixed(2)} × the floor)`,
  );
  print(`  longest delay of the event loop    ${Math.max(...delays.slice(1)).toFixed(0)}`);
  print(`  memory (RSS), MB                   ${(process.memoryUsage().rss / 1e6).toFixed(0)}`);
  await Promise.all([safe.close(), agent.close(), child.stop()]);
  await close();
  await where.drop();
  rmSync(folder, { recursive: true });
}

async function fill(db: Database, urls: readonly string[]): Promise<void> {
  const now = systemClock.now();
  const added = await db
    .insert(sources)
    .values(urls.map((location) => ({ kind: 'feed' as const, location, createdAt: now })))
    .returning({ sourceId: sources.id, location: sources.location });
  const rows = added.map(({ sourceId, location }) => {
    return { sourceId, pollAt: now, etag: `"${new URL(location).pathname}"` };
  });
  await db.insert(feeds).values(rows);
}

async function sweepAll(deps: SweepDeps): Promise<void> {
  const { unchanged } = await pollDue(deps);
  if (unchanged !== FEEDS) throw new Error(`${unchanged} of ${FEEDS} were polled and unchanged`);
}

async function askAll(agent: Agent, urls: readonly string[]): Promise<void> {
  const left = urls.toReversed();
  const ask = async () => {
    for (let url = left.pop(); url !== undefined; url = left.pop()) {
      const headers = { 'if-none-match': `"${new URL(url).pathname}"` };
      const { statusCode, body } = await request(url, { dispatcher: agent, headers });
      await body.dump();
      if (statusCode !== 304) throw new Error(`${url} answered ${statusCode}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, ask));
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await run();
  return performance.now() - started;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
