/**
 * Owns the process that polls, as compiled as `npm start` runs it: a loader of TypeScript names each
 * function anew when it is made, which costs a tenth of a sweep.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { sql } from 'drizzle-orm';
import { Agent, request } from 'undici';

const { parseConfig } = await import('../src/config.ts');
const { openDatabase } = await import('../src/db/client.ts');
const { systemClock } = await import('../src/lib/clock.ts');
const { silentLog } = await import('../src/lib/log.ts');
const { createSafeFetch } = await import('../src/lib/safe-fetch.ts');
const { parseFeed } = await import('../src/sources/feed/parse-feed.ts');
const { createReach } = await import('../src/sources/polling/own-network.ts');
const { pollDue } = await import('../src/sources/polling/poll-due.ts');
const { feeds, sources } = await import('../src/sources/tables.ts');
const { readJudgement } = await import('../src/wiring.ts');

const { place, port, count, atOnce, rounds } = JSON.parse(process.argv[2] ?? '');
/** @type {string[]} */
const urls = Array.from({ length: count }, (_, index) => `http://127.0.0.1:${port}/${index}`);
const { db, kind, close } = await openDatabase(place);
await fill();
const safe = createSafeFetch({
  allowPrivate: true,
  userAgent: 'Keypoint/bench',
  connectionsPerHost: atOnce,
});
const agent = new Agent({ connections: atOnce, pipelining: 1 });
const deps = {
  db,
  clock: systemClock,
  log: silentLog(),
  line: readJudgement(parseConfig({})).line,
  backlogStories: 3,
  fetchPage: safe.fetchPage,
  readFeed: parseFeed,
  worker: 'bench',
  pollsDefaults: false,
  reach: createReach(),
  limits: { atOnce, perHost: atOnce, gapMs: 0 },
};

const measured = [];
for (let round = 0; round < rounds; round += 1) {
  const bareMs = await timed(askAll);
  await db.update(feeds).set({ pollAt: systemClock.now() });
  // Between two sweeps of the same feeds there are ten minutes, and autovacuum.
  await db.execute(sql`vacuum analyze ${feeds}`);
  await db.execute(sql`vacuum analyze ${sources}`);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const sweepMs = await timed(sweepAll);
  delay.disable();
  measured.push({ bareMs, sweepMs, delayMs: delay.max / 1e6 });
}
const rssMb = process.memoryUsage().rss / 1e6;
process.stdout.write(`${JSON.stringify({ kind, rounds: measured, rssMb })}\n`);
await Promise.all([safe.close(), agent.close()]);
await close();

async function fill() {
  const now = systemClock.now();
  const kind = /** @type {const} */ ('feed');
  const values = urls.map((location) => ({ kind, location, createdAt: now }));
  const added = await db
    .insert(sources)
    .values(values)
    .returning({ sourceId: sources.id, location: sources.location });
  const rows = [];
  for (const { sourceId, location } of added) {
    rows.push({ sourceId, pollAt: now, etag: `"${new URL(location).pathname}"` });
  }
  await db.insert(feeds).values(rows);
}

async function sweepAll() {
  const { unchanged } = await pollDue(deps);
  if (unchanged !== count) throw new Error(`${unchanged} of ${count} were polled and unchanged`);
}

async function askAll() {
  const left = urls.toReversed();
  const ask = async () => {
    for (let url = left.pop(); url !== undefined; url = left.pop()) {
      const headers = { 'if-none-match': `"${new URL(url).pathname}"` };
      const { statusCode, body } = await request(url, { dispatcher: agent, headers });
      await body.dump();
      if (statusCode !== 304) throw new Error(`${url} answered ${statusCode}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, ask));
}

/** @param {() => Promise<void>} run */
async function timed(run) {
  const started = performance.now();
  await run();
  return performance.now() - started;
}
