import { describe, expect, it } from 'vitest';
import { NO_WISHES, wishesOf } from '../../../src/sources/polling/answer-wishes.ts';
import { rhythmOf, usualSilenceMs } from '../../../src/sources/polling/rhythm.ts';
import { nextPoll, nextTry } from '../../../src/sources/polling/schedule.ts';
import type { FeedAsks } from '../../../src/sources/tables.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A Tuesday. */
const NOW = new Date('2021-11-23T08:00:00Z');
/** Of all sources the one whose place in the spread is the first. */
const FIRST = 0;

const after = (date: Date) => date.getTime() - NOW.getTime();

function poll(fields: Partial<Parameters<typeof nextPoll>[0]> = {}): Date {
  return nextPoll({
    sourceId: FIRST,
    now: NOW,
    rhythmMs: null,
    quietMs: 0,
    wishes: NO_WISHES,
    asks: null,
    hasHub: false,
    ...fields,
  });
}

function tried(fields: Partial<Parameters<typeof nextTry>[0]> = {}): number {
  const common = { sourceId: FIRST, now: NOW, isRefusal: false, retryAfterMs: 0 };
  return after(nextTry({ ...common, failures: 1, ...fields }));
}

const asks = (fields: Partial<FeedAsks>): FeedAsks => ({
  ttlMs: null,
  skipHours: [],
  skipDays: [],
  ...fields,
});

describe('the next poll', () => {
  it.each([
    ['an unknown rhythm: an hour', {}, HOUR],
    ['news each few minutes: ten minutes', { rhythmMs: 3 * MINUTE }, 10 * MINUTE],
    ['an entry each four hours: an hour', { rhythmMs: 4 * HOUR }, HOUR],
    ['a daily: six hours', { rhythmMs: DAY }, 6 * HOUR],
    ['a monthly: less than a day', { rhythmMs: 30 * DAY }, DAY / 1.25],
    ['a lively source that went quiet', { rhythmMs: HOUR, quietMs: 4 * DAY }, 6 * HOUR],
    ['max-age above its own', { wishes: { freshMs: 5 * HOUR, retryAfterMs: 0 } }, 5 * HOUR],
    ['max-age below its own', { wishes: { freshMs: MINUTE, retryAfterMs: 0 } }, HOUR],
    [
      'Retry-After with a good answer',
      { wishes: { freshMs: 0, retryAfterMs: 2 * HOUR } },
      2 * HOUR,
    ],
    ['Retry-After of a week', { wishes: { freshMs: 0, retryAfterMs: 7 * DAY } }, DAY],
    ['its hub, which tells of news', { hasHub: true }, 4 * HOUR],
    ['its hub, and a silence of months', { hasHub: true, quietMs: 90 * DAY }, DAY / 1.25],
    ['its own ttl', { asks: asks({ ttlMs: 3 * HOUR }) }, 3 * HOUR],
    ['a ttl of a day and a half', { asks: asks({ ttlMs: 36 * HOUR }) }, DAY],
    ['a ttl of a year', { asks: asks({ ttlMs: 365 * DAY }) }, HOUR],
  ])('waits for %s', (_what, fields, expected) => {
    expect(after(poll(fields))).toBe(expected);
  });

  it.each([
    ['the hours that are skipped', { skipHours: [9, 10, 11] }, '2021-11-23T12:00:00Z'],
    ['hours past midnight', { skipHours: [9, ...range(10, 24), 0, 1] }, '2021-11-24T02:00:00Z'],
    ['a day that is skipped', { skipDays: [2] }, '2021-11-24T00:00:00Z'],
    ['a weekend that follows', { skipDays: [2, 3, 4] }, '2021-11-26T00:00:00Z'],
    ['days and hours', { skipDays: [2], skipHours: [0, 1] }, '2021-11-24T02:00:00Z'],
    ['all hours, which nobody means', { skipHours: range(0, 24) }, '2021-11-23T09:00:00Z'],
    ['all days, which nobody means', { skipDays: range(0, 7) }, '2021-11-23T09:00:00Z'],
  ])('goes past %s', (_what, fields, expected) => {
    expect(poll({ asks: asks(fields) })).toEqual(new Date(expected));
  });

  it('keeps a thousand sources apart that were read at once', () => {
    const seconds = new Map<number, number>();
    for (const sourceId of range(1, 1_001)) {
      const second = Math.floor(after(poll({ sourceId })) / 1_000);
      seconds.set(second, (seconds.get(second) ?? 0) + 1);
    }
    expect(Math.max(...seconds.values())).toBeLessThanOrEqual(3);
    expect(poll({ sourceId: 7 })).toEqual(poll({ sourceId: 7 }));
  });

  it.each(range(1, 50))('is within ten minutes and a day, for source %i', (sourceId) => {
    for (const rhythmMs of [1, HOUR, DAY, 400 * DAY]) {
      expect(after(poll({ sourceId, rhythmMs }))).toBeGreaterThanOrEqual(10 * MINUTE);
      expect(after(poll({ sourceId, rhythmMs }))).toBeLessThanOrEqual(DAY);
    }
  });
});

describe('the next try after a failure', () => {
  it('doubles from ten minutes to a day, and never ends', () => {
    const waits = [1, 2, 3, 7, 8, 9, 1_000].map((failures) => tried({ failures }) / MINUTE);
    expect(waits).toEqual([10, 20, 40, 640, 1_152, 1_152, 1_152]);
    expect(tried({ failures: 1_000, sourceId: 5 })).toBeLessThanOrEqual(DAY);
  });

  it('comes to a day sooner when it is refused', () => {
    const waits = [1, 2, 3, 4, 5].map((failures) => tried({ failures, isRefusal: true }) / MINUTE);
    expect(waits).toEqual([10, 40, 160, 640, 1_152]);
  });

  it('is not before the server wants it, within a day', () => {
    expect(tried({ retryAfterMs: 2 * HOUR })).toBe(2 * HOUR);
    expect(tried({ retryAfterMs: 90 * DAY })).toBe(DAY);
  });
});

describe('what the headers ask for', () => {
  it.each([
    ['nothing', {}, 0, 0],
    ['max-age', { 'cache-control': 'public, max-age=600' }, 600, 0],
    ['max-age in quotes', { 'cache-control': 'MAX-AGE="60"' }, 60, 0],
    ['its share that a cache has used', { 'cache-control': 'max-age=600', age: '500' }, 100, 0],
    ['an answer that is too old', { 'cache-control': 'max-age=600', age: '900' }, 0, 0],
    ['of two the one for us', { 'cache-control': 's-maxage=5, max-age=7' }, 7, 0],
    ['a year, which is for pictures', { 'cache-control': 'max-age=31536000' }, 0, 0],
    ['no-cache with max-age', { 'cache-control': 'no-cache, max-age=600' }, 0, 0],
    ['no-store', { 'cache-control': 'no-store' }, 0, 0],
    ['Expires', { expires: 'Tue, 23 Nov 2021 08:10:00 GMT' }, 600, 0],
    [
      'Expires by the server’s own clock',
      { expires: 'Tue, 23 Nov 2021 10:10:00 GMT', date: 'Tue, 23 Nov 2021 10:00:00 GMT' },
      600,
      0,
    ],
    ['Expires in the past', { expires: 'Thu, 01 Jan 1970 00:00:00 GMT' }, 0, 0],
    ['Expires: 0', { expires: '0' }, 0, 0],
    ['max-age before Expires', { 'cache-control': 'max-age=5', expires: 'Wed, 24 Nov 2021' }, 5, 0],
    ['Retry-After in seconds', { 'retry-after': '120' }, 0, 120],
    ['Retry-After as a date', { 'retry-after': 'Tue, 23 Nov 2021 09:00:00 GMT' }, 0, 3_600],
    ['Retry-After in the past', { 'retry-after': 'Tue, 23 Nov 2021 07:00:00 GMT' }, 0, 0],
    ['Retry-After in words', { 'retry-after': 'tomorrow' }, 0, 0],
    ['Retry-After below nothing', { 'retry-after': '-5' }, 0, 0],
  ])('reads %s', (_what, headers, fresh, retry) => {
    expect(wishesOf(headers, NOW)).toEqual({ freshMs: fresh * 1_000, retryAfterMs: retry * 1_000 });
  });
});

describe('the rhythm', () => {
  const daysAgo = (...days: number[]) => days.map((day) => new Date(NOW.getTime() - day * DAY));

  it.each([
    ['is the usual gap', daysAgo(0, 1, 2, 3, 4), DAY],
    ['is not changed by one long silence', daysAgo(0, 1, 2, 60, 61, 62), DAY],
    ['is in any order', daysAgo(3, 0, 4, 1, 2), DAY],
    ['is not known of four entries', daysAgo(0, 1, 2, 3), null],
    ['is not known of one burst', Array.from({ length: 50 }, () => NOW), null],
    ['counts a day’s papers once', daysAgo(0, 0, 0, 1, 1, 2, 2, 2, 3, 4), DAY],
    ['ignores dates to come', daysAgo(-300, -200, 0, 1, 2, 3, 4), DAY],
  ])('%s', (_what, dates, expected) => {
    expect(rhythmOf(dates, NOW)).toBe(expected);
  });

  it('makes silence unusual after eight gaps, but not within a week', () => {
    expect(usualSilenceMs(HOUR)).toBe(7 * DAY);
    expect(usualSilenceMs(2 * DAY)).toBe(16 * DAY);
  });
});

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
