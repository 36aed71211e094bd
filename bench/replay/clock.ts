/** Owns a clock that is moved from poll to poll, and never back. */
import type { Clock } from '../../src/lib/clock.ts';

export type MovedClock = Clock & { moveTo(time: Date): void; moveBy(ms: number): void };

export function movedClock(start: Date): MovedClock {
  let time = start.getTime();
  return {
    now: () => new Date(time),
    moveTo(next) {
      time = Math.max(time, next.getTime());
    },
    moveBy(ms) {
      time += ms;
    },
  };
}
