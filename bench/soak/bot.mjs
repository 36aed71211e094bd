/**
 * Owns the process of the soak that is measured: the whole of Keypoint as `npm start` runs it,
 * compiled, on a time that its parent moves.
 */
import { getTasks } from 'node-cron';
import { setTimeout as wait } from 'node:timers/promises';
import { writeHeapSnapshot } from 'node:v8';
import { heldBytes } from '../../test/support/held-bytes.mjs';
import { moveTime } from './moved-time.mjs';

/** @typedef {import('./bot-process.ts').BotOrder} BotOrder */
/** @typedef {import('./bot-process.ts').BotSample} BotSample */

const MINUTE_MS = 60_000;
/** A job that takes longer (a feed that never answers) goes on beside what follows. */
const LONGEST_JOB_MS = 2_000;

const [env = '{}'] = process.argv.slice(2);
/** @type {string[]} */
const warnings = [];
/** @type {string[]} */
const rejections = [];
process.on('warning', ({ name, message }) => warnings.push(`${name}: ${message}`));
process.on('unhandledRejection', (reason) => rejections.push(String(reason)));
// The parent is gone: nobody else would end this.
process.on('disconnect', () => process.exit(1));

const time = moveTime();
const { startApp } = await import('../../src/app.ts');
const { parseConfig } = await import('../../src/config.ts');
const { createLog } = await import('../../src/lib/log.ts');
const config = parseConfig(JSON.parse(env));
const log = createLog({ level: config.LOG_LEVEL, readable: false });
const app = await startApp({
  config,
  log,
  /** @param {Error} error */
  onFatal(error) {
    log.fatal(error.message);
    process.exit(1);
  },
});

/**
 * The library's own timers of these jobs are shorter than a minute: they go by the system's time.
 * @param {number} fromMs @param {number} toMs
 */
async function runEachMinute(fromMs, toMs) {
  const first = Math.ceil(fromMs / MINUTE_MS) * MINUTE_MS;
  const count = Math.max(0, Math.floor((toMs - first) / MINUTE_MS) + 1);
  const minutes = Array.from({ length: count }, (_, index) => new Date(first + index * MINUTE_MS));
  if (minutes.length === 0) return;
  const due = [...getTasks().values()].filter((task) => minutes.every((at) => task.match(at)));
  await Promise.race([Promise.all(due.map((task) => task.execute())), wait(LONGEST_JOB_MS)]);
}

/** @returns {BotSample} */
function sample() {
  /** @type {Record<string, number>} */
  const handles = { LongTimer: time.waiting() };
  for (const kind of process.getActiveResourcesInfo()) handles[kind] = (handles[kind] ?? 0) + 1;
  const heldMb = heldBytes() / 1e6;
  return { heldMb, rssMb: process.memoryUsage.rss() / 1e6, handles, warnings, rejections };
}

/** @param {BotOrder} order */
async function obey(order) {
  switch (order.type) {
    case 'move': {
      const from = Date.now();
      await time.moveTo(order.aheadMs);
      await runEachMinute(from, Date.now());
      return null;
    }
    case 'sample':
      return sample();
    case 'snapshot':
      writeHeapSnapshot(order.file);
      return null;
    case 'stop':
      await app.stop();
      return null;
    default:
      throw new Error('there is no such order');
  }
}

process.on('message', (/** @type {BotOrder} */ order) => {
  void obey(order).then((answer) => process.send?.({ answer }));
});
process.send?.({ answer: { httpPort: app.httpPort } });
