import { expect, it } from 'vitest';
import { createPace } from '../../src/lib/pace.ts';

function paced(atOnce: number) {
  let now = 0;
  const pace = createPace({ clock: { now: () => new Date(now) } }, { atOnce, refillMs: 1_000 });
  return { take: pace.take, wait: (ms: number) => (now += ms) };
}

it('allows so many at once, then one each interval', () => {
  const { take, wait } = paced(3);
  expect([take('a'), take('a'), take('a'), take('a')]).toEqual([0, 0, 0, 1_000]);
  wait(400);
  expect(take('a')).toBe(600);
  wait(600);
  expect([take('a'), take('a')]).toEqual([0, 1_000]);
});

it('is full again after a rest, and no fuller', () => {
  const { take, wait } = paced(2);
  take('a');
  wait(60_000);
  expect([take('a'), take('a'), take('a')]).toEqual([0, 0, 1_000]);
});

it('counts a share of one where that is asked', () => {
  const { take, wait } = paced(1);
  expect([take('a', 0.5), take('a', 0.5), take('a', 0.5)]).toEqual([0, 0, 500]);
  wait(500);
  expect(take('a', 0.5)).toBe(0);
});

it('counts each key by itself, and forgets the one that was used longest ago', () => {
  const { take } = paced(1);
  expect([take('a'), take('b'), take('a')]).toEqual([0, 0, 1_000]);
  for (let index = 0; index < 10_000; index += 1) take(String(index));
  expect([take('a'), take('9999')]).toEqual([0, 1_000]);
});
