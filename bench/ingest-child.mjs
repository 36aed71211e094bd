/**
 * Owns the process in which a folder is scanned: its memory and its event loop are the scan's own.
 * It is what `npm start` runs, compiled: a loader of TypeScript in each thread takes 100 MB more.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';

/**
 * By a name that is made here: types are checked in `src`, not in what was compiled of it.
 * @param {string} file
 */
const compiled = (file) => import(new URL(`../dist/${file}.js`, import.meta.url).href);
const { parseConfig } = await compiled('config');
const { openDatabase } = await compiled('db/client');
const { systemClock } = await compiled('lib/clock');
const { scanFolder } = await compiled('sources/folder/scan-folder');
const { readJudgement } = await compiled('wiring');

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
