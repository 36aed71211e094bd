/** Owns what the polls of one sweep share: what was done, who is suspected, what is to be written. */
import { type ClaimArgs, giveBack, restHost } from './claim-due.ts';
import type { PoolLimits } from './host-pool.ts';
import { createLedger, type Ledger } from './ledger.ts';
import type { Reach } from './own-network.ts';
import { type PollDeps, type Polled, pollFeed } from './poll-feed.ts';
import type { PolledFeed } from './polled-feed.ts';
import { hostRest } from './schedule.ts';
import { afterFailure, afterOutage } from './settle-poll.ts';
import { createSuspects, type Suspects } from './suspects.ts';

export type SweepDeps = PollDeps & {
  /** Whether the feeds of the seeds' list are read. */
  pollsDefaults: boolean;
  /** The process's own: it lasts longer than a sweep. */
  reach: Reach;
  limits?: Partial<PoolLimits>;
};

export type SweepReport = { polled: number; unchanged: number; read: number; failed: number };

export type Sweep = {
  deps: SweepDeps;
  ledger: Ledger;
  suspects: Suspects;
  report: SweepReport;
  claimArgs: (limit: number) => ClaimArgs;
  /** Polls one; never rejects. Null when it was broken off. */
  attend: (feed: PolledFeed) => Promise<Polled | null>;
  /** Leaves a whole host alone, with what waits for it here; never rejects. */
  rest(host: string, of: { retryAfterMs: number; waiting: readonly PolledFeed[] }): Promise<void>;
  /** It was claimed for nothing. */
  leave(...feeds: PolledFeed[]): void;
  /** Whoever was silent is to blame. */
  blame(): void;
  /** Nobody is: our own network was down. */
  acquit(): void;
  /** What broke it off, if anything did. */
  isBroken(): boolean;
  /** @throws what broke it off */
  close(): Promise<void>;
};

export function openSweep(deps: SweepDeps): Sweep {
  const { db, clock, worker, pollsDefaults, signal, onRead } = deps;
  const ledger = createLedger(deps);
  const suspects = createSuspects();
  const report: SweepReport = { polled: 0, unchanged: 0, read: 0, failed: 0 };
  const left: PolledFeed[] = [];
  const failures: unknown[] = [];

  const blameThese = (these: ReturnType<Suspects['take']>) => {
    for (const { feed, failure } of these) {
      ledger.add({ feed, ...afterFailure(feed, failure, clock.now()) });
    }
  };

  const settle = (feed: PolledFeed, polled: Polled, begunAt: number): void => {
    report.polled += 1;
    if (polled.kind === 'failed') {
      report.failed += 1;
      if (polled.whose === 'server') blameThese(suspects.clear());
      const suspect = { feed, failure: polled };
      if (polled.whose !== 'silence' || !suspects.add(suspect, begunAt)) blameThese([suspect]);
      return;
    }
    blameThese(suspects.clear());
    if (polled.kind === 'settled') {
      report.unchanged += 1;
      ledger.add(polled.written);
      return;
    }
    report.read += 1;
    onRead?.(feed, polled.outcome);
  };

  return {
    deps,
    ledger,
    suspects,
    report,
    claimArgs: (limit) => ({ worker, now: clock.now(), pollsDefaults, limit }),
    async attend(feed) {
      const begunAt = performance.now();
      try {
        const polled = await pollFeed(deps, feed);
        settle(feed, polled, begunAt);
        return polled;
      } catch (error) {
        left.push(feed);
        if (signal?.aborted !== true) failures.push(error);
        return null;
      }
    },
    async rest(host, { retryAfterMs, waiting }) {
      const now = clock.now();
      const { restMs, spreadMs } = hostRest(retryAfterMs);
      const until = new Date(now.getTime() + restMs);
      const sourceIds = waiting.map(({ sourceId }) => sourceId);
      try {
        // Already late enough: another may claim between the two.
        await giveBack({ db }, { worker, sourceIds, at: until });
        await restHost({ db }, { host, until, spreadMs });
      } catch (error) {
        left.push(...waiting);
        failures.push(error);
      }
    },
    leave: (...feeds) => {
      left.push(...feeds);
    },
    blame: () => blameThese(suspects.take()),
    acquit() {
      const now = clock.now();
      for (const { feed } of suspects.take()) ledger.add({ feed, ...afterOutage(feed, now) });
    },
    isBroken: () => failures.length > 0,
    async close() {
      left.push(...suspects.take().map(({ feed }) => feed));
      await ledger.close().catch((error: unknown) => failures.push(error));
      const sourceIds = left.map(({ sourceId }) => sourceId);
      await giveBack({ db }, { worker, sourceIds, at: clock.now() }).catch((error: unknown) =>
        failures.push(error),
      );
      if (failures.length > 0) throw failures[0];
    },
  };
}
