import { describe, expect, it } from 'vitest';
import { testInWords } from '../../../src/cli/preview-words.ts';
import { discoverFeeds, theOneFeed } from '../../../src/sources/manage/discover.ts';
import { testSource } from '../../../src/sources/manage/test-source.ts';
import { whyNoAlert } from '../../../src/sources/manage/why-no-alert.ts';
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
        '  rhythm    an entry every day',
        '  asks for  an hour between two polls',
        '  note      None of its newest entries would be posted: 3 have no topic (nobody can follow them).',
        "            `keypoint sources add 'https://blog.example/feed' --authority 48 --topics <topics>`",
        '            lifts the best to the alert bar of 70 and gives each a topic.',
        '  note      It sends no ETag or Last-Modified, so each poll downloads all of it.',
        'Its newest entries, as they would be judged:',
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
    [[post('A walk', 24 * 100)], 'Its newest entry is 100 days old.'],
    [[{ title: 'A walk', link: 'https://blog.example/a' }], 'One of its entries has no date'],
  ])('says what an operator may want to know: %#', async (items, sentence) => {
    expect((await tested(items)).problems.join('\n')).toContain(sentence);
  });

  const walk = post('A walk', 1);
  const vision = post('Computer vision sees', 1, true);
  it.each([
    [
      'under the quality bar',
      [walk, post('Another', 2)],
      "2 are under the quality bar of 20 (not shown at all). `keypoint sources add 'https://blog.example/feed' --authority 18 --topics <topics>` lifts the best to the quality bar of 20 (listed, not posted) and gives each a topic.",
    ],
    [
      'under the alert bar',
      [vision],
      "1 is under the alert bar of 70 (listed, but posted only if others tell the same story). `keypoint sources add 'https://blog.example/feed' --authority 33` lifts the best to the alert bar of 70.",
    ],
    [
      'under one or the other',
      [vision, walk],
      '1 is under the alert bar of 70 (listed, but posted only if others tell the same story); 1 is under the quality bar of 20 (not shown at all).',
    ],
  ])('says why none would be posted: %s', async (_what, items, sentence) => {
    const [problem] = (await tested(items)).problems;
    expect(problem).toContain(`None of its newest entries would be posted: ${sentence}`);
  });

  it('says nothing of alerts where one would be posted', async () => {
    const { problems } = await tested([vision, walk], '', 50);
    expect(problems.join('\n')).not.toContain('posted');
  });

  it('gives an address that no shell takes apart', async () => {
    const why = whyNoAlert(line, {
      newest: (await tested([vision])).newest,
      location: "https://blog.example/'$(id)'",
    });
    expect(why).toContain("add 'https://blog.example/%27$(id)%27' --authority");
  });

  it('sends to the list of outlets where that says what an outlet is worth', async () => {
    const { newest } = await tested([vision]);
    const listed = { ...line, outletOf: () => ({ domain: 'x', name: 'X', authority: 0 }) };
    const why = whyNoAlert(listed, { newest, location: FEED });
    expect(why).toContain('(KEYPOINT_OUTLETS)');
    expect(why).not.toContain('--authority');
  });
});
