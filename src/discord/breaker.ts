/** Owns stopping before Discord shuts this address out, and while it does. */
import type { Clock } from '../lib/clock.ts';
import { TransientError } from '../lib/errors.ts';
import type { Log } from '../lib/log.ts';
import type { RequestKind } from './request-kind.ts';

export type Breaker = {
  /** @throws TransientError while nothing of this kind may be asked */
  check(kind: RequestKind): void;
  /** Discord answered 401, 403, or 429 for something of our own doing. */
  countInvalid(kind: RequestKind): void;
  /** Cloudflare turns everything away. */
  ban(): void;
};

/** Discord counts in ten minutes: https://docs.discord.com/developers/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans. */
const PAUSE_MS = 10 * 60_000;
/**
 * Discord blocks an address at 10,000. Other processes may share it, and those that were under way
 * when the pause began come on top.
 */
const MOST_INVALID = 1_000;

const BANNED = 'Discord’s network blocks this address for now.';
const PAUSED = 'Discord refused too many requests: Keypoint pauses before it is blocked.';

/**
 * Answers to interactions are counted for themselves and go on while the others pause: a person
 * waits for each, they have tokens of their own, so that what is wrong with alerts does not fail
 * them, and both counts together stay far below the limit. A ban stops them too: nothing gets
 * through, and asking on makes it longer.
 */
export function createBreaker({ clock, log }: { clock: Clock; log: Log }): Breaker {
  let bannedUntil = 0;
  const interactions = createCount();
  const others = createCount();
  const countOf = (kind: RequestKind) => (kind === 'interaction' ? interactions : others);
  const now = () => clock.now().getTime();

  return {
    check(kind) {
      refuseUntil(bannedUntil, now(), BANNED);
      refuseUntil(countOf(kind).pausedUntil(), now(), PAUSED);
    },
    countInvalid(kind) {
      if (!countOf(kind).add(now())) return;
      log.error(
        { answers: MOST_INVALID, minutes: PAUSE_MS / 60_000 },
        `Discord refused ${MOST_INVALID} requests within ten minutes, and blocks who goes on like ` +
          'that: Keypoint pauses for ten. The warnings before this line say which channels; give ' +
          'Keypoint’s role its rights there, or end their subscriptions',
      );
    },
    ban() {
      const isKnown = bannedUntil > now();
      bannedUntil = now() + PAUSE_MS;
      // Those that were under way say it too.
      if (isKnown) return;
      log.error(
        { minutes: PAUSE_MS / 60_000 },
        'Discord’s network blocks this address: all requests pause',
      );
    },
  };
}

function refuseUntil(until: number, now: number, reason: string): void {
  const left = until - now;
  if (left > 0) throw new TransientError(reason, { retryAfterMs: left });
}

/** Of the last ten minutes; after as long a pause none of those that began it is left. */
function createCount() {
  let times: number[] = [];
  let pausedUntil = 0;
  return {
    pausedUntil: () => pausedUntil,
    /** Answers whether it was the one too many. */
    add(now: number): boolean {
      times.push(now);
      while (times[0] !== undefined && times[0] + PAUSE_MS <= now) times.shift();
      if (times.length < MOST_INVALID) return false;
      times = [];
      pausedUntil = now + PAUSE_MS;
      return true;
    },
  };
}
