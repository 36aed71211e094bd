/** Owns the proof that a job runs once per slot and that what became of it is written down. */
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { UserError } from '../../src/lib/errors.ts';
import { silentLog } from '../../src/lib/log.ts';
import { type Job, runJob } from '../../src/scheduler/run-job.ts';
import { checkSchedule, startScheduler } from '../../src/scheduler/scheduler.ts';
import { jobRuns } from '../../src/scheduler/tables.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { NOW, testClock } from '../support/factories.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(() => test.reset());
afterEach(() => vi.useRealTimers());
afterAll(() => test.close());

const DAY_MS = 24 * 60 * 60 * 1_000;

function countingJob(name = 'scan') {
  const job = { name, runs: 0, run: async () => void (job.runs += 1) };
  return job;
}

const run = (job: Job, slot = NOW, clock = testClock()) =>
  runJob({ db: test.db, clock, log: silentLog() }, job, slot);

describe('runJob', () => {
  it('runs a job once per slot, whoever asks', async () => {
    const job = countingJob();
    const outcomes = await Promise.all([run(job), run(job), run(job)]);
    expect(outcomes.toSorted()).toEqual(['done', 'taken', 'taken']);
    expect(job.runs).toBe(1);
    expect(await test.db.select().from(jobRuns)).toEqual([
      { job: 'scan', slot: NOW, startedAt: NOW, finishedAt: NOW, outcome: 'done', reason: null },
    ]);
  });

  it('runs it again in the next slot, and another job in the same one', async () => {
    const job = countingJob();
    const other = countingJob('digest');
    await run(job);
    expect(await run(job, new Date(NOW.getTime() + 1_000))).toBe('done');
    expect(await run(other)).toBe('done');
    expect([job.runs, other.runs]).toEqual([2, 1]);
  });

  it('writes down and logs a job that throws, and does not throw itself', async () => {
    const lines: unknown[] = [];
    const log = pino({ base: null }, { write: (text: string) => lines.push(JSON.parse(text)) });
    const failing = { name: 'scan', run: () => Promise.reject(new Error('the folder is gone')) };
    const outcome = await runJob({ db: test.db, clock: testClock(), log }, failing, NOW);
    expect(outcome).toBe('failed');
    expect(await test.db.select().from(jobRuns)).toMatchObject([
      { outcome: 'failed', reason: 'the folder is gone', finishedAt: NOW },
    ]);
    expect(lines).toMatchObject([
      { level: 50, job: 'scan', reason: 'the folder is gone', msg: 'job failed' },
    ]);
  });

  it('forgets its own runs of more than a week ago', async () => {
    const old = testClock(new Date(NOW.getTime() - 8 * DAY_MS));
    await run(countingJob(), old.now(), old);
    await run(countingJob('digest'), old.now(), old);
    await run(countingJob(), new Date(NOW.getTime() - 6 * DAY_MS));
    await run(countingJob());
    const rows = await test.db.select().from(jobRuns);
    expect(rows.filter(({ job }) => job === 'scan')).toHaveLength(2);
    expect(rows.filter(({ job }) => job === 'digest')).toHaveLength(1);
  });
});

describe('runNow', () => {
  const NEVER = '0 0 1 1 *';

  it('runs a job once more after the run under way, however often it is asked for', async () => {
    const clock = testClock();
    let runs = 0;
    let finish: () => void = () => undefined;
    const job: Job = {
      name: 'scan',
      run() {
        runs += 1;
        clock.advance(10);
        return new Promise((resolve) => {
          finish = resolve;
        });
      },
    };
    const scheduler = startScheduler({ db: test.db, clock, log: silentLog() }, [
      { job, expression: NEVER },
    ]);
    const isRun = (times: number) => vi.waitUntil(() => runs === times, { timeout: 10_000 });
    await isRun(1);
    scheduler.runNow('scan');
    scheduler.runNow('scan');
    finish();
    await isRun(2);
    const stopping = scheduler.stop();
    scheduler.runNow('scan');
    finish();
    await stopping;
    const slots = (await test.db.select().from(jobRuns)).map(({ slot }) => slot.getTime());
    expect(slots.toSorted((a, b) => a - b)).toEqual([NOW.getTime(), NOW.getTime() + 10]);
    expect(runs).toBe(2);
  });
});

it('runs what was due while the machine slept, once', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 6, 4, 4, 16, 59) });
  const job = countingJob('keep');
  const deps = { db: test.db, clock: { now: () => new Date() }, log: silentLog() };
  const expression = '17 4 * * *';
  const scheduler = startScheduler(deps, [{ job, expression }]);
  await vi.waitUntil(() => job.runs === 1);
  vi.setSystemTime(new Date(2026, 6, 4, 9));
  await vi.waitUntil(() => job.runs === 2, { timeout: 10_000 });
  await scheduler.stop();
  const slots = (await test.db.select().from(jobRuns)).map(({ slot }) => slot);
  expect(slots).toContainEqual(new Date(2026, 6, 4, 4, 17));
});

describe('checkSchedule', () => {
  it.each(['* * * * *', '*/5 * * * *', '*/10 * * * * *', '0 8 * * mon'])(
    'accepts %s',
    (expression) => {
      expect(() => checkSchedule('SCAN_SCHEDULE', expression)).not.toThrow();
    },
  );

  it.each(['', 'soon', '* * *', '99 * * * *', '*/5 * * * * * *'])(
    'refuses "%s" with the setting, what is wrong and an example',
    (expression) => {
      const check = () => checkSchedule('SCAN_SCHEDULE', expression);
      expect(check).toThrow(UserError);
      expect(check).toThrow(`SCAN_SCHEDULE must be a cron expression; "${expression}" is not (`);
      expect(check).toThrow('Example: SCAN_SCHEDULE=*/5 * * * *');
    },
  );
});
