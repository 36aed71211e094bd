import { describe, expect, it } from 'vitest';
import { textTable } from '../../src/cli/text-table.ts';
import { columnsOf, cutTo, wrapLine } from '../../src/cli/terminal-width.ts';

describe('columns of a terminal', () => {
  it.each([
    ['plain', 5],
    ['é', 1],
    ['日本語', 6],
    ['👩‍🚀', 2],
    ['❤️', 2],
    ['한글', 4],
  ])('%s takes %i', (text, columns) => expect(columnsOf(text)).toBe(columns));
});

describe('cutting', () => {
  it.each([
    ['short', 5, 'short'],
    ['a longer one', 9, 'a longer…'],
    ['日本語', 5, '日本…'],
    ['ab👩‍🚀cd', 5, 'ab👩‍🚀…'],
    ['ab👩‍🚀cd', 4, 'ab…'],
    ['e\u0301e\u0301e\u0301', 2, 'e\u0301…'],
  ])('%s to %i columns is %s', (text, columns, cut) => expect(cutTo(text, columns)).toBe(cut));
});

describe('wrapping', () => {
  it.each([
    ['it fits', ['it fits']],
    ['one two three four five', ['one two three four', '  five']],
    ['  one two three four five', ['  one two three four', '    five']],
    ['  label  one two three', ['  label  one two', '         three']],
    [
      'see https://example.org/a/long/path now',
      ['see', '  https://example.org/a/long/path', '  now'],
    ],
    ['copy `keypoint sources list` now', ['copy', '  `keypoint sources list`', '  now']],
  ])('%j in 20 columns', (line, lines) => expect(wrapLine(line, 20)).toEqual(lines));
});

it('a table cuts the column that gives way, and pads by what is seen', () => {
  const rows = [
    { cells: ['1', '日本語', 'b'], address: 'https://example.org/a/very/long/one' },
    { cells: ['2', 'a name that is too long', 'b'], details: ['some words to be continued'] },
  ];
  expect(textTable(['ID', 'NAME', 'X'], rows, { gives: 1, width: 24 }).split('\n')).toEqual([
    'ID  NAME               X',
    '1   日本語             b',
    '    https://example.org…',
    '2   a name that is t…  b',
    '    some words to be',
    '      continued',
  ]);
});
