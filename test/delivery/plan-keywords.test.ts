/** Owns the proof of what keywords, bars and rest mean for who is due a story. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { planBacklog } from '../../src/delivery/plan-newest.ts';
import {
  muteFollowing,
  pauseFollowing,
  resumeFollowing,
} from '../../src/delivery/rest-following.ts';
import { startFollowing } from '../../src/delivery/start-following.ts';
import { stopFollowing } from '../../src/delivery/stop-following.ts';
import type { FollowArgs } from '../../src/subscriptions/follow.ts';
import { destinations, subscriptions } from '../../src/subscriptions/tables.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import {
  channel,
  cited,
  entry,
  ingest,
  line,
  NOW,
  outbox,
  testClock,
} from '../support/factories.ts';

let test: TestDatabase;
const clock = testClock();
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(() => test.reset());
afterAll(() => test.close());

const HOUR_MS = 3_600_000;
const owner = { guildId: channel('301').guildId ?? '' };
const deps = () => ({ db: test.db, clock, alertBar: 70 });
const start = (args: Partial<FollowArgs> = {}) =>
  startFollowing(deps(), { place: channel('301'), topic: null, createdBy: '101', ...args });
const after = (ms: number) => ({ now: new Date(NOW.getTime() + ms) });
const planned = async () => (await outbox(test.db)).map((row) => [row.storyId, row.subscriptionId]);

describe('a rule with keywords', () => {
  it('is due what has one of them in a title or excerpt of its articles', async () => {
    await start({ include: ['nerf', 'splatting'] });
    await ingest(test.db, [
      entry('title', { title: 'NeRF on phones' }),
      entry('excerpt', { title: 'New', excerpt: 'Gaussian splatting in a day.' }),
      entry('neither', { title: 'Robots' }),
    ]);
    await ingest(test.db, [
      entry('other', {
        title: 'Scenes',
        related: [cited('cites', { title: 'How NeRFs and splatting compare' })],
      }),
    ]);
    expect(await planned()).toEqual([
      [1, 1],
      [2, 1],
      [4, 1],
    ]);
  });

  it('is due nothing that has what it excludes, or another topic than its own', async () => {
    await start({ topic: 'computer-vision', include: ['nerf'], exclude: ['sponsored'] });
    await start({ topic: 'computer-vision', exclude: ['robots'], place: channel('302') });
    await ingest(test.db, [
      entry('fits', { title: 'NeRF one' }),
      entry('excluded', { title: 'NeRF two', excerpt: 'Sponsored by robots' }),
      entry('elsewhere', { title: 'NeRF three', topics: ['AI in Finance'] }),
    ]);
    expect(await planned()).toEqual([
      [1, 1],
      [1, 2],
    ]);
  });

  it('is due a story when an article with the keyword joins it, and only then', async () => {
    await start({ include: ['nerf'] });
    await ingest(test.db, [entry('one', { title: 'A method' })]);
    expect(await planned()).toEqual([]);
    const joins = entry('two', { title: 'NeRF method', quality: 40, related: [cited('one')] });
    await ingest(test.db, [joins], after(HOUR_MS));
    expect(await planned()).toEqual([[1, 1]]);
  });

  it('is not due what matched before it was made', async () => {
    await ingest(test.db, [entry('old', { title: 'NeRF of old', quality: 75 })]);
    clock.advance(HOUR_MS);
    await start({ include: ['nerf'], topic: 'ai' });
    const more = entry('more', { title: 'More', quality: 40, related: [cited('old')] });
    await ingest(test.db, [more], after(2 * HOUR_MS));
    const edited = entry('old', {
      title: 'NeRF of old, mended',
      topics: ['AI', 'Computer Vision'],
    });
    await ingest(test.db, [edited], after(3 * HOUR_MS));
    expect(await outbox(test.db)).toMatchObject([{ storyId: 1, subscriptionId: 1 }]);
  });

  it('gets the newest story that matches when it is made, and of a backlog the newest few', async () => {
    await ingest(test.db, [
      entry('first', { title: 'NeRF one' }),
      entry('second', { title: 'NeRF two' }),
      entry('cold', { title: 'NeRF three', quality: 60 }),
      entry('newest', { title: 'Robots' }),
    ]);
    expect(await start({ include: ['nerf'] })).toMatchObject({ first: 'due' });
    expect(await start({ include: ['quantum'] })).toMatchObject({ first: 'nothing-yet' });
    expect(await planned()).toEqual([[2, 1]]);
    await start({ topic: 'computer-vision', include: ['robots', 'nerf'], place: channel('302') });
    await test.db.transaction((tx) =>
      planBacklog(tx, { now: NOW, since: NOW, alertBar: 70, perSubscription: 2 }),
    );
    expect(await planned()).toEqual([
      [2, 1],
      [4, 3],
      [1, 1],
      [2, 3],
    ]);
  });

  it('leaves what it planned to another that wants it when it ends', async () => {
    await start({ include: ['nerf'] });
    await start({ include: ['phones'] });
    await start({ topic: 'computer-vision', minHeat: 200 });
    await ingest(test.db, [
      entry('both', { title: 'NeRF on phones' }),
      entry('mine', { title: 'NeRF alone' }),
    ]);
    expect(await planned()).toEqual([
      [1, 1],
      [2, 1],
    ]);
    await stopFollowing(deps(), { subscriptionId: 1, owner });
    expect(await planned()).toEqual([[1, 2]]);
  });
});

describe('the bar of a place', () => {
  it('is raised by votes, for each of its rules', async () => {
    await start({ topic: 'computer-vision' });
    await start({ topic: 'computer-vision', minHeat: 40, place: channel('302') });
    await test.db.update(destinations).set({ barShift: 10 });
    await ingest(test.db, [entry('one', { quality: 79 }), entry('two', { quality: 45 })]);
    expect(await planned()).toEqual([[1, 2]]);
    const more = [cited('one'), cited('x')];
    await ingest(test.db, [entry('three', { quality: 30, related: more })], after(HOUR_MS));
    expect(await planned()).toEqual([
      [1, 2],
      [1, 1],
    ]);
  });
});

describe('a rule that rests', () => {
  it('is due nothing, neither then nor afterwards, and takes back what it had planned', async () => {
    await start({ topic: 'computer-vision' });
    await ingest(test.db, [entry('before')]);
    expect(await planned()).toEqual([[1, 1]]);
    await pauseFollowing(deps(), { subscriptionId: 1, owner });
    await ingest(test.db, [entry('meanwhile')]);
    expect(await planned()).toEqual([]);
    await resumeFollowing(deps(), { subscriptionId: 1, owner });
    await ingest(test.db, [entry('meanwhile', { title: 'Edited' }), entry('after')]);
    expect(await planned()).toEqual([[3, 1]]);
  });

  it('is in force again when its mute is over', async () => {
    await start({ include: ['nerf'] });
    const until = new Date(clock.now().getTime() + HOUR_MS);
    await muteFollowing(deps(), { subscriptionId: 1, owner, until });
    const title = 'NeRF';
    await ingest(test.db, [entry('one', { title })], { now: new Date(until.getTime() - 1) });
    await ingest(test.db, [entry('two', { title: 'NeRF, too' })], { now: until });
    expect(await planned()).toEqual([[2, 1]]);
  });
});

it('a reader with fifty subscriptions to overlapping topics gets each story once', async () => {
  const place = { kind: 'dm' as const, discordId: '101', guildId: null };
  const topics = line.taxonomy.topics.map(({ slug }) => slug);
  const rules = topics.flatMap((topic) => [
    { topic },
    { topic, include: ['nerf'] },
    { topic, exclude: ['robots'] },
  ]);
  for (const rule of rules.slice(0, 50)) await start({ place, ...rule });
  expect(await test.db.select().from(subscriptions)).toHaveLength(50);
  const names = line.taxonomy.topics.map(({ name }) => name);
  await ingest(test.db, [
    entry('one', { title: 'NeRF one', topics: names }),
    entry('two', { title: 'Two', topics: names.slice(5) }),
  ]);
  await ingest(test.db, [
    entry('three', { title: 'NeRF three', topics: names, related: [cited('one')] }),
  ]);
  const stories = (await outbox(test.db)).map(({ storyId }) => storyId);
  expect(stories).toEqual([1, 2]);
});
