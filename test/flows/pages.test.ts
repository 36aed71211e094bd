/** Owns the proof that every list turns its pages there and back, for whoever may, also after a restart. */
import type { APIMessage } from 'discord-api-types/v10';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { cited } from '../support/factories.ts';
import { isPrivate, openServerStage, type ServerStage, textOf } from './server-stage.ts';

const STORIES = 24;
const VISION = { topic: 'computer-vision' };

let database: TestDatabase;
let stage: ServerStage;
beforeAll(async () => {
  database = await openTestDatabase();
  stage = await openServerStage(database);
});
beforeEach(() => stage.begin());
afterEach(() => stage.leave());
afterAll(async () => {
  await stage.close();
  await database.close();
});

/** Stories 10, 11, …: each hotter and newer than the one before. */
async function publishAll(): Promise<void> {
  for (let n = 10; n < 10 + STORIES; n += 1) {
    stage.clock.move(1_000);
    await stage.publish(`kiwi${n}`, { title: `Kiwi number ${n}`, quality: 70 + n });
  }
}

const numbers = (message: APIMessage) =>
  [...textOf(message).matchAll(/Kiwi number (\d+)/g)].map(([, number]) => Number(number));

/** From the newest down. */
const downFrom = (first: number, count: number) =>
  Array.from({ length: count }, (_, at) => first - at);

describe('the pages of', () => {
  it.each([
    ['/news latest', {}, false, 5],
    ['/news topic', { ...VISION, count: 7 }, false, 7],
    ['/news topic', { ...VISION, order: 'week' }, false, 5],
    ['/news search', { words: 'kiwi', count: 10 }, false, 10],
    ['/news catchup', { since: 7 }, true, 10],
  ] as const)('%s %j', async (path, options, isOwn, size) => {
    await publishAll();
    const member = await stage.come('member', await stage.thread('talk'));
    const first = await member.run(path, options);
    expect([isPrivate(first), numbers(first)]).toEqual([isOwn, downFrom(33, size)]);
    const second = await member.press(first, 'Next');
    expect(numbers(second)).toEqual(downFrom(33 - size, size));
    await stage.restart();
    await stage.publish('late', { title: 'Kiwi number 99', quality: 150 });
    const third = await member.press(second, 'Next');
    expect(numbers(third)).toEqual(downFrom(33 - 2 * size, Math.min(size, STORIES - 2 * size)));
    expect(third.id).toBe(first.id);
    expect(isPrivate(third)).toBe(isOwn);
    const back = await member.press(third, 'Previous');
    expect(numbers(back)).toEqual(numbers(second));
  });

  it('a story’s coverage', async () => {
    await stage.publish('kiwi0', { title: 'Kiwi number 10' });
    for (let n = 11; n < 34; n += 1) {
      stage.clock.move(1_000);
      await stage.publish(`kiwi${n}`, {
        title: `Kiwi number ${n}`,
        quality: 30,
        related: [cited('kiwi0')],
      });
    }
    const member = await stage.come('member');
    const first = await member.run('/news story', { story: 'Kiwi number 10' });
    await stage.restart();
    const second = await member.press(first, 'Next');
    // The story's own title stands on each page.
    const told = [first, second].flatMap((page) => numbers(page).filter((number) => number > 10));
    expect(told).toEqual(downFrom(33, 23).toReversed().slice(0, told.length));
    expect([second.id, told.length]).toEqual([first.id, 19]);
    expect(numbers(await member.press(second, 'Previous'))).toEqual(numbers(first));
  });

  it('a channel’s log', async () => {
    const admin = await stage.come('admin');
    const general = { channel: stage.channelOf('general') };
    await admin.run('/alerts add', { ...general, ...VISION });
    await publishAll();
    await stage.deliver();
    const first = await admin.run('/alerts log', general);
    await stage.restart();
    const second = await admin.press(first, 'Older');
    expect(numbers(second)[0]).toBe(Number(numbers(first).at(-1)) - 1);
    expect(numbers(await admin.press(second, 'Newest'))).toEqual(numbers(first));
  });
});
