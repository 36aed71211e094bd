/** Owns the job that polls the feeds, and what it says of it. */
import type { Log } from '../../lib/log.ts';
import { createReach } from './own-network.ts';
import { nameOf } from './polled-feed.ts';
import { pollDue } from './poll-due.ts';
import type { SweepDeps } from './sweep.ts';

type PollJobDeps = {
  poll: Omit<SweepDeps, 'onRead' | 'reach'>;
  log: Log;
  wakeDelivery: () => void;
};

/** Due feeds are looked for so often; which are due, their own schedule says. */
export const POLL_SCHEDULE = '*/15 * * * * *';

export function pollJob({ poll, log, wakeDelivery }: PollJobDeps): {
  name: string;
  run(): Promise<void>;
} {
  const reach = createReach();
  return {
    name: 'poll',
    async run() {
      const report = await pollDue({
        ...poll,
        reach,
        onRead(feed, { counts, storyIds }) {
          const { new: fresh, updated, held, rejected } = counts;
          if (storyIds.length > 0) wakeDelivery();
          if (fresh + updated === 0) return;
          const source = nameOf(feed);
          log.info({ source, new: fresh, updated, held, rejected }, 'a feed has something new');
        },
      });
      if (report.polled > 0) log.debug(report, 'feeds polled');
    },
  };
}
