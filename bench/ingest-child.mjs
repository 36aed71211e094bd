/**
 * Owns the process in which a folder is scanned: its memory and its event loop are the scan's own.
 * It is what `npm start` runs, compiled: a loader of TypeScript in each thread takes 100 MB more.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';

const { parseConfig } = await import('../src/config.ts');
const { openDatabase } = await import('../src/db/client.ts');
const { systemClock } = await import('../src/lib/clock.ts');
const { scanFolder } = await import('../src/sources/folder/scan-folder.ts');
const { readJudgement } = await import('../src/wiring.ts');

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
const measure = {
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
