/** Owns a limit of how often somebody may do something: so many at once, then one by one. */
import type { Clock } from './clock.ts';

export type Pace = {
  /**
   * Milliseconds until the next try is allowed; 0 when this one is, which then counts.
   * @param share of a whole one that it counts: 1 unless said otherwise
   */
  take: (key: string, share?: number) => number;
};

/** Keys that are remembered at once; those that have waited longest are forgotten first. */
const MOST_KEYS = 10_000;

/**
 * A token bucket for each key, in this process alone.
 * @param atOnce how many are allowed without a wait.
 * @param refillMs after how long one more is.
 */
export function createPace(
  { clock }: { clock: Clock },
  { atOnce, refillMs }: { atOnce: number; refillMs: number },
): Pace {
  /** When the bucket of each key is full again, as milliseconds of the clock; oldest use first. */
  const fullAt = new Map<string, number>();
  return {
    take(key, share = 1) {
      const now = clock.now().getTime();
      const full = Math.max(fullAt.get(key) ?? now, now);
      const costMs = refillMs * share;
      const waitMs = full + costMs - now - atOnce * refillMs;
      if (waitMs > 0) return waitMs;
      fullAt.delete(key);
      fullAt.set(key, full + costMs);
      const [oldest] = fullAt.size > MOST_KEYS ? fullAt.keys() : [];
      if (oldest !== undefined) fullAt.delete(oldest);
      return 0;
    },
  };
}
