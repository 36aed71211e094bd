/** Owns the proof of what a search finds, in which order, and what it says when it finds nothing. */
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readOlder } from '../../../src/articles/read-older.ts';
import { articleWords, titleWords } from '../../../src/articles/tables.ts';
import { searchStories } from '../../../src/stories/search/search-stories.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { cited, entry, ingest, NOW, retract } from '../../support/factories.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(() => test.reset());
afterAll(() => test.close());

const DAY_MS = 24 * 60 * 60_000;
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY_MS);

/** Each is a story of its own: their words are of different events. */
const told = (name: string, title: string, fields: Parameters<typeof entry>[1] = {}) =>
  entry(name, { title, excerpt: '', ...fields });

async function found(text: string, limit = 10): Promise<string[]> {
  const { stories } = await searchStories({ db: test.db }, { text, limit });
  return stories.map(({ head }) => head.provider.name);
}

describe('finds', () => {
  it.each([
    ['all words, whatever their order and form', 'models diffusion', ['a']],
    ['words of the excerpt', 'unicorns', ['a']],
    ['a phrase only where it stands so', '"diffusion model"', ['a']],
    ['no phrase in another order', '"model diffusion"', []],
    ['no phrase from the title into the excerpt', '"images unicorns"', []],
    ['nothing that has an excluded word', 'vision -robots', ['c']],
    ['either of two', 'unicorns or robots', ['b', 'a']],
    ['a word without its accents', 'zurich', ['c']],
    ['what is joined by signs', 'gpt-4', ['c']],
    ['Chinese wherever it stands in a run', '学习', ['d']],
    ['a single character', '度', ['d']],
    ['Korean without its particle', '인공지능', ['d']],
  ])('%s: %s', async (_what, text, names) => {
    await ingest(test.db, [
      told('a', 'A diffusion model paints images', { excerpt: 'Unicorns, for the most part.' }),
      told('b', 'Robots learn vision at home', { quality: 90 }),
      told('c', 'Vision of GPT-4 in Zürich'),
      told('d', '深度学习的新方法 인공지능이 온다'),
    ]);
    expect(await found(text)).toEqual(names);
  });

  it('a story once, by the article that says it best', async () => {
    const related = [cited('b', { title: 'Quokka quokka', excerpt: 'Quokka' }), cited('c')];
    await ingest(test.db, [told('a', 'Animals of the year', { excerpt: 'A quokka.', related })]);
    expect(await found('quokka')).toEqual(['a']);
  });
});

describe('shows no story', () => {
  it('that is held, or was taken back, or has the word only in an article that was', async () => {
    await ingest(test.db, [
      told('held', 'Wombat news', { quality: 5 }),
      told('gone', 'Wombat day'),
    ]);
    await ingest(test.db, [
      told('a', 'Marsupials', { related: [cited('b', { title: 'Wombat' })] }),
    ]);
    expect(await found('wombat')).toEqual(['a', 'gone']);
    await retract(test.db, { articleIds: [2, 4] });
    expect(await found('wombat')).toEqual([]);
  });

  it('for words that its title does not have any more', async () => {
    const url = 'https://a.example.com/story';
    await ingest(test.db, [told('a', 'Numbat seen', { url })]);
    await ingest(test.db, [told('a', 'Bilby seen', { url })]);
    expect([await found('numbat'), await found('bilby')]).toEqual([[], ['a']]);
    const counted = await test.db
      .select()
      .from(titleWords)
      .where(sql`articles > 0`);
    expect(counted.map(({ word }) => word).toSorted()).toEqual(['bilby', 'seen']);
  });
});

describe('the order', () => {
  it('has words in a title before words in an excerpt, and new before old', async () => {
    await ingest(test.db, [told('old', 'Quoll', { publishedAt: daysAgo(300) })], {
      isBacklog: true,
    });
    await ingest(test.db, [
      told('excerpt', 'Something else', { excerpt: 'A quoll.' }),
      told('week', 'Quoll seen', { publishedAt: daysAgo(10) }),
      told('new', 'Quoll found'),
    ]);
    expect(await found('quoll')).toEqual(['new', 'week', 'excerpt', 'old']);
  });

  it('finds the newest of a common word and the only one of a rare one, however old', async () => {
    const days = [0, 3, 20, 100, 300, 1_500, 6_000];
    for (const at of days.toReversed()) {
      await ingest(test.db, [told(`d${at}`, `Dingo${at} dingo`, { publishedAt: daysAgo(at) })], {
        isBacklog: true,
      });
    }
    expect(await found('dingo')).toEqual(days.map((at) => `d${at}`));
    expect(await found('dingo6000')).toEqual(['d6000']);
  });
});

describe('a page', () => {
  it('keeps its place when more comes meanwhile, in both directions', async () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    for (const name of names) await ingest(test.db, [told(name, `Potoroo of ${name}${name}`)]);
    const page = async (place?: { upTo: number; offset: number }) =>
      searchStories({ db: test.db }, { text: 'potoroo', limit: 2, ...(place ? { place } : {}) });
    const heads = ({ stories }: Awaited<ReturnType<typeof page>>) =>
      stories.map(({ head }) => head.provider.name);
    const first = await page();
    expect([first.found, first.previous, heads(first)]).toEqual([5, null, ['e', 'd']]);
    await ingest(test.db, [told('f', 'Potoroo of ff')]);
    const second = await page(first.next ?? undefined);
    expect([second.found, heads(second)]).toEqual([5, ['c', 'b']]);
    const third = await page(second.next ?? undefined);
    expect([third.next, heads(third)]).toEqual([null, ['a']]);
    expect(heads(await page(third.previous ?? undefined))).toEqual(['c', 'b']);
    expect(heads(await page(second.previous ?? undefined))).toEqual(['e', 'd']);
    const beyond = await page({ upTo: 99_999_999, offset: 1_000 });
    expect([beyond.found, heads(beyond)]).toEqual([0, []]);
  });
});

describe('when nothing is found', () => {
  beforeEach(() =>
    ingest(test.db, [
      told('a', 'Gaussian splatting in real time'),
      told('b', 'Transformers see pictures'),
      told('c', 'GPT plays chess'),
    ]),
  );

  it.each([
    ['gaussain', ['gaussian']],
    ['gausian splating', ['gaussian splatting']],
    ['Trasnformers', ['transformers']],
    ['transfromars -chess', ['transformers -chess']],
    ['gtp', ['gpt']],
    ['"gpt plyas chess"', ['"gpt plays chess"']],
    ['bgpt', ['gpt']],
    ['xylophone', []],
    ['gaussian xylophone', []],
    ['学习', []],
  ])('%s suggests what is nearly so: %j', async (text, suggestions) => {
    const result = await searchStories({ db: test.db }, { text, limit: 5 });
    expect([result.stories, result.found]).toEqual([[], 0]);
    expect(result.suggestions.map((one) => one.toLowerCase())).toEqual(suggestions);
  });

  it('suggests no words that nothing holds any more', async () => {
    await retract(test.db, { articleIds: [1] });
    const { suggestions } = await searchStories({ db: test.db }, { text: 'gaussain', limit: 5 });
    expect(suggestions).toEqual([]);
  });
});

it.each([
  '"""',
  '-',
  '!&|()<->:*\\',
  "'; drop table articles; --",
  '{}"{"',
  '\\\\ \\" \\N',
  'a'.repeat(2_000),
  '"'.repeat(2_000),
  'x -y '.repeat(400),
  '🙂👩‍👩‍👧',
  '\u0000\uD800 \u202E',
  '%_%',
  'the students´ work',
  '\u0301',
  '中'.repeat(2_000),
  'constructor __proto__',
])('takes whatever is typed: %j', async (text) => {
  await ingest(test.db, [told('a', 'Constructor of the year')]);
  const { stories } = await searchStories({ db: test.db }, { text, limit: 5 });
  expect(stories).toEqual([]);
});

it('finds what an older version stored once that was read', async () => {
  await ingest(test.db, [told('a', 'Echidna'), told('b', 'Echidna too')]);
  await test.db.update(articleWords).set({ words: null });
  await test.db.delete(titleWords);
  expect(await found('echidna')).toEqual([]);
  expect(await readOlder({ db: test.db })).toBe(2);
  expect(await found('echidna')).toEqual(['b', 'a']);
  expect(await readOlder({ db: test.db })).toBe(0);
  await test.db
    .update(articleWords)
    .set({ words: null })
    .where(sql`article_id = 1`);
  await retract(test.db, { articleIds: [1, 2] });
  expect(await test.db.select().from(articleWords)).toEqual([]);
});
