/** Owns the counting of requests in windows that begin with their first one. */

/** So many in so long. */
export type Allowance = { limit: number; windowMs: number };

/** What is left after a request; `isOver` when there was nothing left for it. */
export type Taken = { limit: number; remaining: number; endsMs: number; isOver: boolean };

type Window = { limit: number; used: number; endsMs: number };

export type Windows = {
  take(name: string, allowance: Allowance, nowMs: number): Taken;
  /** Those that are not over. */
  open(nowMs: number): { name: string; limit: number; remaining: number; endsMs: number }[];
};

const SWEEP_FROM = 1000;

export function createWindows(): Windows {
  const windows = new Map<string, Window>();
  let sweepAt = SWEEP_FROM;

  /** Names come from requests: those that are over must not pile up. */
  function sweep(nowMs: number): void {
    for (const [name, { endsMs }] of windows) if (endsMs <= nowMs) windows.delete(name);
    sweepAt = Math.max(SWEEP_FROM, windows.size * 2);
  }

  function current(name: string, { limit, windowMs }: Allowance, nowMs: number): Window {
    const known = windows.get(name);
    if (known !== undefined && known.endsMs > nowMs) return known;
    if (windows.size >= sweepAt) sweep(nowMs);
    const fresh = { limit, used: 0, endsMs: nowMs + windowMs };
    windows.set(name, fresh);
    return fresh;
  }

  return {
    take(name, allowance, nowMs) {
      const window = current(name, allowance, nowMs);
      const isOver = window.used >= window.limit;
      if (!isOver) window.used += 1;
      const { limit, used, endsMs } = window;
      return { limit, remaining: limit - used, endsMs, isOver };
    },
    open: (nowMs) =>
      [...windows]
        .filter(([, { endsMs }]) => endsMs > nowMs)
        .map(([name, { limit, used, endsMs }]) => ({
          name,
          limit,
          remaining: limit - used,
          endsMs,
        })),
  };
}
