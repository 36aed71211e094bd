import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { NOW } from '../../support/factories.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { rss } from '../../support/feed-server.ts';
import { type Polling, startPolling } from '../../support/polling.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

let database: TestDatabase;
let polling: Polling;
let old: string;
let next: string;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.reset();
  polling = await startPolling(database.db);
  old = polling.server.url('old.example');
  next = polling.server.url('new.example');
  polling.server.says(next, { headers: { etag: '"1"' }, body: rss([{ name: 'a' }]) });
});
afterEach(() => polling.close());

const redirect = (status: number, location: string) => ({ status, headers: { location } });
const texts = async () => (await polling.told()).map(({ text }) => text);

async function pollFor(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 6 * HOUR) {
    polling.clock.advance(6 * HOUR);
    await polling.sweep();
  }
}

it.each([301, 308])('takes the new address when %i has held for three days', async (status) => {
  polling.server.says(old, redirect(status, next));
  await polling.add(old);
  await polling.sweep();
  expect(await polling.feed()).toMatchObject({ movedTo: next, movedSince: NOW });
  await pollFor(2.5 * DAY);
  expect(await polling.source()).toMatchObject({ location: old });
  await pollFor(1.5 * DAY);
  expect(await polling.source()).toMatchObject({ location: next, state: 'active' });
  expect(await polling.feed()).toMatchObject({ movedTo: null, movedSince: null });
  expect(await texts()).toEqual([
    `old.example has moved for good: it is read at ${new URL(next).host} from now on. Its number is 1: keypoint sources show 1`,
  ]);
  polling.server.says(old, { status: 500 });
  expect(await polling.next()).toMatchObject({ polled: 1, failed: 0 });
  expect(await polling.titles()).toHaveLength(1);
});

it('counts when nothing has changed there, too', async () => {
  polling.server.says(old, redirect(301, next));
  polling.server.says(next, ({ 'if-none-match': etag }) =>
    etag === '"1"' ? { status: 304 } : { headers: { etag: '"1"' }, body: rss([{ name: 'a' }]) },
  );
  await polling.add(old);
  await pollFor(4 * DAY);
  expect(polling.parsed.count).toBe(1);
  expect(await polling.source()).toMatchObject({ location: next });
});

it.each([
  ['for now', (to: string) => redirect(302, to)],
  ['for now, with the same method', (to: string) => redirect(307, to)],
])('reads through a redirect %s, and stays', async (_what, answer) => {
  polling.server.says(old, answer(next));
  await polling.add(old);
  await pollFor(10 * DAY);
  expect(await polling.source()).toMatchObject({ location: old });
  expect(await polling.feed()).toMatchObject({ movedTo: null });
  expect(await polling.titles()).toHaveLength(1);
});

it('stays when one step of several is only for now', async () => {
  const between = polling.server.url('between.example');
  polling.server.says(old, redirect(301, between));
  polling.server.says(between, redirect(302, next));
  await polling.add(old);
  await pollFor(5 * DAY);
  expect(await polling.source()).toMatchObject({ location: old });
});

it.each([
  ['another target', () => redirect(301, polling.server.url('other.example'))],
  ['a redirect for now', () => redirect(302, next)],
  ['an answer of its own', () => ({ body: rss([{ name: 'a' }]) })],
])('begins the three days anew after %s', async (_what, answer) => {
  polling.server.says(polling.server.url('other.example'), { body: rss([{ name: 'a' }]) });
  polling.server.says(old, redirect(301, next));
  await polling.add(old);
  await pollFor(2 * DAY);
  polling.server.says(old, answer());
  await polling.next();
  polling.server.says(old, redirect(301, next));
  await pollFor(2 * DAY);
  expect(await polling.source()).toMatchObject({ location: old });
  await pollFor(1.5 * DAY);
  expect(await polling.source()).toMatchObject({ location: next });
});

it('does not move to what is no feed', async () => {
  polling.server.says(old, redirect(301, next));
  polling.server.says(next, { body: '<!doctype html><html><body>Our new site</body></html>' });
  await polling.add(old);
  await pollFor(5 * DAY);
  expect(await polling.source()).toMatchObject({ location: old });
  expect(await polling.feed()).toMatchObject({ movedTo: null });
});

it('does not move from https to http', async () => {
  await polling.add('https://old.example/feed');
  const fetchPage = async () => ({
    status: 200,
    headers: {},
    body: Buffer.from(rss([{ name: 'a' }])),
    url: next,
    redirects: [{ status: 301, to: next }],
  });
  await polling.sweep({ fetchPage });
  expect(await polling.feed()).toMatchObject({ failures: 0, movedTo: null });
});

it('ends where another source is read already', async () => {
  polling.server.says(old, redirect(301, next));
  await polling.add(old);
  await polling.add(next);
  await pollFor(4 * DAY);
  expect(await polling.source(1)).toMatchObject({ location: old, state: 'retired' });
  expect(await polling.source(2)).toMatchObject({ location: next, state: 'active' });
  expect(await texts()).toEqual([
    `old.example has moved for good to ${new URL(next).host}, which is read already (new.example): its old address is read no more.`,
  ]);
  expect(await polling.titles()).toHaveLength(1);
});

it('goes on behind its redirect where the other one is not read', async () => {
  polling.server.says(old, redirect(301, next));
  await polling.add(old);
  await polling.add(next);
  await polling.become(2, 'paused');
  await pollFor(8 * DAY);
  expect(await polling.source(1)).toMatchObject({ location: old, state: 'active' });
  expect(await texts()).toEqual([]);
});
