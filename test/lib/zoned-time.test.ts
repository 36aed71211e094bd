/** Owns the proof that days and hours of a zone are those that its clocks show. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isZone,
  localDayOf,
  minutesOfDay,
  nextLocal,
  zoneNames,
} from '../../src/lib/zoned-time.ts';

const HOUR_MS = 60 * 60 * 1_000;

describe('isZone', () => {
  it.each(['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia'])(
    'knows %s',
    (name) => expect(isZone(name)).toBe(true),
  );

  it.each(['', 'Berlin', 'Europe/Atlantis', '+01:00', '-0500', 'UTC+1', '../etc/passwd'])(
    'takes "%s" for none',
    (text) => expect(isZone(text)).toBe(false),
  );

  it('knows all that a person can choose', () => {
    expect(zoneNames()).toContain('UTC');
    expect(zoneNames().filter((name) => !isZone(name))).toEqual([]);
  });
});

describe('localDayOf and minutesOfDay', () => {
  it.each([
    ['2026-11-24T23:30:00Z', 'UTC', '2026-11-24', 23 * 60 + 30],
    ['2026-11-24T23:30:00Z', 'Europe/Berlin', '2026-11-25', 30],
    ['2026-11-24T03:00:00Z', 'America/New_York', '2026-11-23', 22 * 60],
    ['2026-11-24T18:15:00Z', 'Asia/Kathmandu', '2026-11-25', 0],
    ['2026-11-24T10:59:59Z', 'Pacific/Apia', '2026-11-24', 23 * 60 + 59],
  ])('at %s in %s it is %s, minute %i', (at, zone, day, minutes) => {
    expect(localDayOf(new Date(at), zone)).toBe(day);
    expect(minutesOfDay(new Date(at), zone)).toBe(minutes);
  });
});

it('takes a zone that it does not know for UTC, so that nothing else stops', () => {
  const at = new Date('2026-11-24T23:30:00Z');
  expect(localDayOf(at, 'Atlantis/Poseidonis')).toBe('2026-11-24');
  expect(minutesOfDay(at, 'Atlantis/Poseidonis')).toBe(23 * 60 + 30);
  const next = nextLocal(at, { zone: 'Atlantis/Poseidonis', hour: 8 });
  expect(next.toISOString()).toBe('2026-11-25T08:00:00.000Z');
});

describe('nextLocal', () => {
  const next = (after: string, zone: string, hour: number, minute = 0, weekday?: number) =>
    nextLocal(new Date(after), {
      zone,
      hour,
      minute,
      ...(weekday === undefined ? {} : { weekday }),
    }).toISOString();

  it.each([
    ['is later on the same day', '2026-11-24T05:00:00Z', 'Europe/Berlin', 8, '2026-11-24T07:00'],
    ['is never the same moment', '2026-11-24T07:00:00Z', 'Europe/Berlin', 8, '2026-11-25T07:00'],
    ['is a quarter to', '2026-11-24T02:15:01Z', 'Asia/Kathmandu', 8, '2026-11-25T02:15'],
    ['may be yesterday in UTC', '2026-11-24T12:00:00Z', 'Pacific/Apia', 8, '2026-11-24T19:00'],
  ])('%s', (_what, after, zone, hour, expected) => {
    expect(next(after, zone, hour)).toBe(`${expected}:00.000Z`);
  });

  it.each([
    ['Berlin, clocks go forward', '2026-03-28T07:00:00Z', 'Europe/Berlin', '2026-03-29T06:00'],
    ['Berlin, clocks go back', '2026-10-24T06:00:00Z', 'Europe/Berlin', '2026-10-25T07:00'],
    ['New York, forward', '2026-03-07T13:00:00Z', 'America/New_York', '2026-03-08T12:00'],
    ['New York, back', '2026-10-31T12:00:00Z', 'America/New_York', '2026-11-01T13:00'],
  ])('stays at eight on the clock: %s', (_what, after, zone, expected) => {
    expect(next(after, zone, 8)).toBe(`${expected}:00.000Z`);
  });

  it('moves a time that does not exist forward', () => {
    expect(next('2026-03-28T12:00:00Z', 'Europe/Berlin', 2, 30)).toBe('2026-03-29T01:30:00.000Z');
    expect(next('2026-03-29T01:30:00Z', 'Europe/Berlin', 2, 30)).toBe('2026-03-30T00:30:00.000Z');
  });

  it('moves it forward over midnight too', () => {
    const zone = 'America/Scoresbysund';
    const moved = '2025-03-30T01:30:00.000Z';
    expect(next('2025-03-29T12:00:00Z', zone, 23, 30)).toBe(moved);
    expect(next('2025-03-30T01:10:00Z', zone, 23, 30)).toBe(moved);
  });

  it('comes once when the clock shows it twice', () => {
    expect(next('2026-10-24T12:00:00Z', 'Europe/Berlin', 2, 30)).toBe('2026-10-25T00:30:00.000Z');
    expect(next('2026-10-25T00:30:00Z', 'Europe/Berlin', 2, 30)).toBe('2026-10-26T01:30:00.000Z');
  });

  it('makes up for a day that was left out on the next', () => {
    // Samoa went from 29 to 31 December 2011.
    expect(next('2011-12-30T00:00:00Z', 'Pacific/Apia', 8)).toBe('2011-12-30T18:00:00.000Z');
    expect(next('2011-12-30T18:00:00Z', 'Pacific/Apia', 8)).toBe('2011-12-31T18:00:00.000Z');
  });

  it.each([
    [1, '2026-11-30'],
    [2, '2026-12-01'],
    [3, '2026-11-25'],
    [7, '2026-11-29'],
  ])('is on weekday %i, counted from Monday', (weekday, day) => {
    // A Tuesday, after eight.
    expect(next('2026-11-24T09:00:00Z', 'Europe/Berlin', 8, 0, weekday)).toBe(
      `${day}T07:00:00.000Z`,
    );
  });

  const zones = fc.constantFrom(
    'UTC',
    'Europe/Berlin',
    'America/New_York',
    'America/Scoresbysund',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
    'Pacific/Apia',
  );
  const times = fc.record({
    after: fc.date({
      min: new Date('2012-02-01T00:00:00Z'),
      max: new Date('2037-01-01T00:00:00Z'),
      noInvalidDate: true,
    }),
    zone: zones,
    hour: fc.integer({ min: 0, max: 23 }),
    minute: fc.integer({ min: 0, max: 59 }),
  });

  it('is the first that comes, within a day and a jump of the clocks', () => {
    fc.assert(
      fc.property(times, ({ after, ...time }) => {
        const found = nextLocal(after, time);
        const aheadMs = found.getTime() - after.getTime();
        expect(aheadMs).toBeGreaterThan(0);
        expect(aheadMs).toBeLessThanOrEqual(25 * HOUR_MS);
        expect(nextLocal(new Date(found.getTime() - 1), time)).toEqual(found);
      }),
    );
  });

  it('shows the time that was asked for, or as much later as clocks jump', () => {
    fc.assert(
      fc.property(times, ({ after, ...time }) => {
        const shown = minutesOfDay(nextLocal(after, time), time.zone);
        const late = (shown - (time.hour * 60 + time.minute) + 1_440) % 1_440;
        expect([0, 30, 60]).toContain(late);
      }),
    );
  });

  it('comes once on each local day', () => {
    fc.assert(
      fc.property(times, ({ after, ...time }) => {
        const noon = { ...time, hour: 12 };
        const found = nextLocal(after, noon);
        const following = nextLocal(found, noon);
        const [year = 0, month = 1, day = 0] = localDayOf(found, time.zone).split('-').map(Number);
        const tomorrow = new Date(Date.UTC(year, month - 1, day + 1)).toISOString().slice(0, 10);
        expect(localDayOf(following, time.zone)).toBe(tomorrow);
      }),
    );
  });

  it('with a weekday is within a week, on that day', () => {
    fc.assert(
      fc.property(times, fc.integer({ min: 1, max: 7 }), ({ after, ...time }, weekday) => {
        const found = nextLocal(after, { ...time, hour: 12, weekday });
        expect(found.getTime() - after.getTime()).toBeLessThanOrEqual((7 * 24 + 1) * HOUR_MS);
        const day = new Date(`${localDayOf(found, time.zone)}T00:00:00Z`).getUTCDay();
        expect(day || 7).toBe(weekday);
      }),
    );
  });
});
