import { describe, expect, it } from 'vitest';
import { testInWords } from '../../../src/cli/preview-words.ts';
import { discoverFeeds, theOneFeed } from '../../../src/sources/manage/discover.ts';
import { testSource } from '../../../src/sources/manage/test-source.ts';
import { line, NOW } from '../../support/factories.ts';
import { rssOf, webOf } from '../../support/web-pages.ts';

const FEED = 'https://blog.example/feed';
const HOUR_MS = 3_600_000;
const post = (name: string, hoursAgo: number, image = false) => ({
  title: name,
  link: `https://blog.example/${encodeURIComponent(name)}`,
  date: new Date(NOW.getTime() - hoursAgo * HOUR_MS).toUTCString(),
  image,
});

async function tested(items: Parameters<typeof rssOf>[1], head = '', authority?: number) {
  const page = { body: rssOf('Blog', items, head), type: 'application/rss+xml' };
  const url = new URL(FEED);
  const found = theOneFeed(await discoverFeeds(webOf({ [FEED]: page }), url), url);
  const rules = authority === undefined ? {} : { authority };
  return testSource(line, { found, rules, now: NOW });
}

describe('a feed that is tested', () => {
  it('is told whole, with its newest three as they would be judged', async () => {
    const items = [5, 1, 3, 2, 4, 6].map((at) => post(`Post ${at}`, at * 24, true));
    const test = await tested(items, '<ttl>60</ttl><link>https://blog.example</link>', 20);
    expect(testInWords(test)).toBe(
      [
        'Blog: https://blog.example/feed',
        '  found     the address itself',
        '  site      https://blog.example/',
        '  answer    application/rss+xml, utf-8, 2 kB',
        '  entries   6 entries',
        '  newest    2021-11-22 08:00',
        '  rhythm    an entry each 24 hours',
        '  asks for  1 hour between two polls',
        '  note: It has no ETag or Last-Modified: each poll takes all of it.',
        'Newest entries, as they would be judged:',
        ...[1, 2, 3].flatMap((at) => [
          `  2021-11-${23 - at} 08:00  Post ${at}`,
          '    quality 42 = 2 every article + 20 has an image + 20 published by Blog',
          '    topics: none',
        ]),
      ].join('\n'),
    );
  });

  it.each([
    [[], 'It has no entries'],
    [[post('A walk', 1)], 'Its newest are all under the bar: --authority adds points.'],
    [[post('A walk', 24 * 100)], 'Its newest entry is 100 days old.'],
    [[{ title: 'A walk', link: 'https://blog.example/a' }], '1 of its entries have no date'],
  ])('says what an operator may want to know: %#', async (items, sentence) => {
    expect((await tested(items)).problems.join('\n')).toContain(sentence);
  });
});
