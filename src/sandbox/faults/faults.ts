/** Owns the faults of REST requests that are switched on. */
import type { Clock } from '../../lib/clock.ts';
import type { FaultState } from '../page-protocol.ts';
import { matches, type Fault, type FaultWish } from './fault.ts';

export type Faults = {
  /** Gives its id. */
  add(wish: FaultWish): string;
  /** Whether there was one. */
  remove(id: string): boolean;
  clear(): void;
  /** The first fault that is for this request; it is spent once more. */
  take(request: { method: string; path: string; route: string | undefined }): Fault | undefined;
  state(): FaultState[];
};

type Kept = { fault: Fault; left: number | null; endsMs: number | null };

export function createFaults({ clock }: { clock: Clock }): Faults {
  const kept = new Map<string, Kept>();
  let next = 1;
  const now = (): number => clock.now().getTime();

  function current(): [string, Kept][] {
    for (const [id, { endsMs }] of kept) {
      if (endsMs !== null && endsMs <= now()) kept.delete(id);
    }
    return [...kept];
  }

  return {
    add({ times, for_ms: forMs, ...fault }) {
      const id = String(next);
      next += 1;
      const endsMs = forMs === undefined ? null : now() + forMs;
      kept.set(id, { fault, left: times ?? null, endsMs });
      return id;
    },
    remove: (id) => kept.delete(id),
    clear: () => kept.clear(),
    take(request) {
      if (kept.size === 0) return undefined;
      const found = current().find(([, { fault }]) => matches(fault, request));
      if (found === undefined) return undefined;
      const [id, one] = found;
      if (one.left !== null) one.left -= 1;
      if (one.left === 0) kept.delete(id);
      return one.fault;
    },
    state: () =>
      current().map(([id, { fault, left, endsMs }]) => ({
        id,
        what: nameOf(fault),
        matches: `${fault.method ?? ''} ${fault.path ?? ''}`.trim() || 'all',
        left,
        ends_after_ms: endsMs === null ? null : endsMs - now(),
      })),
  };
}

/** `429 user`, `slow 2000 ms`, `lost`: as the drawer and a seen request show it. */
export function nameOf({ answer, scope, ms, retry_after_header: hasHeader }: Fault): string {
  if (answer === '429') return `429 ${scope}${hasHeader ? '' : ' without Retry-After'}`;
  return answer === 'slow' ? `slow ${ms} ms` : answer;
}
