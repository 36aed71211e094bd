/** Owns the proof of what an outlet earns from what it published, and of the bounds of that. */
import { expect, it } from 'vitest';
import { earnedAuthority, type RecordedArticle } from '../../src/quality/record.ts';

const weights = {
  record: {
    leastArticles: 5,
    base: -10,
    perDoubling: 5,
    ownVoice: 30,
    ampPages: 10,
    least: 8,
    most: 40,
  },
};

function articles(count: number, fields: Partial<RecordedArticle> = {}): RecordedArticle[] {
  const article = { excerpt: 'A robot walks.', hasAmp: false, excess: null, ...fields };
  return Array.from({ length: count }, () => article);
}

it.each<[string, RecordedArticle[], number | null]>([
  ['four articles say nothing yet', articles(4, { hasAmp: true }), null],
  ['too little is none at all', articles(8), 0],
  ['the more was seen, the more is earned', articles(16), 10],
  ['much more earns little more', articles(32), 15],
  ['an own voice counts', articles(8, { excerpt: 'What you can do.' }), 35],
  ['“your” within a word is no voice', articles(8, { excerpt: 'A yourt of wool.' }), 0],
  ['half of the pages count half', [...articles(8), ...articles(8, { hasAmp: true })], 15],
  ['no record is worth more than the bound', articles(1_024, { excerpt: 'We do.' }), 40],
])('%s', (_what, record, earned) => {
  expect(earnedAuthority(record, weights)).toBe(earned);
});

it.each<[string, number[], number]>([
  ['one stated quality counts half', [30], 15],
  ['many count nearly whole', [30, 30, 30, 30], 24],
  ['qualities under what is shown earn nothing', [-20, -20], 0],
  ['and no more than the bound', [90, 90, 90], 40],
])('of stated qualities %s', (_what, excesses, earned) => {
  const record = excesses.flatMap((excess) => articles(1, { excess }));
  expect(earnedAuthority(record, weights)).toBe(earned);
});
