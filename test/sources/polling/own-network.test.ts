import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { PageFailure } from '../../../src/lib/fetch-page.ts';
import { NOW } from '../../support/factories.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { rss } from '../../support/feed-server.ts';
import { type Polling, startPolling } from '../../support/polling.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let database: TestDatabase;
let polling: Polling;
let down: { fetchPage: () => Promise<never> };
let asked: number;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.reset();
  polling = await startPolling(database.db);
  asked = 0;
  down = {
    fetchPage: async () => {
      asked += 1;
      throw new PageFailure('unreachable', 'nobody answers.');
    },
  };
});
afterEach(() => polling.close());

const texts = async () => (await polling.told()).map(({ text }) => text);

async function addHosts(count: number): Promise<void> {
  for (let index = 1; index <= count; index += 1) {
    const url = polling.server.url(`host${index}.example`);
    polling.server.says(url, { body: rss([{ name: `n${index}` }]) });
    await polling.add(url);
  }
}

async function blamed(count: number): Promise<number> {
  const rows = await Promise.all(
    Array.from({ length: count }, (_, index) => polling.feed(index + 1)),
  );
  return rows.filter(({ failures }) => failures > 0).length;
}

it('is said once when nothing can be reached, and nobody is blamed', async () => {
  await addHosts(12);
  await polling.sweep();
  polling.clock.advance(2 * HOUR);
  await polling.sweep({ ...down, limits: { atOnce: 4, gapMs: 0 } });
  // Those that were under way, and two that answered last: not all twelve.
  expect(asked).toBeLessThanOrEqual(6);
  asked = 0;
  for (let minutes = 0; minutes < 20; minutes += 1) {
    polling.clock.advance(MINUTE);
    await polling.sweep(down);
  }
  expect(asked).toBeLessThanOrEqual(3 * 7);
  expect(asked).toBeGreaterThanOrEqual(3 * 4);
  expect(await blamed(12)).toBe(0);
  expect(await texts()).toEqual([expect.stringMatching(/^Keypoint reaches no source at all/)]);

  polling.clock.advance(5 * MINUTE);
  expect(await polling.sweep()).toEqual({ polled: 12, unchanged: 12, read: 0, failed: 0 });
  expect(await texts()).toEqual([
    expect.stringMatching(/^Keypoint reaches no source at all/),
    'Keypoint reaches its sources again, after 25 minutes.',
  ]);
  expect(await polling.sweep()).toMatchObject({ polled: 0 });
});

it('is known again after a restart, and said anew the next time', async () => {
  await addHosts(4);
  await polling.sweep(down);
  // Another process has nothing in its memory.
  polling.clock.advance(10 * MINUTE);
  await polling.sweep({ ...down, worker: 'another' });
  expect(await texts()).toHaveLength(1);
  polling.clock.advance(10 * MINUTE);
  await polling.sweep({ worker: 'a third' });
  expect(await texts()).toHaveLength(2);
  polling.clock.advance(3 * HOUR);
  await polling.sweep(down);
  expect(await texts()).toHaveLength(3);
  expect(await blamed(4)).toBe(0);
});

it('is not blamed for one source that is silent', async () => {
  await addHosts(3);
  await polling.sweep();
  const dead = await polling.add(polling.server.url('dead.gone'));
  await polling.sweep();
  expect(await polling.feed(dead)).toMatchObject({ failures: 1, failingSince: NOW });
  expect(await texts()).toEqual([]);
  // Two that are not due were asked, to be sure.
  expect(polling.server.requests).toHaveLength(5);
});

it('is not blamed for many that are silent while one answers', async () => {
  const alive = polling.server.url('alive.example');
  polling.server.says(alive, { body: rss([{ name: 'a' }]) });
  await polling.add(alive);
  await polling.sweep();
  // Asked before it is its turn, since it answered last.
  const pollAt = new Date(NOW.getTime() - 1);
  for (let index = 1; index <= 40; index += 1) {
    await polling.add(polling.server.url(`host${index}.gone`), { pollAt });
  }
  await polling.dueIn(0);
  await polling.sweep();
  expect(await blamed(41)).toBe(40);
  expect(await texts()).toEqual([]);
});

it('is not blamed for the only source that there is', async () => {
  await polling.add(polling.server.url('dead.gone'));
  await polling.sweep();
  expect(await polling.feed()).toMatchObject({ failures: 1 });
  expect(await texts()).toEqual([]);
});

it('goes down in the middle of a sweep without any being blamed after it', async () => {
  await addHosts(6);
  let left = 3;
  const request = { url: polling.server.url('host1.example') };
  await polling.sweep({
    limits: { atOnce: 1, gapMs: 0 },
    fetchPage: async () => {
      left -= 1;
      if (left < 0) throw new PageFailure('unreachable', 'nobody answers.');
      return { status: 404, headers: {}, body: Buffer.alloc(0), redirects: [], ...request };
    },
  });
  expect(await blamed(6)).toBe(3);
  expect((await texts()).filter((text) => text.startsWith('Keypoint reaches no'))).toHaveLength(1);
});
