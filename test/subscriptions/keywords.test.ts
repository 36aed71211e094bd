/** Owns the proof of what people may type as keywords, and in which texts they are found. */
import { describe, expect, it } from 'vitest';
import {
  findingWords,
  lookupWords,
  matchKeywords,
  matchText,
} from '../../src/subscriptions/keywords/match.ts';
import {
  faultOfAll,
  parseKeywords,
  writeKeywords,
} from '../../src/subscriptions/keywords/parse-keywords.ts';

function parsed(typed: string): readonly string[] {
  const result = parseKeywords(typed);
  if (result.status !== 'ok') throw new Error(result.fault);
  return result.keywords;
}

const isFound = (typed: string, text: string) =>
  matchKeywords({ include: parsed(typed), exclude: [] }, matchText([text])).isMatch;

describe('typed keywords', () => {
  it.each([
    [
      'gaussian splatting, "neural radiance field", /3d ?gs/',
      ['/3d ?gs/', 'gaussian splatting', 'neural radiance field'],
    ],
    ['  NeRF ,, nerf; NERF\nnerf ', ['nerf']],
    ['Self-Driving', ['self driving']],
    ['"one, two"', ['one, two']],
    ['“Zoë”、生成AI，拡散モデル', ['zoe', '拡散モデル', '生成ai']],
    ['/a, b/c/, d', ['/a, b/c/', 'd']],
    ['c++, .NET, GPT-4o', ['.net', 'c++', 'gpt 4o']],
    ['Wildfire*, self-driv*', ['/\\bself[\\s-]driv/', '/\\bwildfire/']],
    ['A*, "robot*"', ['a*', 'robot*']],
    ['', []],
    [' , ; ', []],
  ])('%j are %j', (typed, keywords) => {
    expect(parsed(typed)).toEqual(keywords);
  });

  it.each([
    '"one, two", /3d ?gs/, nerf',
    '"/dev/null"',
    '“say "hi, there" now”',
    '«"x" y»',
    '"“quoted”"',
    '"«x"',
    '5" disk',
    'robot*, "cobot*", zoë*',
  ])('%s are written as one would type them again', (typed) => {
    expect(parsed(writeKeywords(parsed(typed)))).toEqual(parsed(typed));
  });

  it.each([
    [Array.from({ length: 21 }, (_, n) => `word${n}`).join(), { fault: 'too-many', most: 20 }],
    ['x'.repeat(51), { fault: 'too-long', keyword: 'x'.repeat(51), most: 50 }],
    [`/${'x'.repeat(49)}/`, { fault: 'too-long', most: 50 }],
    ['"open', { fault: 'unclosed', keyword: '"open' }],
    ['/open', { fault: 'unclosed' }],
    ['!!!', { fault: 'no-letter', keyword: '!!!' }],
    ['ok, /x[z/', { fault: 'bad-pattern', keyword: '/x[z/', at: 2, reason: 'missing closing ]' }],
    ['/(a/', { fault: 'bad-pattern', at: 1 }],
    ['/a{1001}/', { fault: 'bad-pattern', at: 2 }],
    ['/(a{30}){30}/', { fault: 'large-pattern' }],
    ['/.{0,60}slow/', { fault: 'large-pattern' }],
    ['/.*/', { fault: 'empty-pattern' }],
    ['/a/, /b/, /c/, /d/, /e/, /f/', { fault: 'too-many-patterns', most: 5 }],
  ])('%j are refused', (typed, fault) => {
    expect(parseKeywords(typed)).toMatchObject({ status: 'wrong', ...fault });
  });

  it('that are beginnings are written as beginnings', () => {
    expect(writeKeywords(parsed('/3d ?gs/, модел*, wildfire*, self-driv*'))).toBe(
      'модел*, /3d ?gs/, /\\bself[\\s-]driv/, wildfire*',
    );
  });

  it('are bounded together, so that an index can hold them', () => {
    const long = (sign: string) =>
      parsed(Array.from({ length: 20 }, (_, n) => sign.repeat(40) + n).join());
    expect(faultOfAll({ include: long('x'), exclude: [] })).toBeNull();
    expect(faultOfAll({ include: long('x'), exclude: long('y') })).toEqual({ fault: 'too-much' });
    expect(faultOfAll({ include: long('字'), exclude: [] })).toEqual({ fault: 'too-much' });
  });
});

describe('a keyword', () => {
  it.each([
    ['ai', 'AI beats humans', true],
    ['ai', 'Training for rain', false],
    ['ai', 'OpenAI’s new model', false],
    ['ai', 'What AI’s critics say', true],
    ['ai', '生成AIが変わる', true],
    ['gaussian splatting', 'Fast Gaussian-Splatting for all', true],
    ['gaussian splatting', 'Fast Gaussian\u00A0 splatting', true],
    ['gaussian splatting', 'Gaussian and splatting', false],
    ['self-driving', 'Selfdriving', false],
    ['zoe', 'ZOË sings', true],
    ['zoë', 'Zoe sings', true],
    ['c++', 'Modern C++, faster', true],
    ['.net', 'On .NET 10', true],
    ['gpt-4o', 'GPT 4o is here', true],
    ['ｎｅｒｆ', 'NeRF', true],
    ['拡散モデル', '新しい拡散モデルの論文', true],
    ['か', 'が', false],
    ['인공지능', '인공지능은 무엇인가', true],
    ['ии', 'Что такое ИИ?', true],
    ['ии', 'России', false],
    ['𝒙ray', '𝒙RAY vision', true],
    ['wildfire*', 'Drones map wildfires', true],
    ['fire*', 'Drones map wildfires', false],
    ['self-driv*', 'Self driving cars', true],
    ['модел*', 'Новые модели', true],
    ['дел*', 'Новые модели', false],
    ['a*', 'A* search, faster', true],
    ['/3d ?gs/', 'On 3DGS methods', true],
    ['/3d ?gs/', 'On 3-DGS methods', false],
    ['/^new/', 'new things', true],
    ['/^new/', 'a new thing', false],
  ])('%j in %j: %j', (typed, text, found) => {
    expect(isFound(typed, text)).toBe(found);
  });

  it('is found neither over the end of a title nor of an excerpt', () => {
    const text = matchText(['All about neural', 'radiance fields']);
    expect(matchKeywords({ include: ['neural radiance'], exclude: [] }, text).isMatch).toBe(false);
  });

  it('says which one was found, and which one keeps a story out', () => {
    const text = matchText(['NeRF on a budget', 'Sponsored']);
    const match = (include: string[], exclude: string[]) =>
      matchKeywords({ include, exclude }, text);
    expect(match(['splatting', 'nerf'], [])).toEqual({ isMatch: true, keyword: 'nerf' });
    expect(match([], [])).toEqual({ isMatch: true, keyword: null });
    expect(match(['nerf'], ['sponsored'])).toEqual({ isMatch: false, excludedBy: 'sponsored' });
    expect(match(['gan'], ['sponsored'])).toEqual({ isMatch: false, excludedBy: null });
  });

  it('takes time in line with the text, whatever the pattern', () => {
    expect(isFound('/(a+)+$/', `${'a'.repeat(2_000)}!`)).toBe(false);
  });
});

describe('the words by which a rule is found', () => {
  const finds = (typed: string, text: string, topic: string | null = null) => {
    const words = findingWords({ include: parsed(typed), exclude: [] }, topic);
    const looked = new Set(lookupWords([matchText([text])], ['ai']));
    return words.some((word) => looked.has(word));
  };

  it.each([
    ['gaussian splatting', 'Fast Gaussian-Splatting for all'],
    ['c++', 'Modern C++, faster'],
    ['生成AI', '生成AIが変わる'],
    ['拡散モデル', '新しい拡散モデルの論文'],
    ['인공지능', '인공지능은 무엇인가'],
    ['/3d ?gs/', 'On 3DGS methods'],
    ['wildfire*', 'Drones map wildfires'],
    ['zoë, other', 'Zoe sings'],
    ['𝒙ray', '𝒙RAY vision'],
    ['naïve bayes', 'A Naive Bayes classifier'],
  ])('of %j lead to it from %j', (typed, text) => {
    expect(isFound(typed, text)).toBe(true);
    expect(finds(typed, text)).toBe(true);
  });

  it('are none of a rule without keywords, and lead from few texts to the others', () => {
    expect(findingWords({ include: [], exclude: [] }, 'ai')).toEqual([]);
    expect(finds('gaussian splatting', 'All about robots')).toBe(false);
    expect(finds('/3d/', 'All about robots', 'robotics')).toBe(false);
    expect(findingWords({ include: [], exclude: ['x'] }, 'ai')).toEqual(['*ai']);
  });
});
