/** Owns the proof of how what a person types is read. */
import { describe, expect, it } from 'vitest';
import { readSearch, readTyped } from '../../../src/stories/search/search-query.ts';

describe('a search', () => {
  it.each([
    ['neural networks', '((neural) & (network))'],
    ['"neural networks" vision', '((neural <1> network) & (vision))'],
    ['“state of the art”', '((state <3> art))'],
    ['vision -robots', '((vision) & !(robot))'],
    ['vision -"self driving"', '((vision) & !(self <1> drive))'],
    ['vision OR robots new', '((vision)) | ((robot) & (new))'],
    ['GPT-4', '((gpt <1> 4))'],
    ['机器学习', '((机器 <1> 器学 <1> 学习))'],
    ['猫', '((猫:*))'],
    ['"open quote', '((open <1> quot))'],
  ])('for %s asks for %s', (typed, tsquery) => {
    expect(readSearch(typed)?.tsquery).toBe(tsquery);
  });

  it.each([
    '',
    '   ',
    '"',
    '""',
    '-',
    '--',
    '- -',
    '-robots',
    '-"a b" -c',
    '🙂',
    'the of and',
    'or',
    "!&|()<->:*\\'",
  ])('for %j asks for nothing', (typed) => {
    expect(readSearch(typed)).toBeNull();
  });

  it.each([
    ['gpt model', null],
    ['"gpt model" vision', '((gpt & model) & (vision))'],
    ['vision -"gpt model" -robots', '((vision) & !(robot))'],
    ['gpt-4 or robots', '((gpt & 4)) | ((robot))'],
  ])('for %s asks an index for %s', (typed, loose) => {
    expect(readSearch(typed)?.loose).toBe(loose);
  });

  it('leaves out what only excludes beside what does not', () => {
    expect(readSearch('vision or -robots')?.tsquery).toBe('((vision))');
  });

  it('reads the beginning of an endless text', () => {
    const query = readSearch('word '.repeat(5_000));
    expect(query?.tsquery.split('&')).toHaveLength(24);
  });
});

describe('a title that is typed', () => {
  it.each([
    ['gaussian spl', '_gaussian', 'spl'],
    ['gaussian ', '_gaussian', null],
    ['-"gaussian" spl', '_gaussian', 'spl'],
    ['机器学', '_机器 & _器学', null],
    ['猫', '_猫:*', null],
    ['', null, null],
    ['🙂"', null, null],
  ])('as far as %j may still grow in its last word', (typed, tsquery, growing) => {
    expect(readTyped(typed)).toEqual({ tsquery, growing });
  });
});
