/** Owns the proof that every gate of a story says what it did, and that a place hears of itself alone. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { letGoDeliveries } from '../../src/delivery/let-go.ts';
import { deliveries, digests } from '../../src/delivery/tables.ts';
import { explain } from '../../src/explain/explain.ts';
import type { Explanation, Gates } from '../../src/explain/explanation.ts';
import type { Asked } from '../../src/explain/find-asked.ts';
import type { Standing } from '../../src/explain/find-place.ts';
import { type Verdict, verdictOf } from '../../src/explain/verdict.ts';
import { silentLog } from '../../src/lib/log.ts';
import { DAY_MS } from '../../src/lib/spans.ts';
import { feedEntries, sourceItems, sources } from '../../src/sources/tables.ts';
import { follow, type FollowArgs } from '../../src/subscriptions/follow.ts';
import { destinations, subscriptions } from '../../src/subscriptions/tables.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { deliverDue, testSender } from '../support/delivery.ts';
import {
  channel,
  cited,
  entry,
  followed,
  ingest,
  NOW,
  retract,
  testClock,
} from '../support/factories.ts';

const HERE = { guildId: '200000000000000001', channelId: '301', parentId: null };
const PERSON = '100000000000000001';
const LATER = new Date(NOW.getTime() + 60_000);

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(() => test.reset());
afterAll(() => test.close());

const ask = (asked: Asked = { storyId: 1 }, standing: Standing = HERE, now = NOW) =>
  explain({ db: test.db, clock: testClock(now), alertBar: 70 }, { asked, standing });

async function gatesOf(asked?: Asked, standing?: Standing, now?: Date): Promise<Gates> {
  const explanation: Explanation = await ask(asked, standing, now);
  if (explanation.status !== 'known') throw new Error(`it is ${explanation.status}`);
  return explanation;
}

const verdict = async (...args: Parameters<typeof gatesOf>): Promise<Verdict> =>
  verdictOf(await gatesOf(...args));

const rule = (args: Partial<FollowArgs> = {}) =>
  follow(
    { db: test.db, clock: testClock() },
    { place: channel('301'), topic: 'computer-vision', createdBy: PERSON, ...args },
  );

function deliver() {
  return deliverDue({ db: test.db, clock: testClock(), log: silentLog(), sender: testSender() });
}

/** Answers its number. */
async function addSource(fields: Partial<typeof sources.$inferInsert> = {}): Promise<number> {
  const [row] = await test.db
    .insert(sources)
    .values({ kind: 'feed', location: 'https://e.org/feed', createdAt: NOW, ...fields })
    .returning({ id: sources.id });
  return row?.id ?? 0;
}

describe('what is asked about', () => {
  it('is unknown where nothing was read', async () => {
    expect(await ask()).toEqual({ status: 'unknown' });
    expect(await ask({ link: 'https://e.org/nothing' })).toEqual({ status: 'unknown' });
    expect(await ask({ link: 'notes/none.md' })).toEqual({ status: 'unknown' });
  });

  it('is found by any form of its link, and by an address that it has left', async () => {
    await ingest(test.db, [entry('one'), entry('two')]);
    const link = 'https://TWO.example.com/story?utm_source=x#top';
    expect(await gatesOf({ link })).toMatchObject({ article: { id: 2 }, story: { id: 2 } });
    const sourceId = await addSource();
    const key = 'https://old.example.com/story';
    await test.db
      .insert(feedEntries)
      .values({ sourceId, key, articleId: 1, hash: '', firstSeenAt: NOW });
    expect(await gatesOf({ link: key })).toMatchObject({ article: { id: 1 } });
  });

  it('is a file that could not be read, with the line that is to blame', async () => {
    const sourceId = await addSource({ kind: 'folder', location: '/news' });
    const file = { sourceId, key: 'a/b.md', size: 1, modifiedMs: 1 };
    await test.db
      .insert(sourceItems)
      .values({ ...file, state: 'rejected', reason: 'has no title', line: 3 });
    expect(await ask({ link: 'a/b.md' })).toEqual({
      status: 'rejected',
      file: 'a/b.md',
      line: 3,
      reason: 'has no title',
    });
  });

  it('is the story that took another in', async () => {
    await ingest(test.db, [entry('one'), entry('two')]);
    await ingest(test.db, [entry('three', { related: [cited('one'), cited('two')] })]);
    expect(await gatesOf({ storyId: 2 })).toMatchObject({ story: { id: 1 } });
  });
});

describe('an article', () => {
  it('says where it was read, what made its quality, and why it has its topics', async () => {
    await ingest(test.db, [entry('one')]);
    const sourceId = await addSource({ name: 'The feed', firstContactAt: NOW });
    const read = { sourceId, key: 'k', articleId: 1, hash: '' };
    await test.db.insert(feedEntries).values({ ...read, firstSeenAt: LATER });
    const { article } = await gatesOf();
    expect(article).toMatchObject({
      title: 'What one tells',
      outlet: 'one',
      origin: 'own',
      readings: [{ kind: 'feed', source: 'The feed', isBacklog: false, rejected: null }],
      firstSeenAt: NOW,
      state: 'listed',
      quality: 80,
      parts: [{ name: 'stated', points: 80 }],
      topics: [{ topic: 'computer-vision', reason: 'named by its publisher' }],
    });
  });

  it('says why it is not listed', async () => {
    await ingest(test.db, [entry('one', { quality: 5 })]);
    const gates = await gatesOf();
    expect(gates.article.stateReason).toBe('quality 5 is under the bar of 20');
    expect(verdictOf(gates)).toBe('not-listed');
  });
});

describe('a story', () => {
  it('says what makes its heat, and why each article is in it', async () => {
    await ingest(test.db, [
      entry('one', { related: [cited('two'), cited('low', { quality: 5 })] }),
    ]);
    expect((await gatesOf()).story).toMatchObject({
      heat: 100,
      headQuality: 80,
      others: 2,
      members: [
        { outlet: 'one', isHead: true, state: 'listed' },
        { outlet: 'two', reason: 'related', isHead: false },
        { outlet: 'low', state: 'held' },
      ],
    });
  });
});

describe('a place', () => {
  it('says that it was posted there, and shows its message', async () => {
    await followed(test.db, 'computer-vision');
    await ingest(test.db, [entry('one')]);
    expect(await verdict()).toBe('on-its-way');
    await deliver();
    const gates = await gatesOf();
    expect(verdictOf(gates)).toBe('posted');
    expect(gates.place?.delivery).toMatchObject({
      state: 'sent',
      ruleId: 1,
      plannedAt: NOW,
      sentAt: NOW,
      isUpToDate: true,
      message: { channelId: '301', messageId: '91' },
    });
    await test.db.update(deliveries).set({ messageId: null });
    expect(await verdict()).toBe('deleted');
  });

  it('does not say that nothing was posted where that is only not kept any more', async () => {
    await followed(test.db, 'computer-vision');
    await ingest(test.db, [entry('one')]);
    await deliver();
    const now = new Date(NOW.getTime() + 400 * DAY_MS);
    const before = new Date(NOW.getTime() + DAY_MS);
    await letGoDeliveries({ db: test.db }, { now, before });
    expect((await gatesOf()).place).toMatchObject({ delivery: null, isLetGo: true });
    expect(await verdict()).toBe('let-go');
    // Of a place that there was not then it is known.
    const createdAt = new Date(now.getTime() + 1);
    await test.db.update(destinations).set({ createdAt });
    await test.db.update(subscriptions).set({ createdAt });
    expect(await verdict()).toBe('rule-is-newer');
  });

  it('is found by the post of a forum that shows the card', async () => {
    await followed(test.db, 'computer-vision');
    await ingest(test.db, [entry('one')]);
    await deliver();
    await test.db.update(deliveries).set({ channelId: '777' });
    const post = { ...HERE, channelId: '777', parentId: '300' };
    expect(await verdict({ storyId: 1 }, post)).toBe('posted');
    expect((await gatesOf({ storyId: 1 }, { ...post, guildId: '9' })).place).toBeNull();
  });

  it('is the channel of a thread that gets nothing itself, of the same server', async () => {
    await followed(test.db, 'computer-vision');
    await ingest(test.db, [entry('one')]);
    const thread = { ...HERE, channelId: '888', parentId: '301' };
    expect((await gatesOf({ storyId: 1 }, thread)).place).toMatchObject({ discordId: '301' });
    expect((await gatesOf({ storyId: 1 }, { ...thread, guildId: '9' })).place).toBeNull();
    expect((await gatesOf({ storyId: 1 }, { ...thread, parentId: '302' })).place).toBeNull();
    await followed(test.db, 'robotics', '888');
    expect((await gatesOf({ storyId: 1 }, thread)).place).toMatchObject({ discordId: '888' });
  });

  it('hears nothing of another server', async () => {
    await followed(test.db, 'computer-vision');
    await ingest(test.db, [entry('one')]);
    const abroad = { ...HERE, guildId: '200000000000000002' };
    expect((await gatesOf({ storyId: 1 }, abroad)).place).toBeNull();
    expect(await verdict({ storyId: 1 }, abroad)).toBe('nothing-here');
  });

  it('is a person’s direct messages, and nobody hears who is mentioned where', async () => {
    await rule({ kind: 'mention' });
    const place = { kind: 'dm' as const, discordId: PERSON, guildId: null };
    await rule({ place, minHeat: 200 });
    await ingest(test.db, [entry('one')]);
    expect((await gatesOf()).place?.rules).toEqual([]);
    expect((await gatesOf({ storyId: 1 }, { userId: PERSON })).place).toMatchObject({
      kind: 'dm',
      rules: [{ verdict: 'too-cold', bar: 200 }],
    });
  });

  it('says of each rule what it made of the story', async () => {
    await rule({ topic: 'robotics' });
    await rule({ topic: null, include: ['one'], minHeat: 500 });
    await rule({ include: ['other'] });
    await rule({ exclude: ['tells'] });
    await rule({ include: ['tells'], exclude: ['other'], minHeat: 79 });
    await test.db.update(destinations).set({ barShift: 4 });
    await ingest(test.db, [entry('one')]);
    const gates = await gatesOf();
    expect(gates.place).toMatchObject({ barShift: 4 });
    expect(gates.place?.rules).toMatchObject([
      { verdict: 'other-topic' },
      { verdict: 'too-cold', keyword: 'one', bar: 504 },
      { verdict: 'no-keyword', keyword: null },
      { verdict: 'excluded', keyword: 'tells' },
      { verdict: 'too-cold', keyword: 'tells', bar: 83 },
    ]);
    expect(verdictOf(gates)).toBe('too-cold');
    await test.db.update(destinations).set({ barShift: 0 });
    expect((await gatesOf()).place?.rules[4]).toMatchObject({ verdict: 'wants', bar: 79 });
    await test.db.update(subscriptions).set({ pausedAt: NOW });
    expect(await verdict()).toBe('resting');
    await test.db.update(subscriptions).set({ pausedAt: null, mutedUntil: LATER });
    expect((await gatesOf()).place?.rules[4]).toMatchObject({ verdict: 'muted' });
    expect((await gatesOf({ storyId: 1 }, HERE, LATER)).place?.rules[4]?.verdict).toBe('wants');
  });

  it('says why a rule that asks for it now was given nothing', async () => {
    await ingest(test.db, [entry('one')], { isBacklog: true });
    const sourceId = await addSource();
    await follow(
      { db: test.db, clock: testClock(LATER) },
      { place: channel('301'), topic: 'computer-vision', createdBy: PERSON },
    );
    expect(await verdict()).toBe('rule-is-newer');
    await test.db.update(subscriptions).set({ createdAt: NOW });
    expect(await verdict()).toBe('asked-since');
    const read = { sourceId, key: 'k', articleId: 1, hash: '', firstSeenAt: NOW };
    await test.db.insert(feedEntries).values(read);
    expect(await verdict()).toBe('backlog');
  });

  it('says what holds it back: a pause, quiet hours, the day’s limit, the age', async () => {
    await followed(test.db, 'computer-vision');
    const limits = { dailyLimit: 1, quietFrom: 8 * 60, quietTo: 9 * 60 };
    await test.db.update(destinations).set(limits);
    await ingest(test.db, [entry('one')]);
    await ingest(test.db, [entry('two')]);
    const { place } = await gatesOf({ storyId: 2 });
    expect(place).toMatchObject({
      daily: { alerts: 1, limit: 1 },
      quiet: { until: new Date('2021-11-23T09:00:00Z'), mode: 'hold' },
    });
    const both = [await gatesOf({ storyId: 1 }), await gatesOf({ storyId: 2 })];
    expect(both.map(verdictOf).toSorted()).toEqual(['held', 'on-its-way']);
    const pause = { kind: 'rights' as const, reason: 'I lack a right', at: NOW };
    await test.db.update(destinations).set({
      state: 'paused',
      pauseKind: pause.kind,
      pausedReason: pause.reason,
      pausedAt: pause.at,
    });
    expect((await gatesOf()).place?.paused).toEqual(pause);
  });

  it('says which digest takes it, and which has shown it', async () => {
    await rule({ cadence: 'daily' });
    await ingest(test.db, [entry('one')]);
    await test.db.update(destinations).set({ nextDailyAt: LATER });
    const gates = await gatesOf();
    expect(verdictOf(gates)).toBe('gathers');
    expect(gates.place?.delivery?.digest).toMatchObject({ cadence: 'daily', nextAt: LATER });
    const sent = { state: 'sent' as const, sentAt: NOW, channelId: '301', messageId: '92' };
    await test.db.insert(digests).values({
      ...sent,
      destinationId: 1,
      cadence: 'daily',
      stories: 1,
      since: NOW,
      dueAt: NOW,
      createdAt: NOW,
    });
    await test.db.update(deliveries).set({ digestId: 1, state: 'sent', sentAt: NOW });
    const after = await gatesOf();
    expect(verdictOf(after)).toBe('in-digest');
    expect(after.place?.delivery?.digest?.message).toEqual({ channelId: '301', messageId: '92' });
  });

  it('says that Discord refused it, and that it was taken back', async () => {
    await followed(test.db, 'computer-vision');
    await ingest(test.db, [entry('one'), entry('two')]);
    await test.db.update(deliveries).set({ state: 'failed', reason: 'Discord refused it.' });
    expect((await gatesOf()).place?.delivery?.reason).toBe('Discord refused it.');
    expect(await verdict()).toBe('failed');
    await test.db.delete(deliveries);
    await retract(test.db, { articleIds: [2] });
    expect(await verdict({ storyId: 2 })).toBe('retracted');
  });
});
