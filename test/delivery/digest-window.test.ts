import { describe, expect, it } from 'vitest';
import { decideDigest, type DigestCase } from '../../src/delivery/digest-window.ts';

const NOW = new Date('2021-11-23T08:00:00Z');
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);

const decide = (fields: Partial<DigestCase>) =>
  decideDigest({
    now: NOW,
    cadence: 'daily',
    isOpen: true,
    gathered: 0,
    firstGatheredAt: null,
    ruleSince: null,
    last: null,
    ...fields,
  });

describe('decideDigest', () => {
  it.each<[string, Partial<DigestCase>, boolean, boolean]>([
    ['is made of what waits', { gathered: 3, ruleSince: hoursAgo(48) }, true, true],
    ['is made of what waits without a rule', { gathered: 3 }, true, true],
    ['says that there was nothing the first time', { ruleSince: hoursAgo(48) }, true, true],
    [
      'says that there was nothing after one with stories',
      { ruleSince: hoursAgo(48), last: { createdAt: hoursAgo(24), stories: 4 } },
      true,
      true,
    ],
    [
      'says it once',
      { ruleSince: hoursAgo(48), last: { createdAt: hoursAgo(24), stories: 0 } },
      false,
      true,
    ],
    [
      'says nothing where nobody asked any more',
      { last: { createdAt: hoursAgo(24), stories: 4 } },
      false,
      false,
    ],
    [
      'waits while its place is paused',
      { gathered: 3, ruleSince: hoursAgo(48), isOpen: false },
      false,
      true,
    ],
  ])('%s', (_what, fields, isMade, goesOn) => {
    const decision = decide(fields);
    expect([decision.digest !== null, decision.goesOn]).toEqual([isMade, goesOn]);
  });

  it.each<[string, Partial<DigestCase>, Date]>([
    [
      'begins where the last one ended',
      { gathered: 1, ruleSince: hoursAgo(90), last: { createdAt: hoursAgo(72), stories: 0 } },
      hoursAgo(72),
    ],
    [
      'begins with the rule where the last one is of another time',
      { gathered: 1, ruleSince: hoursAgo(5), last: { createdAt: hoursAgo(900), stories: 2 } },
      hoursAgo(5),
    ],
    [
      'begins a day ago at most where there was none',
      { gathered: 1, ruleSince: hoursAgo(900), firstGatheredAt: hoursAgo(3) },
      hoursAgo(24),
    ],
    [
      'begins a week ago at most where there was none',
      { cadence: 'weekly', ruleSince: hoursAgo(900) },
      hoursAgo(168),
    ],
    [
      'begins with the first of what waits, if that is earlier',
      { gathered: 9, ruleSince: hoursAgo(1), firstGatheredAt: hoursAgo(60) },
      hoursAgo(60),
    ],
    [
      'begins with what waits without a rule',
      { gathered: 1, firstGatheredAt: hoursAgo(7) },
      hoursAgo(7),
    ],
  ])('%s', (_what, fields, since) => {
    expect(decide(fields).digest).toEqual({ since });
  });
});
