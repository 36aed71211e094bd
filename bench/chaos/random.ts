/** Owns chance that a seed repeats: each part of a run draws from a stream of its own. */
import { hash } from 'node:crypto';

export type Random = {
  /** From 0 (included) to 1 (not). */
  next(): number;
  /** Whole, from `least` to `most`, both included. */
  between(least: number, most: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Others than picked before, as many as there are. */
  sample<T>(list: readonly T[], count: number): T[];
};

/** mulberry32: https://gist.github.com/tommyettinger/46a874533244883189143505d203312c. */
export function randomOf(seed: number, stream: string): Random {
  let state = Number.parseInt(hash('sha256', `${seed}:${stream}`, 'hex').slice(0, 8), 16);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (least: number, most: number): number =>
    least + Math.floor(next() * (most - least + 1));
  const pick = <T>(list: readonly T[]): T => {
    const one = list[between(0, list.length - 1)];
    if (one === undefined) throw new Error('there is nothing to pick from');
    return one;
  };
  return {
    next,
    between,
    pick,
    chance: (probability) => next() < probability,
    sample(list, count) {
      const left = [...list];
      const most = Math.min(count, left.length);
      return Array.from({ length: most }, () => left.splice(between(0, left.length - 1), 1)).flat();
    },
  };
}
