/** Owns the memory of the requests that were seen. */
import type { SeenRequest } from '../page-protocol.ts';

const MOST = 20_000;
const MOST_CHARACTERS = 64 * 1024 * 1024;

export type SeenRequests = {
  /** Gives it its id; `characters` are those of its body and its answer as JSON. */
  add(request: Omit<SeenRequest, 'id'>, characters: number): SeenRequest;
  /** Undefined when it never was or is forgotten. */
  byId(id: number): SeenRequest | undefined;
  /** Oldest first. */
  all(): SeenRequest[];
};

/** The newest, within a number and a size; remembering costs the same however many there were. */
export function createSeenRequests(): SeenRequests {
  const kept = new Map<number, { request: SeenRequest; characters: number }>();
  let first = 0;
  let next = 0;
  let total = 0;

  function forgetOldest(): void {
    total -= kept.get(first)?.characters ?? 0;
    kept.delete(first);
    first += 1;
  }

  return {
    add(request, characters) {
      const numbered = { id: next, ...request };
      kept.set(next, { request: numbered, characters });
      next += 1;
      total += characters;
      while (kept.size > MOST || (total > MOST_CHARACTERS && kept.size > 0)) forgetOldest();
      return numbered;
    },
    byId: (id) => kept.get(id)?.request,
    all: () => [...kept.values()].map(({ request }) => request),
  };
}
