import { describe, expect, it } from 'vitest';
import { compareIds, idAt } from '../../../src/discord/sending/snowflake.ts';

/** https://docs.discord.com/developers/reference#convert-snowflake-to-datetime */
const ID = '175928847299117063';
const MS = Date.parse('2016-04-30T11:18:25.796Z');

describe('idAt', () => {
  it('is no greater than any id of that millisecond, and greater than those before', () => {
    expect(compareIds(idAt(MS), ID)).toBeLessThanOrEqual(0);
    expect(compareIds(idAt(MS + 1), ID)).toBeGreaterThan(0);
  });

  it('is the least id of all for a time before Discord', () => {
    expect(idAt(0)).toBe('0');
  });
});

describe('compareIds', () => {
  it.each([
    ['99', '100', -1],
    ['100', '99', 1],
    ['100', '100', 0],
    ['1475000000000000001', '1475000000000000002', -1],
  ])('orders %s and %s as numbers', (a, b, expected) => {
    expect(Math.sign(compareIds(a, b))).toBe(expected);
  });
});
