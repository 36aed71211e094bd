/**
 * Owns the measure of look-ups in a large archive (Zipf topics and outlets, words as often as in real
 * texts with `--texts`), beside the same queries by hand. On Postgres with TEST_DATABASE_URL, else on
 * the embedded database. `--keep <name>` makes a database of that name, or takes the one that is there.
 * Promises for one at a time at p99, on a quiet machine: 10 ms for the newest of a topic, a story and
 * titles, 30 ms for searches.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { count, desc, gt } from 'drizzle-orm';
import postgres from 'postgres';
import { titleWords } from '../src/articles/tables.ts';
import { type Database, openDatabase } from '../src/db/client.ts';
import { stories } from '../src/stories/tables.ts';
import { print } from './child.ts';
import { freshDatabase, type FreshDatabase } from './fresh-database.ts';
import { type Archive, casesOf } from './lookups/cases.ts';
import { fill } from './lookups/fill.ts';
import { MANY, measure, type Measured, planOf } from './lookups/measure.ts';
import { overlapOf } from './lookups/overlap.ts';
import { wordsFrom } from './lookups/words.ts';

const OVERLAP_WORDS = 15;

export async function benchLookups(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      articles: { type: 'string', default: '100000' },
      calls: { type: 'string', default: '200' },
      keep: { type: 'string' },
      only: { type: 'string', default: '' },
      plans: { type: 'boolean', default: false },
      texts: { type: 'string', multiple: true, default: [] },
    },
  });
  const folder = mkdtempSync(join(tmpdir(), 'keypoint-bench-'));
  const { place, drop, isFilled } = await databaseFor(folder, values.keep);
  if (!isFilled) await fill(place, wordsFrom(values.texts), { count: Number(values.articles) });
  const { db, kind, close } = await openDatabase(place);
  try {
    const archive = await archiveOf(db);
    const cases = casesOf(archive).filter(({ name }) => name.includes(values.only));
    print(`look-ups on ${kind}, ${values.calls} calls each: p50 and p99 in ms`);
    print(`  ${''.padEnd(40)}   one at a time      by hand  ratio of p50    ${MANY} at a time`);
    for (const one of cases) {
      report(one, await measure(db, one, Number(values.calls)));
      if (values.plans) for (const line of await planOf(db, one)) print(`      ${line}`);
    }
    if (values.only === '') await reportOverlap(db, archive);
  } finally {
    await close();
    await drop();
    rmSync(folder, { recursive: true });
  }
}

type Prepared = FreshDatabase & { isFilled: boolean };

async function databaseFor(folder: string, keep: string | undefined): Promise<Prepared> {
  if (keep === undefined) return { ...(await freshDatabase(folder, 'lookups')), isFilled: false };
  const drop = async () => undefined;
  const server = process.env['TEST_DATABASE_URL'];
  if (!server) return { place: { folder: keep }, drop, isFilled: existsSync(keep) };
  const admin = postgres(server, { max: 1, onnotice: () => undefined });
  const [known] = await admin`select from pg_database where datname = ${keep}`;
  if (!known) await admin`create database ${admin(keep)}`;
  await admin.end();
  const url = new URL(server);
  url.pathname = `/${keep}`;
  return { place: { url: url.href }, drop, isFilled: known !== undefined };
}

export async function archiveOf(db: Database): Promise<Archive> {
  const rows = await db
    .select({ word: titleWords.word })
    .from(titleWords)
    .where(gt(titleWords.articles, 0))
    .orderBy(desc(titleWords.articles), titleWords.word);
  const [all] = await db.select({ count: count() }).from(stories);
  return { stories: all?.count ?? 0, words: rows.map(({ word }) => word) };
}

function report(
  { name, p99 }: { name: string; p99?: number },
  { ours, bare, many }: Measured,
): void {
  const pair = (times: { p50: number; p99: number } | null) =>
    times ? `${ms(times.p50)} ${ms(times.p99)}` : ' '.repeat(15);
  const ratio = bare ? (ours.p50 / bare.p50).toFixed(2) : '';
  const promise = p99 === undefined ? '' : `  (promise: ${p99})`;
  print(
    `  ${name.padEnd(40)} ${pair(ours)} ${pair(bare)} ${ratio.padStart(6)} ${pair(many)}${promise}`,
  );
}

function ms(time: number): string {
  return time.toFixed(1).padStart(7);
}

async function reportOverlap(db: Database, { words }: Archive): Promise<void> {
  const common = words.slice(0, OVERLAP_WORDS);
  const pairs = common.map((word, at) => `${word} ${words[at + 1] ?? ''}`);
  for (const [name, texts] of [
    ['common words', common],
    ['two common words', pairs],
  ] as const) {
    const { share, oursMs, allMs } = await overlapOf(db, texts);
    print(
      `  ${name}: ${(100 * share).toFixed(0)} % of the ten best of all matches are found, in ` +
        `${oursMs.toFixed(1)} ms where ranking all takes ${allMs.toFixed(0)}`,
    );
  }
}
