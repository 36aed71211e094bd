import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { silentLog } from '../../src/lib/log.ts';
import { backupJob } from '../../src/scheduler/backup-job.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { testClock } from '../support/factories.ts';

const DAY_MS = 86_400_000;
let test: TestDatabase;
let folder: string;
beforeAll(async () => {
  test = await openTestDatabase();
  folder = mkdtempSync(join(tmpdir(), 'keypoint-backups-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await test.close();
});

it('writes one a day and keeps the newest seven, and whatever else is there', async () => {
  writeFileSync(join(folder, 'keypoint-mine.backup.gz'), '');
  const clock = testClock();
  const job = backupJob({ db: test.db, clock, log: silentLog() }, folder);
  const days: string[] = [];
  for (let day = 0; day < 9; day += 1) {
    days.push(`keypoint-${clock.now().toISOString().slice(0, 10)}.backup.gz`);
    await job.run();
    await job.run();
    clock.advance(DAY_MS);
  }
  expect(readdirSync(folder).toSorted()).toEqual([...days.slice(2), 'keypoint-mine.backup.gz']);
});
