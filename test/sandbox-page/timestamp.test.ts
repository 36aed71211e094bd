/** Owns the proof that the page words times as the client does. */
import { describe, expect, it } from 'vitest';
import { formatMessageTime, formatTimestamp } from '../../src/sandbox/page/markdown/timestamp.ts';

const reader = { now: new Date('2026-08-06T12:00:00Z'), locale: 'en-GB', timeZone: 'Asia/Tokyo' };
const NOW = reader.now.getTime() / 1000;

describe('times', () => {
  it.each([
    ['t', '21:00'],
    ['T', '21:00:00'],
    ['d', '06/08/2026'],
    ['D', '6 August 2026'],
    ['f', '6 August 2026 at 21:00'],
    ['F', 'Thursday 6 August 2026 at 21:00'],
    ['s', '06/08/2026, 21:00'],
    ['S', '06/08/2026, 21:00:00'],
  ])("writes <t:…:%s> in the reader's zone", (style, expected) => {
    // Editions of ICU differ in a comma after the weekday.
    expect(formatTimestamp(NOW, style, reader).replace('day, ', 'day ')).toBe(expected);
  });

  it.each([
    [-5, '5 seconds ago'],
    [-3600, '1 hour ago'],
    [7200, 'in 2 hours'],
    [-86_400 * 40, '1 month ago'],
    [-86_400 * 800, '2 years ago'],
  ])('words %i seconds from now as %s', (offset, expected) => {
    expect(formatTimestamp(NOW + offset, 'R', reader)).toBe(expected);
  });

  it('says so when a time cannot exist', () => {
    expect(formatTimestamp(9e12, 'f', reader)).toBe('Invalid Date');
  });

  it.each([
    ['2026-08-06T10:30:00Z', 'Today at 19:30'],
    ['2026-08-05T10:30:00Z', 'Yesterday at 19:30'],
    ['2026-07-01T10:30:00Z', '01/07/2026, 19:30'],
  ])('dates a message of %s as %s', (iso, expected) => {
    expect(formatMessageTime(iso, reader)).toBe(expected);
  });
});
