/** Owns the proof that one follows a topic once, sees what one follows, and removes only one's own. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { follow, type Place } from '../../src/subscriptions/follow.ts';
import { listSubscriptions } from '../../src/subscriptions/list-subscriptions.ts';
import { destinations } from '../../src/subscriptions/tables.ts';
import { unfollow } from '../../src/subscriptions/unfollow.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { channel, entry, ingest, NOW, outbox, testClock } from '../support/factories.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(() => test.reset());
afterAll(() => test.close());

const person: Place = { kind: 'dm', discordId: '101', guildId: null };
const elsewhere: Place = { kind: 'channel', discordId: '401', guildId: '299' };
const server = { guildId: channel('301').guildId ?? '' };

const start = (place: Place, topic: string) =>
  follow({ db: test.db, clock: testClock() }, { place, topic, createdBy: '101' });
const list = (owner: Parameters<typeof listSubscriptions>[1]) =>
  listSubscriptions({ db: test.db }, owner);
const end = (subscriptionId: number, owner: Parameters<typeof listSubscriptions>[1]) =>
  unfollow({ db: test.db }, { subscriptionId, owner });

describe('follow', () => {
  it('makes a subscription, and says when there is one already', async () => {
    expect(await start(channel('301'), 'ai')).toMatchObject({
      status: 'created',
      subscriptionId: 1,
    });
    expect(await start(channel('301'), 'ai')).toMatchObject({ status: 'already-following' });
    expect(await list(server)).toHaveLength(1);
  });

  it('keeps one destination for all that a place follows', async () => {
    await start(channel('301'), 'ai');
    await start(channel('301'), 'computer-vision');
    await start(channel('302'), 'ai');
    expect(await test.db.select().from(destinations)).toHaveLength(2);
  });

  it("tells a person's direct messages from a channel of the same id", async () => {
    await start(person, 'ai');
    await start(channel('101'), 'ai');
    expect(await test.db.select().from(destinations)).toHaveLength(2);
  });

  it('remembers what kind of channel it is, as it was last seen', async () => {
    const types = async () =>
      (await test.db.select().from(destinations)).map(({ channelType }) => channelType);
    await start(channel('301'), 'ai');
    expect(await types()).toEqual([null]);
    await start({ ...channel('301'), channelType: 15 }, 'ai');
    expect(await types()).toEqual([15]);
    await start(channel('301'), 'computer-vision');
    expect(await types()).toEqual([15]);
  });

  it('makes one subscription of many attempts at once', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () => start(channel('301'), 'ai')),
    );
    expect(outcomes.filter(({ status }) => status === 'created')).toHaveLength(1);
  });
});

describe('listSubscriptions', () => {
  it('lists what its owner follows, by place and topic, and why it is paused', async () => {
    await start(channel('301'), 'computer-vision');
    await start(channel('301'), 'ai');
    await start(person, 'ai');
    await start(elsewhere, 'ai');
    const common = {
      cadence: 'instant',
      place: channel('301'),
      paused: null,
      createdAt: NOW,
    };
    expect(await list(server)).toMatchObject([
      { id: 2, topic: 'ai', ...common },
      { id: 1, topic: 'computer-vision', ...common },
    ]);
    await test.db.update(destinations).set({ state: 'paused', pausedReason: 'closed' });
    expect(await list({ userId: '101' })).toMatchObject([{ place: person, paused: 'closed' }]);
    expect(await list({ userId: '102' })).toEqual([]);
  });
});

describe('unfollow', () => {
  it('removes a subscription and says what it was', async () => {
    await start(channel('301'), 'ai');
    const removed = { status: 'removed', topic: 'ai', place: channel('301') };
    expect(await end(1, server)).toMatchObject(removed);
    expect(await end(1, server)).toEqual({ status: 'not-found' });
    expect(await list(server)).toEqual([]);
  });

  it.each<[string, Place, Parameters<typeof listSubscriptions>[1]]>([
    ['another server', elsewhere, server],
    ["another person's", person, { userId: '102' }],
    ["a person's, by a server", person, server],
    ["a server's, by a person", channel('101'), { userId: '101' }],
  ])('finds nothing of %s', async (_what, place, owner) => {
    await start(place, 'ai');
    expect(await end(1, owner)).toEqual({ status: 'not-found' });
  });

  it('keeps what was posted, so that following again repeats nothing', async () => {
    await start(channel('301'), 'computer-vision');
    await ingest(test.db, [entry('one')]);
    await end(1, server);
    expect(await outbox(test.db)).toMatchObject([{ storyId: 1, subscriptionId: null }]);
  });
});
