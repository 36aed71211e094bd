/** Owns the job that scans the articles' folder, and what it says of a scan. */
import type { Log } from '../../lib/log.ts';
import { type ScanDeps, scanFolder } from './scan-folder.ts';

type ScanJobDeps = { scan: ScanDeps; log: Log; wakeDelivery: () => void };

export function scanJob(
  { scan, log, wakeDelivery }: ScanJobDeps,
  location: string,
): { name: string; run(): Promise<void> } {
  return {
    name: 'scan',
    async run() {
      const report = await scanFolder(scan, { location });
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
