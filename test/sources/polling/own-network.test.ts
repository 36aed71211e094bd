import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { pino } from 'pino';
import { z } from 'zod';
import { PageFailure } from '../../../src/lib/fetch-page.ts';
import { createReach } from '../../../src/sources/polling/own-network.ts';
import type { SweepDeps } from '../../../src/sources/polling/sweep.ts';
import { feeds } from '../../../src/sources/tables.ts';
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

const up = () => ({ fetchPage: polling.deps.fetchPage });

/** Until it is said: at first it may be over soon. */
async function goDown(fields: Partial<SweepDeps> = down): Promise<void> {
  await polling.sweep(fields);
  polling.clock.advance(10 * MINUTE);
  await polling.sweep(fields);
}

function heard() {
  const lines: string[] = [];
  const write = (line: string) =>
    lines.push(z.object({ msg: z.string() }).parse(JSON.parse(line)).msg);
  return { lines, log: pino({ level: 'info' }, { write }) };
}

/** A process of its own, which reaches nothing. */
const offline = () => ({ ...down, worker: 'offline', reach: createReach() });

async function addHosts(count: number, name = 'host'): Promise<void> {
  for (let index = 1; index <= count; index += 1) {
    const url = polling.server.url(`${name}${index}.example`);
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
  await goDown();
  // Another process has nothing in its memory.
  await goDown(offline());
  expect(await texts()).toHaveLength(1);
  polling.clock.advance(10 * MINUTE);
  const third = { worker: 'a third', reach: createReach() };
  await polling.sweep(third);
  expect(await texts()).toHaveLength(2);
  polling.clock.advance(3 * HOUR);
  await goDown({ ...third, ...down });
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
  await goDown();
  expect(await blamed(6)).toBe(3);
  expect((await texts()).filter((text) => text.startsWith('Keypoint reaches no'))).toHaveLength(1);
});

it('is not said to be down while another process reaches a source', async () => {
  await addHosts(6);
  await polling.sweep();
  polling.clock.advance(2 * HOUR);
  await polling.sweep({
    fetchPage: async () => {
      polling.clock.advance(1_000);
      const succeededAt = polling.clock.now();
      await database.db.update(feeds).set({ succeededAt }).where(eq(feeds.sourceId, 6));
      throw new PageFailure('unreachable', 'nobody answers.');
    },
  });
  expect(await texts()).toEqual([]);
  expect(await blamed(6)).toBe(0);
});

it('is said by nobody but its log of a process that is offline alone', async () => {
  await addHosts(40);
  await polling.sweep();
  const { log, lines } = heard();
  const cutOff = { ...offline(), log };
  for (let minutes = 0; minutes < 2 * 60; minutes += 5) {
    polling.clock.advance(5 * MINUTE);
    await polling.sweep(cutOff);
    await polling.sweep();
  }
  polling.clock.advance(HOUR);
  await polling.sweep({ ...cutOff, ...up() });
  expect(await texts()).toEqual([]);
  expect(lines).toEqual([
    'this process reaches no source, though another does',
    'this process reaches sources again',
  ]);
  expect(await blamed(40)).toBe(0);
});

it('is said to be down once by a process that others deny', async () => {
  await addHosts(4);
  const cutOff = offline();
  for (let hours = 0; hours < 4; hours += 1) {
    await goDown(cutOff);
    polling.clock.advance(HOUR);
    await polling.sweep();
  }
  expect(await texts()).toHaveLength(2);
});

it('keeps no source from a process that reaches it', async () => {
  await addHosts(12);
  await polling.sweep();
  polling.clock.advance(2 * HOUR);
  const cutOff = offline();
  await polling.sweep(cutOff);
  asked = 0;
  polling.clock.advance(5 * MINUTE);
  await polling.sweep(cutOff);
  expect(asked).toBe(3);
  expect(await polling.sweep()).toMatchObject({ unchanged: 9 });
});

it('is said once of two processes that both find it', async () => {
  await addHosts(8);
  const another = offline();
  await polling.sweep(down);
  polling.clock.advance(5 * MINUTE);
  await polling.sweep(another);
  polling.clock.advance(11 * MINUTE);
  await polling.sweep(down);
  await polling.sweep(another);
  expect([polling.deps.reach.said, another.reach.said]).toEqual(['down', 'down']);
  expect(await texts()).toHaveLength(1);
});

it('is not said to be down for less than ten minutes', async () => {
  await addHosts(12);
  await polling.sweep(down);
  polling.clock.advance(9 * MINUTE);
  await polling.sweep(down);
  polling.clock.advance(6 * MINUTE);
  await polling.sweep();
  expect(await texts()).toEqual([]);
  expect(await blamed(12)).toBe(0);
});

it('is in the log by the report alone', async () => {
  await addHosts(4);
  const { log, lines } = heard();
  await goDown({ ...down, log });
  polling.clock.advance(10 * MINUTE);
  await polling.sweep({ log });
  expect(await texts()).toHaveLength(2);
  expect(lines).toEqual([]);
});

it('asks all in turn whether it is back', async () => {
  await addHosts(12);
  await polling.sweep();
  const hosts = new Set<string>();
  const silent = async ({ url }: { url: string }) => {
    hosts.add(new URL(url).hostname);
    throw new PageFailure('unreachable', 'nobody answers.');
  };
  polling.clock.advance(2 * HOUR);
  await polling.sweep(down);
  for (let round = 0; round < 6; round += 1) {
    polling.clock.advance(6 * MINUTE);
    await polling.sweep({ fetchPage: silent });
  }
  expect(hosts.size).toBe(12);
});
