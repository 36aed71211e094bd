/**
 * Owns the measure of scanning a large folder again: the whole scan, database included, against a bare
 * readdir and stat of the same files, in rounds of one run; and of the first scan, the longest time
 * that the thread was held up. On the embedded database, and on Postgres with TEST_DATABASE_URL.
 * Promises: 2.5 × the walk; 100 ms. `npm run bench -- rescan [files]`
 */
import { mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pino } from 'pino';
import { parseConfig } from '../src/config.ts';
import { openDatabase } from '../src/db/client.ts';
import { systemClock } from '../src/lib/clock.ts';
import { type ScanDeps, scanFolder } from '../src/sources/folder/scan-folder.ts';
import { watchFolder } from '../src/sources/folder/watch-folder.ts';
import { readJudgement } from '../src/wiring.ts';
import { writeArticles } from './articles.ts';
import { print } from './child.ts';
import { freshDatabase } from './fresh-database.ts';

const FILES = 50_000;
const ROUNDS = 7;
const RESOLUTION_MS = 10;

export async function benchRescan([files]: readonly string[]): Promise<void> {
  const count = Number(files ?? FILES);
  const folder = mkdtempSync(join(tmpdir(), 'keypoint-bench-'));
  const articles = join(folder, 'articles');
  writeArticles(articles, count);
  const server = process.env['TEST_DATABASE_URL'];
  for (const url of server ? ['', server] : ['']) {
    const where = await freshDatabase(folder, 'rescan', url);
    const { db, kind, close } = await openDatabase(where.place);
    const { line } = readJudgement(parseConfig({}));
    print(`${count} files, ${url ? 'Postgres' : 'embedded'}`);
    await measure({ db, kind, clock: systemClock, line, backlogStories: 3 }, articles);
    await close();
    await where.drop();
  }
  rmSync(folder, { recursive: true });
}

async function measure(deps: ScanDeps, articles: string): Promise<void> {
  const scan = () => scanFolder(deps, { location: articles });
  const first = await timed(scan);
  show('first scan', first);
  const memory = process.memoryUsage.rss() / 1_000_000;
  print(`    memory of the process after it ${memory.toFixed(0)} MB`);

  const walks: Timing[] = [];
  const again: Timing[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    walks.push(await timed(async () => bareWalk(articles)));
    again.push(await timed(scan));
  }
  const [walk, rescan] = [median(walks), median(again)];
  print(`  floor: readdir and stat alone    ${walk.toFixed(0)} ms`);
  const ratio = (rescan / walk).toFixed(2);
  show(`nothing has changed, median of ${ROUNDS}`, { ms: rescan, heldMs: worst(again) });
  print(`    ${ratio} × the floor  (promise: 2.5)`);

  const changes: Timing[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    writeOne(articles);
    changes.push(await timed(scan));
  }
  show('one new file', { ms: median(changes), heldMs: worst(changes) });
  const thorough = await timed(() => scanFolder(deps, { location: articles, isThorough: true }));
  show('every file read again, none different', thorough);
  await measureWatch(deps, articles);
}

/** From a file's appearing to its article's being stored, by the watch. */
async function measureWatch(deps: ScanDeps, articles: string): Promise<void> {
  let changed: () => void = () => undefined;
  const watching = watchFolder(
    { log: pino({ level: 'silent' }), onChange: () => changed() },
    { location: articles },
  );
  await watching.ready;
  const times: Timing[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const told = new Promise<void>((resolve) => {
      changed = resolve;
    });
    times.push(
      await timed(async () => {
        writeOne(articles);
        await told;
        const { new: stored } = await scanFolder(deps, { location: articles });
        if (stored !== 1) throw new Error(`${stored} articles came of one file`);
      }),
    );
  }
  watching.close();
  show('from a file to its stored article', { ms: median(times), heldMs: worst(times) });
}

function bareWalk(folder: string): void {
  for (const name of readdirSync(folder)) statSync(join(folder, name));
}

let written = 0;

function writeOne(folder: string): void {
  written += 1;
  const text = [
    '---',
    `title: "A new model sees what no model saw before, number ${written}"`,
    `webUrl: "https://outlet.example/rescan/${written}"`,
    'quality: 120',
    '---',
    '',
  ].join('\n');
  writeFileSync(join(folder, 'next.tmp'), text);
  renameSync(join(folder, 'next.tmp'), join(folder, `rescan-${written}.md`));
}

type Timing = {
  ms: number;
  /** The longest that this thread did nothing else. */
  heldMs: number;
};

async function timed(run: () => Promise<unknown>): Promise<Timing> {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  const started = performance.now();
  await run();
  const ms = performance.now() - started;
  delay.disable();
  return { ms, heldMs: Math.max(0, delay.max / 1_000_000 - RESOLUTION_MS) };
}

function median(timings: readonly Timing[]): number {
  return timings.map(({ ms }) => ms).toSorted((a, b) => a - b)[timings.length >> 1] ?? 0;
}

function worst(timings: readonly Timing[]): number {
  return Math.max(...timings.map(({ heldMs }) => heldMs));
}

function show(name: string, { ms, heldMs }: Timing): void {
  print(
    `  ${name.padEnd(40)}${ms.toFixed(0).padStart(7)} ms, thread held ${heldMs.toFixed(0)} ms at most`,
  );
}
