/** Owns the proof of how many alerts a place gets, when, and what becomes of the others. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { planBacklog } from '../../src/delivery/plan-newest.ts';
import { quietUntil } from '../../src/delivery/quiet-hours.ts';
import { startFollowing } from '../../src/delivery/start-following.ts';
import { deliveries } from '../../src/delivery/tables.ts';
import { ingestBatch } from '../../src/ingest/ingest-batch.ts';
import type { SourceEntry } from '../../src/ingest/source-entry.ts';
import { silentLog } from '../../src/lib/log.ts';
import { type Cadence, destinations, subscriptions } from '../../src/subscriptions/tables.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { type Answer, deliverDue, storyIn, testSender } from '../support/delivery.ts';
import {
  channel,
  cited,
  entry,
  followed,
  ingest,
  line,
  NOW,
  outbox,
  prepared,
  testClock,
} from '../support/factories.ts';

const HOUR_MS = 60 * 60 * 1_000;

let test: TestDatabase;
let clock: ReturnType<typeof testClock>;
let sender: ReturnType<typeof testSender>;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(async () => {
  await test.reset();
  clock = testClock();
  sender = testSender();
});
afterAll(() => test.close());

const at = (time: string) => clock.advance(new Date(time).getTime() - clock.now().getTime());
const set = (fields: Partial<typeof destinations.$inferInsert>) =>
  test.db.update(destinations).set(fields);
const setCadence = (id: number, cadence: Cadence) =>
  test.db.update(subscriptions).set({ cadence }).where(eq(subscriptions.id, id));
const publish = (...entries: SourceEntry[]) =>
  ingest(
    test.db,
    entries.map((one) => ({ ...one, publishedAt: one.publishedAt && clock.now() })),
    { now: clock.now() },
  );
const named = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => entry(`n${from + index}`, { quality: 80 + index }));
const deliver = (...answers: Answer[]) => {
  if (answers.length > 0) sender = testSender(...answers);
  return deliverDue({ db: test.db, clock, log: silentLog(), sender });
};
const rows = async () =>
  (await outbox(test.db)).map(({ state, heldFor, cadence }) =>
    [state, heldFor, cadence === 'instant' ? null : cadence].filter(Boolean).join(' '),
  );
const again = { status: 'retry', retryAfterMs: null, reason: '503', isUnsure: false } as const;

describe('cadence', () => {
  it('gathers for a digest what a daily or weekly rule finds', async () => {
    const daily = await followed(test.db, 'computer-vision', '301');
    const weekly = await followed(test.db, 'computer-vision', '302');
    await setCadence(daily, 'daily');
    await setCadence(weekly, 'weekly');
    await publish(entry('one'));
    expect(await rows()).toEqual(['gathered daily', 'gathered weekly']);
    expect(await deliver()).toBe(0);
  });

  it.each<[Cadence, Cadence, string]>([
    ['instant', 'daily', 'due'],
    ['daily', 'instant', 'due'],
    ['weekly', 'daily', 'gathered daily'],
    ['daily', 'weekly', 'gathered daily'],
  ])('of %s and %s the stronger rule wins', async (first, second, expected) => {
    await setCadence(await followed(test.db, 'computer-vision'), first);
    await setCadence(await followed(test.db, 'ai'), second);
    await publish(entry('one', { topics: ['AI', 'Computer Vision'] }));
    expect(await rows()).toEqual([expected]);
  });

  it('alerts of what only gathered once a rule for alerts wants it too', async () => {
    await setCadence(await followed(test.db, 'computer-vision'), 'daily');
    await followed(test.db, 'ai');
    await publish(entry('one'));
    expect(await rows()).toEqual(['gathered daily']);
    await publish(entry('one', { topics: ['AI', 'Computer Vision'] }));
    expect(await outbox(test.db)).toMatchObject([
      { state: 'due', cadence: 'instant', subscriptionId: 2, revision: 2 },
    ]);
  });

  it('gives a new follower the first card at once, and a backlog goes to the digest', async () => {
    await setCadence(await followed(test.db, 'computer-vision', '301'), 'daily');
    await ingest(test.db, [entry('one')], { isBacklog: true });
    await test.db.transaction((tx) =>
      planBacklog(tx, { now: NOW, since: NOW, alertBar: 70, perSubscription: 3 }),
    );
    const place = channel('302');
    const args = { place, topic: 'computer-vision', createdBy: '100000000000000001' };
    await startFollowing({ db: test.db, clock, alertBar: 70 }, args);
    expect(await rows()).toEqual(['gathered daily', 'due']);
  });
});

describe('quiet hours', () => {
  const night = { zone: 'Europe/Berlin', quietFrom: 22 * 60, quietTo: 7 * 60 };
  beforeEach(() => followed(test.db, 'computer-vision'));

  it.each([
    ['before they begin', '2021-11-23T20:59:59Z', null],
    ['as they begin', '2021-11-23T21:00:00Z', '2021-11-24T06:00:00.000Z'],
    ['after midnight', '2021-11-24T01:00:00Z', '2021-11-24T06:00:00.000Z'],
    ['as they end', '2021-11-24T06:00:00Z', null],
    ['in the night that is an hour shorter', '2021-03-28T00:59:00Z', '2021-03-28T05:00:00.000Z'],
    ['in the night that is an hour longer', '2021-10-31T00:30:00Z', '2021-10-31T06:00:00.000Z'],
  ])('hold an alert until their end: %s', async (_what, time, end) => {
    at(time);
    await set(night);
    await publish(entry('one'));
    expect(await outbox(test.db)).toMatchObject([
      { state: 'due', dueAt: new Date(end ?? time), reason: end && expect.any(String) },
    ]);
    expect(await deliver()).toBe(end === null ? 1 : 0);
    if (end !== null) at(end);
    await deliver();
    expect(sender.messages).toMatchObject([{ isSilent: false }]);
  });

  it('that end in an hour which the clock shows twice end the first time', () => {
    const place = { zone: 'Europe/Berlin', quietFrom: 22 * 60, quietTo: 2 * 60 + 30 };
    const end = new Date('2021-10-31T00:30:00Z');
    expect(quietUntil(place, new Date('2021-10-31T00:10:00Z'))).toEqual(end);
    expect(quietUntil(place, new Date('2021-10-31T01:10:00Z'))).toBeNull();
  });

  it('of the day, and of no length', () => {
    const noon = { zone: 'UTC', quietFrom: 12 * 60, quietTo: 13 * 60 };
    expect(quietUntil(noon, new Date('2021-11-23T12:30:00Z'))).toEqual(
      new Date('2021-11-23T13:00:00Z'),
    );
    expect(quietUntil({ ...noon, quietTo: 12 * 60 }, new Date('2021-11-23T12:30:00Z'))).toBeNull();
    expect(quietUntil({ zone: 'UTC', quietFrom: null, quietTo: null }, NOW)).toBeNull();
  });

  it('let an alert through without a sound where the place wants that', async () => {
    at('2021-11-23T23:00:00Z');
    await set({ ...night, quietMode: 'silent' });
    await publish(entry('one'));
    await deliver();
    expect(sender.messages).toMatchObject([{ isSilent: true }]);
    at('2021-11-24T09:00:00Z');
    await publish(entry('two'));
    await deliver();
    expect(sender.messages[1]).toMatchObject({ isSilent: false });
  });

  it('hold what a retry brings into them, which is no try', async () => {
    at('2021-11-23T20:59:59Z');
    await set(night);
    await publish(entry('one'));
    await deliver(again);
    clock.advance(10_000);
    expect(await deliver()).toBe(1);
    expect(sender.messages).toHaveLength(1);
    const dueAt = new Date('2021-11-24T06:00:00Z');
    expect(await outbox(test.db)).toMatchObject([{ state: 'due', dueAt, attempts: 1 }]);
  });

  it('do not hold what may have been posted: it is looked for, without a sound', async () => {
    at('2021-11-23T20:59:59Z');
    await set(night);
    await publish(entry('one'));
    await deliver({ ...again, isUnsure: true });
    clock.advance(10_000);
    await deliver();
    expect(sender.messages[1]).toMatchObject({ isSilent: true, unsureSince: expect.any(Date) });
  });

  it('do not hold edits', async () => {
    at('2021-11-23T20:30:00Z');
    await set(night);
    await publish(entry('one'));
    await deliver();
    at('2021-11-23T23:30:00Z');
    await publish(entry('two', { related: [cited('one')] }));
    expect(await deliver()).toBe(1);
    expect(sender.messages[1]).toMatchObject({ posted: { messageId: '91' } });
  });
});

describe('the limit of a day', () => {
  beforeEach(async () => {
    await followed(test.db, 'computer-vision');
    await set({ dailyLimit: 2 });
  });

  it('lets the hottest through, and holds the others with the reason', async () => {
    await publish(...named(4));
    expect(await rows()).toEqual(['held volume', 'held volume', 'due', 'due']);
    expect((await outbox(test.db))[0]?.reason).toBe('the limit of 2 alerts a day was reached');
  });

  it('counts what was sent before on that day', async () => {
    await publish(entry('one'));
    await deliver();
    await publish(entry('two', { quality: 99 }), entry('three', { quality: 90 }));
    expect(await rows()).toEqual(['sent', 'due', 'held volume']);
  });

  it('sends the others to the digest of a place that has one', async () => {
    await setCadence(await followed(test.db, 'ai-in-finance'), 'weekly');
    await publish(...named(3));
    expect(await rows()).toEqual(['gathered volume weekly', 'due', 'due']);
  });

  it('begins anew at midnight of the place', async () => {
    await set({ zone: 'America/New_York' });
    at('2021-11-24T04:00:00Z');
    await publish(...named(3));
    await deliver();
    expect(sender.messages).toHaveLength(2);
    at('2021-11-24T05:00:00Z');
    await publish(...named(3, 10));
    await deliver();
    expect(sender.messages).toHaveLength(4);
  });

  it('counts what quiet hours hold to the day on which it comes', async () => {
    await set({ quietFrom: 22 * 60, quietTo: 7 * 60 });
    at('2021-11-23T21:00:00Z');
    await publish(...named(2));
    await deliver();
    at('2021-11-23T23:00:00Z');
    await publish(...named(2, 10));
    const days = (await outbox(test.db)).map(({ alertDay }) => alertDay?.slice(-2));
    expect(days).toEqual(['23', '23', '24', '24']);
  });

  it('holds what a retry brings to a day that is full', async () => {
    at('2021-11-23T23:59:00Z');
    await publish(entry('late'));
    await deliver(again);
    at('2021-11-24T00:00:00Z');
    await test.db.update(deliveries).set({ dueAt: new Date('2021-11-24T09:00:00Z') });
    await publish(...named(2));
    await deliver();
    at('2021-11-24T09:00:00Z');
    await deliver();
    expect(await rows()).toEqual(['held volume', 'sent', 'sent']);
  });

  it("never holds a new follower's first card, and counts it", async () => {
    await publish(...named(1), entry('money', { topics: ['AI in Finance'] }));
    await deliver();
    await publish(...named(1, 10));
    await deliver();
    const args = { topic: 'ai-in-finance', createdBy: '100000000000000001' };
    const place = channel('301');
    await startFollowing({ db: test.db, clock, alertBar: 70 }, { place, ...args });
    await deliver();
    expect(sender.messages).toHaveLength(3);
    expect((await outbox(test.db)).map(({ alertDay }) => alertDay)).toEqual([
      '2021-11-23',
      '2021-11-23',
      '2021-11-23',
    ]);
  });
});

describe('a flood', () => {
  const flood = (entries: SourceEntry[], alertsAtOnce = 3) =>
    test.db.transaction((tx) =>
      ingestBatch(
        tx,
        { ...line, alertsAtOnce },
        {
          now: clock.now(),
          entries: prepared(entries, clock.now()),
          isBacklog: false,
        },
      ),
    );
  beforeEach(() => followed(test.db, 'computer-vision'));

  it('of one batch leaves the hottest, and of equals the newest', async () => {
    await flood([entry('a'), entry('hot', { quality: 90 }), entry('b'), entry('c'), entry('d')]);
    expect(await rows()).toEqual(['held flood', 'due', 'held flood', 'due', 'due']);
    expect((await outbox(test.db))[0]?.reason).toBe('more than 3 alerts waited at once');
  });

  it('counts what waits since an outage of Discord, whatever may have been posted first', async () => {
    await flood(named(2));
    await deliver({ ...again, isUnsure: true }, { ...again, isUnsure: true });
    await flood(named(2, 10));
    expect(await rows()).toEqual(['due', 'due', 'held flood', 'due']);
  });

  it('goes to the digest of a place that has one, and leaves other places alone', async () => {
    await setCadence(await followed(test.db, 'ai', '301'), 'daily');
    await followed(test.db, 'ai-in-finance', '302');
    await flood([...named(4), entry('money', { topics: ['AI in Finance'] })]);
    expect(await rows()).toEqual(['gathered flood daily', 'due', 'due', 'due', 'due']);
  });

  it('is no backlog of a first contact', async () => {
    await ingest(test.db, named(5), { isBacklog: true });
    await test.db.transaction((tx) =>
      planBacklog(tx, { now: NOW, since: NOW, alertBar: 70, perSubscription: 5 }),
    );
    await flood(named(3, 10));
    expect(await rows()).toEqual(Array.from({ length: 8 }, () => 'due'));
  });
});

describe('the age limit', () => {
  const dated = (name: string, hours: number, fields: Partial<SourceEntry> = {}) =>
    entry(name, { publishedAt: new Date(NOW.getTime() - hours * HOUR_MS), ...fields });
  beforeEach(() => followed(test.db, 'computer-vision'));

  it('holds a story whose newest article is older, and says so', async () => {
    await ingest(test.db, [dated('old', 73), dated('young', 71)]);
    expect(await rows()).toEqual(['held age', 'due']);
    expect((await outbox(test.db))[0]?.reason).toBe('its newest article is older than 72 hours');
  });

  it('goes by the newest article, and by when it was seen where none says', async () => {
    await ingest(test.db, [
      dated('old', 200, { related: [cited('fresh', { publishedAt: NOW })] }),
      entry('undated', { publishedAt: null }),
    ]);
    expect(await rows()).toEqual(['due', 'due']);
  });

  it('is longer for a digest by the time that it covers', async () => {
    await setCadence(1, 'weekly');
    await ingest(test.db, [dated('old', 72 + 169), dated('young', 72 + 167)]);
    expect(await rows()).toEqual(['held age weekly', 'gathered weekly']);
  });

  it('does not hold what somebody has just asked for', async () => {
    await ingest(test.db, [dated('old', 2_000, { topics: ['AI'] })]);
    const args = { place: channel('301'), topic: 'ai', createdBy: '100000000000000001' };
    await startFollowing({ db: test.db, clock, alertBar: 70 }, args);
    await deliver();
    expect(sender.messages.map((message) => storyIn(message).id)).toEqual([1]);
  });

  it('holds an alert that could not be sent for so long', async () => {
    await ingest(test.db, [entry('one')]);
    await deliver(again);
    clock.advance(71 * HOUR_MS);
    await deliver(again);
    clock.advance(2 * HOUR_MS);
    await deliver();
    expect(sender.messages).toHaveLength(1);
    expect(await rows()).toEqual(['held age']);
  });
});
