/** Owns what the page is told when much changes at once. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { atMostEvery } from '../../src/sandbox/page-api/at-most.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

it('tells the first at once, and all that follow within the wait as one at its end', () => {
  let state = 0;
  const told: number[] = [];
  const held = atMostEvery(250, () => told.push(state));
  for (state = 1; state <= 3; state += 1) held.run();
  state = 4;
  expect(told).toEqual([1]);
  vi.advanceTimersByTime(249);
  expect(told).toEqual([1]);
  vi.advanceTimersByTime(1);
  expect(told).toEqual([1, 4]);
  // What was told late begins a wait too, and nothing wanted tells nothing.
  held.run();
  expect(told).toHaveLength(2);
  vi.advanceTimersByTime(1000);
  expect(told).toEqual([1, 4, 4]);
});

it('tells nothing more once it is closed', () => {
  let told = 0;
  const held = atMostEvery(250, () => (told += 1));
  held.run();
  held.run();
  held.close();
  vi.advanceTimersByTime(1000);
  expect(told).toBe(1);
});
