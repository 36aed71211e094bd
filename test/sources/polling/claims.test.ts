import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { silentLog } from '../../../src/lib/log.ts';
import { LEASE_MS } from '../../../src/sources/polling/claim-due.ts';
import { pollJob } from '../../../src/sources/polling/poll-job.ts';
import { feedEntries } from '../../../src/sources/tables.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { rss } from '../../support/feed-server.ts';
import { type Polling, startPolling } from '../../support/polling.ts';

let database: TestDatabase;
let polling: Polling;
let url: string;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.reset();
  polling = await startPolling(database.db);
  url = polling.server.url('one.example');
});
afterEach(() => polling.close());

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ name: `n${index}` }));

it('polls each feed once when two processes poll at the same time', async () => {
  for (const { name } of many(12)) {
    const address = polling.server.url(`${name}.example`);
    polling.server.says(address, { body: rss([{ name }]) });
    await polling.add(address);
  }
  const reports = await Promise.all([
    polling.sweep({ worker: 'one' }),
    polling.sweep({ worker: 'two' }),
  ]);
  expect(reports.reduce((sum, { polled }) => sum + polled, 0)).toBe(12);
  expect(new Set(polling.server.requests.map((request) => request.url)).size).toBe(12);
  expect(polling.server.requests).toHaveLength(12);
  expect(await polling.titles()).toHaveLength(12);
});

it('loses nothing when the process dies between the answer and the last entry', async () => {
  polling.server.says(url, { headers: { etag: '"1"' }, body: rss(many(250)) });
  await polling.add(url);
  // As a kill would leave it: some batches are stored, the cursor is not, the lease runs on.
  const dying = polling.dyingAfter(1);
  await expect(polling.sweep({ db: dying })).rejects.toThrow('killed');
  expect((await database.db.select().from(feedEntries)).length).toBeLessThan(250);
  expect(await polling.feed()).toMatchObject({ etag: null, bodyHash: null });
  expect(await polling.sweep()).toMatchObject({ polled: 0 });
  polling.clock.advance(LEASE_MS);
  expect(await polling.sweep()).toMatchObject({ polled: 1, read: 1 });
  expect(await polling.titles()).toHaveLength(250);
  expect(await polling.feed()).toMatchObject({ etag: '"1"', leasedBy: null });
});

it('leaves a feed to the one that has taken it over meanwhile', async () => {
  polling.server.says(url, { headers: { etag: '"1"' }, body: rss([{ name: 'a' }]) });
  await polling.add(url);
  await polling.sweep({
    worker: 'slow',
    async readFeed(body, from) {
      polling.clock.advance(LEASE_MS);
      await polling.sweep({ worker: 'quick' });
      return polling.deps.readFeed(body, from);
    },
  });
  expect(await polling.titles()).toHaveLength(1);
  expect(await polling.feed()).toMatchObject({ etag: '"1"', leasedBy: null });
});

it('gives back what is under way when it stops', async () => {
  polling.server.says(url, 'hang');
  await polling.add(url);
  const stopping = new AbortController();
  const asked = polling.server.asked(url);
  const ended = polling.sweep({ signal: stopping.signal });
  await asked;
  stopping.abort();
  expect(await ended).toMatchObject({ polled: 0 });
  expect(await polling.feed()).toMatchObject({ leasedBy: null, failures: 0 });
  expect(await polling.waits()).toBe(0);
});

it('reads the others while one server never answers', async () => {
  polling.server.says(url, 'hang');
  await polling.add(url);
  const other = polling.server.url('two.example');
  polling.server.says(other, { body: rss([{ name: 'a' }]) });
  await polling.add(other);
  const stopping = new AbortController();
  await polling.sweep({ signal: stopping.signal, onRead: () => stopping.abort() });
  expect(await polling.titles()).toHaveLength(1);
});

it('asks one host one question at a time', async () => {
  let [underWay, most] = [0, 0];
  for (const { name } of many(6)) await polling.add(polling.server.url('one.example', `/${name}`));
  await polling.sweep({
    async fetchPage({ url: from }) {
      underWay += 1;
      most = Math.max(most, underWay);
      await Promise.resolve();
      underWay -= 1;
      return { status: 404, headers: {}, body: Buffer.alloc(0), url: from, redirects: [] };
    },
  });
  expect(most).toBe(1);
});

it('wakes the delivery when a story has changed, and not otherwise', async () => {
  polling.server.says(url, { body: rss([{ name: 'a' }]) });
  await polling.add(url);
  let wakes = 0;
  const wakeDelivery = () => {
    wakes += 1;
  };
  const job = pollJob({ poll: polling.deps, log: silentLog(), wakeDelivery });
  await job.run();
  expect(wakes).toBe(1);
  await polling.dueIn(0);
  await job.run();
  expect(wakes).toBe(1);
});

it('ends what it has begun before it says that the database failed', async () => {
  // More than a sweep has time for of one host: the rest is given back at once, which fails here.
  for (const { name } of many(52)) {
    await polling.add(`${url}/${name}`);
  }
  let updates = 0;
  const failing = new Proxy(database.db, {
    get(target, name, receiver) {
      if (name === 'update' && (updates += 1) === 2) throw new Error('the connection is gone');
      return Reflect.get(target, name, receiver);
    },
  });
  let begun = 0;
  let ended = 0;
  const sweeping = polling.sweep({
    db: failing,
    async fetchPage(request) {
      begun += 1;
      await new Promise((resolve) => {
        setTimeout(resolve, 50);
      });
      ended += 1;
      return polling.deps.fetchPage(request);
    },
  });
  await expect(sweeping).rejects.toThrow('the connection is gone');
  expect(begun).toBe(1);
  expect(ended).toBe(1);
});
