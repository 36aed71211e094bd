/** Owns the proof of which articles are told to be one story, and which of them leads it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  headOf,
  type Member,
  type Placement,
  placeClaim,
  type StoryDraft,
} from '../../src/stories/place.ts';

type Claimed = [articleId: number, relatedIds: number[]];

function member(id: number, fields: Partial<Member> = {}): Member {
  return {
    id,
    quality: 50,
    state: 'listed',
    leads: null,
    reason: 'alone',
    isSettled: false,
    ...fields,
  };
}

/** Quality falls with the id (1 leads all), but for those given. */
function membersFor(claims: readonly Claimed[], qualities: Record<number, number> = {}) {
  const ids = new Set(claims.flatMap(([id, related]) => [id, ...related]));
  return new Map([...ids].map((id) => [id, member(id, { quality: qualities[id] ?? 1_000 - id })]));
}

function place(claims: readonly Claimed[], qualities: Record<number, number> = {}): Placement {
  const members = membersFor(claims, qualities);
  const placement: Placement = { storyOf: new Map(), merged: [] };
  for (const [articleId, relatedIds] of claims) {
    placeClaim(placement, { articleId, relatedIds }, members);
  }
  return placement;
}

/** The stories as sorted lists of article ids. */
function storiesOf({ storyOf }: Placement): number[][] {
  const lists = [...new Set(storyOf.values())].map((story) =>
    [...story.members.keys()].toSorted((a, b) => a - b),
  );
  return lists.toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

const range = (from: number, length: number) => Array.from({ length }, (_, index) => from + index);

describe('placeClaim', () => {
  it.each<[string, Claimed[], number[][]]>([
    ['makes a story of an article that names no other', [[1, []]], [[1]]],
    ['makes one story of a follower and its list', [[2, [1, 3]]], [[1, 2, 3]]],
    [
      'lets an article join by the head that its list names',
      [
        [2, [1]],
        [3, [1]],
      ],
      [[1, 2, 3]],
    ],
    [
      'joins an article to the story whose head names it',
      [
        [2, []],
        [1, [2]],
      ],
      [[1, 2]],
    ],
    [
      'does not join two stories by one follower that both name',
      [
        [1, [5]],
        [2, [5]],
      ],
      [[1, 5], [2]],
    ],
    [
      'is not transitive: a chain by followers stays in its links',
      [
        [1, [5]],
        [2, [5, 6]],
        [3, [6]],
      ],
      [[1, 5], [2, 6], [3]],
    ],
    [
      'joins by more than half of the members, without the head',
      [
        [1, [2, 3]],
        [9, [2, 3]],
      ],
      [[1, 2, 3, 9]],
    ],
    [
      'does not join by exactly half of the members',
      [
        [1, [2, 3, 4]],
        [9, [2, 3]],
      ],
      [[1, 2, 3, 4], [9]],
    ],
    [
      'merges two stories when one list names both heads',
      [
        [1, [5]],
        [2, [6]],
        [9, [1, 2]],
      ],
      [[1, 2, 5, 6, 9]],
    ],
    ['counts the article itself only once in its list', [[1, [1, 2]]], [[1, 2]]],
  ])('%s', (_what, claims, expected) => {
    expect(storiesOf(place(claims))).toEqual(expected);
  });

  it('does not let a story grow on and on through heads that rise', () => {
    const chain = range(2, 57).map((id): Claimed => [id, [id - 1]]);
    const rising = Object.fromEntries(range(1, 58).map((id) => [id, id]));
    const sizes = storiesOf(place(chain, rising)).map(({ length }) => length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(22);
  });

  it('trusts a list of 20', () => {
    const list = range(2, 20);
    expect(storiesOf(place([[1, list]]))).toEqual([[1, ...list]]);
  });

  it('takes each article of a list of 21 alone', () => {
    const list = range(2, 21);
    expect(storiesOf(place([[1, list]]))).toEqual([1, ...list].map((id) => [id]));
  });

  it('keeps what a longer list names in the story where it is', () => {
    const list = range(2, 21);
    const claims: Claimed[] = [
      [2, [3]],
      [1, list],
    ];
    const stories = storiesOf(place(claims));
    expect(stories[1]).toEqual([2, 3]);
    expect(stories).toHaveLength(21);
  });

  it.each([
    ['the better head came in later', { 1: 90, 2: 50 }],
    ['the better head came in first', { 1: 50, 2: 90 }],
  ])('merges into the oldest story when %s', (_what, qualities) => {
    const older: StoryDraft = { id: 4, members: new Map([[1, member(1)]]) };
    const newer: StoryDraft = { id: 7, members: new Map([[2, member(2)]]) };
    const placement: Placement = {
      storyOf: new Map([
        [1, older],
        [2, newer],
      ]),
      merged: [],
    };
    const members = membersFor([[3, [2, 1]]], qualities);
    placeClaim(placement, { articleId: 3, relatedIds: [2, 1] }, members);
    expect(placement.merged).toEqual([{ from: newer, into: older }]);
    expect(new Set(older.members.keys())).toEqual(new Set([1, 2, 3]));
    expect(newer.members.size).toBe(0);
  });

  it('refuses a claim of an article that nobody knows', () => {
    const placement: Placement = { storyOf: new Map(), merged: [] };
    const claim = { articleId: 1, relatedIds: [] };
    expect(() => placeClaim(placement, claim, new Map())).toThrow('article 1 of a claim');
  });

  it('gives every article exactly one story, the same for the same claims', () => {
    const id = fc.integer({ min: 1, max: 30 });
    const claims = fc.array(fc.tuple(id, fc.uniqueArray(id, { maxLength: 25 })), { maxLength: 25 });
    fc.assert(
      fc.property(claims, (given) => {
        const lists = given.map(([one, related]): Claimed => [one, related]);
        const placement = place(lists);
        const stories = storiesOf(placement);
        const placed = stories.flat().toSorted((a, b) => a - b);
        const named = new Set(lists.flatMap(([one, related]) => [one, ...related]));
        expect(placed).toEqual([...named].toSorted((a, b) => a - b));
        for (const [one, story] of placement.storyOf) expect(story.members.has(one)).toBe(true);
        expect(storiesOf(place(lists))).toEqual(stories);
      }),
    );
  });
});

describe('headOf', () => {
  it.each<[string, Member[], number | null]>([
    ['is nobody in a story without members', [], null],
    ['is the one of highest quality', [member(1), member(2, { quality: 51 })], 2],
    ['is among equals the one that claims to lead', [member(1), member(2, { leads: true })], 2],
    [
      'takes no claim for as much as a claim not to lead',
      [member(2, { leads: false }), member(3)],
      2,
    ],
    ['is among equals the one of lowest id', [member(2), member(1)], 1],
    [
      'is never a held one while one is listed',
      [member(1, { state: 'held', quality: 99 }), member(2, { quality: 20 })],
      2,
    ],
    [
      'is never a retracted one while one is held',
      [member(1, { state: 'retracted', quality: 99 }), member(2, { state: 'held', quality: 2 })],
      2,
    ],
    ['is a retracted one when there is no other', [member(1, { state: 'retracted' })], 1],
  ])('%s', (_what, members, expected) => {
    const story = { id: null, members: new Map(members.map((one) => [one.id, one])) };
    expect(headOf(story)?.id ?? null).toBe(expected);
  });

  it('does not depend on the order of the members', () => {
    const quality = fc.integer({ min: 0, max: 3 });
    const state = fc.constantFrom<Member['state'][]>('listed', 'held', 'retracted');
    const leads = fc.constantFrom(true, false, null);
    const drafts = fc.array(fc.record({ quality, state, leads }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(drafts, (list) => {
        const members = list.map((fields, id) => member(id, fields));
        const headIn = (some: Member[]) =>
          headOf({ id: null, members: new Map(some.map((one) => [one.id, one])) })?.id;
        expect(headIn(members.toReversed())).toBe(headIn(members));
      }),
    );
  });
});
