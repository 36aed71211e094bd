/** Owns the loop that keeps the outbox empty. */
import { messageOf } from '../lib/errors.ts';
import { releaseClaims } from './claim.ts';
import { deliverDue, type DeliveryDeps, DiscordRefused } from './deliver.ts';

export type DeliveryWorker = {
  /** Looks for due rows now instead of at the next round. */
  wake(): void;
  /** Ends after what is under way; gives back what was not begun. */
  stop(): Promise<void>;
};

/** How soon a row is found that another process planned, or whose wait is over. */
const ROUND_MS = 1_000;

/** @param onRefused called once, when Discord refuses the bot itself; the loop has ended then */
export function startDeliveryWorker(
  deps: DeliveryDeps,
  onRefused: (reason: string) => void,
): DeliveryWorker {
  let stopped = false;
  let wakeUp: () => void = () => undefined;
  let woken = false;

  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ROUND_MS);
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  /** Answers whether there is another. */
  const round = async (): Promise<boolean> => {
    try {
      woken = false;
      const sent = await deliverDue(deps);
      if (sent > 0) return !stopped;
    } catch (error) {
      if (error instanceof DiscordRefused) {
        onRefused(error.message);
        return false;
      }
      deps.log.error({ reason: messageOf(error) }, 'delivery round failed; trying again');
    }
    if (!stopped && !woken) await pause();
    return !stopped;
  };

  const ended = (async () => {
    let isRunning = true;
    while (isRunning) isRunning = await round();
    await releaseClaims(deps, { worker: deps.worker, now: deps.clock.now() }).catch(
      (error: unknown) =>
        deps.log.warn({ reason: messageOf(error) }, 'leases were not given back; they run out'),
    );
  })();

  return {
    wake() {
      woken = true;
      wakeUp();
    },
    async stop() {
      stopped = true;
      wakeUp();
      await ended;
    },
  };
}
