/** Owns the proof of what becomes of a card whose try nobody knows of, or that is to be passed on. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { postLane } from '../../src/delivery/card-lanes.ts';
import { LEASE_MS } from '../../src/delivery/lease.ts';
import { EDIT_PAUSE_MS } from '../../src/delivery/edit-pace.ts';
import type { Sender, SendOutcome } from '../../src/delivery/sender.ts';
import { silentLog } from '../../src/lib/log.ts';
import { destinations } from '../../src/subscriptions/tables.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { deliverDue, sent, testSender } from '../support/delivery.ts';
import {
  cited,
  entry,
  followed,
  ingest,
  NOW,
  outbox,
  retract as retractIn,
  testClock,
} from '../support/factories.ts';

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

const deliver = (sender: Sender, worker = 'worker-1') =>
  deliverDue({ db: test.db, clock, log: silentLog(), sender }, worker);
const lane = () => postLane({ db: test.db, clock, log: silentLog(), sender: testSender() });
const take = (worker: string) => lane().claim({ worker, limit: 50, now: clock.now(), busy: [] });
const grow = (name: string) =>
  ingest(test.db, [entry(name, { related: [cited('one')] })], { now: clock.now() });
const retract = () => retractIn(test.db, { now: clock.now() });

async function oneDue(): Promise<void> {
  await followed(test.db, 'computer-vision');
  await ingest(test.db, [entry('one')]);
}

describe('a card that may be posted, or passed on', () => {
  it('passes on what it posted in an announcement channel, once', async () => {
    await oneDue();
    const sender = testSender(sent({ canCrosspost: true, channelType: 5 }));
    expect(await deliver(sender)).toBe(2);
    expect(sender.crossposts).toEqual(['91']);
    expect(await outbox(test.db)).toMatchObject([{ state: 'sent', crosspostAt: null }]);
    expect(await test.db.select().from(destinations)).toMatchObject([{ channelType: 5 }]);
  });

  it('edits what waits long to be passed on, and keeps the wait', async () => {
    await oneDue();
    const wait = { status: 'limited', retryAfterMs: 1_200_000, reason: 'ten an hour' } as const;
    const sender = testSender(sent({ canCrosspost: true }), wait);
    await deliver(sender);
    await grow('two');
    clock.advance(EDIT_PAUSE_MS);
    expect(await deliver(sender)).toBe(1);
    expect(sender.messages[1]).toMatchObject({ posted: { messageId: '91' } });
    expect(sender.crossposts).toHaveLength(1);
    clock.advance(1_200_000 - EDIT_PAUSE_MS);
    expect(await deliver(sender)).toBe(1);
    expect(sender.crossposts).toHaveLength(2);
  });

  it('looks for what may be posted of a story that went into another, and posts nothing', async () => {
    await followed(test.db, 'computer-vision');
    await ingest(test.db, [entry('zero'), entry('one')]);
    const lost = { status: 'retry', retryAfterMs: null, reason: 'lost', isUnsure: true } as const;
    await deliver(testSender(sent(), lost));
    await ingest(test.db, [entry('two', { related: [cited('zero'), cited('one')] })]);
    clock.advance(EDIT_PAUSE_MS);
    const sender = testSender(sent({ messageId: '92', isOutdated: true }));
    await deliver(sender);
    expect(sender.searches).toMatchObject([{ since: NOW, mark: expect.any(String) }]);
    clock.advance(EDIT_PAUSE_MS);
    await deliver(sender);
    expect(sender.messages.map(({ posted }) => posted?.messageId)).toEqual(['91']);
    expect(await outbox(test.db)).toMatchObject([
      { state: 'sent', messageId: '91' },
      { state: 'held', messageId: '92', unsureSince: null },
    ]);
  });

  it('lets what was taken back say so when a lost try has posted it, and else posts nothing', async () => {
    await oneDue();
    const lost = { status: 'retry', retryAfterMs: null, reason: 'reset', isUnsure: true } as const;
    const sender = testSender(lost, sent({ isOutdated: true }));
    await deliver(sender);
    await retract();
    clock.advance(EDIT_PAUSE_MS);
    await deliver(sender);
    clock.advance(EDIT_PAUSE_MS);
    await deliver(sender);
    expect(sender.searches).toMatchObject([{ since: NOW }]);
    expect(sender.messages).toMatchObject([
      { posted: null },
      { posted: { messageId: '91' }, content: { story: { retracted: true } } },
    ]);
  });

  it('remembers an unsure try when a later one is refused', async () => {
    await oneDue();
    const lost = { status: 'retry', retryAfterMs: null, reason: 'reset', isUnsure: true } as const;
    const sender = testSender(lost, { status: 'rejected', reason: 'wrong', detail: null });
    await deliver(sender);
    clock.advance(10_000);
    await deliver(sender);
    expect(await outbox(test.db)).toMatchObject([{ state: 'failed', unsureSince: NOW }]);
    await grow('two');
    await deliver(sender);
    expect(sender.messages[2]).toMatchObject({ posted: null, unsureSince: NOW });
  });

  it('does nothing for a claim that its own process has taken again', async () => {
    await oneDue();
    let wakeUp: (outcome: SendOutcome) => void = () => undefined;
    const asleep = new Promise<SendOutcome>((resolve) => {
      wakeUp = resolve;
    });
    let sleeping: Promise<number> = Promise.resolve(0);
    await new Promise<void>((resolve) => {
      sleeping = deliver(
        testSender(() => {
          resolve();
          return asleep;
        }),
      );
    });
    clock.advance(LEASE_MS);
    expect(await take('worker-1')).toHaveLength(1);
    wakeUp({ status: 'retry', retryAfterMs: null, reason: 'reset', isUnsure: false });
    await sleeping;
    expect(await outbox(test.db)).toMatchObject([{ state: 'sending', leasedBy: 'worker-1' }]);
  });
});
