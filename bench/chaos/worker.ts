/**
 * Owns a process of the chaos run: the whole of Keypoint, on a clock that its parent moves. Its end by
 * itself, whatever the reason, is a failure of the run.
 */
import { startApp } from '../../src/app.ts';
import { parseConfig } from '../../src/config.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { createLog } from '../../src/lib/log.ts';
import { isOrder, type Report, type WorkerSettings } from './protocol.ts';

const [text = '{}'] = process.argv.slice(2);
const settings: WorkerSettings = JSON.parse(text);
let aheadMs = settings.aheadMs;

const report = (message: Report): void => {
  process.send?.(message);
};

process.on('message', (order: unknown) => {
  if (isOrder(order)) aheadMs = order.aheadMs;
});
// The parent is gone: nobody else would end this.
process.on('disconnect', () => process.exit(0));

const config = parseConfig(settings.env);
const app = await startApp({
  config,
  clock: { now: () => new Date(systemClock.now().getTime() + aheadMs) },
  log: createLog({ level: config.LOG_LEVEL, readable: false, destination: 2 }),
  onFatal: ({ message }) => {
    report({ type: 'fatal', message });
    process.exit(1);
  },
});
process.once('SIGTERM', () => {
  void app.stop().then(() => process.exit(0));
});
report({ type: 'ready' });
