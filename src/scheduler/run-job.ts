/** Owns running a job once per slot, however many processes have the same schedule. */
import { and, eq, lt } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import type { Clock } from '../lib/clock.ts';
import { messageOf } from '../lib/errors.ts';
import type { Log } from '../lib/log.ts';
import { jobRuns } from './tables.ts';

export type Job = { name: string; run(): Promise<void> };

const KEPT_MS = 7 * 24 * 60 * 60 * 1_000;

export type JobOutcome = 'done' | 'failed' | 'taken';

export type JobDeps = {
  db: Database;
  clock: Clock;
  log: Log;
  /** Told of each run that was this process's. */
  onRun?: ((run: { job: string; outcome: 'done' | 'failed'; ms: number }) => void) | undefined;
};

/** `taken`: another process has this slot. A job that throws is written down as failed, and logged. */
export async function runJob(
  { db, clock, log, onRun }: JobDeps,
  job: Job,
  slot: Date,
): Promise<JobOutcome> {
  const startedAt = clock.now();
  const won = await db
    .insert(jobRuns)
    .values({ job: job.name, slot, startedAt, outcome: 'running' })
    .onConflictDoNothing()
    .returning({ job: jobRuns.job });
  if (won.length === 0) return 'taken';
  const begun = performance.now();
  const outcome = await attempt(job);
  onRun?.({ job: job.name, outcome: outcome.outcome, ms: performance.now() - begun });
  if (outcome.outcome === 'failed') log.error({ job: job.name, ...outcome }, 'job failed');
  await db
    .update(jobRuns)
    .set({ ...outcome, finishedAt: clock.now() })
    .where(and(eq(jobRuns.job, job.name), eq(jobRuns.slot, slot)));
  const old = new Date(startedAt.getTime() - KEPT_MS);
  await db.delete(jobRuns).where(and(eq(jobRuns.job, job.name), lt(jobRuns.slot, old)));
  return outcome.outcome;
}

async function attempt(job: Job): Promise<{ outcome: 'done' | 'failed'; reason: string | null }> {
  try {
    await job.run();
    return { outcome: 'done', reason: null };
  } catch (error) {
    return { outcome: 'failed', reason: messageOf(error) };
  }
}
