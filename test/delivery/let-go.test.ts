/** Owns the proof that what was sent long ago is let go, and that nothing is posted again because of it. */
import { asc, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { letGoDeliveries, letGoDigests } from '../../src/delivery/let-go.ts';
import { startFollowing } from '../../src/delivery/start-following.ts';
import { deliveries, digests, toldStories } from '../../src/delivery/tables.ts';
import { mergeStories } from '../../src/ingest/merge-by-hand.ts';
import { DAY_MS } from '../../src/lib/spans.ts';
import { silentLog } from '../../src/lib/log.ts';
import { stories } from '../../src/stories/tables.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { deliverDue, testSender } from '../support/delivery.ts';
import {
  channel,
  cited,
  entry,
  followed,
  ingest,
  line,
  NOW,
  outbox,
  testClock,
} from '../support/factories.ts';

const YEAR_LATER = new Date(NOW.getTime() + 366 * DAY_MS);
const ARGS = { now: YEAR_LATER, before: new Date(YEAR_LATER.getTime() - 365 * DAY_MS) };

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(() => test.reset());
afterAll(() => test.close());

const letGo = (fields = {}) => letGoDeliveries({ db: test.db }, { ...ARGS, ...fields });
const letGoOfDigests = () => letGoDigests({ db: test.db }, ARGS);
const told = () => test.db.select().from(toldStories).orderBy(asc(toldStories.storyId));

async function deliver(now: Date): Promise<void> {
  const sender = testSender();
  await deliverDue({ db: test.db, clock: testClock(now), log: silentLog(), sender });
}

async function posted(...names: string[]): Promise<void> {
  await ingest(
    test.db,
    names.map((name) => entry(name)),
  );
  await deliver(NOW);
}

const change = (id: number, fields: Partial<typeof deliveries.$inferInsert>) =>
  test.db.update(deliveries).set(fields).where(eq(deliveries.id, id));
const changeStory = (id: number, fields: Partial<typeof stories.$inferInsert>) =>
  test.db.update(stories).set(fields).where(eq(stories.id, id));

describe('what was sent long ago', () => {
  it('goes, whatever became of it', async () => {
    await followed(test.db, 'computer-vision');
    await posted('one', 'two', 'three');
    await change(2, { state: 'failed', sentAt: null });
    await change(3, { state: 'held', heldFor: 'volume', sentAt: null });
    expect(await letGo()).toBe(3);
    expect(await outbox(test.db)).toEqual([]);
    expect(await told()).toEqual([1, 2, 3].map((storyId) => ({ storyId, letGoAt: YEAR_LATER })));
    expect(await letGo()).toBe(0);
  });

  it('goes in batches, and stays where it is told to stop', async () => {
    await followed(test.db, 'computer-vision');
    await posted('one');
    await test.db.execute(sql`insert into destinations (kind, discord_id, state, created_at)
      select 'dm', n::text, 'open', ${NOW.toISOString()}::timestamptz
      from generate_series(1, 1100) n`);
    await test.db.execute(sql`insert into deliveries
        (destination_id, story_id, state, due_at, revision, created_at)
      select id, 1, 'sent', created_at, 1, created_at from destinations where kind = 'dm'`);
    const closing = new AbortController();
    closing.abort();
    expect(await letGo({ signal: closing.signal })).toBe(0);
    expect(await letGo()).toBe(1_101);
  });

  it('stays while it waits for anything', async () => {
    await followed(test.db, 'computer-vision');
    await posted('one', 'two', 'three');
    await change(1, { state: 'due' });
    await change(2, { state: 'sending' });
    await change(3, { state: 'gathered', cadence: 'daily' });
    expect(await letGo()).toBe(0);
    expect(await told()).toEqual([]);
  });

  it('stays while its story still changes, is young, or its message is', async () => {
    await followed(test.db, 'computer-vision');
    await posted('one', 'two', 'three', 'four');
    const young = new Date(ARGS.before.getTime() + 1);
    await changeStory(1, { changedAt: young });
    await changeStory(2, { firstSeenAt: young });
    await change(3, { sentAt: young });
    await change(4, { createdAt: young });
    expect(await letGo()).toBe(0);
  });

  it('goes with a digest that Discord refused, and with one that was sent; the last digest stays', async () => {
    await followed(test.db, 'computer-vision');
    await posted('one', 'two', 'three');
    const common = { destinationId: 1, stories: 1, since: NOW, dueAt: NOW, createdAt: NOW };
    await test.db.insert(digests).values([
      { ...common, cadence: 'daily', state: 'failed' },
      { ...common, cadence: 'daily', state: 'sent', sentAt: NOW },
      { ...common, cadence: 'daily', state: 'held' },
      { ...common, cadence: 'daily', state: 'sent', sentAt: NOW },
      { ...common, cadence: 'weekly', state: 'sent', sentAt: NOW },
    ]);
    await change(1, { state: 'gathered', digestId: 1 });
    await change(2, { digestId: 2 });
    await change(3, { digestId: 2, state: 'gathered' });
    expect(await letGo()).toBe(2);
    expect(await letGoOfDigests()).toBe(1);
    await change(3, { state: 'sent' });
    await letGo();
    expect(await letGoOfDigests()).toBe(1);
    const left = await test.db.select({ id: digests.id }).from(digests).orderBy(asc(digests.id));
    expect(left).toEqual([{ id: 3 }, { id: 4 }, { id: 5 }]);
  });
});

describe('a story of which it is not known any more where it was posted', () => {
  /** An article that brings a story a topic that the channel follows too. */
  const grow = (name: string) =>
    ingest(
      test.db,
      [
        entry(`${name}-again`, {
          topics: ['AI in Robotics'],
          related: [cited(name)],
          publishedAt: YEAR_LATER,
          quality: 95,
        }),
      ],
      { now: YEAR_LATER },
    );

  it('is not posted again when it is told of again', async () => {
    await followed(test.db, 'computer-vision');
    await followed(test.db, 'ai-in-robotics');
    await posted('one', 'two');
    await letGo();
    // That it was told is all that keeps it back: the other is posted.
    await test.db.delete(toldStories).where(eq(toldStories.storyId, 2));
    await grow('one');
    await grow('two');
    expect(await outbox(test.db)).toMatchObject([{ storyId: 2, state: 'due' }]);
  });

  it('is not posted again by another that takes it in', async () => {
    await followed(test.db, 'computer-vision');
    await posted('one', 'two');
    await letGo();
    await test.db.delete(toldStories).where(eq(toldStories.storyId, 1));
    await changeStory(1, { heat: 20 });
    await test.db.transaction((tx) =>
      mergeStories(tx, line, { now: YEAR_LATER, storyIds: [1, 2] }),
    );
    expect(await told()).toMatchObject([{ storyId: 1 }, { storyId: 2 }]);
    expect(await outbox(test.db)).toEqual([]);
  });

  it('is no first story of a new rule there, but of a place that is new', async () => {
    await followed(test.db, 'computer-vision');
    await posted('one');
    await letGo();
    const later = new Date(YEAR_LATER.getTime() + DAY_MS);
    const follow = (discordId: string, include: string[] = []) =>
      startFollowing(
        { db: test.db, clock: testClock(later), alertBar: 70 },
        {
          place: channel(discordId),
          topic: include.length > 0 ? null : 'computer-vision',
          include,
          minHeat: 75,
          createdBy: '100000000000000001',
        },
      );
    expect(await follow('301', ['tells'])).toMatchObject({ first: 'nothing-yet' });
    expect(await follow('302')).toMatchObject({ first: 'due' });
    expect(await outbox(test.db)).toMatchObject([{ storyId: 1, state: 'due' }]);
  });
});
