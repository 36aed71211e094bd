/** Owns the proof of whom a card calls when it is posted, once, and of the tags that its rules ask for. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deliveries } from '../../src/delivery/tables.ts';
import { silentLog } from '../../src/lib/log.ts';
import { follow, type FollowArgs } from '../../src/subscriptions/follow.ts';
import { destinations, subscriptions } from '../../src/subscriptions/tables.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { deliverDue, testSender } from '../support/delivery.ts';
import { channel, cited, entry, ingest, NOW, testClock } from '../support/factories.ts';

let test: TestDatabase;
let clock: ReturnType<typeof testClock>;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(async () => {
  await test.reset();
  clock = testClock();
});
afterAll(() => test.close());

const deps = () => ({ db: test.db, clock });
const rule = (args: Partial<FollowArgs> = {}) =>
  follow(deps(), { place: channel('301'), topic: 'computer-vision', createdBy: '101', ...args });
const reader = (createdBy: string, args: Partial<FollowArgs> = {}) =>
  rule({ kind: 'mention', createdBy, ...args });

async function sent() {
  const sender = testSender();
  await deliverDue({ ...deps(), log: silentLog(), sender });
  return sender.messages;
}
const called = async () => (await sent()).map(({ mentions }) => mentions);

describe('a card', () => {
  it('calls the roles of the rules whose bar its story passes', async () => {
    await rule({ roleId: '71' });
    await rule({ topic: 'robotics', roleId: '72' });
    await rule({ include: ['nerf'], roleId: '73' });
    await rule({ topic: null, include: ['nerf'], roleId: '74', roleHeat: 120 });
    await rule({ exclude: ['paid'], roleId: '75', minHeat: 90 });
    await rule({ include: ['nerf', 'gan'], roleId: '71', cadence: 'daily' });
    await ingest(test.db, [entry('one', { title: 'NeRF now', quality: 80 })]);
    expect(await called()).toEqual([{ roleIds: ['71', '73'], userIds: [] }]);
  });

  it('calls readers who asked to be, as long as they are not muted', async () => {
    await rule();
    await reader('102');
    await reader('103', { include: ['nerf'] });
    await reader('102', { include: ['nerf'] });
    await reader('104', { minHeat: 90 });
    await reader('105', { place: channel('302') });
    await reader('106', { topic: null, include: ['robots'] });
    await ingest(test.db, [entry('one', { title: 'NeRF now' })]);
    expect(await called()).toEqual([{ roleIds: [], userIds: ['102', '103'] }]);
    await test.db.update(subscriptions).set({ mutedUntil: new Date(NOW.getTime() + 1) });
    await test.db.insert(subscriptions).values({
      destinationId: 1,
      topic: 'ai',
      createdBy: '101',
      createdAt: NOW,
    });
    await ingest(test.db, [entry('two', { topics: ['Computer Vision', 'AI'] })]);
    expect(await called()).toEqual([{ roleIds: [], userIds: [] }]);
  });

  it('is posted for no rule that only mentions', async () => {
    await reader('102');
    await ingest(test.db, [entry('one')]);
    expect(await test.db.select().from(deliveries)).toEqual([]);
  });

  it('calls nobody when it is edited, was asked for, or is a direct message', async () => {
    await rule({ roleId: '71' });
    await ingest(test.db, [entry('one')]);
    expect(await called()).toEqual([{ roleIds: ['71'], userIds: [] }]);
    await ingest(test.db, [entry('two', { quality: 40, related: [cited('one')] })]);
    clock.advance(3_600_000);
    expect(await called()).toEqual([undefined]);
    const nobody = { roleIds: [], userIds: [] };
    await ingest(test.db, [entry('asked')]);
    await test.db.update(deliveries).set({ askedAt: NOW });
    expect(await called()).toEqual([nobody]);
    await ingest(test.db, [entry('direct')]);
    await test.db.update(destinations).set({ kind: 'dm' });
    expect(await called()).toEqual([nobody]);
  });

  it('has the tags of each rule that wants it, also where it was asked for, and never at an edit', async () => {
    await rule({ forumTags: ['News', 'Vision'] });
    await rule({ include: ['nerf'], forumTags: ['NeRF', 'News'], roleId: '71' });
    await rule({ topic: 'robotics', forumTags: ['Robots'] });
    await rule({ exclude: ['paid'], minHeat: 95, forumTags: ['Hot'] });
    await rule({ include: ['now'], cadence: 'daily', forumTags: ['Digest'] });
    const tags = async () => (await sent()).map(({ forumTags }) => forumTags);
    await ingest(test.db, [entry('one', { title: 'NeRF now', quality: 80 })]);
    expect(await tags()).toEqual([['News', 'Vision', 'NeRF']]);
    await ingest(test.db, [entry('two', { quality: 40, related: [cited('one')] })]);
    clock.advance(3_600_000);
    expect(await tags()).toEqual([undefined]);
    await ingest(test.db, [entry('asked', { quality: 96 })]);
    await test.db.update(deliveries).set({ askedAt: NOW });
    expect(await tags()).toEqual([['News', 'Vision', 'Hot']]);
  });

  it('calls a hundred readers at most', async () => {
    await rule();
    const rows = Array.from({ length: 120 }, (_, n) => ({
      destinationId: 1,
      kind: 'mention' as const,
      topic: 'computer-vision',
      createdBy: String(1_000 + n),
      createdAt: NOW,
    }));
    await test.db.insert(subscriptions).values(rows);
    await ingest(test.db, [entry('one')]);
    const [mentions] = await called();
    expect(mentions?.userIds).toHaveLength(100);
    expect(mentions?.userIds[0]).toBe('1000');
  });
});
