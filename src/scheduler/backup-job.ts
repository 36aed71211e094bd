/** Owns the backup of each night, and how many are kept. */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { backUp } from '../db/backup-file.ts';
import type { Database } from '../db/client.ts';
import type { Clock } from '../lib/clock.ts';
import type { Log } from '../lib/log.ts';
import type { Job } from './run-job.ts';

/** At an hour when few read; with the embedded database everybody waits for its end. */
export const BACKUP_SCHEDULE = '47 3 * * *';
const KEPT = 7;
const NAME = /^keypoint-\d{4}-\d{2}-\d{2}\.backup\.gz$/;

/** One a day, named by the day (UTC); files of other names are not touched. */
export function backupJob(
  { db, clock, log }: { db: Database; clock: Clock; log: Log },
  folder: string,
): Job {
  return {
    name: 'backup',
    async run() {
      const day = clock.now().toISOString().slice(0, 'yyyy-mm-dd'.length);
      const file = join(folder, `keypoint-${day}.backup.gz`);
      if (existsSync(file)) return;
      const rows = await backUp(db, file);
      const made = readdirSync(folder).filter((name) => NAME.test(name));
      const old = made.toSorted().toReversed().slice(KEPT);
      for (const name of old) rmSync(join(folder, name));
      log.info({ file, rows }, 'backup written');
    },
  };
}
