/** Owns the pool that keeps the outboxes empty: lanes in their order, every destination its share. */
import type { Clock } from '../lib/clock.ts';
import { messageOf } from '../lib/errors.ts';
import type { Log } from '../lib/log.ts';
import { DiscordRefused, type Lane, type Work } from './lane.ts';

export type DeliveryWorker = {
  /** Looks for due rows now instead of at the next round. */
  wake(): void;
  /** Whether it has looked at all outboxes lately: neither broken off, nor kept from the database. */
  isAlive(): boolean;
  /** Ends after what is under way; gives back what was not begun. */
  stop(): Promise<void>;
};

export type WorkerDeps = {
  clock: Clock;
  log: Log;
  /** Most urgent first: what is due in one goes before anything of those behind it. */
  lanes: readonly Lane[];
  /** Names this process in leases. */
  worker: string;
};

/** How soon a row is found that another process planned, or whose wait is over. */
const ROUND_MS = 1_000;
/** Messages under way at once: a second's worth at Discord's limit, with some to follow on. */
const POOL_SIZE = 64;
/** What is under way for longer hangs: it gives its place to the others. */
const HANGING_MS = 2_000;
const MOST_UNDER_WAY = 4 * POOL_SIZE;
/** Of one destination: one is sent, the next is ready. */
const PER_DESTINATION = 2;
/** Rows and places come free one by one: those of this long are claimed together. */
const GATHER_MS = 20;
/** Without a round for so long it is not at work. */
const ALIVE_MS = 30_000;
/** A channel's own limit is over in seconds; longer waits are of single rows. */
const LONGEST_REST_MS = 15_000;

/** @param onRefused called once, when Discord refuses the bot itself; the loop has ended then */
export function startDeliveryWorker(
  { clock, log, lanes, worker }: WorkerDeps,
  onRefused: (reason: string) => void,
): DeliveryWorker {
  let stopped = false;
  let refusal: string | null = null;
  let lookedAt = performance.now();
  const isOver = () => stopped || refusal !== null;
  const signal = createSignal();
  /** Each with when it began. */
  const running = new Map<Promise<void>, number>();
  const runningAt = new Map<number, number>();
  const restingUntil = new Map<number, number>();

  const rest = (destinationId: number, ms: number): void => {
    const until = performance.now() + ms;
    if (until <= (restingUntil.get(destinationId) ?? 0)) return;
    restingUntil.set(destinationId, until);
    setTimeout(() => signal.raise(), ms).unref();
  };

  const attend = async ({ destinationId, ...work }: Work): Promise<void> => {
    runningAt.set(destinationId, (runningAt.get(destinationId) ?? 0) + 1);
    try {
      const { restMs } = await work.run();
      if (restMs > 0 && restMs <= LONGEST_REST_MS) rest(destinationId, restMs);
    } catch (error) {
      if (error instanceof DiscordRefused) refusal = error.message;
      else log.error({ reason: messageOf(error) }, 'a delivery broke off; its lease runs out');
    }
    const left = (runningAt.get(destinationId) ?? 1) - 1;
    if (left > 0) runningAt.set(destinationId, left);
    else runningAt.delete(destinationId);
    signal.raise();
  };

  const start = (item: Work): void => {
    const ended = attend(item).finally(() => running.delete(ended));
    running.set(ended, performance.now());
  };

  const busy = (): number[] => {
    const now = performance.now();
    for (const [id, until] of restingUntil) if (until <= now) restingUntil.delete(id);
    const full = [...runningAt].flatMap(([id, count]) => (count >= PER_DESTINATION ? [id] : []));
    return [...new Set([...full, ...restingUntil.keys()])];
  };

  const freePlaces = (): number => {
    const since = performance.now() - HANGING_MS;
    const quick = [...running.values()].filter((begun) => begun > since).length;
    return Math.min(POOL_SIZE - quick, MOST_UNDER_WAY - running.size);
  };

  /**
   * Takes what there is. A claim that found many rows of one destination answers only a few of them:
   * a lane is done when it has nothing for those that are free.
   */
  const fill = async (): Promise<void> => {
    for (const lane of lanes) {
      for (;;) {
        const limit = freePlaces();
        if (limit <= 0 || isOver()) return;
        const work = await lane.claim({ worker, limit, now: clock.now(), busy: busy() });
        if (work.length === 0) break;
        for (const item of work) start(item);
      }
    }
  };

  const ended = (async () => {
    while (!isOver()) {
      try {
        await fill();
        lookedAt = performance.now();
      } catch (error) {
        log.error({ reason: messageOf(error) }, 'what is due could not be read; trying again');
      }
      await signal.raisedWithin(ROUND_MS);
      await pause(GATHER_MS);
    }
    await Promise.all(running.keys());
    for (const lane of lanes) {
      await lane.release({ worker, now: clock.now() }).catch((error: unknown) => {
        log.warn({ reason: messageOf(error) }, 'leases were not given back; they run out');
      });
    }
    if (refusal !== null) onRefused(refusal);
  })();

  return {
    wake: () => signal.raise(),
    isAlive: () => !isOver() && performance.now() - lookedAt < ALIVE_MS,
    async stop() {
      stopped = true;
      signal.raise();
      await ended;
    },
  };
}

/** One that is raised while nobody waits is not lost. */
function createSignal() {
  let isRaised = false;
  let resolve: () => void = () => undefined;
  return {
    raise() {
      isRaised = true;
      resolve();
    },
    async raisedWithin(ms: number): Promise<void> {
      if (!isRaised) {
        await new Promise<void>((wake) => {
          const timer = setTimeout(wake, ms);
          resolve = () => {
            clearTimeout(timer);
            wake();
          };
        });
      }
      isRaised = false;
    },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
