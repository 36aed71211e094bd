/** Owns how often bots may IDENTIFY: so many a day, and one in five seconds for each rate limit key. */
import type { Clock } from '../../lib/clock.ts';

/** "1000 IDENTIFY calls to the websocket in a 24-hour period" (events/gateway.mdx, "Identifying"). */
const WINDOW_MS = 24 * 60 * 60_000;
const CONCURRENCY_WINDOW_MS = 5000;

export type SessionStarts = {
  /** `none-left`: the day's starts are used up. `too-soon`: another of the same key was just granted. */
  take(shardId: number): 'granted' | 'too-soon' | 'none-left';
  /** As `GET /gateway/bot` has it (events/gateway.mdx, "Session Start Limit Object"). */
  limit(): { total: number; remaining: number; reset_after: number; max_concurrency: number };
};

export function createSessionStarts(
  { clock }: { clock: Clock },
  { total, maxConcurrency }: { total: number; maxConcurrency: number },
): SessionStarts {
  let used = 0;
  let endsAtMs = 0;
  const grantedAtMs = new Map<number, number>();

  function nowMs(): number {
    const now = clock.now().getTime();
    if (now >= endsAtMs) used = 0;
    return now;
  }

  return {
    take(shardId) {
      const now = nowMs();
      if (used >= total) return 'none-left';
      if (used === 0) endsAtMs = now + WINDOW_MS;
      // A refused start counts too (discord-api-docs#1328).
      used += 1;
      const key = shardId % maxConcurrency;
      if (now - (grantedAtMs.get(key) ?? -Infinity) < CONCURRENCY_WINDOW_MS) return 'too-soon';
      grantedAtMs.set(key, now);
      return 'granted';
    },
    limit() {
      const now = nowMs();
      return {
        total,
        remaining: total - used,
        reset_after: used === 0 ? 0 : endsAtMs - now,
        max_concurrency: maxConcurrency,
      };
    },
  };
}
