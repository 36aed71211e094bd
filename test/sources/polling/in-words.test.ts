import { expect, it } from 'vitest';
import { inWords } from '../../../src/sources/polling/in-words.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/lib/spans.ts';

it.each([
  [0, 'a minute'],
  [MINUTE_MS, 'a minute'],
  [90 * MINUTE_MS, '2 hours'],
  [HOUR_MS, 'an hour'],
  [80 * MINUTE_MS, '80 minutes'],
  [DAY_MS, 'a day'],
  [DAY_MS + 40 * MINUTE_MS, 'a day'],
  [30 * HOUR_MS, '30 hours'],
  [2 * DAY_MS, '2 days'],
  [7 * DAY_MS, 'a week'],
  [21 * DAY_MS, '3 weeks'],
])('says %d ms as %s', (ms, words) => expect(inWords(ms)).toBe(words));
