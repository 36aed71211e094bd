/** Owns the proof of what a text is found by. */
import { describe, expect, it } from 'vitest';
import { searchWords, titleWordsOf, wordsVector } from '../../src/articles/search-words.ts';

const lexemes = (text: string) => searchWords(text).map(({ lexeme }) => lexeme);

describe('a text is found by', () => {
  it.each<[string, string, string[]]>([
    [
      'stems of English words, in small letters',
      'Models MODEL modeling',
      ['model', 'model', 'model'],
    ],
    ['letters without accents', 'Café Zürich naïve', ['cafe', 'zurich', 'naiv']],
    ['words without the “s” of a genitive', "OpenAI's Meta’s", ['openai', 'meta']],
    ['the parts of what signs join', 'GPT-4 3.5', ['gpt', '4', '3', '5']],
    ['pairs of characters where nothing parts words', '机器学习', ['机器', '器学', '学习', '习']],
    [
      'pairs of Hangul, whatever particle follows',
      '인공지능이',
      ['인공', '공지', '지능', '능이', '이'],
    ],
    ['words of other scripts as they are', 'Нейросеть новая', ['неиросеть', 'новая']],
    ['letters of full width as their own', 'ＡＩ', ['ai']],
    ['no emoji and no signs', '🙂 — * "', []],
    ['no stop words', 'the state of the art', ['state', 'art']],
    ['no accent that stands alone', 'the students´ work', ['student', 'work']],
  ])('%s', (_what, text, expected) => {
    expect(lexemes(text)).toEqual(expected);
  });

  it('counts the places of stop words too', () => {
    expect(searchWords('state of the art').map(({ position }) => position)).toEqual([1, 4]);
  });

  it('cuts a word that is none', () => {
    expect(lexemes('x1'.repeat(1_000))).toEqual(['x1'.repeat(30)]);
  });
});

it('writes where each word stands, and those of the title as such too', () => {
  const text = { title: 'A new model', excerpt: 'Model of models' };
  expect(wordsVector(text)).toBe('new:2A model:3A,103,105 _new _model');
});

it('suggests words of titles, but no numbers and nothing short or endless', () => {
  const title = `GPT4 in 2026: on 机器 transformers, transformers ${'x'.repeat(50)}`;
  expect([...titleWordsOf(title)]).toEqual(['gpt4', 'transformers']);
});
