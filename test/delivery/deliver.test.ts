/** Owns the proof that what is due is sent once, whatever the sender answers or however it dies. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { postLane } from '../../src/delivery/card-lanes.ts';
import { DiscordRefused } from '../../src/delivery/lane.ts';
import { LEASE_MS } from '../../src/delivery/lease.ts';
import { EDIT_PAUSE_MS } from '../../src/delivery/edit-pace.ts';
import type { Sender, SendOutcome } from '../../src/delivery/sender.ts';
import { deliveries } from '../../src/delivery/tables.ts';
import { silentLog } from '../../src/lib/log.ts';
import { destinations } from '../../src/subscriptions/tables.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { deliverDue, sent, storyIn, testSender } from '../support/delivery.ts';
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

describe('deliverDue', () => {
  it('sends each row once and notes its message', async () => {
    await followed(test.db, 'computer-vision', '301');
    await followed(test.db, 'computer-vision', '302');
    await ingest(test.db, [entry('one'), entry('two')]);
    const sender = testSender();
    expect(await deliver(sender)).toBe(4);
    expect(await deliver(sender)).toBe(0);
    expect(new Set(sender.messages.map(({ mark }) => mark)).size).toBe(4);
    expect(sender.messages[0]).toMatchObject({
      target: { kind: 'channel', discordId: '301' },
      content: { story: { id: 1, head: { title: 'What one tells' } } },
      posted: null,
    });
    for (const row of await outbox(test.db)) {
      expect(row).toMatchObject({ state: 'sent', sentRevision: 1, attempts: 0, sentAt: NOW });
      expect(row).toMatchObject({ leasedBy: null, messageId: expect.stringMatching(/^9/) });
    }
  });

  it('sends nothing before it is due', async () => {
    await oneDue();
    await test.db.update(deliveries).set({ dueAt: new Date(NOW.getTime() + 1) });
    const sender = testSender();
    expect(await deliver(sender)).toBe(0);
    clock.advance(1);
    expect(await deliver(sender)).toBe(1);
  });

  it('edits the message that it posted', async () => {
    await oneDue();
    const sender = testSender();
    await deliver(sender);
    await grow('two');
    expect(await deliver(sender)).toBe(0);
    clock.advance(EDIT_PAUSE_MS);
    expect(await deliver(sender)).toBe(1);
    expect(sender.messages[1]).toMatchObject({
      posted: { channelId: '301', messageId: '91' },
      content: { story: { revision: 2, heat: 90 } },
    });
    expect(await outbox(test.db)).toMatchObject([{ state: 'sent', sentRevision: 2 }]);
  });

  it('sends a row again with the same nonce after the worker died while sending', async () => {
    await oneDue();
    await take('worker-that-dies');
    const sender = testSender();
    expect(await deliver(sender)).toBe(0);
    clock.advance(LEASE_MS);
    const dying = testSender(() => Promise.reject(new Error('lost')));
    expect(await deliver(dying, 'worker-2')).toBe(1);
    clock.advance(LEASE_MS);
    expect(await deliver(sender, 'worker-3')).toBe(1);
    expect(sender.messages[0]?.mark).toBe(dying.messages[0]?.mark);
  });

  it('keeps the nonce when the story was merged between two tries', async () => {
    await followed(test.db, 'computer-vision');
    await ingest(test.db, [entry('zero', { topics: [] }), entry('one')]);
    const first = testSender({
      status: 'retry',
      retryAfterMs: null,
      reason: 'lost',
      isUnsure: true,
    });
    await deliver(first);
    await ingest(test.db, [entry('two', { related: [cited('zero'), cited('one')] })]);
    clock.advance(LEASE_MS);
    const second = testSender();
    await deliver(second);
    expect(second.messages).toMatchObject([
      { content: { story: { id: 1 } }, mark: first.messages[0]?.mark },
    ]);
  });

  it('takes a sender that throws for a retry', async () => {
    await oneDue();
    await deliver(testSender(() => Promise.reject(new Error('socket hang up'))));
    const [row] = await outbox(test.db);
    expect(row).toMatchObject({ state: 'due', attempts: 1, reason: 'socket hang up' });
    expect(row?.dueAt.getTime()).toBeGreaterThan(NOW.getTime());
  });

  it.each<[string, SendOutcome, object]>([
    [
      'a retry waits as long as Discord says',
      { status: 'retry', retryAfterMs: 30_000, reason: '429', isUnsure: true },
      { state: 'due', dueAt: new Date(NOW.getTime() + 30_000), attempts: 1, reason: '429' },
    ],
    [
      'a payload that is wrong is parked with its error tree',
      { status: 'rejected', reason: 'Invalid Form Body', detail: { code: 50035 } },
      { state: 'failed', reason: 'Invalid Form Body', detail: { code: 50035 } },
    ],
    [
      'a message that is gone is given up',
      { status: 'gone', reason: 'Unknown Message' },
      { state: 'sent', reason: 'Unknown Message', messageId: null },
    ],
    [
      'a closed destination holds the row',
      { status: 'closed', kind: 'rights', reason: 'may not post in #vision' },
      { state: 'held', reason: 'may not post in #vision' },
    ],
  ])('%s', async (_what, outcome, expected) => {
    await oneDue();
    const sender = testSender(outcome);
    expect(await deliver(sender)).toBe(1);
    expect(await outbox(test.db)).toMatchObject([{ ...expected, leasedBy: null }]);
    expect(await deliver(sender)).toBe(0);
  });

  it('pauses a closed destination and holds what else is due there, and nothing elsewhere', async () => {
    await followed(test.db, 'computer-vision', '301');
    await followed(test.db, 'computer-vision', '302');
    await ingest(test.db, [entry('one')]);
    await test.db.update(deliveries).set({ dueAt: new Date(NOW.getTime() + 1) });
    await test.db.update(deliveries).set({ dueAt: NOW }).where(eq(deliveries.id, 1));
    await ingest(test.db, [entry('two')], { now: new Date(NOW.getTime() + 1) });
    await deliver(testSender({ status: 'closed', kind: 'rights', reason: 'no rights' }));
    expect(
      (await outbox(test.db)).map(({ destinationId, state }) => [destinationId, state]),
    ).toEqual([
      [1, 'held'],
      [2, 'due'],
      [1, 'held'],
      [2, 'due'],
    ]);
    expect(await test.db.select().from(destinations).orderBy(destinations.id)).toMatchObject([
      { state: 'paused', pausedReason: 'no rights', pausedAt: NOW },
      { state: 'open' },
    ]);
  });

  it('stops when Discord refuses the bot, and loses nothing', async () => {
    await oneDue();
    const refusing = testSender({ status: 'refused', reason: 'The token is wrong.' });
    await expect(deliver(refusing)).rejects.toThrow(DiscordRefused);
    await lane().release({ worker: 'worker-1', now: clock.now() });
    const sender = testSender();
    expect(await deliver(sender)).toBe(1);
    expect(sender.messages[0]?.mark).toBe(refusing.messages[0]?.mark);
  });

  it('does not post what was taken back before its first post', async () => {
    await oneDue();
    await retract();
    const sender = testSender();
    expect(await deliver(sender)).toBe(1);
    expect(sender.messages).toEqual([]);
    expect(await outbox(test.db)).toMatchObject([
      { state: 'held', reason: 'it was taken back before it was posted' },
    ]);
  });

  it('lets the message say that the story was taken back after it was posted', async () => {
    await oneDue();
    const sender = testSender();
    await deliver(sender);
    await retract();
    clock.advance(EDIT_PAUSE_MS);
    await deliver(sender);
    expect(sender.messages[1]).toMatchObject({
      posted: { messageId: '91' },
      content: { story: { retracted: true } },
    });
  });

  it('does not post a story that fell under the quality bar', async () => {
    await oneDue();
    await ingest(test.db, [entry('one', { quality: 5 })]);
    const sender = testSender();
    await deliver(sender);
    expect(sender.messages).toEqual([]);
    expect(await outbox(test.db)).toMatchObject([
      { state: 'held', reason: 'its story may not be shown any more' },
    ]);
  });

  it('is due an edit, after the pause, when the story changed while it was sent', async () => {
    await oneDue();
    const sender = testSender(async () => {
      await grow('two');
      return sent();
    });
    await deliver(sender);
    expect(await outbox(test.db)).toMatchObject([
      {
        state: 'due',
        revision: 2,
        sentRevision: 1,
        dueAt: new Date(NOW.getTime() + EDIT_PAUSE_MS),
      },
    ]);
    clock.advance(EDIT_PAUSE_MS);
    await deliver(sender);
    expect(sender.messages[1]).toMatchObject({
      posted: { messageId: '91' },
      content: { story: { revision: 2 } },
    });
    expect(await outbox(test.db)).toMatchObject([{ state: 'sent', sentRevision: 2 }]);
  });

  it('is tried again when the story changed while Discord refused it as it was', async () => {
    await oneDue();
    const sender = testSender(async () => {
      await grow('two');
      return { status: 'rejected', reason: 'wrong', detail: null };
    });
    expect(await deliver(sender)).toBe(2);
    expect(await outbox(test.db)).toMatchObject([{ state: 'sent', sentRevision: 2, reason: null }]);
  });

  it('is due an edit when the story went into another while it was sent', async () => {
    await followed(test.db, 'computer-vision');
    await ingest(test.db, [entry('zero', { topics: [] }), entry('one')]);
    await ingest(test.db, [entry('one', { title: 'A third revision', excerpt: 'of its story' })]);
    await ingest(test.db, [entry('one', { title: 'A third revision' })]);
    const sender = testSender(async () => {
      await ingest(test.db, [entry('two', { related: [cited('zero'), cited('one')] })]);
      return sent();
    });
    await deliver(sender);
    expect(await outbox(test.db)).toMatchObject([{ storyId: 1, state: 'due', messageId: '91' }]);
    clock.advance(EDIT_PAUSE_MS);
    await deliver(sender);
    expect(sender.messages[1]).toMatchObject({
      posted: { messageId: '91' },
      content: { story: { id: 1 } },
    });
  });

  it('remembers since when a try may have arrived, until an answer says', async () => {
    await oneDue();
    const lost = { status: 'retry', retryAfterMs: null, reason: 'reset', isUnsure: true } as const;
    const sender = testSender(lost, { ...lost, isUnsure: false, reason: '403' });
    await deliver(sender);
    clock.advance(10_000);
    await deliver(sender);
    clock.advance(10_000);
    await deliver(sender);
    expect(sender.messages.map(({ unsureSince }) => unsureSince)).toEqual([null, NOW, null]);
  });

  it('does not know whether a worker that died had sent it', async () => {
    await oneDue();
    await take('worker-that-dies');
    clock.advance(LEASE_MS);
    const sender = testSender();
    await deliver(sender);
    expect(sender.messages).toMatchObject([{ unsureSince: NOW }]);
    expect(await outbox(test.db)).toMatchObject([{ state: 'sent', unsureSince: null }]);
  });

  it('takes a full channel for no try, and comes back when Discord says', async () => {
    await oneDue();
    const full = { status: 'limited', retryAfterMs: 4_000, reason: 'full' } as const;
    const sender = testSender(full);
    await deliver(sender);
    const dueAt = new Date(NOW.getTime() + 4_000);
    expect(await outbox(test.db)).toMatchObject([{ state: 'due', dueAt, attempts: 0 }]);
    clock.advance(4_000);
    await deliver(sender);
    expect(sender.messages.map(({ unsureSince }) => unsureSince)).toEqual([null, null]);
  });

  it('edits a message that it found instead of knowing it', async () => {
    await oneDue();
    const sender = testSender(sent({ isOutdated: true }));
    await deliver(sender);
    clock.advance(EDIT_PAUSE_MS);
    await deliver(sender);
    expect(sender.messages[1]).toMatchObject({ posted: { messageId: '91' } });
    expect(await outbox(test.db)).toMatchObject([{ state: 'sent', sentRevision: 1 }]);
  });

  it('gives up an edit that is refused, notes it, and tries the next one', async () => {
    await oneDue();
    const sender = testSender(sent(), { status: 'rejected', reason: 'wrong', detail: { code: 1 } });
    await deliver(sender);
    await grow('two');
    clock.advance(EDIT_PAUSE_MS);
    await deliver(sender);
    expect(await outbox(test.db)).toMatchObject([
      { state: 'sent', sentRevision: 1, reason: expect.stringContaining('wrong') },
    ]);
    await grow('three');
    clock.advance(EDIT_PAUSE_MS);
    await deliver(sender);
    expect(await outbox(test.db)).toMatchObject([{ state: 'sent', sentRevision: 3, reason: null }]);
  });

  it('sends each row once from workers that deliver at once', async (context) => {
    context.skip(test.kind !== 'postgres', 'needs a server: two connections');
    await followed(test.db, 'computer-vision');
    await ingest(
      test.db,
      Array.from({ length: 120 }, (_, index) => entry(`outlet${index}`)),
    );
    const sender = testSender();
    const untilEmpty = async (worker: string) => {
      while ((await deliver(sender, worker)) > 0);
    };
    await Promise.all([untilEmpty('a'), untilEmpty('b'), untilEmpty('c')]);
    expect(sender.messages).toHaveLength(120);
    expect(new Set(sender.messages.map((message) => storyIn(message).id)).size).toBe(120);
  });
});
