/** Owns the process in which a folder is scanned: its memory and its event loop are the scan's own. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseConfig } from '../src/config.ts';
import { openDatabase } from '../src/db/client.ts';
import { systemClock } from '../src/lib/clock.ts';
import { scanFolder } from '../src/sources/folder/scan-folder.ts';
import { readJudgement } from '../src/wiring.ts';

export type ScanMeasure = {
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

const [argument = ''] = process.argv.slice(2);
const { place, location } = JSON.parse(argument);
const { db, kind, close } = await openDatabase(place);
const { line } = readJudgement(parseConfig({}));
const delay = monitorEventLoopDelay({ resolution: 5 });
const scan = async () => {
  const started = performance.now();
  const report = await scanFolder(
    { db, kind, clock: systemClock, line, backlogStories: 3 },
    { location },
  );
  return { ms: performance.now() - started, report };
};

delay.enable();
const before = process.cpuUsage();
const first = await scan();
const { user, system } = process.cpuUsage(before);
const again = await scan();
delay.disable();
const measure: ScanMeasure = {
  firstMs: first.ms,
  againMs: again.ms,
  cpuMs: (user + system) / 1_000,
  delayMs: delay.max / 1e6,
  peakMb: process.resourceUsage().maxRSS / 1_024,
  read: first.report.read,
  stories: first.report.stories,
  rejected: first.report.rejected.length,
};
process.stdout.write(`${JSON.stringify(measure)}\n`);
await close();
