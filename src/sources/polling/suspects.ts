/** Owns the feeds of a sweep that got no answer while nobody knows yet whose fault that is. */
import type { PollFailure } from './ask-feed.ts';
import { hostOf, type PolledFeed } from './polled-feed.ts';

export type Suspect = { feed: PolledFeed; failure: PollFailure };

export type Suspects = {
  /** @returns false when another has answered since it began: then it is its own fault */
  add(suspect: Suspect, begunAt: number): boolean;
  /** Something answered: our network works, and whoever was silent until now is to blame. */
  clear(): Suspect[];
  take(): Suspect[];
  hosts(): Set<string>;
  hasAnswer(): boolean;
};

export function createSuspects(): Suspects {
  let answeredAt = -Infinity;
  const open: Suspect[] = [];
  const take = () => open.splice(0);
  return {
    add(suspect, begunAt) {
      if (answeredAt >= begunAt) return false;
      open.push(suspect);
      return true;
    },
    clear() {
      answeredAt = performance.now();
      return take();
    },
    take,
    hosts: () => new Set(open.map(({ feed }) => hostOf(feed.location))),
    hasAnswer: () => answeredAt > -Infinity,
  };
}
