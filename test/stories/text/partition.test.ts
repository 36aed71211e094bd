/** Owns the proof that a handful of articles is cut into events by mean odds. */
import { describe, expect, it } from 'vitest';
import { partition } from '../../../src/stories/text/partition.ts';

function cut(rows: readonly (readonly number[])[], least = 0): number[][] {
  return partition(Float64Array.from(rows.flat()), rows.length, least).map((group) =>
    group.toSorted((a, b) => a - b),
  );
}

describe('a partition', () => {
  it.each([
    [
      'joins two whose odds are over the least',
      [
        [0, 1],
        [1, 0],
      ],
      [[0, 1]],
    ],
    [
      'leaves two apart whose odds are not',
      [
        [0, -1],
        [-1, 0],
      ],
      [[0], [1]],
    ],
    [
      'joins a third whose mean odds to both are over the least',
      [
        [0, 5, 3],
        [5, 0, -1],
        [3, -1, 0],
      ],
      [[0, 1, 2]],
    ],
    [
      'leaves a third out that only one of two resembles',
      [
        [0, 5, 3],
        [5, 0, -4],
        [3, -4, 0],
      ],
      [[0, 1], [2]],
    ],
    [
      'never joins what is held apart, whatever binds both to a third',
      [
        [0, 9, -Infinity],
        [9, 0, 8],
        [-Infinity, 8, 0],
      ],
      [[0, 1], [2]],
    ],
  ])('%s', (_what, rows, expected) => {
    expect(cut(rows)).toEqual(expected);
  });

  it('of nothing is nothing', () => {
    expect(cut([])).toEqual([]);
  });
});
