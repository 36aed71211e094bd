/** Owns the proof that the growth of a cost is read off right. */
import { describe, expect, it } from 'vitest';
import { sizeAt } from '../../bench/growth/points.ts';
import { linesOf } from '../../bench/growth/report.ts';
import { growthOf, slopeOf } from '../../bench/growth/slope.ts';

const SIZES = [1_000, 2_000, 3_000, 5_000, 9_000, 13_000];
const grown = (valueOf: (size: number) => number) =>
  SIZES.map((size) => ({ size, value: valueOf(size) }));

describe('the slope', () => {
  it('is the exponent with which a cost grows, whatever its unit', () => {
    expect(slopeOf(grown(() => 4))).toBeCloseTo(0);
    expect(slopeOf(grown((size) => size / 7))).toBeCloseTo(1);
    expect(slopeOf(grown((size) => 3 * size ** 2))).toBeCloseTo(2);
    expect(slopeOf(grown((size) => Math.sqrt(size)))).toBeCloseTo(0.5);
  });

  it('is lower by what is paid at every size, and less so of the last points', () => {
    const points = grown((size) => 5_000 + size);
    expect(slopeOf(points)).toBeLessThan(0.6);
    expect(slopeOf(points.slice(-3))).toBeGreaterThan(slopeOf(points));
  });

  it.each([
    [0.1, 'flat'],
    [-0.3, 'flat'],
    [0.5, 'slower than linear'],
    [1, 'linear'],
    [1.1, 'linear'],
    [1.3, 'worse than linear'],
  ])('of %d is called %s', (slope, growth) => {
    expect(growthOf(slope)).toBe(growth);
  });
});

it('everything grows alike, and as fast at each time of the year', () => {
  const [first, last] = [sizeAt(0, 1), sizeAt(12, 1)];
  expect(last).toMatchObject({ articles: 1_000_000, deliveries: 5_000_000, places: 40_000 });
  for (const driver of ['articles', 'deliveries', 'places', 'subscriptions', 'feeds'] as const) {
    expect(last[driver] / first[driver]).toBeCloseTo(13, 1);
    expect(sizeAt(12, 0.1)[driver]).toBe(last[driver] / 10);
  }
  expect(first.articles / first.days).toBeCloseTo(last.articles / last.days, -1);
});

it('each cost is a line of its points, in the order in which they were measured', () => {
  const point = (name: string, month: number, value: number) => {
    const size = 1 + month;
    return {
      name,
      unit: 'ms',
      driver: 'articles',
      month,
      size,
      value,
      runs: 3,
      ofKey: value,
    } as const;
  };
  const lines = linesOf([
    point('scan', 0, 2),
    point('look-up', 0, 5),
    point('scan', 12, 26),
    point('look-up', 12, 5),
  ]);
  expect(lines.map(({ name, growth }) => [name, growth])).toEqual([
    ['scan', 'linear'],
    ['look-up', 'flat'],
  ]);
});
