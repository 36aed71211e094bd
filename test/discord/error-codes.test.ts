import { describe, expect, it } from 'vitest';
import { meaningOf } from '../../src/discord/error-codes.ts';

describe('meaningOf', () => {
  it.each([
    [401, 0, 'refused'],
    [401, 50014, 'refused'],
    [403, 40333, 'refused'],
    [404, 10003, 'closed'],
    [404, 10004, 'closed'],
    [403, 50001, 'closed'],
    [403, 50013, 'closed'],
    [403, 50007, 'closed'],
    [403, 50278, 'closed'],
    [400, 40058, 'closed'],
    [403, 160005, 'closed'],
    [404, 10008, 'gone'],
    [400, 50035, 'rejected'],
    [400, 50006, 'rejected'],
    [400, 200000, 'rejected'],
    [400, 987654, 'rejected'],
    [403, 40003, 'retry'],
    [429, 20028, 'retry'],
    [429, 0, 'retry'],
    [400, 130000, 'retry'],
    [500, 0, 'retry'],
    [502, 0, 'retry'],
    [403, 0, 'retry'],
    [403, undefined, 'retry'],
    [404, 0, 'retry'],
    [404, undefined, 'retry'],
    [404, 987654, 'retry'],
  ])('reads status %i with code %s as %s', (status, code, expected) => {
    expect(meaningOf({ status, code }).status).toBe(expected);
  });

  it('waits hours after opening too many direct messages', () => {
    const meaning = meaningOf({ status: 403, code: 40003 });
    expect(meaning).toMatchObject({ status: 'retry', retryAfterMs: 10_800_000 });
  });
});
