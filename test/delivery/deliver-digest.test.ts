/** Owns the proof that a digest is sent once, and what then is written of its stories. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { editLane, postLane } from '../../src/delivery/card-lanes.ts';
import { digestLane } from '../../src/delivery/digest-lane.ts';
import { DiscordRefused } from '../../src/delivery/lane.ts';
import { LEASE_MS } from '../../src/delivery/lease.ts';
import { makeDigests } from '../../src/delivery/make-digests.ts';
import { pauseDestination } from '../../src/delivery/pause.ts';
import { resumeDestination } from '../../src/delivery/resume.ts';
import type { Outgoing, SendOutcome } from '../../src/delivery/sender.ts';
import { silentLog } from '../../src/lib/log.ts';
import { stories } from '../../src/stories/tables.ts';
import { follow } from '../../src/subscriptions/follow.ts';
import { destinations } from '../../src/subscriptions/tables.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { runLanes, sent, testSender } from '../support/delivery.ts';
import { followedBy, gather, madeDigests, set } from '../support/digests.ts';
import {
  channel,
  cited,
  entry,
  ingest,
  outbox,
  retract as retractIn,
  testClock,
} from '../support/factories.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;

let test: TestDatabase;
let clock: ReturnType<typeof testClock>;
let place: number;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(async () => {
  await test.reset();
  clock = testClock(new Date('2021-11-23T07:59:00Z'));
  place = await followedBy(test.db, 'daily', { createdAt: clock.now() });
});
afterAll(() => test.close());

const deps = (sender: ReturnType<typeof testSender>) => ({
  db: test.db,
  clock,
  log: silentLog(),
  sender,
});
const deliver = (sender: ReturnType<typeof testSender>, worker = 'worker-1') => {
  const all = deps(sender);
  return runLanes([postLane(all), digestLane(all), editLane(all)], { worker, now: clock.now() });
};

function digestIn({ content }: Outgoing | Record<'content', undefined> = { content: undefined }) {
  if (content?.kind !== 'digest') throw new Error('it is no digest');
  return content.digest;
}

async function oneMade(...names: string[]): Promise<void> {
  if (names.length > 0) await gather(test.db, place, names, { now: clock.now() });
  await makeDigests({ db: test.db, clock });
  clock.advance(60_000);
  await makeDigests({ db: test.db, clock });
}

const retract = (articleId: number) =>
  retractIn(test.db, { now: clock.now(), articleIds: [articleId] });

describe('a digest', () => {
  it('shows the best of its stories first, then the newest', async () => {
    await oneMade('one', 'two', 'three');
    await test.db.update(stories).set({ heat: 200 }).where(eq(stories.id, 2));
    const sender = testSender();
    expect(await deliver(sender)).toBe(1);
    expect(await deliver(sender)).toBe(0);
    const digest = digestIn(sender.messages[0]);
    expect(digest).toMatchObject({ id: 1, cadence: 'daily', total: 3, until: clock.now() });
    expect(digest.stories.map(({ id }) => id)).toEqual([2, 3, 1]);
    expect(sender.messages[0]).toMatchObject({
      target: { discordId: '301' },
      isSilent: false,
      posted: null,
      unsureSince: null,
    });
  });

  it('shows ten at most and counts them all', async () => {
    await oneMade(...Array.from({ length: 13 }, (_, index) => `story-${index}`));
    const sender = testSender();
    await deliver(sender);
    const digest = digestIn(sender.messages[0]);
    expect([digest.total, digest.stories.length]).toEqual([13, 10]);
  });

  it('has the tags of the rules that make digests of its kind', async () => {
    const more = { place: channel('301'), topic: 'robotics', createdBy: '101' };
    await follow(deps(testSender()), { ...more, cadence: 'daily', forumTags: ['Robots', 'News'] });
    await follow(deps(testSender()), { ...more, include: ['arm'], forumTags: ['Arms'] });
    await oneMade('one');
    const sender = testSender();
    await deliver(sender);
    expect(sender.messages[0]?.forumTags).toEqual(['Robots', 'News']);
  });

  it('leaves its stories sent, without a message that could be edited', async () => {
    await oneMade('one', 'two');
    const sender = testSender();
    await deliver(sender);
    expect(await madeDigests(test.db)).toMatchObject([
      { state: 'sent', channelId: '301', messageId: '91', sentAt: clock.now(), stories: 2 },
    ]);
    const shown = { state: 'sent', digestId: 1, sentAt: clock.now(), messageId: null };
    expect(await outbox(test.db)).toMatchObject([shown, shown]);
    clock.advance(DAY_MS);
    await ingest(test.db, [entry('more', { related: [cited('one')] })], { now: clock.now() });
    await retract(2);
    expect(await deliver(sender)).toBe(0);
  });

  it('makes no sound in quiet hours, although its hour was asked for', async () => {
    await set(test.db, place, { quietFrom: 0, quietTo: 9 * 60 });
    await oneMade('one');
    const sender = testSender();
    await deliver(sender);
    expect(sender.messages).toMatchObject([{ isSilent: true }]);
  });

  it('says that there is nothing', async () => {
    await oneMade();
    const sender = testSender();
    expect(await deliver(sender)).toBe(1);
    expect(digestIn(sender.messages[0])).toMatchObject({ total: 0, stories: [] });
  });

  it('drops what was taken back before it was sent, which waits by itself', async () => {
    await oneMade('one', 'two');
    await retract(1);
    const sender = testSender();
    await deliver(sender);
    expect(digestIn(sender.messages[0]).stories.map(({ id }) => id)).toEqual([2]);
    expect(await outbox(test.db)).toMatchObject([
      { state: 'held', heldFor: 'story', digestId: null },
      { state: 'sent', digestId: 1 },
    ]);
    expect(await madeDigests(test.db)).toMatchObject([{ stories: 1 }]);
  });

  it('keeps what an earlier try may have shown, so that it never comes twice', async () => {
    await oneMade('one', 'two');
    const lost = { status: 'retry', retryAfterMs: null, reason: 'lost', isUnsure: true } as const;
    const sender = testSender(lost);
    await deliver(sender);
    await retract(1);
    clock.advance(LEASE_MS);
    await deliver(sender);
    expect(sender.messages[1]).toMatchObject({ unsureSince: expect.any(Date) });
    expect(sender.messages[1]?.mark).toBe(sender.messages[0]?.mark);
    const shown = { state: 'sent', digestId: 1 };
    expect(await outbox(test.db)).toMatchObject([shown, shown]);
  });

  it('is looked for before it is sent again, after its worker died', async () => {
    await oneMade('one');
    const first = testSender();
    await digestLane(deps(first)).claim({
      worker: 'dies',
      limit: 9,
      now: clock.now(),
      busy: [],
    });
    const died = clock.now();
    clock.advance(LEASE_MS);
    const sender = testSender();
    expect(await deliver(sender, 'worker-2')).toBe(1);
    expect(sender.messages).toMatchObject([{ unsureSince: died }]);
  });

  it.each<[string, SendOutcome, object, object]>([
    [
      'waits as long as Discord says',
      { status: 'retry', retryAfterMs: 30_000, reason: '429', isUnsure: false },
      { state: 'due', attempts: 1, reason: '429', unsureSince: null },
      { state: 'gathered', digestId: 1 },
    ],
    [
      'is no try where the channel takes nothing more',
      { status: 'limited', retryAfterMs: 30_000, reason: 'full' },
      { state: 'due', attempts: 0, reason: 'full' },
      { state: 'gathered', digestId: 1 },
    ],
    [
      'is parked with its error tree, its stories in it',
      { status: 'rejected', reason: 'Invalid Form Body', detail: { code: 50035 } },
      { state: 'failed', reason: 'Invalid Form Body', detail: { code: 50035 } },
      { state: 'gathered', digestId: 1 },
    ],
    [
      'was posted by a lost try and deleted since: its stories are not shown again',
      { status: 'gone', reason: 'Unknown Message' },
      { state: 'sent', reason: 'Unknown Message', messageId: null },
      { state: 'sent', digestId: 1 },
    ],
    [
      'is held where its place is closed',
      { status: 'closed', kind: 'rights', reason: 'may not post there' },
      { state: 'held', reason: 'may not post there' },
      { state: 'gathered', digestId: 1 },
    ],
  ])('%s', async (_what, outcome, digest, row) => {
    await oneMade('one');
    const sender = testSender(outcome);
    expect(await deliver(sender)).toBe(1);
    expect(await madeDigests(test.db)).toMatchObject([{ ...digest, leasedBy: null }]);
    expect(await outbox(test.db)).toMatchObject([row]);
    expect(await deliver(sender)).toBe(0);
    const [{ state } = { state: null }] = await test.db.select().from(destinations);
    expect(state).toBe(outcome.status === 'closed' ? 'paused' : 'open');
  });

  it('comes after the pause that held it, and so does the other one', async () => {
    await gather(test.db, place, ['one'], { now: clock.now(), cadence: 'weekly' });
    await set(test.db, place, { digestWeekday: 2 });
    await oneMade('two');
    const pause = { destinationId: place, kind: 'rights', reason: 'closed' } as const;
    await test.db.transaction((tx) => pauseDestination(tx, { ...pause, now: clock.now() }));
    const sender = testSender();
    expect(await deliver(sender)).toBe(0);
    await test.db.transaction((tx) => resumeDestination(tx, place, clock.now()));
    expect(await deliver(sender)).toBe(2);
    const cadences = sender.messages.map((message) => digestIn(message).cadence);
    expect(cadences.toSorted()).toEqual(['daily', 'weekly']);
  });

  it('goes on from an announcement channel, once, however long that takes', async () => {
    await oneMade('one');
    const wait = { status: 'limited', retryAfterMs: 1_200_000, reason: 'ten an hour' } as const;
    const sender = testSender(sent({ canCrosspost: true }), wait);
    await deliver(sender);
    expect(await madeDigests(test.db)).toMatchObject([{ state: 'due', messageId: '91' }]);
    clock.advance(1_200_000);
    await deliver(sender);
    await deliver(sender);
    expect(sender.crossposts).toEqual(['91', '91']);
    expect(sender.messages).toHaveLength(1);
    expect(await madeDigests(test.db)).toMatchObject([{ state: 'sent', crosspostAt: null }]);
  });

  it('stays where it is when Discord lets it not go on', async () => {
    await oneMade('one');
    const no = { status: 'rejected', reason: 'no followers', detail: null } as const;
    await deliver(testSender(sent({ canCrosspost: true }), no));
    expect(await madeDigests(test.db)).toMatchObject([
      { state: 'sent', messageId: '91', reason: 'no followers' },
    ]);
  });

  it('stops the worker where Discord refuses the bot', async () => {
    await oneMade('one');
    await expect(deliver(testSender({ status: 'refused', reason: 'token' }))).rejects.toThrow(
      DiscordRefused,
    );
  });
});
