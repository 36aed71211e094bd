/**
 * Owns the soak: `npm run bench -- soak [--db pglite | postgres] [--hours 24] [--seed 1]
 * [--snapshots folder] [--json]`, a day of the whole bot's life in a few minutes on a moved clock,
 * with feeds that publish, fail and move, alerts, digests, edits, people, and faults of Discord. Its
 * memory, handles and rows are looked at each hour. Promise: no handle leaks, no rejection is left
 * unhandled, nothing is lost or posted twice; what memory grows by is said.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleScripts } from './chaos/bundle.ts';
import { compile, print } from './child.ts';
import { freshDatabase } from './fresh-database.ts';
import { faultsOf, slopeOf, type SoakSample, WARM_UP_HOURS } from './soak/measure.ts';
import { runSoak, type SoakResult } from './soak/run.ts';
import { SCALE } from './soak/set-up.ts';

const HERE = 'postgres://postgres@127.0.0.1:5432/postgres';
const MOST_SHOWN = 20;

export async function benchSoak(args: readonly string[] = []): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      db: { type: 'string', default: 'pglite' },
      hours: { type: 'string', default: '24' },
      seed: { type: 'string', default: '1' },
      snapshots: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  await compile();
  const { sandbox: sandboxScript } = await bundleScripts();
  const folder = mkdtempSync(join(tmpdir(), 'keypoint-bench-'));
  const server = values.db === 'postgres' ? (process.env['TEST_DATABASE_URL'] ?? HERE) : '';
  const { place, drop } = await freshDatabase(folder, 'soak', server);
  const hours = Number(values.hours);
  print(`a soak of ${hours} moved hours on ${values.db}, seed ${values.seed}`);
  print('  hour   held MB   rss MB  handles');
  try {
    const result = await runSoak({
      seed: Number(values.seed),
      hours,
      // As much in each hour, however many there are.
      scale: {
        ...SCALE,
        stories: Math.ceil((SCALE.stories * hours) / 24),
        faults: Math.ceil((SCALE.faults * hours) / 24),
      },
      sandboxScript,
      databaseUrl: 'url' in place ? place.url : null,
      snapshots: values.snapshots,
      onSample: (sample) => print(lineOf(sample)),
    });
    report(result);
    if (values.json) print(JSON.stringify(result));
  } finally {
    await drop();
    rmSync(folder, { recursive: true });
  }
}

function lineOf({ hour, heldMb, rssMb, handles }: SoakSample): string {
  const all = Object.values(handles).reduce((sum, count) => sum + count, 0);
  return `${cell(hour, 6)}${cell(heldMb.toFixed(1), 10)}${cell(rssMb.toFixed(0), 9)}${cell(all, 9)}`;
}

const cell = (value: string | number, width: number): string => String(value).padStart(width);

function report(result: SoakResult): void {
  const { samples, rows, counts, posts, seconds } = result;
  const heldKb = slopeOf(samples, ({ heldMb }) => heldMb) * 1_000;
  const rssKb = slopeOf(samples, ({ rssMb }) => rssMb) * 1_000;
  const hours = samples.at(-1)?.hour ?? 1;
  const grown = Object.entries(rows.after)
    .map(([table, count]) => ({ table, count: count - (rows.before[table] ?? 0) }))
    .filter(({ count }) => count !== 0)
    .toSorted((a, b) => b.count - a.count);
  const perHour = grown.reduce((sum, { count }) => sum + count, 0) / hours;
  print(
    `held: ${heldKb.toFixed(0)} KB an hour after the first ${WARM_UP_HOURS}, ${((heldKb * 24) / 1_000).toFixed(1)} MB a day (rss ${rssKb.toFixed(0)} KB an hour); ${perHour.toFixed(0)} rows an hour were stored`,
  );
  print(`rows: ${grown.map(({ table, count }) => `${table} +${count}`).join(', ')}`);
  const [first, last] = [samples[1], samples.at(-1)];
  print(`handles after an hour: ${JSON.stringify(first?.handles)}`);
  print(`handles at the end:    ${JSON.stringify(last?.handles)}`);
  print(
    `warnings: ${JSON.stringify(last?.warnings)}, unhandled rejections: ${last?.rejections.length}`,
  );
  print(`happened: ${JSON.stringify(sorted(counts))}`);
  const faults = faultsOf(result);
  print(`${posts} cards judged, ${faults.length} faults, ${seconds.toFixed(0)} s`);
  for (const fault of faults.slice(0, MOST_SHOWN)) print(`  ${fault}`);
  if (faults.length === 0) return;
  print(`  logs: ${result.folder}`);
  process.exitCode = 1;
}

function sorted(counts: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
