/** Owns the proof of the newest and the hottest stories, page by page and over a bar. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { best } from '../../src/stories/best.ts';
import type { HeatPlace } from '../../src/stories/hottest.ts';
import { latest, type StoryCursor } from '../../src/stories/latest.ts';
import type { PageArgs, StoryPage } from '../../src/stories/story-page.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { cited, entry, ingest, NOW, retract, testClock } from '../support/factories.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(() => test.reset());
afterAll(() => test.close());

const DAY_MS = 24 * 60 * 60_000;
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY_MS);
const names = ({ stories }: StoryPage<unknown>) => stories.map(({ head }) => head.provider.name);

/** A story a day, each of its own heat, and of two topics by turns. */
async function tell(heats: readonly number[]): Promise<void> {
  for (const [at, quality] of heats.entries()) {
    const topics = [at % 2 === 0 ? 'Computer Vision' : 'AI in Robotics'];
    const now = daysAgo(heats.length - at);
    await ingest(test.db, [entry(`s${at}q${quality}`, { quality, topics })], { now });
  }
}

type Read<Place> = (page: PageArgs<Place>) => Promise<StoryPage<Place>>;

/** All pages forward, then all the way back. */
async function walk<Place>(read: Read<Place>, limit: number): Promise<string[][]> {
  const pages: string[][] = [];
  let page = await read({ limit });
  pages.push(names(page));
  while (page.next) {
    page = await read({ limit, before: page.next });
    pages.push(names(page));
  }
  while (page.previous) {
    page = await read({ limit, after: page.previous });
    pages.push(names(page));
  }
  return pages;
}

describe('the newest', () => {
  const read = (wanted: { topic?: string; minHeat?: number } = {}): Read<StoryCursor> => {
    return (page) => latest({ db: test.db }, { ...wanted, ...page });
  };

  it('come page by page, and the same pages back', async () => {
    await tell([30, 95, 60, 200, 75]);
    const [a, b] = [
      ['s4q75', 's3q200'],
      ['s2q60', 's1q95'],
    ];
    expect(await walk(read(), 2)).toEqual([a, b, ['s0q30'], b, a]);
  });

  it.each<[number, string[]]>([
    [0, ['s5q190', 's4q75', 's3q200', 's2q60', 's1q95', 's0q30']],
    [60, ['s5q190', 's4q75', 's3q200', 's2q60', 's1q95']],
    [61, ['s5q190', 's4q75', 's3q200', 's1q95']],
    [95, ['s5q190', 's3q200', 's1q95']],
    [195, ['s3q200']],
    [1_000, []],
  ])('over a bar of %i are those that pass it, in the same order', async (minHeat, expected) => {
    await tell([30, 95, 60, 200, 75, 190]);
    const pages = await walk(read({ minHeat }), 100);
    expect(pages).toEqual([expected]);
    const [first, ...more] = await walk(read({ minHeat, topic: 'computer-vision' }), 1);
    const ofTopic = expected.filter((name) => /^s[024]/.test(name));
    expect([...(first ?? []), ...more.flat()].slice(0, ofTopic.length)).toEqual(ofTopic);
  });

  it('of a topic hold those whose heat, state or topics have changed', async () => {
    const url = 'https://a.example.com/story';
    const wanted = read({ topic: 'computer-vision', minHeat: 70 });
    await ingest(test.db, [entry('a', { url, quality: 65 }), entry('b')]);
    expect(names(await wanted({ limit: 5 }))).toEqual(['b']);
    await ingest(test.db, [entry('a', { url, quality: 65, related: [cited('c')] })]);
    expect(names(await wanted({ limit: 5 }))).toEqual(['b', 'a']);
    await ingest(test.db, [entry('a', { url, quality: 65, topics: ['AI in Finance'] })]);
    await retract(test.db, { articleIds: [2] });
    expect(names(await wanted({ limit: 5 }))).toEqual([]);
    expect(names(await read({ topic: 'ai-in-finance' })({ limit: 5 }))).toEqual(['a']);
  });

  it('keep the place of a page when more comes, and when its story goes', async () => {
    await tell([80, 80, 80, 80]);
    const first = await read()({ limit: 2 });
    await ingest(test.db, [entry('new')]);
    await retract(test.db, { articleIds: [3] });
    const second = await read()({ limit: 2, before: first.next ?? { firstSeenAt: NOW, id: 0 } });
    expect(names(second)).toEqual(['s1q80', 's0q80']);
    const back = await read()({ limit: 2, after: second.previous ?? { firstSeenAt: NOW, id: 0 } });
    expect(names(back)).toEqual(['new', 's3q80']);
    expect(back.previous).toBeNull();
  });

  it('go back from an empty page', async () => {
    await tell([80]);
    const page = await read()({ limit: 2, before: { firstSeenAt: daysAgo(50), id: 1 } });
    expect([names(page), page.next]).toEqual([[], null]);
    const back = await read()({ limit: 2, after: page.previous ?? { firstSeenAt: NOW, id: 0 } });
    expect(names(back)).toEqual(['s0q80']);
  });
});

describe('the best', () => {
  const read = (wanted: { topic?: string; days: number }): Read<HeatPlace> => {
    return (page) => best({ db: test.db, clock: testClock() }, { ...wanted, ...page });
  };

  it('are the hottest, of equals the newer, page by page and back', async () => {
    await tell([30, 95, 60, 250, 75, 95, 300]);
    const [a, b, c] = [['s6q300', 's3q250', 's5q95'], ['s1q95', 's4q75', 's2q60'], ['s0q30']];
    expect(await walk(read({ days: 30 }), 3)).toEqual([a, b, c, b, a]);
    const ofTopic = read({ days: 30, topic: 'computer-vision' });
    expect(await walk(ofTopic, 10)).toEqual([['s6q300', 's4q75', 's2q60', 's0q30']]);
  });

  it('are of the last days alone', async () => {
    await tell([95, 200, 75]);
    expect(names(await read({ days: 2.5 })({ limit: 5 }))).toEqual(['s1q200', 's2q75']);
  });
});
