/** Owns the proof that who follows a story hears how it goes on: each article once, and not too often. */
import { asc } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { UPDATE_PAUSE_MS } from '../../src/delivery/plan-updates.ts';
import type { Outgoing, UpdateView } from '../../src/delivery/sender.ts';
import { storyUpdates } from '../../src/delivery/tables.ts';
import { updateLane } from '../../src/delivery/update-lane.ts';
import { mergeStories } from '../../src/ingest/merge-by-hand.ts';
import { silentLog } from '../../src/lib/log.ts';
import {
  followedStories,
  followStory,
  takeEndedFollows,
  unfollowStory,
} from '../../src/subscriptions/story-follows.ts';
import { destinations } from '../../src/subscriptions/tables.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { type Answer, runLanes, testSender } from '../support/delivery.ts';
import { cited, entry, ingest, line, retract, testClock } from '../support/factories.ts';

const MINUTE_MS = 60_000;

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
const start = (userId = '101', storyId = 1) => followStory(deps(), { storyId, userId });
const updates = () => test.db.select().from(storyUpdates).orderBy(asc(storyUpdates.id));
const now = () => ({ now: clock.now() });

/** An article that joins the story of `one`. */
const joins = (name: string) =>
  ingest(test.db, [entry(name, { quality: 40, related: [cited('one')] })], now());

async function deliver(...answers: Answer[]): Promise<Outgoing[]> {
  const sender = testSender(...answers);
  const lanes = [updateLane({ ...deps(), log: silentLog(), sender })];
  await runLanes(lanes, { worker: 'worker-1', now: clock.now() });
  return sender.messages;
}

function viewIn({ content }: Outgoing): UpdateView {
  if (content.kind !== 'update') throw new Error(`it is a ${content.kind}`);
  return content.update;
}
const told = (message: Outgoing) => viewIn(message).articles.map(({ title }) => title);

describe('following a story', () => {
  it('is done once, ends once, and is listed', async () => {
    expect(await start()).toEqual({ status: 'not-found' });
    await ingest(test.db, [entry('one')]);
    expect(await start()).toEqual({ status: 'following', storyId: 1 });
    expect(await start()).toEqual({ status: 'already-following', storyId: 1 });
    expect(await followedStories(deps(), '101')).toMatchObject([{ storyId: 1 }]);
    const end = () => unfollowStory(deps(), { storyId: 1, userId: '101' });
    expect(await end()).toEqual({ status: 'ended' });
    expect(await end()).toEqual({ status: 'not-following' });
  });
});

describe('who follows a story', () => {
  beforeEach(async () => {
    await ingest(test.db, [entry('one'), entry('other')], now());
    clock.advance(MINUTE_MS);
    await start();
    clock.advance(MINUTE_MS);
  });

  it('is told of the articles that come, by direct message', async () => {
    await joins('two');
    const [message] = await deliver();
    if (!message) throw new Error('it was sent');
    expect(message.target).toMatchObject({ kind: 'dm', discordId: '101' });
    expect(viewIn(message)).toMatchObject({ kind: 'news', storyId: 1, title: 'What one tells' });
    expect(told(message)).toEqual(['What two tells']);
    expect(await deliver()).toEqual([]);
  });

  it('is not told of what was there, of edits, or of other stories', async () => {
    await ingest(test.db, [entry('one', { title: 'One, mended' }), entry('other')], now());
    await ingest(test.db, [entry('third', { related: [cited('other')] })], now());
    expect(await updates()).toEqual([]);
  });

  it('is told once an hour at most: what comes meanwhile joins what waits', async () => {
    await joins('two');
    expect(await deliver()).toHaveLength(1);
    clock.advance(MINUTE_MS);
    await joins('three');
    clock.advance(MINUTE_MS);
    await joins('four');
    expect(await updates()).toHaveLength(2);
    expect(await deliver()).toEqual([]);
    clock.advance(UPDATE_PAUSE_MS);
    const [message] = await deliver();
    if (!message) throw new Error('it was sent');
    expect(told(message)).toEqual(['What three tells', 'What four tells']);
  });

  it('hears of what comes while a try is under way in the next message', async () => {
    await joins('two');
    await deliver({ status: 'retry', retryAfterMs: null, reason: 'lost', isUnsure: true });
    await joins('three');
    expect(await updates()).toMatchObject([
      { fromArticleId: 3, toArticleId: 3, state: 'due', attempts: 1 },
      { fromArticleId: 4, toArticleId: 4, state: 'due', attempts: 0 },
    ]);
  });

  it('is told that it was taken back', async () => {
    await retract(test.db, { articleIds: [1], ...now() });
    const [message] = await deliver();
    if (!message) throw new Error('it was sent');
    expect(viewIn(message)).toMatchObject({ kind: 'retracted', articles: [{ id: 1 }] });
  });

  it('follows the story that takes it in', async () => {
    await start('101', 2);
    await start('102', 2);
    await test.db.transaction((tx) =>
      mergeStories(tx, line, { now: clock.now(), storyIds: [1, 2] }),
    );
    expect(await followedStories(deps(), '101')).toMatchObject([{ storyId: 1 }]);
    expect(await followedStories(deps(), '102')).toMatchObject([{ storyId: 1 }]);
  });

  it('waits for the end of their quiet hours', async () => {
    const quiet = { quietFrom: 0, quietTo: 720, createdAt: clock.now() };
    await test.db
      .insert(destinations)
      .values({ kind: 'dm', discordId: '101', state: 'open', ...quiet });
    await joins('two');
    expect(await deliver()).toEqual([]);
    expect(await updates()).toMatchObject([{ dueAt: new Date('2021-11-23T12:00:00Z') }]);
  });

  it('is told once, elsewhere, that it ended when they take no direct messages', async () => {
    await start('101', 2);
    await start('102', 1);
    clock.advance(MINUTE_MS);
    await joins('two');
    const closed = { status: 'closed', kind: 'dm-closed', reason: 'closed' } as const;
    expect(await deliver(closed)).toHaveLength(2);
    expect(await followedStories(deps(), '101')).toEqual([]);
    expect(await followedStories(deps(), '102')).toHaveLength(1);
    expect(await takeEndedFollows(deps(), '101')).toBe(2);
    expect(await takeEndedFollows(deps(), '101')).toBe(0);
  });
});

describe.runIf(inject('postgresUrl'))('while its story is merged', () => {
  /** What is asked before the merge is there for others to see. */
  async function meanwhile<T>(ask: () => Promise<T>): Promise<T> {
    let asked: Promise<T> | null = null;
    await test.db.transaction(async (tx) => {
      await mergeStories(tx, line, { now: clock.now(), storyIds: [1, 2] });
      asked = ask();
      // Long enough for one that does not wait.
      await new Promise((resolve) => {
        setTimeout(resolve, 200);
      });
    });
    if (asked === null) throw new Error('nothing was asked');
    return asked;
  }
  const isFollowed = async () => {
    const [one] = await followedStories(deps(), '101');
    return one?.storyId;
  };
  beforeEach(() => ingest(test.db, [entry('one'), entry('two', { quality: 70 })]));

  it('is followed as the one that took it in', async () => {
    const { storyId } = await meanwhile(() => start('101', 2)).then((outcome) => {
      if (outcome.status !== 'following') throw new Error(outcome.status);
      return outcome;
    });
    expect(storyId).toBe(1);
    expect(await isFollowed()).toBe(1);
  });

  it('ends as the one that took it in', async () => {
    await start('101', 2);
    const ended = await meanwhile(() => unfollowStory(deps(), { storyId: 2, userId: '101' }));
    expect(ended).toEqual({ status: 'ended' });
    expect(await isFollowed()).toBeUndefined();
  });
});
