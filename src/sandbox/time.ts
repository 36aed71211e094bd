/** Owns the sandbox's time: real time that can be moved, and what is due at a time. */
import type { Clock } from '../lib/clock.ts';

/** Ends a wait before it is over; later it does nothing. */
export type Cancel = () => void;

export type Time = Clock & {
  /** Runs once when `ms` of this time have gone by, at once when a move goes past it. */
  after(ms: number, run: () => void): Cancel;
  /** Puts the time forward, and runs what comes due on the way, in its order. */
  move(ms: number): void;
  /** How far the time has been put forward. */
  offsetMs(): number;
};

/** Timers count real time, so that nothing waits for ever on a test's clock that stands. */
type Wait = { dueMs: number; run: () => void; timer: NodeJS.Timeout | undefined };

/** The longest wait that Node's own timers take. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export function createTime(base: Clock): Time {
  let offset = 0;
  const waits = new Set<Wait>();
  const now = (): Date => new Date(base.now().getTime() + offset);

  function end(wait: Wait): void {
    clearTimeout(wait.timer);
    waits.delete(wait);
  }

  function fire(wait: Wait): void {
    end(wait);
    wait.run();
  }

  function arm(wait: Wait, leftMs: number): void {
    clearTimeout(wait.timer);
    const step = Math.min(leftMs, LONGEST_TIMER_MS);
    wait.timer = setTimeout(() => {
      if (leftMs > step) arm(wait, leftMs - step);
      else fire(wait);
    }, step);
    // A process that has nothing else to do need not wait for what nobody will see.
    wait.timer.unref();
  }

  return {
    now,
    offsetMs: () => offset,
    after(ms, run) {
      const wait: Wait = { dueMs: now().getTime() + ms, run, timer: undefined };
      waits.add(wait);
      arm(wait, ms);
      return () => end(wait);
    },
    move(ms) {
      offset += ms;
      const nowMs = now().getTime();
      const due = [...waits].filter(({ dueMs }) => dueMs <= nowMs);
      for (const wait of due.toSorted((a, b) => a.dueMs - b.dueMs)) {
        // What ran before it may have ended it.
        if (waits.has(wait)) fire(wait);
      }
      for (const wait of waits) arm(wait, wait.dueMs - nowMs);
    },
  };
}
