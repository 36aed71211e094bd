/** Owns the proof of what following and unfollowing mean for what is sent. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { startFollowing } from '../../src/delivery/start-following.ts';
import { stopFollowing } from '../../src/delivery/stop-following.ts';
import { deliveries } from '../../src/delivery/tables.ts';
import { ingestBatch } from '../../src/ingest/ingest-batch.ts';
import { destinations } from '../../src/subscriptions/tables.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import {
  channel,
  entry,
  ingest,
  line,
  NOW,
  outbox,
  prepared,
  testClock,
} from '../support/factories.ts';

const GUILD = '200000000000000001';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(() => test.reset());
afterAll(() => test.close());

const start = (topic = 'computer-vision', discordId = '301') =>
  startFollowing(
    { db: test.db, clock: testClock(), alertBar: 70 },
    { place: channel(discordId), topic, createdBy: '100000000000000001' },
  );
const stop = (subscriptionId: number, guildId = GUILD) =>
  stopFollowing(
    { db: test.db, clock: testClock(), alertBar: 70 },
    { subscriptionId, owner: { guildId } },
  );

async function pause(reason = 'closed'): Promise<void> {
  await test.db.update(destinations).set({ state: 'paused', pausedReason: reason });
  await test.db
    .update(deliveries)
    .set({ state: 'held', heldFor: 'paused', reason })
    .where(eq(deliveries.state, 'due'));
}

describe('startFollowing', () => {
  it("plans the topic's newest story that is over the bar, for the new follower alone", async () => {
    await ingest(test.db, [entry('old')], { now: new Date(NOW.getTime() - 86_400_000) });
    await ingest(test.db, [entry('new'), entry('newest'), entry('cold', { quality: 60 })]);
    expect(await start()).toEqual({
      status: 'created',
      subscriptionId: 1,
      first: 'due',
      digestAt: null,
    });
    expect(await outbox(test.db)).toMatchObject([
      { destinationId: 1, subscriptionId: 1, storyId: 3, state: 'due', dueAt: NOW },
    ]);
  });

  it('says that there is nothing yet', async () => {
    await ingest(test.db, [entry('cold', { quality: 60 }), entry('other', { topics: ['AI'] })]);
    expect(await start()).toMatchObject({ status: 'created', first: 'nothing-yet' });
    expect(await outbox(test.db)).toEqual([]);
  });

  it('changes nothing the second time', async () => {
    await ingest(test.db, [entry('one')]);
    await start();
    expect(await start()).toMatchObject({ status: 'already-following', cadence: 'instant' });
    expect(await outbox(test.db)).toHaveLength(1);
  });

  it('opens a paused place again and sends the newest few of what had waited', async () => {
    await start();
    await pause();
    await ingest(
      test.db,
      ['a', 'b', 'c', 'd', 'e'].map((name) => entry(name)),
    );
    expect(await start()).toEqual({ status: 'resumed' });
    expect(await test.db.select().from(destinations)).toMatchObject([
      { state: 'open', pausedReason: null },
    ]);
    const states = (await outbox(test.db)).map(({ state }) => state);
    expect(states).toEqual(['held', 'held', 'due', 'due', 'due']);
  });

  it('looks after what a lost try may have posted, however old it is', async () => {
    await start();
    await ingest(test.db, [entry('lost')]);
    await test.db.update(deliveries).set({ unsureSince: NOW });
    await pause();
    await ingest(
      test.db,
      ['a', 'b', 'c', 'd'].map((name) => entry(name)),
    );
    await start();
    const states = (await outbox(test.db)).map(({ state }) => state);
    expect(states).toEqual(['due', 'held', 'due', 'due', 'due']);
  });

  it('says of what stays behind why, and leaves it behind at the next opening too', async () => {
    await start();
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    for (const some of [names.slice(0, 5), names.slice(5)]) {
      await pause();
      await ingest(
        test.db,
        some.map((name) => entry(name)),
      );
      await start();
      await test.db.update(deliveries).set({ state: 'sent' }).where(eq(deliveries.state, 'due'));
    }
    const rows = await outbox(test.db);
    expect(rows.map(({ state, heldFor }) => heldFor ?? state)).toEqual([
      'flood',
      'flood',
      'sent',
      'sent',
      'sent',
      'sent',
    ]);
    expect(rows[0]?.reason).toMatch(/^It came while this place was closed/);
  });

  it.runIf(inject('postgresUrl'))(
    'loses no story that is stored while somebody follows',
    async () => {
      let followed: Promise<unknown> = Promise.resolve();
      await test.db.transaction(async (tx) => {
        const entries = prepared([entry('one')], NOW);
        await ingestBatch(tx, line, { now: NOW, entries, isBacklog: false });
        followed = start();
        // Long enough for a follower that does not wait.
        await new Promise((resolve) => {
          setTimeout(resolve, 200);
        });
      });
      expect(await followed).toMatchObject({ status: 'created', first: 'due' });
    },
  );
});

describe('stopFollowing', () => {
  it('takes along what was planned and not posted', async () => {
    await start();
    await ingest(test.db, [entry('one')]);
    expect(await stop(1)).toMatchObject({ status: 'removed', topic: 'computer-vision' });
    expect(await outbox(test.db)).toEqual([]);
  });

  it('keeps what another subscription of the place wants, and every posted message', async () => {
    await start('computer-vision');
    await start('ai');
    await ingest(test.db, [
      entry('both', { topics: ['AI', 'Computer Vision'] }),
      entry('posted'),
      entry('waiting'),
    ]);
    await test.db
      .update(deliveries)
      .set({ state: 'sent', channelId: '301', messageId: '77', sentAt: NOW })
      .where(eq(deliveries.storyId, 2));
    await stop(1);
    expect(await outbox(test.db)).toMatchObject([
      { storyId: 1, state: 'due', subscriptionId: 2 },
      { storyId: 2, state: 'sent', subscriptionId: null, messageId: '77' },
    ]);
  });

  it('does nothing for whom it does not belong to', async () => {
    await start();
    await ingest(test.db, [entry('one')]);
    expect(await stop(1, '200000000000000009')).toEqual({ status: 'not-found' });
    expect(await outbox(test.db)).toMatchObject([{ state: 'due', subscriptionId: 1 }]);
  });
});
