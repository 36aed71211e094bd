import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { createTime, type Time } from '../../src/sandbox/time.ts';

let time: Time;
let fired: string[];

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') });
  // The real clock, as vitest's timers move it.
  time = createTime({ now: () => new Date(vi.getMockedSystemTime() ?? 0) });
  fired = [];
});

afterEach(() => {
  vi.useRealTimers();
});

it('goes by real time until it is moved, and from there on', () => {
  vi.advanceTimersByTime(1000);
  time.move(60_000);
  vi.advanceTimersByTime(500);
  expect(time.now().toISOString()).toBe('2026-03-01T12:01:01.500Z');
  expect(time.offsetMs()).toBe(60_000);
});

it('runs what comes due on the way of a move, earliest first, and nothing twice', () => {
  time.after(3000, () => fired.push('3 s'));
  time.after(1000, () => fired.push('1 s'));
  time.after(10_000, () => fired.push('10 s'));
  time.move(3000);
  expect(fired).toEqual(['1 s', '3 s']);
  vi.advanceTimersByTime(6999);
  expect(fired).toEqual(['1 s', '3 s']);
  vi.advanceTimersByTime(1);
  expect(fired).toEqual(['1 s', '3 s', '10 s']);
});

it('forgets what is cancelled', () => {
  const cancel = time.after(1000, () => fired.push('1 s'));
  cancel();
  time.move(5000);
  vi.advanceTimersByTime(5000);
  expect(fired).toEqual([]);
});

it('waits longer than Node’s own timers can', () => {
  time.after(2 ** 31 + 1000, () => fired.push('25 days'));
  vi.advanceTimersByTime(2 ** 31);
  expect(fired).toEqual([]);
  vi.advanceTimersByTime(1000);
  expect(fired).toEqual(['25 days']);
});
