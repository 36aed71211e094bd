/** Owns the proof of what rules can say, who may change them, and what happens when two do at once. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { edit } from '../../src/subscriptions/edit.ts';
import { follow, type FollowArgs, MOST_RULES_OF_PLACE } from '../../src/subscriptions/follow.ts';
import { listSubscriptions, type Owner } from '../../src/subscriptions/list-subscriptions.ts';
import type { Rule } from '../../src/subscriptions/rule.ts';
import { destinations, subscriptions } from '../../src/subscriptions/tables.ts';
import { unfollow } from '../../src/subscriptions/unfollow.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { channel, NOW, testClock } from '../support/factories.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(() => test.reset());
afterAll(() => test.close());

const server: Owner = { guildId: channel('301').guildId ?? '' };
const deps = () => ({ db: test.db, clock: testClock() });
const start = (args: Partial<FollowArgs> = {}) =>
  follow(deps(), { place: channel('301'), topic: 'ai', createdBy: '101', ...args });
const list = (owner: Owner = server) => listSubscriptions(deps(), owner);
const change = (revision: number, changes: Partial<Rule>, subscriptionId = 1) =>
  edit(deps(), { subscriptionId, owner: server, revision, changes });

describe('a rule', () => {
  it('is one for each topic and set of keywords', async () => {
    const include = ['nerf'];
    expect(await start()).toMatchObject({ status: 'created', subscriptionId: 1 });
    expect(await start({ include })).toMatchObject({ status: 'created' });
    expect(await start({ include, exclude: ['gan'] })).toMatchObject({ status: 'created' });
    expect(await start({ topic: null, include })).toMatchObject({ status: 'created' });
    expect(await start({ topic: null, include })).toMatchObject({ status: 'already-following' });
    expect(await list()).toMatchObject([
      { topic: 'ai', include: [] },
      { topic: 'ai', include, exclude: [] },
      { topic: 'ai', include, exclude: ['gan'] },
      { topic: null, include },
    ]);
  });

  it('holds what it is told, and changes when it is told otherwise', async () => {
    const options = { minHeat: 90, roleId: '7', roleHeat: 120, forumTags: ['News'] };
    await start(options);
    expect(await start(options)).toMatchObject({ status: 'already-following' });
    expect(await start({ minHeat: 80 })).toMatchObject({ status: 'changed', before: 'instant' });
    expect(await list()).toMatchObject([{ ...options, minHeat: 80, revision: 2 }]);
    await start({ minHeat: null, roleId: null });
    expect(await list()).toMatchObject([{ minHeat: null, roleId: null, roleHeat: 120 }]);
  });

  it('that rests is in force again when somebody asks for the same', async () => {
    await start();
    await test.db.update(subscriptions).set({ pausedAt: NOW });
    expect(await start()).toMatchObject({ status: 'changed' });
    expect(await list()).toMatchObject([{ pausedAt: null }]);
  });

  it('is the last that a place takes when it has a hundred', async () => {
    const place = {
      kind: 'channel' as const,
      discordId: '301',
      guildId: '2',
      state: 'open' as const,
    };
    await test.db.insert(destinations).values({ ...place, createdAt: NOW });
    const names = Array.from({ length: MOST_RULES_OF_PLACE }, (_, n) => `topic-${n}`);
    await test.db
      .insert(subscriptions)
      .values(
        names.map((topic) => ({ destinationId: 1, topic, createdBy: '101', createdAt: NOW })),
      );
    expect(await start()).toEqual({ status: 'too-many', of: 'place', most: 100 });
    expect(await start({ topic: 'topic-7' })).toMatchObject({ status: 'already-following' });
    expect(await start({ kind: 'mention' })).toMatchObject({ status: 'created' });
  });
});

describe('patterns', () => {
  const patterns = (from: number, count: number) =>
    Array.from({ length: count }, (_, n) => `/p${from + n}/`);
  const tooMany = { status: 'too-many', of: 'patterns', most: 20 };

  it('are limited in all rules of a place together, words are not', async () => {
    for (const from of [0, 5, 10]) await start({ topic: null, include: patterns(from, 5) });
    await start({ exclude: patterns(15, 4), include: ['word'] });
    expect(await start({ topic: 'ai', include: patterns(20, 2) })).toEqual(tooMany);
    expect(await start({ topic: 'ai', include: patterns(20, 1) })).toMatchObject({
      status: 'created',
    });
    expect(await start({ topic: 'ai', include: ['word'] })).toMatchObject({ status: 'created' });
    const elsewhere = { place: { ...channel('302') }, topic: null, include: patterns(30, 5) };
    expect(await start(elsewhere)).toMatchObject({ status: 'created' });
  });

  it('are limited in all rules that mention a person together', async () => {
    const mention = (createdBy: string, from: number) =>
      start({ kind: 'mention', createdBy, include: patterns(from, 5) });
    for (const from of [0, 5, 10, 15]) await mention('101', from);
    expect(await mention('101', 20)).toEqual(tooMany);
    expect(await mention('102', 20)).toMatchObject({ status: 'created' });
  });

  it('may be changed, but to no more', async () => {
    for (const from of [0, 5, 10, 15]) await start({ topic: null, include: patterns(from, 5) });
    await start({ include: ['word'] });
    expect(await change(1, { include: ['/more/'] }, 5)).toEqual({
      status: 'too-many-patterns',
      most: 20,
    });
    expect(await change(1, { include: patterns(40, 5) })).toMatchObject({ status: 'changed' });
    expect(await change(2, { exclude: ['/more/'] })).toMatchObject({
      status: 'too-many-patterns',
    });
    expect(await change(2, { include: ['word'] })).toMatchObject({ status: 'changed' });
  });
});

describe('a rule that mentions', () => {
  it("is its reader's own, wherever it is, and not the server's", async () => {
    await start();
    await start({ kind: 'mention', createdBy: '101' });
    await start({ kind: 'mention', createdBy: '102' });
    expect(await start({ kind: 'mention', createdBy: '102' })).toMatchObject({
      status: 'already-following',
    });
    expect(await list()).toMatchObject([{ id: 1, kind: 'post' }]);
    expect(await list({ userId: '102' })).toMatchObject([{ id: 3, kind: 'mention' }]);
    const end = (owner: Owner) => unfollow(deps(), { subscriptionId: 3, owner });
    expect(await end(server)).toEqual({ status: 'not-found' });
    expect(await end({ userId: '101' })).toEqual({ status: 'not-found' });
    expect(await end({ userId: '102' })).toMatchObject({ status: 'removed' });
  });
});

describe('edit', () => {
  it('changes what it is told, and counts', async () => {
    await start({ minHeat: 90 });
    expect(await change(1, { include: ['nerf'], cadence: 'daily' })).toMatchObject({
      status: 'changed',
      before: { include: [], cadence: 'instant', revision: 1 },
      after: { include: ['nerf'], cadence: 'daily', minHeat: 90, revision: 2 },
    });
    const [row] = await test.db.select().from(subscriptions);
    expect(row).toMatchObject({ foundBy: ['nerf'], revision: 2 });
    expect(await change(2, { minHeat: 90 })).toMatchObject({ status: 'unchanged' });
  });

  it('tells the second of two what the first has written', async () => {
    await start();
    expect(await change(1, { minHeat: 80 })).toMatchObject({ status: 'changed' });
    expect(await change(1, { minHeat: 60 })).toMatchObject({
      status: 'changed-meanwhile',
      rule: { minHeat: 80, revision: 2 },
    });
  });

  it.skipIf(inject('postgresUrl') === '')('lets one of two at the same time win', async () => {
    await start();
    const both = await Promise.all([change(1, { minHeat: 80 }), change(1, { minHeat: 60 })]);
    const statuses = both.map(({ status }) => status).toSorted();
    expect(statuses).toEqual(['changed', 'changed-meanwhile']);
  });

  it('makes no second rule that asks for the same, and none that asks for nothing', async () => {
    await start();
    await start({ topic: 'robotics', include: ['arm'] });
    expect(await change(1, { topic: 'ai', include: [] }, 2)).toEqual({
      status: 'already-exists',
      subscriptionId: 1,
    });
    expect(await change(1, { topic: null, include: [] }, 2)).toEqual({ status: 'asks-nothing' });
  });

  it("does not find another server's rule", async () => {
    await start();
    await test.db.update(destinations).set({ guildId: '9' }).where(eq(destinations.id, 1));
    expect(await change(1, { minHeat: 80 })).toEqual({ status: 'not-found' });
  });
});
