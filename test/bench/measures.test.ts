/** Owns the proof that what evaluations report is what it is called. */
import { describe, expect, it } from 'vitest';
import { bCubed, binary, pairwise, spearman } from '../../bench/eval/measures.ts';
import { shuffled } from '../../bench/eval/read-lines.ts';

const pairs = (gold: string, found: string) =>
  Array.from(gold, (group, at): [string, string] => [group, found.charAt(at)]);

describe('groups', () => {
  it('that are as they should be have full marks, whatever they are called', () => {
    const all = { precision: 1, recall: 1, f1: 1 };
    expect(bCubed(pairs('aabbc', 'xxyyz'))).toEqual(all);
    expect(pairwise(pairs('aabbc', 'xxyyz'))).toEqual(all);
  });

  it('of one each lack recall, and one of all lacks precision', () => {
    expect(bCubed(pairs('aabb', 'wxyz'))).toMatchObject({ precision: 1, recall: 0.5 });
    expect(bCubed(pairs('aabb', 'xxxx'))).toMatchObject({ precision: 0.5, recall: 1 });
    expect(pairwise(pairs('aabb', 'wxyz'))).toMatchObject({ precision: 1, recall: 0, f1: 0 });
    expect(pairwise(pairs('aabb', 'xxxx'))).toMatchObject({ precision: 2 / 6, recall: 1 });
  });

  // The example of Amigó and others (2009), figure 8: two categories, one group mixed.
  it('that are mixed are measured item by item', () => {
    const { precision, recall } = bCubed(pairs('aaabb', 'xxyyy'));
    expect(precision).toBeCloseTo((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3) / 5);
    expect(recall).toBeCloseTo((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5);
  });
});

it('yes and no are counted', () => {
  const counted = binary([
    [true, true],
    [true, false],
    [false, true],
    [false, false],
  ]);
  expect(counted).toEqual({ precision: 0.5, recall: 0.5, f1: 0.5 });
});

it('ranks are correlated, and equals share theirs', () => {
  const of = (a: number[], b: number[]) => spearman(a.map((value, at) => [value, b[at] ?? 0]));
  expect(of([1, 2, 3], [10, 200, 3_000])).toBeCloseTo(1);
  expect(of([1, 2, 3], [3, 2, 1])).toBeCloseTo(-1);
  // By scipy.stats.spearmanr.
  expect(of([1, 2, 2, 4], [1, 3, 2, 4])).toBeCloseTo(0.948_683);
});

it('an order is the same for a seed, another for another, and loses nothing', () => {
  const list = Array.from({ length: 50 }, (_, at) => at);
  expect(shuffled(list, 1)).toEqual(shuffled(list, 1));
  expect(shuffled(list, 1)).not.toEqual(shuffled(list, 2));
  expect(shuffled(list, 1)).not.toEqual(list);
  expect(shuffled(list, 1).toSorted((a, b) => a - b)).toEqual(list);
});
