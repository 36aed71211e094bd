/**
 * Owns the moved time of the process that is measured: what `Date` says, and timers of a minute and
 * more. Those are of what waits for an hour or a day (sweeps of caches, idle threads, nightly jobs);
 * shorter ones wait for other processes, whose time is the system's.
 */
import { syncBuiltinESMExports } from 'node:module';
import { setImmediate as turn } from 'node:timers/promises';
import timers from 'node:timers';

const LONG_MS = 60_000;

/**
 * To be called before anything else is loaded.
 * @returns {{ moveTo: (aheadMs: number) => Promise<void>, waiting: () => number }} `moveTo` puts the
 * time so far ahead of the system's, and runs what comes due on the way, each at its own time
 */
export function moveTime() {
  const RealDate = Date;
  const { setTimeout, setInterval, clearTimeout, clearInterval } = timers;
  let aheadMs = 0;
  const now = () => RealDate.now() + aheadMs;

  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(
        target,
        args.length === 0 ? [now()] : args,
        newTarget === globalThis.Date ? target : newTarget,
      ),
    apply: () => new RealDate(now()).toString(),
    get: (target, name, receiver) => (name === 'now' ? now : Reflect.get(target, name, receiver)),
  });

  /** @type {Set<LongTimer>} */
  const waiting = new Set();

  /** What Node's own timers can do, as far as anybody asks it of them. */
  class LongTimer {
    /** @param {() => void} run @param {number} ms @param {boolean} isRepeated */
    constructor(run, ms, isRepeated) {
      this.run = run;
      this.ms = ms;
      this.isRepeated = isRepeated;
      this.dueMs = now() + ms;
      waiting.add(this);
    }
    ref() {
      return this;
    }
    unref() {
      return this;
    }
    hasRef() {
      return false;
    }
    refresh() {
      this.dueMs = now() + this.ms;
      waiting.add(this);
      return this;
    }
    close() {
      waiting.delete(this);
      return this;
    }
    fire() {
      if (this.isRepeated) this.dueMs += this.ms;
      else waiting.delete(this);
      this.run();
    }
  }

  /**
   * @param {(run: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => unknown} short
   * @param {boolean} isRepeated
   */
  const starting = (short, isRepeated) => {
    /** @param {(...args: unknown[]) => void} run @param {unknown[]} args */
    const start = (run, ms = 0, ...args) =>
      ms >= LONG_MS ? new LongTimer(() => run(...args), ms, isRepeated) : short(run, ms, ...args);
    // `promisify` finds its own way of each in them.
    return Object.defineProperties(start, Object.getOwnPropertyDescriptors(short));
  };
  /** @param {(timer: any) => void} short */
  const ending = (short) => (/** @type {unknown} */ timer) => {
    if (timer instanceof LongTimer) timer.close();
    else short(timer);
  };
  const moved = {
    setTimeout: starting(setTimeout, false),
    setInterval: starting(setInterval, true),
    clearTimeout: ending(clearTimeout),
    clearInterval: ending(clearInterval),
  };
  Object.assign(globalThis, moved);
  Object.assign(timers, moved);
  syncBuiltinESMExports();

  return {
    waiting: () => waiting.size,
    async moveTo(targetMs) {
      for (;;) {
        const [next] = [...waiting].toSorted((a, b) => a.dueMs - b.dueMs);
        if (!next || next.dueMs > RealDate.now() + targetMs) break;
        aheadMs = Math.max(aheadMs, next.dueMs - RealDate.now());
        next.fire();
        // Those who repeat themselves set their next timer.
        await turn();
      }
      aheadMs = Math.max(aheadMs, targetMs);
    },
  };
}
