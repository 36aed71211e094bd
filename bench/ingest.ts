/**
 * Owns the measure of reading a folder: the whole line into an empty database, beside what it cannot
 * be faster than (parsing the same files on one core, then COPY of the very rows that came of them),
 * beside the program that one writes first, and a scan that finds nothing changed beside bare readdir
 * and stat; all in one run. On Postgres with TEST_DATABASE_URL (databases of its own are made there),
 * else on the embedded database, which takes no COPY.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from '../src/db/client.ts';
import { readArticleFile } from '../src/sources/folder/article-file.ts';
import { varyArticles, writeArticles } from './articles.ts';
import { compile, print, startChild } from './child.ts';
import { copyRows, dumpRows } from './copy-rows.ts';
import { freshDatabase } from './fresh-database.ts';
import { ingestNaively } from './naive-ingest.ts';

/** Of the naive program, which takes ten times as long for each. */
const NAIVE_FILES = 1_000;

/** What the child answers. */
type ScanMeasure = {
  /** Of the first scan and of one that finds nothing changed. */
  firstMs: number;
  againMs: number;
  /** Of all threads of the process while it scanned first. */
  cpuMs: number;
  /** The longest that the event loop was held up, in either scan. */
  delayMs: number;
  /** The most memory that the process had, threads and start included. */
  peakMb: number;
  read: number;
  stories: number;
  rejected: number;
};

type Round = Omit<ScanMeasure, 'read' | 'stories' | 'rejected'> & {
  parseMs: number;
  copyMs: number;
  walkMs: number;
  /** For as many files as the others have. */
  naiveMs: number;
};

export async function benchIngest(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      files: { type: 'string', default: '2000' },
      rounds: { type: 'string' },
      from: { type: 'string' },
    },
  });
  const count = Number(values.files);
  await compile();
  const wanted = Number(values.rounds ?? (count > 10_000 ? 1 : 3));
  const folder = mkdtempSync(join(tmpdir(), 'keypoint-bench-'));
  const location = join(folder, 'articles');
  if (values.from === undefined) writeArticles(location, count);
  else varyArticles(values.from, location, count);
  const rounds: Round[] = [];
  for (let round = 0; round < wanted; round += 1) {
    const work = join(folder, `round-${round}`);
    mkdirSync(work);
    rounds.push(await measure(work, location));
    rmSync(work, { recursive: true });
  }
  rmSync(folder, { recursive: true });
  report(count, rounds);
}

async function measure(folder: string, location: string): Promise<Round> {
  const paths = readdirSync(location).map((name) => join(location, name));
  const parseMs = await timed(() => {
    for (const path of paths) readArticleFile({ path });
  });
  const naiveMs = await measureNaive(folder, paths);
  const fresh = await freshDatabase(folder, 'ingest');
  const child = startChild('ingest-child.mjs', { place: fresh.place, location });
  const { read, stories, rejected, ...ours } = await child.answer<ScanMeasure>();
  await child.stop();
  print(`  ${read} files, ${rejected} of them rejected, made ${stories} stories`);
  const copyMs = 'url' in fresh.place ? await measureCopy(fresh.place.url, folder) : 0;
  await fresh.drop();
  const walkMs = await timed(() => {
    for (const name of readdirSync(location)) statSync(join(location, name));
  });
  return { ...ours, parseMs, naiveMs, copyMs, walkMs };
}

async function measureNaive(folder: string, paths: readonly string[]): Promise<number> {
  const fresh = await freshDatabase(folder, 'naive');
  const { db, close } = await openDatabase(fresh.place);
  const some = paths.slice(0, NAIVE_FILES);
  const ms = await timed(() => ingestNaively(db, some));
  await close();
  await fresh.drop();
  return (ms / some.length) * paths.length;
}

async function measureCopy(from: string, folder: string): Promise<number> {
  const dumped = await dumpRows(from, folder);
  const fresh = await freshDatabase(folder, 'copy');
  if (!('url' in fresh.place)) throw new Error('only a server takes COPY');
  const ms = await copyRows(fresh.place.url, dumped);
  await fresh.drop();
  return ms;
}

async function timed(run: () => unknown): Promise<number> {
  const started = performance.now();
  await run();
  return performance.now() - started;
}

function report(count: number, rounds: readonly Round[]): void {
  const median = (of: (round: Round) => number) =>
    rounds.map(of).toSorted((a, b) => a - b)[Math.floor(rounds.length / 2)] ?? 0;
  const line = (name: string, ms: number, note: string) =>
    print(
      `  ${name.padEnd(44)}${ms.toFixed(0).padStart(8)}${rate(count, ms).padStart(9)}  ${note}`,
    );
  const floor = median((round) => round.parseMs + round.copyMs);
  const first = median((round) => round.firstMs);
  const ratio = (of: (round: Round) => number) => median(of).toFixed(2);
  print(`ingest of ${count} files, median of ${rounds.length} rounds: ms, files/s`);
  line(
    'parsing alone, one core',
    median((round) => round.parseMs),
    '',
  );
  const isCopied = median((round) => round.copyMs) > 0;
  if (isCopied)
    line(
      'COPY of the same rows',
      median((round) => round.copyMs),
      '',
    );
  line('floor: one after the other', floor, '');
  line(
    'naive: read, gray-matter, insert one by one',
    median((round) => round.naiveMs),
    '',
  );
  const speed = ratio((round) => (round.parseMs + round.copyMs) / round.firstMs);
  const gain = ratio((round) => round.naiveMs / round.firstMs);
  line('the whole line', first, `${speed} × the floor's speed, ${gain} × the naive one's`);
  line(
    'bare readdir and stat',
    median((round) => round.walkMs),
    '',
  );
  const slower = ratio((round) => round.againMs / round.walkMs);
  line(
    'a scan that finds nothing changed',
    median((round) => round.againMs),
    `${slower} × as long`,
  );
  const worst = (of: (round: Round) => number) => Math.max(...rounds.map(of)).toFixed(0);
  print(
    `  the line's CPU ${ratio((round) => round.cpuMs / 1_000)} s; at most ${worst((round) => round.delayMs)} ms of delay in the event loop and ${worst((round) => round.peakMb)} MB of memory`,
  );
}

function rate(count: number, ms: number): string {
  return ((count / ms) * 1_000).toFixed(0);
}
