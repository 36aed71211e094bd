/** Owns when jobs run. */
import { createTask, validateDetailed } from 'node-cron';
import { messageOf, UserError } from '../lib/errors.ts';
import type { Log } from '../lib/log.ts';
import { DAY_MS } from '../lib/spans.ts';
import { type Job, type JobDeps, runJob } from './run-job.ts';

export type Scheduler = {
  /** Runs a job out of its turn: at once, or once more after the run under way. */
  runNow(name: string): void;
  stop(): Promise<void>;
};

export type ScheduledJob = { job: Job; expression: string };

/** @throws UserError when the setting's expression means nothing */
export function checkSchedule(setting: string, expression: string): void {
  const { valid, errors } = validateDetailed(expression);
  if (valid) return;
  const why = errors.map(({ message }) => message).join('; ');
  throw new UserError(
    `${setting} must be a cron expression; "${expression}" is not (${why}). Example: ${setting}=*/5 * * * *`,
  );
}

/**
 * A busy or sleeping machine wakes late: what was to be done once a night is done then, not a night
 * later. Of several slots that went by the last one is run.
 */
const MOST_LATE_MS = DAY_MS;

/** Runs each job now and then on its schedule; one run of a job at a time. */
export function startScheduler(deps: JobDeps, jobs: readonly ScheduledJob[]): Scheduler {
  const { log } = deps;
  const running = new Map<string, Promise<unknown>>();
  const again = new Set<string>();
  let isStopped = false;

  const run = async (job: Job, slot: Date): Promise<void> => {
    if (running.has(job.name)) return;
    const ended = runJob(deps, job, slot).catch((error: unknown) =>
      log.error({ job: job.name, reason: messageOf(error) }, 'job could not be run'),
    );
    running.set(job.name, ended);
    await ended;
    running.delete(job.name);
    if (again.delete(job.name)) runNow(job.name);
  };

  // Not of a second that is taken already: what asks for it now would be lost.
  const runNow = (name: string): void => {
    const job = jobs.find((other) => other.job.name === name)?.job;
    if (!job) throw new Error(`no job is called ${name}`);
    if (isStopped) return;
    if (running.has(name)) again.add(name);
    else void run(job, deps.clock.now());
  };

  const tasks = jobs.map(({ job, expression }) =>
    createTask(expression, ({ date }) => run(job, toSecond(date)), {
      name: job.name,
      suppressMissedWarning: true,
      missedExecutionTolerance: MOST_LATE_MS,
      logger: toCronLogger(log),
    }),
  );
  for (const { job } of jobs) void run(job, toSecond(deps.clock.now()));
  for (const task of tasks) void task.start();
  return {
    runNow,
    async stop() {
      isStopped = true;
      for (const task of tasks) await task.destroy();
      await Promise.allSettled(running.values());
    },
  };
}

/** Processes wake a few milliseconds apart: a slot is the second that they mean. */
function toSecond(date: Date): Date {
  return new Date(Math.floor(date.getTime() / 1_000) * 1_000);
}

function toCronLogger(log: Log) {
  const line = (message: string | Error) => messageOf(message);
  return {
    info: (message: string) => log.debug(message),
    warn: (message: string) => log.debug(message),
    error: (message: string | Error) => log.error(line(message)),
    debug: (message: string | Error) => log.trace(line(message)),
  };
}
