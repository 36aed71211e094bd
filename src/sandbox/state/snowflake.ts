/** Owns the making of ids in Discord's form. */
import type { Clock } from '../../lib/clock.ts';

/** First millisecond of 2015 (reference.mdx, "Snowflakes"). */
export const DISCORD_EPOCH_MS = 1_420_070_400_000;

export type Snowflakes = {
  next(): string;
  /** The greatest so far: where the next start goes on. */
  last(): string;
};

/**
 * Ids of 18 or 19 digits, ordered by time, never twice: 42 bits of milliseconds, 22 that count within
 * one. `after` is the greatest id of a restored state, so that a clock that stands back repeats none.
 */
export function createSnowflakes({ clock }: { clock: Clock }, after = '0'): Snowflakes {
  let last = BigInt(after);
  return {
    next() {
      const fromClock = BigInt(clock.now().getTime() - DISCORD_EPOCH_MS) << 22n;
      last = fromClock > last ? fromClock : last + 1n;
      return last.toString();
    },
    last: () => last.toString(),
  };
}

/** When an id was made. */
export function snowflakeMs(id: string): number {
  return Number(BigInt(id) >> 22n) + DISCORD_EPOCH_MS;
}

/** Order of two ids, as time orders them. */
export function compareIds(a: string, b: string): number {
  return a.length === b.length ? Number(a > b) - Number(a < b) : a.length - b.length;
}
