/** Owns how the polling of feeds is put together. */
import type { Config } from './config.ts';
import type { Log } from './lib/log.ts';
import type { SafeFetch } from './lib/safe-fetch.ts';
import type { ScheduledJob } from './scheduler/scheduler.ts';
import type { ScanDeps } from './sources/folder/scan-folder.ts';
import { createFeedReader } from './sources/polling/feed-reader.ts';
import { POLL_SCHEDULE, pollJob } from './sources/polling/poll-job.ts';

type PollingDeps = {
  config: Config;
  log: Log;
  scan: ScanDeps;
  web: SafeFetch;
  /** Names this process in leases. */
  worker: string;
  wakeDelivery: () => void;
  /** Each part adds how it is closed as soon as it is open. */
  closers: (() => Promise<void>)[];
};

export function openPolling(deps: PollingDeps): ScheduledJob {
  const { config, log, scan, web, worker, wakeDelivery, closers } = deps;
  const reader = createFeedReader();
  closers.push(() => reader.close());
  const { fetchPage } = web;
  const { readFeed } = reader;
  const pollsDefaults = config.KEYPOINT_SOURCES === 'default';
  const poll = { ...scan, log, fetchPage, readFeed, worker, pollsDefaults };
  return { job: pollJob({ poll, log, wakeDelivery }), expression: POLL_SCHEDULE };
}
