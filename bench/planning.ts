/**
 * Owns the measure of planning new stories against 100,000 subscriptions: beside a bare
 * `INSERT … SELECT` of the same rows, of a story that is due nobody, and as a share of ingest. On
 * Postgres, with TEST_DATABASE_URL. Promises: at least the rate of the bare statement, and under a
 * millisecond for a story that is due nobody.
 */
import { sql } from 'drizzle-orm';
import { parseConfig } from '../src/config.ts';
import type { Database, Transaction } from '../src/db/client.ts';
import { keywordMatches } from '../src/delivery/keyword-matches.ts';
import { planStories } from '../src/delivery/plan.ts';
import { deliveries } from '../src/delivery/tables.ts';
import { ingestBatch } from '../src/ingest/ingest-batch.ts';
import { prepareEntry } from '../src/ingest/prepare-entry.ts';
import type { StoryChange } from '../src/stories/group.ts';
import { storyTexts } from '../src/stories/story-texts.ts';
import { readJudgement } from '../src/wiring.ts';
import { median } from './claim-rates.ts';
import { changeOf, openSite, type Site, STORIES, SUBSCRIPTIONS } from './planning-site.ts';
import { timedAndUndone } from './undone.ts';

export const HEAT = 80;
export const COLD = 19;
const ALERT_BAR = 70;
const SETTINGS = { alertBar: ALERT_BAR, alertMaxAgeHours: 72, alertsAtOnce: 1_000 };
const ARTICLES = 40;

export async function benchPlanning(): Promise<void> {
  const server = process.env['TEST_DATABASE_URL'];
  if (!server) {
    print(
      'planning: not measured, it needs a Postgres server. Example: TEST_DATABASE_URL=postgres://…',
    );
    return;
  }
  const { taxonomy, line } = readJudgement(parseConfig({}));
  const topics = taxonomy.topics.map(({ slug }) => slug);
  const site = await openSite(server, topics);
  try {
    await measureStories(site, topics);
    await measureIngest(site, { line, topics: taxonomy.topics.map(({ name }) => name) });
  } finally {
    await site.close();
  }
}

async function measureStories(site: Site, topics: readonly string[]): Promise<void> {
  const rows: number[] = [];
  const times = {
    ours: [] as number[],
    bare: [] as number[],
    matching: [] as number[],
    nobody: [] as number[],
    idle: [] as number[],
  };
  const undone = (work: (tx: Transaction) => Promise<void>) =>
    timedAndUndone(site.db, work, (tx) => tx.$count(deliveries));
  for (let id = 1; id <= STORIES; id += 1) {
    const change = changeOf(id, HEAT, topics);
    const now = new Date();
    const ours = await undone((tx) => planNew(tx, now, [change]));
    let matched: number[] = [];
    const matching = await undone(async (tx) => {
      const texts = await storyTexts(tx, [change.storyId]);
      const found = await keywordMatches(tx, {
        now,
        alertBar: ALERT_BAR,
        changes: [change],
        texts,
      });
      matched = found.map(({ rule }) => rule.id);
    });
    const bare = await undone((tx) => insertBare(tx, { now, change, matched }));
    if (ours.rows !== bare.rows)
      throw new Error(`story ${id}: ${ours.rows} rows, not ${bare.rows}`);
    const cold = changeOf(id, COLD, topics);
    const nobody = await undone((tx) => planNew(tx, now, [cold]));
    const idle = await undone(async (tx) => {
      await tx.execute(sql`select 1`);
    });
    if (nobody.rows > 0) throw new Error('a cold story is due somebody');
    // What the engine compiles and prepares first.
    if (id <= 10) continue;
    rows.push(ours.rows);
    times.ours.push(ours.ms);
    times.matching.push(matching.ms);
    times.bare.push(bare.ms);
    times.nobody.push(nobody.ms);
    times.idle.push(idle.ms);
    if (id % 10 === 0) await site.client.unsafe('vacuum deliveries');
  }
  print(
    `${SUBSCRIPTIONS} subscriptions, ${STORIES - 10} stories of ${median(rows)} places (median), ms`,
  );
  const row = (what: string, all: number[]) => print(`  ${what.padEnd(44)} ${spread(all)}`);
  row('planning', times.ours);
  row('bare INSERT … SELECT of the same rows', times.bare);
  row('of planning: rules with keywords', times.matching);
  row('a story that is due nobody', times.nobody);
  row('one empty round trip', times.idle);
  const ratios = times.ours.map((ms, at) => (times.bare[at] ?? 0) / ms);
  print(`  rate against the bare statement: ${median(ratios).toFixed(2)}`);
}

/** As the line plans a batch of stories. */
export function planNew(tx: Transaction, now: Date, changes: StoryChange[]): Promise<void> {
  const grouping = { changes, merges: [] };
  return planStories(tx, { ...SETTINGS, now, grouping, isBacklog: false });
}

/** What it does not decide: age, limits, quiet hours, pauses. Which keywords match it is told. */
async function insertBare(
  tx: Transaction,
  { now, change, matched }: { now: Date; change: StoryChange; matched: readonly number[] },
): Promise<void> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const topics = sql`${`{${[...change.topics].join()}}`}::text[]`;
  const ids = sql`${`{${matched.join()}}`}::bigint[]`;
  await tx.execute(sql`
    insert into deliveries (destination_id, story_id, subscription_id, state, cadence, alert_day,
      due_at, revision, created_at)
    select distinct on (rule.destination_id) rule.destination_id, ${change.storyId}::bigint, rule.id,
      'due', rule.cadence, '2026-11-30', ${at}, 1, ${at}
    from subscriptions rule join destinations place on place.id = rule.destination_id
    where coalesce(rule.min_heat, ${ALERT_BAR}::int) <= ${change.heat}::int
      and ((rule.topic = any(${topics}) and rule.include = '{}')
        or rule.id = any(${ids}))
    order by rule.destination_id, rule.id`);
}

export type Line = ReturnType<typeof readJudgement>['line'];

/** Each article in a batch of its own, as news comes; then the same with nobody subscribed. */
async function measureIngest(
  site: Site,
  { line, topics }: { line: Line; topics: readonly string[] },
): Promise<void> {
  const all = await timesOfIngest(site, { line, topics, from: 0 });
  await site.client.unsafe('delete from deliveries; delete from subscriptions');
  await site.client.unsafe('vacuum analyze');
  const alone = await timesOfIngest(site, { line, topics, from: ARTICLES });
  const share = 1 - median(alone.times) / median(all.times);
  print(`ingest of ${ARTICLES} articles one by one, ms; ${all.rows} rows were planned`);
  print(`  with all subscriptions ${spread(all.times)}`);
  print(`  with none              ${spread(alone.times)}`);
  print(`  planning’s share of the median: ${(100 * share).toFixed(0)} %`);
}

async function timesOfIngest(
  { db }: Site,
  { line, topics, from }: { line: Line; topics: readonly string[]; from: number },
): Promise<{ times: number[]; rows: number }> {
  const times: number[] = [];
  for (let at = from; at < from + ARTICLES; at += 1) {
    times.push(await ingestOne(db, { line, topics, at }));
  }
  return { times, rows: await db.$count(deliveries) };
}

/** A batch of one article, unlike all others; answers its milliseconds. */
export async function ingestOne(
  db: Database,
  { line, topics, at }: { line: Line; topics: readonly string[]; at: number },
): Promise<number> {
  const now = new Date();
  const prepared = prepareEntry(line, { entry: entryOf(at, now, topics), now });
  const started = performance.now();
  await db.transaction((tx) =>
    ingestBatch(tx, line, { now, entries: [{ key: `${at}`, prepared }], isBacklog: false }),
  );
  return performance.now() - started;
}

function entryOf(at: number, now: Date, topics: readonly string[]) {
  return {
    url: `https://outlet-${at}.example/news`,
    alternateUrls: [],
    title: `Report ${at} of ${at * 7} things that nobody has told before`,
    excerpt: `Number ${at * 13} is unlike number ${at * 17}.`,
    publishedAt: now,
    type: 'article' as const,
    provider: { name: `Outlet ${at}`, domain: `outlet-${at}.example` },
    image: null,
    quality: HEAT,
    topics: [topics[at % topics.length] ?? ''],
    paper: null,
    leads: null,
    removed: false,
    related: [],
  };
}

function spread(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(2);
  return `${at(0.5)} median, ${at(0.05)}–${at(0.95)}`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
