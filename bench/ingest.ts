/**
 * Owns the measure of reading a folder: the whole line against parsing the same files and doing
 * nothing with them, which is the floor, in rounds of one run. On Postgres with
 * TEST_DATABASE_URL (a database of its own is made there), else on the embedded database.
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseConfig } from '../src/config.ts';
import { openDatabase } from '../src/db/client.ts';
import { systemClock } from '../src/lib/clock.ts';
import { readArticleFile } from '../src/sources/folder/article-file.ts';
import { scanFolder } from '../src/sources/folder/scan-folder.ts';
import { readJudgement } from '../src/wiring.ts';
import { writeArticles } from './articles.ts';
import { freshDatabase } from './fresh-database.ts';

const FILES = 2_000;
const ROUNDS = 3;

export async function benchIngest(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'keypoint-bench-'));
  const articles = join(folder, 'articles');
  writeArticles(articles, FILES);
  const rounds: Awaited<ReturnType<typeof measure>>[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    rounds.push(await measure(folder, articles, round));
  rmSync(folder, { recursive: true });
  const median = (name: keyof (typeof rounds)[number]) =>
    rounds.map((row) => row[name]).toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
  const [parse, first, walk, again] = [
    median('parse'),
    median('first'),
    median('walk'),
    median('again'),
  ];
  print(`ingest of ${FILES} files, median of ${ROUNDS} rounds, ms`);
  print(`  floor: read and parse alone        ${parse.toFixed(0)}`);
  print(
    `  first scan, the whole line         ${first.toFixed(0)}  (${(first / parse).toFixed(1)} × the floor, ${((FILES / first) * 1_000).toFixed(0)} files/s)`,
  );
  print(`  floor: readdir and stat alone      ${walk.toFixed(0)}`);
  print(
    `  second scan, nothing has changed   ${again.toFixed(0)}  (${(again / walk).toFixed(1)} × the floor, 1/${(first / again).toFixed(0)} of the first)`,
  );
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function measure(folder: string, articles: string, round: number) {
  const where = await freshDatabase(folder, `data-${round}`);
  const { db, close } = await openDatabase(where.place);
  const { line } = readJudgement(parseConfig({}));
  const scan = () =>
    scanFolder({ db, clock: systemClock, line, backlogStories: 3 }, { location: articles });
  const files = readdirSync(articles).map((name) => join(articles, name));
  const result = {
    parse: await timed(() => files.map((path) => readArticleFile({ path }))),
    first: await timed(scan),
    walk: await timed(() => readdirSync(articles).map((name) => statSync(join(articles, name)))),
    again: await timed(scan),
  };
  await close();
  await where.drop();
  return result;
}

async function timed(run: () => unknown): Promise<number> {
  const started = performance.now();
  await run();
  return performance.now() - started;
}
