/** Owns the proof that cutting a list loses, repeats and reorders nothing. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chunksOf } from '../../src/lib/chunks.ts';

it.each<[number[], number, number[][]]>([
  [[], 2, []],
  [[1], 2, [[1]]],
  [[1, 2], 2, [[1, 2]]],
  [[1, 2, 3, 4, 5], 2, [[1, 2], [3, 4], [5]]],
])('cuts %j into runs of at most %i', (list, size, expected) => {
  expect([...chunksOf(list, size)]).toEqual(expected);
});

it('gives every item once, in order, in runs that are full but for the last', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 10 }), (list, size) => {
      const runs = [...chunksOf(list, size)];
      expect(runs.flat()).toEqual(list);
      for (const run of runs.slice(0, -1)) expect(run).toHaveLength(size);
    }),
  );
});
