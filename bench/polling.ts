/**
 * Owns the measure of polling: a sweep over feeds of which nothing has changed, through the database,
 * against a bare undici loop that asks the same addresses as many at once and looks at nothing, which
 * is the floor, in rounds of one run. All are of one host, whose connections both keep; so the limits
 * per host are lifted for both. On Postgres with TEST_DATABASE_URL, else on the embedded database.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './claim-rates.ts';
import { compile, print, startChild } from './child.ts';
import type { FeedsChild } from './feeds-child.ts';
import { freshDatabase } from './fresh-database.ts';

const FEEDS = 1_000;
const BYTES = 30_000;
const AT_ONCE = 32;
const ROUNDS = 9;

type PollingMeasure = {
  kind: string;
  rounds: { bareMs: number; sweepMs: number; delayMs: number }[];
  rssMb: number;
};

export async function benchPolling(): Promise<void> {
  await compile();
  const folder = mkdtempSync(join(tmpdir(), 'keypoint-bench-'));
  const { place, drop } = await freshDatabase(folder, 'polling');
  const server = startChild('feeds-child.ts', { bytes: BYTES });
  const { port } = await server.answer<FeedsChild>();
  const args = { place, port, count: FEEDS, atOnce: AT_ONCE, rounds: ROUNDS };
  const poller = startChild('polling-child.mjs', args);
  const { kind, rounds, rssMb } = await poller.answer<PollingMeasure>();
  await Promise.all([poller.stop(), server.stop()]);
  await drop();
  rmSync(folder, { recursive: true });

  // The first one warms up.
  const told = rounds.slice(1);
  const bare = median(told.map(({ bareMs }) => bareMs));
  const whole = median(told.map(({ sweepMs }) => sweepMs));
  const delay = Math.max(...told.map(({ delayMs }) => delayMs));
  print(
    `${FEEDS} feeds that answer 304, ${AT_ONCE} at once, ${kind}, median of ${told.length} rounds, ms`,
  );
  print(`  floor: a bare undici loop          ${bare.toFixed(0)}`);
  print(
    `  a sweep, claims and writes included ${whole.toFixed(0)}  (${(whole / bare).toFixed(2)} × the floor)`,
  );
  print(`  longest delay of the event loop    ${delay.toFixed(0)}`);
  print(`  memory (RSS), MB                   ${rssMb.toFixed(0)}`);
}
