/** Owns the job that scans the articles' folder, and what it says of a scan. */
import type { Log } from '../../lib/log.ts';
import { type ScanDeps, scanFolder } from './scan-folder.ts';
import { HOUR_MS } from '../../lib/spans.ts';

type ScanJobDeps = { scan: ScanDeps; log: Log; wakeDelivery: () => void };

/**
 * An edit that keeps a file's size and time is found within a day: reading all costs seconds. The first
 * time is an hour after the start, or one that is started anew each day would never come to it.
 */
const THOROUGH_MS = 24 * HOUR_MS;

export function scanJob(
  { scan, log, wakeDelivery }: ScanJobDeps,
  location: string,
): { name: string; run(): Promise<void> } {
  let thoroughAt = scan.clock.now().getTime() - THOROUGH_MS + HOUR_MS;
  return {
    name: 'scan',
    async run() {
      const now = scan.clock.now().getTime();
      const isThorough = now - thoroughAt >= THOROUGH_MS;
      const report = await scanFolder(scan, { location, isThorough });
      if (isThorough) thoroughAt = now;
      const { read, updated, held, retracted, stories, seconds } = report;
      for (const { file, line, reason } of report.newlyRejected) {
        log.warn({ file, line }, `${file} ${reason}`);
      }
      for (const { file, count } of report.droppedRelated) {
        log.warn({ file }, `${file}: ${count} of its related entries cannot be used`);
      }
      if (report.new + updated + retracted + report.newlyRejected.length === 0) return;
      wakeDelivery();
      log.info(
        { read, new: report.new, updated, held, retracted, stories, seconds },
        'articles scanned',
      );
    },
  };
}
