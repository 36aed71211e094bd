/** Owns the proof that a feed's own words on how to read it are heard. */
import { describe, expect, it } from 'vitest';
import { atom, FEED_URL, jsonFeed, parse, rss } from './fixtures.ts';

const HUB = 'https://hub.example.com/';

describe('parseFeed hears', () => {
  it.each([
    [
      'Atom',
      atom(
        '',
        `<link rel="hub" href="${HUB}"/><link rel="self" href="https://lens.example.com/feed"/>`,
      ),
      'https://lens.example.com/feed',
    ],
    [
      'RSS',
      rss(
        '',
        `<atom:link rel="hub" href="${HUB}"/><atom:link rel="self" href="https://lens.example.com/feed"/>`,
      ),
      'https://lens.example.com/feed',
    ],
    [
      'RSS without an address of its own',
      rss('', `<atom:link rel="hub" href="${HUB}"/>`),
      FEED_URL,
    ],
    [
      'JSON',
      jsonFeed([], {
        feed_url: 'https://lens.example.com/feed',
        hubs: [{ type: 'WebSub', url: HUB }],
      }),
      'https://lens.example.com/feed',
    ],
  ])('the hub of %s', (_what, text, topic) => {
    expect(parse(text).hub).toEqual({ url: HUB, topic });
  });

  it.each([
    ['<ttl>60</ttl>', 60],
    ['<ttl>0</ttl>', null],
    ['<ttl>soon</ttl>', null],
    ['<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>', 30],
    [' <sy:updatePeriod>\n daily </sy:updatePeriod>', 1_440],
    ['<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>', null],
  ])('%s', (channel, minutes) => {
    expect(parse(rss('', channel)).ttlMs).toBe(minutes === null ? null : minutes * 60_000);
  });

  it('hours and days of rest, one or more of them', () => {
    const hours = '<skipHours><hour>24</hour><hour> 7 </hour><hour>99</hour></skipHours>';
    const document = parse(rss('', `${hours}<skipDays><day>Sunday</day></skipDays>`));
    expect([document.skipHours, document.skipDays]).toEqual([[0, 7], [0]]);
  });
});
