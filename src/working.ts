/** Owns how a worker is put together: what reads, plans and sends, and the jobs that keep it all. */
import { readOlderJob } from './articles/read-older.ts';
import type { Config } from './config.ts';
import type { Database } from './db/client.ts';
import { editLane, postLane } from './delivery/card-lanes.ts';
import { DIGEST_SCHEDULE, digestJob } from './delivery/digest-job.ts';
import { digestLane } from './delivery/digest-lane.ts';
import { noticeLane } from './delivery/notice-lane.ts';
import { reportLane } from './delivery/report-lane.ts';
import type { Sender } from './delivery/sender.ts';
import { updateLane } from './delivery/update-lane.ts';
import { startDeliveryWorker } from './delivery/worker.ts';
import { forgetTakenJob } from './discord/take-interaction.ts';
import { earnJob } from './ingest/earn-authority.ts';
import { keepJob } from './ingest/keep-job.ts';
import type { Clock } from './lib/clock.ts';
import { UserError } from './lib/errors.ts';
import type { Log } from './lib/log.ts';
import type { SafeFetch } from './lib/safe-fetch.ts';
import { openPolling } from './polling.ts';
import { BACKUP_SCHEDULE, backupJob } from './scheduler/backup-job.ts';
import type { JobDeps } from './scheduler/run-job.ts';
import { type ScheduledJob, startScheduler } from './scheduler/scheduler.ts';
import { scanJob } from './sources/folder/scan-job.ts';
import type { ScanDeps, ScanLine } from './sources/folder/scan-folder.ts';
import { watchFolder } from './sources/folder/watch-folder.ts';
import { releaseAll } from './sources/polling/claim-due.ts';
import { HUB_SCHEDULE, type Subscriber } from './sources/websub/subscriber.ts';
import { adjustBarsJob } from './subscriptions/adjust-bars.ts';
import { forgetJob } from './subscriptions/forget-closed.ts';
import { ageVotesJob } from './subscriptions/votes.ts';

const EACH_MINUTE = '* * * * *';
const EACH_HOUR = '41 * * * *';
const EACH_DAY = '17 4 * * *';
const EACH_NIGHT = '23 3 * * *';

type WorkerDeps = {
  config: Config;
  db: Database;
  kind: 'pglite' | 'postgres';
  clock: Clock;
  log: Log;
  line: ScanLine;
  /** How many of a first contact's stories a channel gets. */
  backlogStories: number;
  sender: Sender;
  web: SafeFetch;
  /** Null without a PUBLIC_URL. */
  hubs: Subscriber | null;
  onRun: JobDeps['onRun'];
  /** Names this process in leases. */
  self: string;
  /** Ends scans and polls. */
  closing: AbortSignal;
  onFatal: (error: UserError) => void;
  /** Each part adds how it is closed as soon as it is open. */
  closers: (() => Promise<void>)[];
};

export type Worker = {
  /** Looks for due messages now instead of at the next round. */
  wake(): void;
  /** Whether what is due is being sent. */
  isAlive(): boolean;
  /** Begins to read; what comes in from outside must be open by then. */
  startJobs(): void;
};

export async function openWorker(deps: WorkerDeps): Promise<Worker> {
  const { config, db, kind, clock, log, line, self, closing, closers } = deps;
  const { ALERT_BAR: alertBar, ALERT_MAX_AGE_HOURS: maxAgeHours } = config;
  const delivery = { db, clock, log, sender: deps.sender, maxAgeHours, alertBar };
  const lanes = [
    postLane(delivery),
    noticeLane(delivery),
    reportLane({ ...delivery, operatorChannel: config.OPERATOR_CHANNEL ?? null }),
    digestLane(delivery),
    updateLane(delivery),
    editLane(delivery),
  ];
  // What a kill -9 left: its lease would run for another minute.
  if (kind === 'pglite') {
    for (const lane of lanes) await lane.release({ worker: null, now: clock.now() });
    await releaseAll({ db }, clock.now());
  }
  const worker = startDeliveryWorker({ clock, log, lanes, worker: self }, (reason) =>
    deps.onFatal(new UserError(reason)),
  );
  closers.push(() => worker.stop());
  const wakeDelivery = () => worker.wake();
  const { backlogStories } = deps;
  const scan: ScanDeps = { db, kind, clock, line, backlogStories, signal: closing };
  const polling = openPolling({ ...deps, scan, worker: self, wakeDelivery });
  return {
    wake: wakeDelivery,
    isAlive: () => worker.isAlive(),
    startJobs() {
      const reading = scanJob({ scan, log, wakeDelivery }, config.KEYPOINT_ARTICLES);
      const scheduler = startScheduler({ db, clock, log, onRun: deps.onRun }, [
        ...hubJobs(deps),
        polling,
        { job: reading, expression: config.SCAN_SCHEDULE },
        { job: digestJob({ db, clock, log, wakeDelivery }), expression: DIGEST_SCHEDULE },
        { job: readOlderJob({ db, log }), expression: EACH_MINUTE },
        { job: earnJob({ db, line, log }), expression: EACH_HOUR },
        ...keepingJobs(deps),
      ]);
      closers.push(() => scheduler.stop());
      const watching = watchFolder(
        { log, onChange: () => scheduler.runNow(reading.name) },
        { location: config.KEYPOINT_ARTICLES },
      );
      closers.push(async () => watching.close());
    },
  };
}

function hubJobs({ hubs }: WorkerDeps): ScheduledJob[] {
  return hubs ? [{ job: hubs.job, expression: HUB_SCHEDULE }] : [];
}

/** What is done at quiet hours. */
function keepingJobs({ config, db, kind, clock, log, closing }: WorkerDeps): ScheduledJob[] {
  const { KEYPOINT_BACKUPS: folder } = config;
  const kept: ScheduledJob[] = [
    { job: forgetJob({ db, clock, log }), expression: EACH_DAY },
    { job: forgetTakenJob({ db, clock }), expression: EACH_HOUR },
    { job: adjustBarsJob({ db, clock, log }), expression: EACH_NIGHT },
    { job: ageVotesJob({ db, clock }), expression: EACH_NIGHT },
    {
      job: keepJob({ db, kind, clock, log, signal: closing }, config),
      expression: EACH_NIGHT,
    },
  ];
  if (folder === undefined) return kept;
  return [...kept, { job: backupJob({ db, clock, log }, folder), expression: BACKUP_SCHEDULE }];
}
