/** Owns the proof of who is due a story: once, when it comes over the bar, and edits afterwards. */
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EDIT_PAUSE_MS } from '../../src/delivery/edit-pace.ts';
import { deliveries } from '../../src/delivery/tables.ts';
import { stories } from '../../src/stories/tables.ts';
import { destinations, subscriptions } from '../../src/subscriptions/tables.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import {
  cited,
  entry,
  followed,
  ingest,
  NOW,
  outbox,
  retract as retractIn,
} from '../support/factories.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(() => test.reset());
afterAll(() => test.close());

const after = (ms: number) => new Date(NOW.getTime() + ms);

/** As the worker would note it. */
const markSent = (sentAt: Date) =>
  test.db.update(deliveries).set({
    state: 'sent',
    sentRevision: 1,
    sentAt,
    dueAt: new Date(sentAt.getTime() + EDIT_PAUSE_MS),
    channelId: '301',
    messageId: '901',
  });

const retract = (articleIds: number[], now: Date) => retractIn(test.db, { now, articleIds });

const pause = (reason: string) =>
  test.db.update(destinations).set({ state: 'paused', pausedReason: reason, pausedAt: NOW });

describe('a first post', () => {
  it('is due at each destination that follows a topic of a new story over the bar', async () => {
    await followed(test.db, 'computer-vision', '301');
    await followed(test.db, 'computer-vision', '302');
    await followed(test.db, 'ai-in-finance', '303');
    await ingest(test.db, [entry('one')]);
    expect(await outbox(test.db)).toMatchObject([
      { destinationId: 1, storyId: 1, subscriptionId: 1, state: 'due', dueAt: NOW, revision: 1 },
      { destinationId: 2, storyId: 1, subscriptionId: 2, state: 'due' },
    ]);
  });

  it('is due once where two subscriptions want the story', async () => {
    await followed(test.db, 'computer-vision');
    await followed(test.db, 'ai');
    await ingest(test.db, [entry('one', { topics: ['AI', 'Computer Vision'] })]);
    expect(await outbox(test.db)).toMatchObject([{ subscriptionId: 1 }]);
  });

  it('is not due a second time when the article comes again, or changes', async () => {
    await followed(test.db, 'computer-vision');
    await ingest(test.db, [entry('one')]);
    await ingest(test.db, [entry('one')]);
    await ingest(test.db, [entry('one', { title: 'Another title', quality: 90 })]);
    expect(await outbox(test.db)).toHaveLength(1);
  });

  it.each([
    [69, 0],
    [70, 1],
  ])('of heat %i has %i rows at a bar of 70', async (quality, rows) => {
    await followed(test.db, 'computer-vision');
    await ingest(test.db, [entry('one', { quality })]);
    expect(await outbox(test.db)).toHaveLength(rows);
  });

  it.each([
    [100, 99, 0],
    [100, 100, 1],
    [30, 40, 1],
  ])(
    "follows a subscription's own bar of %i: heat %i has %i rows",
    async (minHeat, quality, rows) => {
      await followed(test.db, 'computer-vision');
      await test.db.update(subscriptions).set({ minHeat });
      await ingest(test.db, [entry('one', { quality })]);
      expect(await outbox(test.db)).toHaveLength(rows);
    },
  );

  it('is due when coverage lifts a known story over the bar', async () => {
    await followed(test.db, 'computer-vision');
    await ingest(test.db, [entry('one', { quality: 65 })]);
    expect(await outbox(test.db)).toEqual([]);
    await ingest(test.db, [entry('two', { quality: 40, topics: [], related: [cited('one')] })]);
    expect(await outbox(test.db)).toMatchObject([{ storyId: 1, state: 'due', revision: 2 }]);
  });

  it('is due when a known story gains the topic that is followed', async () => {
    await followed(test.db, 'ai-in-finance');
    await ingest(test.db, [entry('one')]);
    await ingest(test.db, [entry('one', { topics: ['AI in Finance'] })]);
    expect(await outbox(test.db)).toMatchObject([{ storyId: 1 }]);
  });

  it('is held, with the reason, where the destination is paused', async () => {
    await followed(test.db, 'computer-vision');
    await pause('may not post in #vision');
    await ingest(test.db, [entry('one')]);
    expect(await outbox(test.db)).toMatchObject([
      { state: 'held', reason: 'may not post in #vision' },
    ]);
  });

  it('is not due for what was over the bar before the topic was followed', async () => {
    await ingest(test.db, [entry('one')]);
    await followed(test.db, 'computer-vision');
    await ingest(test.db, [entry('two', { related: [cited('one')] })]);
    expect(await outbox(test.db)).toEqual([]);
  });

  it('is not due for a backlog, nor for coverage that a backlog story gets later', async () => {
    await followed(test.db, 'computer-vision');
    await ingest(test.db, [entry('one')], { isBacklog: true });
    await ingest(test.db, [entry('two', { related: [cited('one')] })]);
    expect(await outbox(test.db)).toEqual([]);
  });

  it('is not due for what was taken back and is there again: it is no news', async () => {
    await followed(test.db, 'computer-vision');
    await ingest(test.db, [entry('one'), entry('two', { related: [cited('three')] })], {
      isBacklog: true,
    });
    await retract([1, 2], NOW);
    await ingest(test.db, [entry('one'), entry('two', { related: [cited('three')] })]);
    expect(await outbox(test.db)).toEqual([]);
  });
});

describe('what was taken back and is there again', () => {
  const group = (quality: number) => [
    entry('one', { quality, related: [cited('two'), cited('three')] }),
    entry('two', { quality: 40, topics: [] }),
    entry('three', { quality: 40, topics: [] }),
  ];

  it('is no news when each of its files comes back in its own batch', async () => {
    await ingest(test.db, group(60));
    await retract([1, 2, 3], NOW);
    await followed(test.db, 'computer-vision');
    for (const one of group(60)) await ingest(test.db, [one]);
    expect(await outbox(test.db)).toEqual([]);
  });

  it('is no news when only its head was away', async () => {
    await ingest(test.db, group(60));
    await retract([1], NOW);
    await followed(test.db, 'computer-vision');
    await ingest(test.db, group(60));
    expect(await outbox(test.db)).toEqual([]);
  });

  it('is due when it comes back over the bar and never was before', async () => {
    await followed(test.db, 'computer-vision');
    await ingest(test.db, [entry('one', { quality: 60 })]);
    await retract([1], NOW);
    await ingest(test.db, [entry('one', { quality: 80 })]);
    expect(await outbox(test.db)).toMatchObject([{ storyId: 1, state: 'due' }]);
  });

  it('is due when what covers it anew lifts it over the bar', async () => {
    await followed(test.db, 'computer-vision');
    await ingest(test.db, [entry('one', { quality: 60 })]);
    await retract([1], NOW);
    await ingest(test.db, [entry('one', { quality: 60, related: [cited('two')] })]);
    expect(await outbox(test.db)).toMatchObject([{ storyId: 1, state: 'due' }]);
  });
});

describe('an edit', () => {
  beforeEach(async () => {
    await followed(test.db, 'computer-vision');
    await ingest(test.db, [entry('one')]);
  });
  const grow = (now: Date) => ingest(test.db, [entry('two', { related: [cited('one')] })], { now });

  it('is due two minutes after the post at the earliest', async () => {
    await markSent(after(1_000));
    await grow(after(2_000));
    expect(await outbox(test.db)).toMatchObject([
      { state: 'due', revision: 2, sentRevision: 1, dueAt: after(1_000 + EDIT_PAUSE_MS) },
    ]);
  });

  it('is due at once when the post is older', async () => {
    await markSent(NOW);
    await grow(after(EDIT_PAUSE_MS * 2));
    expect(await outbox(test.db)).toMatchObject([{ dueAt: after(EDIT_PAUSE_MS * 2) }]);
  });

  it('is one for all that changes until it is sent', async () => {
    await markSent(NOW);
    await grow(after(1_000));
    await ingest(test.db, [entry('three', { related: [cited('one')] })], { now: after(2_000) });
    expect(await outbox(test.db)).toMatchObject([
      { state: 'due', revision: 3, dueAt: after(EDIT_PAUSE_MS) },
    ]);
  });

  it('of a row that was not posted yet only moves its revision', async () => {
    await grow(after(1_000));
    expect(await outbox(test.db)).toMatchObject([{ state: 'due', revision: 2, dueAt: NOW }]);
  });

  it('of a row that is being sent moves its revision and leaves its lease alone', async () => {
    const lease = { state: 'sending', leasedBy: 'w', dueAt: after(60_000) } as const;
    await test.db.update(deliveries).set(lease);
    await grow(after(1_000));
    expect(await outbox(test.db)).toMatchObject([{ ...lease, revision: 2 }]);
  });

  it.each([
    ['of a row that is held wakes nothing', { state: 'held' }, { state: 'held', revision: 1 }],
    [
      'of a message that is gone wakes nothing',
      { state: 'sent', sentRevision: 1, messageId: null },
      { state: 'sent', revision: 1 },
    ],
    ['of a card that was refused may be right', { state: 'failed' }, { state: 'due', revision: 2 }],
    [
      'of a posted card whose edit was refused may be right',
      { state: 'sent', sentRevision: 1, messageId: '77', reason: 'refused', sentAt: NOW },
      { state: 'due', revision: 2 },
    ],
  ] as const)('%s', async (_what, before, expected) => {
    await test.db.update(deliveries).set(before);
    await grow(after(1_000));
    expect(await outbox(test.db)).toMatchObject([expected]);
  });

  it('is not due when nothing that a reader sees has changed', async () => {
    await markSent(NOW);
    await ingest(test.db, [entry('one')], { now: after(EDIT_PAUSE_MS * 2) });
    expect(await outbox(test.db)).toMatchObject([{ state: 'sent', revision: 1 }]);
  });

  it('is due when the story is taken back, and when it is there again', async () => {
    await markSent(NOW);
    await retract([1], after(EDIT_PAUSE_MS));
    expect(await outbox(test.db)).toMatchObject([{ state: 'due', revision: 2 }]);
    await markSent(after(EDIT_PAUSE_MS));
    await ingest(test.db, [entry('one')], { now: after(EDIT_PAUSE_MS * 3) });
    expect(await outbox(test.db)).toMatchObject([{ state: 'due', revision: 3, messageId: '901' }]);
  });

  it('is due in the messages of a story that another took in', async () => {
    await ingest(test.db, [entry('zero', { quality: 30, topics: [] })]);
    await test.db.update(deliveries).set({ storyId: 2 }).where(eq(deliveries.storyId, 1));
    await markSent(NOW);
    const both = entry('three', { topics: [], related: [cited('one'), cited('zero')] });
    await ingest(test.db, [both], { now: after(EDIT_PAUSE_MS) });
    expect(await outbox(test.db)).toMatchObject([
      { storyId: 1, state: 'due', revision: 2, messageId: '901' },
    ]);
  });

  it('is due in the messages of a story that went through two others in one batch', async () => {
    const zero = entry('zero', { quality: 120, topics: [] });
    await ingest(test.db, [zero, entry('last', { quality: 30, topics: [] })]);
    await test.db.update(deliveries).set({ storyId: 3 });
    await markSent(NOW);
    const three = entry('three', {
      quality: 30,
      topics: [],
      related: [cited('zero'), cited('last')],
    });
    const four = entry('four', { quality: 30, topics: [], related: [cited('one'), cited('zero')] });
    await ingest(test.db, [three, four], { now: after(EDIT_PAUSE_MS) });
    expect(
      await test.db.select({ id: stories.id, into: stories.mergedInto }).from(stories),
    ).toEqual(
      expect.arrayContaining([
        { id: 2, into: 1 },
        { id: 3, into: expect.any(Number) },
      ]),
    );
    expect(await outbox(test.db)).toMatchObject([{ storyId: 1, state: 'due', messageId: '901' }]);
  });

  it('goes to the message of the merged story where only that one was posted', async () => {
    await ingest(test.db, [entry('zero')]);
    const posted = {
      state: 'sent',
      sentRevision: 1,
      channelId: '301',
      messageId: '902',
      sentAt: NOW,
    };
    await test.db
      .update(deliveries)
      .set({ ...posted, state: 'sent' })
      .where(eq(deliveries.storyId, 2));
    const both = entry('three', { related: [cited('one'), cited('zero')] });
    await ingest(test.db, [both], { now: after(EDIT_PAUSE_MS) });
    expect((await outbox(test.db))[0]).toMatchObject({
      storyId: 1,
      state: 'due',
      revision: 2,
      messageId: '902',
    });
  });

  it.each([
    ['is being sent', { state: 'sending', leasedBy: 'w' }],
    ['may have been posted', { state: 'due', unsureSince: NOW }],
  ] as const)('keeps the card of a merged story that %s, and no other', async (_what, fields) => {
    await ingest(test.db, [entry('zero')]);
    await test.db.update(deliveries).set(fields).where(eq(deliveries.storyId, 2));
    const both = entry('three', { related: [cited('one'), cited('zero')] });
    await ingest(test.db, [both], { now: after(EDIT_PAUSE_MS) });
    expect(await outbox(test.db)).toMatchObject([{ id: 2, storyId: 1, ...fields }]);
  });

  it('leaves the message of a merged story where the other has one already', async () => {
    await ingest(test.db, [entry('zero')]);
    await markSent(NOW);
    const both = entry('three', { related: [cited('one'), cited('zero')] });
    await ingest(test.db, [both], { now: after(EDIT_PAUSE_MS) });
    expect(await outbox(test.db)).toMatchObject([
      { storyId: 1, state: 'due', revision: 2 },
      { storyId: 2, state: 'sent', revision: 1 },
    ]);
  });
});

describe('a row that was withheld because its story could not be shown', () => {
  beforeEach(async () => {
    await followed(test.db, 'computer-vision');
    await ingest(test.db, [entry('one')]);
    const held = { state: 'held', heldFor: 'story', reason: 'it was taken back' } as const;
    await test.db.update(deliveries).set(held);
    await retract([1], after(1_000));
  });

  it('is due when the story is back', async () => {
    await ingest(test.db, [entry('one')], { now: after(2_000) });
    expect(await outbox(test.db)).toMatchObject([
      { state: 'due', dueAt: after(2_000), revision: 3, reason: null },
    ]);
  });

  it('stays held where the destination is paused', async () => {
    await pause('closed');
    await ingest(test.db, [entry('one')], { now: after(2_000) });
    expect(await outbox(test.db)).toMatchObject([
      { state: 'held', heldFor: 'paused', reason: 'closed' },
    ]);
  });

  it('is due when its story went into one that can be shown', async () => {
    await ingest(test.db, [entry('shown', { topics: [] })], { now: after(2_000) });
    await test.db.execute(sql`delete from deliveries where story_id = 2`);
    const both = entry('three', { topics: [], related: [cited('one'), cited('shown')] });
    await ingest(test.db, [both], { now: after(3_000) });
    const [row] = await outbox(test.db);
    expect(row).toMatchObject({ state: 'due', heldFor: null, reason: null });
  });
});
