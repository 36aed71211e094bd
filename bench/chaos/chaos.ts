/**
 * Owns the proof of once-only delivery: `npm run bench -- chaos [--seeds 20 | --seed 7] [--pglite]
 * [--short] [--json]`. On the Postgres server of TEST_DATABASE_URL, unless it is to be PGlite.
 */
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { compile } from '../child.ts';
import { bundleScripts } from './bundle.ts';
import type { ChaosResult } from './result.ts';
import { runChaos } from './run.ts';
import { FULL, SHORT } from './scales.ts';

const HERE = 'postgres://postgres@127.0.0.1:5432/postgres';

export async function benchChaos(args: readonly string[] = []): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seeds: { type: 'string', default: '1' },
      seed: { type: 'string' },
      pglite: { type: 'boolean', default: false },
      short: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const seeds =
    values.seed === undefined
      ? Array.from({ length: Number(values.seeds) }, (_, index) => index + 1)
      : [Number(values.seed)];
  await compile();
  const scripts = await bundleScripts();
  const server = process.env['TEST_DATABASE_URL'] ?? HERE;
  const results: ChaosResult[] = [];
  print(HEAD);
  for (const seed of seeds) {
    const scale = values.short ? SHORT : FULL;
    const result = values.pglite
      ? await runChaos({ seed, scale, scripts, databaseUrl: null })
      : await withDatabase(server, (databaseUrl) =>
          runChaos({ seed, scale, scripts, databaseUrl }),
        );
    results.push(result);
    print(rowOf(result));
    explain(result);
  }
  print(`faults: ${JSON.stringify(sumOf(results))}`);
  if (values.json) print(JSON.stringify(results));
  if (results.some(({ violations }) => violations.length > 0)) process.exitCode = 1;
}

async function withDatabase<T>(server: string, run: (url: string) => Promise<T>): Promise<T> {
  const name = `keypoint_chaos_${process.pid}_${Math.round(performance.now())}`;
  const admin = postgres(server, { max: 1, onnotice: () => undefined });
  await admin.unsafe(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  try {
    return await run(url.href);
  } finally {
    await admin.unsafe(`drop database ${name} with (force)`);
    await admin.end();
  }
}

const COLUMNS = [
  'seed',
  'places',
  'stories',
  'posts',
  'edits',
  'heldBack',
  'kills',
  'duplicates',
  'losses',
] as const;
const WIDTH = 11;
const HEAD = [...COLUMNS, 'faults', 'violations', 'seconds']
  .map((name) => name.padStart(WIDTH))
  .join('');

function rowOf(result: ChaosResult): string {
  const faults = Object.values(result.faults).reduce((sum, count) => sum + count, 0);
  return [
    ...COLUMNS.map((name) => result[name]),
    faults,
    result.violations.length,
    result.seconds.toFixed(0),
  ]
    .map((cell) => String(cell).padStart(WIDTH))
    .join('');
}

const MOST_SHOWN = 20;

function explain({ violations, requests, folder }: ChaosResult): void {
  for (const { kind, place, channelId, what } of violations.slice(0, MOST_SHOWN)) {
    print(`  ${kind}: ${place ?? ''} ${channelId ?? ''} ${what}`);
  }
  for (const [channelId, lines] of Object.entries(requests)) {
    print(`  requests of ${channelId}:\n    ${lines.join('\n    ')}`);
  }
  if (folder !== null) print(`  logs: ${folder}`);
}

function sumOf(results: readonly ChaosResult[]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const { faults } of results) {
    for (const [name, count] of Object.entries(faults)) sum[name] = (sum[name] ?? 0) + count;
  }
  return sum;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
