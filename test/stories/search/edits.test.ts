/** Owns the proof of how far words are apart. */
import { expect, it } from 'vitest';
import { editDistance, oneEditAway } from '../../../src/stories/search/edits.ts';

it.each([
  ['vision', 'vision', 0],
  ['vison', 'vision', 1],
  ['vission', 'vision', 1],
  ['bision', 'vision', 1],
  ['visoin', 'vision', 1],
  ['gausian', 'gaussain', 2],
  ['kitten', 'sitting', 3],
])('%s and %s are %i apart', (a, b, distance) => {
  expect(editDistance(a, b, 3)).toBe(distance);
  expect(editDistance(b, a, 3)).toBe(distance);
});

it('counts no farther than is asked', () => {
  expect(editDistance('kitten', 'sitting', 1)).toBeGreaterThan(1);
  expect(editDistance('a', 'abcdef', 2)).toBeGreaterThan(2);
});

it('knows every word that is one apart', () => {
  const near = oneEditAway('gpt');
  for (const word of ['gp', 'gptt', 'gtp', 'pgt', 'gpu', 'xpt', 'gp4t'])
    expect(near).toContain(word);
  expect(near).not.toContain('gpt');
});
