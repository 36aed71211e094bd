/** Owns the job that scans the articles' folder, and what it says of a scan. */
import type { Log } from '../../lib/log.ts';
import { type ScanDeps, scanFolder } from './scan-folder.ts';

type ScanJobDeps = { scan: ScanDeps; log: Log; wakeDelivery: () => void };

/** An edit that keeps a file's size and time is found within a day: reading all costs seconds. */
const THOROUGH_MS = 24 * 60 * 60 * 1_000;

export function scanJob(
  { scan, log, wakeDelivery }: ScanJobDeps,
  location: string,
): { name: string; run(): Promise<void> } {
  let thoroughAt = scan.clock.now().getTime();
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
