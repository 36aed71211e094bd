/** Owns the proof that each due row is one worker's at a time, and that its loop starts and stops well. */
import { eq, inArray, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadCards, postLane } from '../../src/delivery/card-lanes.ts';
import type { CardOutcome } from '../../src/delivery/claimed-card.ts';
import { lease, LEASE_MS, release } from '../../src/delivery/lease.ts';
import type { Outgoing, SendOutcome } from '../../src/delivery/sender.ts';
import { settleCard } from '../../src/delivery/settle-card.ts';
import { deliveries } from '../../src/delivery/tables.ts';
import { startDeliveryWorker } from '../../src/delivery/worker.ts';
import { silentLog } from '../../src/lib/log.ts';
import { destinations } from '../../src/subscriptions/tables.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { sent, storyIn, testSender } from '../support/delivery.ts';
import { entry, followed, ingest, NOW, outbox, testClock } from '../support/factories.ts';

let test: TestDatabase;
let clock: ReturnType<typeof testClock>;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(async () => {
  await test.reset();
  clock = testClock();
  await followed(test.db, 'computer-vision');
});
afterAll(() => test.close());

const isPost = sql`message_id is null`;
const take = async (worker: string, limit = 50, busy: number[] = []) => {
  const { db } = test;
  const now = clock.now();
  const ids = await lease({ db }, deliveries, { worker, limit, now, busy, which: isPost });
  return loadCards({ db }, ids, { worker, claimedAt: now });
};

describe('claim', () => {
  it('takes the oldest due first, at most as many as are asked for', async () => {
    await ingest(test.db, [entry('one'), entry('two'), entry('three')]);
    await test.db
      .update(deliveries)
      .set({ dueAt: new Date(NOW.getTime() - 1) })
      .where(eq(deliveries.id, 3));
    expect((await take('w', 2)).map(({ id }) => id)).toEqual([1, 3]);
    expect((await take('w', 2)).map(({ id }) => id)).toEqual([2]);
  });

  it('keeps the order of a channel’s messages when a full channel has put the first ones off', async () => {
    await ingest(test.db, [entry('one'), entry('two'), entry('three'), entry('four')]);
    await test.db
      .update(deliveries)
      .set({ dueAt: new Date(NOW.getTime() + 5_000) })
      .where(inArray(deliveries.id, [1, 2]));
    clock.advance(5_000);
    expect((await take('w')).map(({ id }) => id)).toEqual([1, 2]);
  });

  it('counts the tries, and takes a row again only when its lease has run out', async () => {
    await ingest(test.db, [entry('one')]);
    expect(await take('a')).toMatchObject([{ id: 1, attempts: 1, posted: null }]);
    clock.advance(LEASE_MS - 1);
    expect(await take('b')).toEqual([]);
    clock.advance(1);
    expect(await take('b')).toMatchObject([{ id: 1, attempts: 2 }]);
  });

  it('gives back only what its worker has', async () => {
    await ingest(test.db, [entry('one'), entry('two')]);
    await take('a', 1);
    await take('b', 1);
    await release({ db: test.db }, deliveries, { worker: 'a', now: NOW });
    expect(await outbox(test.db)).toMatchObject([
      { id: 1, state: 'due', leasedBy: null },
      { id: 2, state: 'sending', leasedBy: 'b' },
    ]);
  });

  it('gives workers that claim at once each their own rows', async (context) => {
    context.skip(test.kind !== 'postgres', 'needs a server: two connections');
    for (let index = 0; index < 29; index += 1) {
      await followed(test.db, 'computer-vision', `4${index}`);
    }
    await ingest(test.db, [entry('one'), entry('two')]);
    const workers = ['a', 'b', 'c', 'd'];
    const claimed = await Promise.all(workers.map((worker) => take(worker, 10)));
    const ids = claimed.flat().map(({ id }) => id);
    expect(ids).toHaveLength(40);
    expect(new Set(ids).size).toBe(40);
  });
});

describe('settle', () => {
  it.each<[string, CardOutcome]>([
    ['sent', sent()],
    ['closed', { status: 'closed', kind: 'rights', reason: 'no rights' }],
    ['rejected', { status: 'rejected', reason: 'wrong', detail: {} }],
  ])('does nothing with "%s" once the lease has gone to another worker', async (_what, outcome) => {
    await ingest(test.db, [entry('one')]);
    const [row] = await take('slow');
    if (!row) throw new Error('nothing was claimed');
    clock.advance(LEASE_MS);
    await take('quick');
    const before = await outbox(test.db);
    await settleCard({ db: test.db }, { row, now: clock.now(), revision: 1, outcome });
    expect(await outbox(test.db)).toEqual(before);
    expect(await test.db.select().from(destinations)).toMatchObject([{ state: 'open' }]);
  });
});

type Send = (message: Outgoing) => Promise<SendOutcome>;

function start(send: Send, onRefused: (reason: string) => void = () => undefined) {
  const log = silentLog();
  const lane = postLane({ db: test.db, clock, log, sender: { ...testSender(), send } });
  return startDeliveryWorker({ clock, log, worker: 'w', lanes: [lane] }, onRefused);
}

/** A promise and what settles it. */
function later<T>() {
  let settle: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => {
    settle = resolve;
  });
  return { promise, settle };
}

describe('startDeliveryWorker', () => {
  it('sends what was due before it started and what is due when it is woken', async () => {
    await ingest(test.db, [entry('one')]);
    const titles = [later<string>(), later<string>()] as const;
    const worker = start(async (message) => {
      const story = storyIn(message);
      titles[story.id === 1 ? 0 : 1].settle(story.head.title);
      return sent();
    });
    expect(await titles[0].promise).toBe('What one tells');
    await ingest(test.db, [entry('two')]);
    worker.wake();
    expect(await titles[1].promise).toBe('What two tells');
    await worker.stop();
    expect((await outbox(test.db)).map(({ state }) => state)).toEqual(['sent', 'sent']);
  });

  it('ends what is under way before it has stopped', async () => {
    await ingest(test.db, [entry('one')]);
    const begun = later<null>();
    const answer = later<SendOutcome>();
    const worker = start(() => {
      begun.settle(null);
      return answer.promise;
    });
    await begun.promise;
    const stopped = worker.stop();
    answer.settle(sent());
    await stopped;
    expect(await outbox(test.db)).toMatchObject([{ state: 'sent', leasedBy: null }]);
  });

  it('says once that Discord refuses the bot, and leaves its rows to the next start', async () => {
    await ingest(test.db, [entry('one'), entry('two')]);
    const reasons: string[] = [];
    const refused = later<null>();
    const worker = start(
      async () => ({ status: 'refused', reason: 'The token is wrong.' }),
      (reason) => {
        reasons.push(reason);
        refused.settle(null);
      },
    );
    await refused.promise;
    await worker.stop();
    expect(reasons).toEqual(['The token is wrong.']);
    const released = { state: 'due', leasedBy: null };
    expect(await outbox(test.db)).toMatchObject([released, released]);
  });
});
