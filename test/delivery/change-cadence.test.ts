/** Owns the proof of what following by digest, and another cadence, mean for what is sent. */
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pauseFollowing } from '../../src/delivery/rest-following.ts';
import { startFollowing } from '../../src/delivery/start-following.ts';
import { stopFollowing } from '../../src/delivery/stop-following.ts';
import { deliveries } from '../../src/delivery/tables.ts';
import { type Cadence, destinations, subscriptions } from '../../src/subscriptions/tables.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { gather } from '../support/digests.ts';
import { channel, entry, ingest, NOW, outbox, testClock } from '../support/factories.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(() => test.reset());
afterAll(() => test.close());

const start = (how: { cadence?: Cadence } = {}, topic = 'computer-vision') =>
  startFollowing(
    { db: test.db, clock: testClock(), alertBar: 70 },
    { place: channel('301'), topic, createdBy: '100000000000000001', ...how },
  );
const cadences = async () => {
  const rules = await test.db.select().from(subscriptions).orderBy(asc(subscriptions.id));
  return rules.map(({ cadence }) => cadence);
};
/** A story that the rule has found for its digest. */
async function gathered(cadence: 'daily' | 'weekly', name = 'waits'): Promise<void> {
  await gather(test.db, 1, [name], { now: NOW, cadence });
  await test.db
    .update(deliveries)
    .set({ subscriptionId: 1 })
    .where(eq(deliveries.state, 'gathered'));
}

describe('following by digest', () => {
  it('says when the first digest comes, on the clock of the place', async () => {
    await start();
    await test.db.update(destinations).set({ zone: 'Europe/Berlin', digestHour: 18 });
    expect(await start({ cadence: 'weekly' }, 'ai')).toMatchObject({
      status: 'created',
      digestAt: new Date('2021-11-29T17:00:00Z'),
    });
    expect(await start({ cadence: 'daily' }, 'robotics')).toMatchObject({
      digestAt: new Date('2021-11-23T17:00:00Z'),
    });
    expect(await cadences()).toEqual(['instant', 'weekly', 'daily']);
  });

  it('stays as it is when it is followed again without saying how', async () => {
    await start({ cadence: 'daily' });
    expect(await start()).toMatchObject({ status: 'already-following', cadence: 'daily' });
    expect(await start({ cadence: 'daily' })).toMatchObject({ status: 'already-following' });
    expect(await cadences()).toEqual(['daily']);
  });

  it('moves nothing that was sent when alerts become a digest', async () => {
    await ingest(test.db, [entry('one')]);
    await start();
    const message = { state: 'sent' as const, channelId: '301', messageId: '77', sentAt: NOW };
    await test.db.update(deliveries).set(message);
    expect(await start({ cadence: 'daily' })).toMatchObject({
      status: 'changed',
      digestAt: new Date('2021-11-24T08:00:00Z'),
    });
    expect(await outbox(test.db)).toMatchObject([
      { ...message, cadence: 'instant', digestId: null },
    ]);
  });

  it('takes what waits along to another digest', async () => {
    await start({ cadence: 'daily' });
    await gathered('daily');
    await start({ cadence: 'weekly' });
    expect(await outbox(test.db)).toMatchObject([{ state: 'gathered', cadence: 'weekly' }]);
  });

  it('leaves what waits to one last digest when stories come at once', async () => {
    await start({ cadence: 'daily' });
    await gathered('daily');
    expect(await start({ cadence: 'instant' })).toMatchObject({
      status: 'changed',
      digestAt: null,
    });
    expect(await outbox(test.db)).toMatchObject([{ state: 'gathered', cadence: 'daily' }]);
  });

  it('takes along what waits for a digest when it ends, but for what another rule wants', async () => {
    await start({ cadence: 'daily' });
    await start({ cadence: 'weekly' }, 'ai');
    await ingest(test.db, [entry('both', { topics: ['AI', 'Computer Vision'] })], {
      isBacklog: true,
    });
    await test.db.delete(deliveries);
    await gathered('daily', 'mine');
    const [row] = await outbox(test.db);
    if (!row) throw new Error('it waits');
    const { id: _id, ...waiting } = row;
    await test.db.insert(deliveries).values({ ...waiting, storyId: 1 });
    const guildId = channel('301').guildId ?? '';
    await stopFollowing(
      { db: test.db, clock: testClock(), alertBar: 70 },
      { subscriptionId: 1, owner: { guildId } },
    );
    expect(await outbox(test.db)).toMatchObject([
      { storyId: 1, subscriptionId: 2, state: 'gathered', cadence: 'weekly' },
    ]);
  });

  it.each(['open', 'paused'] as const)(
    'goes to the digest that wants it too when its rule for alerts rests, at a place that is %s',
    async (state) => {
      await start();
      await start({ cadence: 'weekly' }, 'ai');
      await test.db.update(destinations).set({ state, pausedReason: 'closed' });
      await ingest(test.db, [
        entry('both', { topics: ['AI', 'Computer Vision'] }),
        entry('mine', { topics: ['Computer Vision'] }),
      ]);
      const guildId = channel('301').guildId ?? '';
      await pauseFollowing(
        { db: test.db, clock: testClock(), alertBar: 70 },
        { subscriptionId: 1, owner: { guildId } },
      );
      expect(await outbox(test.db)).toMatchObject([
        {
          storyId: 1,
          subscriptionId: 2,
          state: 'gathered',
          cadence: 'weekly',
          heldFor: null,
          reason: null,
          alertDay: null,
        },
      ]);
    },
  );
});
