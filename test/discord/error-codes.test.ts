import { describe, expect, it } from 'vitest';
import { meaningOf } from '../../src/discord/error-codes.ts';

const statusOf = (code: unknown, status = 400) => meaningOf({ status, code }).status;
const reasonOf = (code: number, channelType: number | null = null) =>
  meaningOf({ status: 403, code }, channelType).reason;

describe('meaningOf', () => {
  it.each([
    [40001, 'refused'],
    [50014, 'refused'],
    [10003, 'closed'],
    [10004, 'closed'],
    [10008, 'gone'],
    [10011, 'rejected'],
    [10013, 'closed'],
    [10014, 'rejected'],
    [10015, 'rejected'],
    [10062, 'rejected'],
    [40060, 'rejected'],
    [50027, 'rejected'],
    [20016, 'limited'],
    [20022, 'limited'],
    [20028, 'limited'],
    [20029, 'limited'],
    [30007, 'rejected'],
    [30034, 'limited'],
    [30046, 'limited'],
    [30033, 'closed'],
    [160006, 'closed'],
    [160007, 'closed'],
    [40003, 'retry'],
    [40004, 'retry'],
    [40006, 'retry'],
    [130000, 'retry'],
    [40005, 'rejected'],
    [50045, 'rejected'],
    [40033, 'done'],
    [40058, 'closed'],
    [50008, 'closed'],
    [50024, 'closed'],
    [40062, 'limited'],
    [40066, 'closed'],
    [40067, 'closed'],
    [10087, 'rejected'],
    [40094, 'rejected'],
    [40333, 'refused'],
    [50001, 'closed'],
    [50013, 'closed'],
    [50005, 'rejected'],
    [50021, 'rejected'],
    [50006, 'rejected'],
    [50007, 'closed'],
    [50278, 'closed'],
    [50035, 'rejected'],
    [50083, 'rejected'],
    [160005, 'closed'],
    [50109, 'rejected'],
    [160002, 'rejected'],
    [160004, 'rejected'],
    [160014, 'rejected'],
    [200000, 'rejected'],
    [200001, 'rejected'],
    [240000, 'rejected'],
    [220001, 'rejected'],
    [220002, 'rejected'],
    [220003, 'rejected'],
    [220004, 'rejected'],
    [520002, 'rejected'],
    [520003, 'rejected'],
  ])('reads code %i as %s, whatever its status', (code, expected) => {
    expect([400, 401, 403, 404, 429, 500].map((status) => statusOf(code, status))).toEqual(
      Array(6).fill(expected),
    );
  });

  it.each([
    [401, 0, 'refused'],
    [400, 987654, 'rejected'],
    [403, 0, 'retry'],
    [403, undefined, 'retry'],
    [404, 0, 'retry'],
    [404, undefined, 'retry'],
    [404, 987654, 'retry'],
    [429, 0, 'retry'],
    [500, 0, 'retry'],
    [502, 0, 'retry'],
  ])('reads status %i with the unknown code %s as %s', (status, code, expected) => {
    expect(statusOf(code, status)).toBe(expected);
  });

  it('leaves open whether a request that a 5xx answered was done', () => {
    expect(meaningOf({ status: 502, code: 0 })).toMatchObject({ isUnsure: true });
    expect(meaningOf({ status: 500, code: 130000 })).toMatchObject({ isUnsure: false });
  });

  it('waits hours after opening too many direct messages', () => {
    const meaning = meaningOf({ status: 403, code: 40003 });
    expect(meaning).toMatchObject({ status: 'retry', retryAfterMs: 10_800_000 });
  });

  it.each([
    ['an unknown kind of channel', null, '“View Channel”, “Send Messages” and “Embed Links”'],
    ['a text channel', 0, '“View Channel”, “Send Messages” and “Embed Links”'],
    ['a thread', 11, '“View Channel”, “Send Messages in Threads” and “Embed Links”'],
    ['a forum', 15, '“View Channel”, “Send Messages” and “Embed Links”'],
  ])('names the rights that %s must give', (_name, channelType, rights) => {
    expect(reasonOf(50013, channelType)).toBe(
      `Keypoint may not post in this channel. Give its role ${rights} there.`,
    );
    expect(reasonOf(50001, channelType)).toContain(rights);
  });

  it.each([30033, 160006, 160007, 40058, 40067, 50007, 160005])(
    'says what to do after code %i',
    (code) => {
      expect(reasonOf(code)).toMatch(/Choose|Start|Archive|Give|Allow|Unlock/);
    },
  );
});
