/** Owns the proof of how texts are cut into words, and what their words are taken for. */
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../src/stories/text/words.ts';

const terms = (text: string) => wordsOf(text, 100).map(({ term }) => term);
const names = (text: string) =>
  wordsOf(text, 100).flatMap(({ term, isName }) => (isName ? [term] : []));

describe('words', () => {
  it.each([
    [
      'stems, so that forms of a word are one',
      'Robots see robotic seeing',
      ['robot', 'see', 'robot', 'see'],
    ],
    ['leaves out single letters', 'A camera I saw', ['camera', 'saw']],
    ['joins a number’s groups', '$1,000 or 2.5%', ['1000', 'or', '2.5']],
    [
      'takes what is written without blanks by twos',
      '暗闇でも見える',
      ['暗闇', '闇で', 'でも', 'も見', '見え', 'える'],
    ],
    ['keeps letters with marks', 'Škoda über naïve', ['škoda', 'über', 'naïv']],
    ['finds nothing in nothing', ' … — ', []],
  ])('%s', (_what, text, expected) => {
    expect(terms(text)).toEqual(expected);
  });

  it('are no more than asked for', () => {
    expect(wordsOf('one two three four', 2)).toHaveLength(2);
  });

  it.each([
    ['a capital inside a sentence', 'The firm Lumora sells chips', ['lumora']],
    ['no capital at a sentence’s start', 'Robots see. Cameras too.', []],
    ['capitals alone', 'US bans drones', ['us']],
    ['none of a title in Title Case', 'Robots See Better With Cameras', []],
  ])('are names by %s', (_what, text, expected) => {
    expect(names(text)).toEqual(expected);
  });
});
