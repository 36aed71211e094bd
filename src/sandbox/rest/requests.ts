/** Owns the memory of the requests that were seen. */
import type { SeenRequest } from '../page-protocol.ts';

const MOST = 20_000;

export type SeenRequests = { add(request: SeenRequest): void; all(): SeenRequest[] };

/** A ring: remembering costs the same however many there were. */
export function createSeenRequests(): SeenRequests {
  const ring: SeenRequest[] = [];
  let next = 0;
  return {
    add(request) {
      ring[next % MOST] = request;
      next += 1;
    },
    all() {
      const start = next <= MOST ? 0 : next % MOST;
      return [...ring.slice(start), ...ring.slice(0, start)];
    },
  };
}
