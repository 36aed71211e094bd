import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { rss } from '../../support/feed-server.ts';
import { type Polling, startPolling } from '../../support/polling.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let database: TestDatabase;
let polling: Polling;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.reset();
  polling = await startPolling(database.db);
});
afterEach(() => polling.close());

/** Three feeds of a host that has had enough of us, one of another. */
async function addFeeds(headers: Record<string, string> = {}): Promise<string[]> {
  const urls = ['/a', '/b', '/c'].map((path) => polling.server.url('busy.example', path));
  const other = polling.server.url('other.example');
  for (const url of urls) polling.server.says(url, { status: 429, headers });
  polling.server.says(other, { body: rss([{ name: 'a' }]) });
  for (const url of [...urls, other]) await polling.add(url);
  return urls;
}

it.each([
  ['as long as it says', { 'retry-after': '7200' }, 2 * HOUR],
  ['ten minutes when it says nothing', {}, 10 * MINUTE],
  ['a day at most', { 'retry-after': '9999999' }, 24 * HOUR],
])('a host that is asked too much is left alone, %s', async (_what, headers, restMs) => {
  const urls = await addFeeds(headers);
  expect(await polling.sweep()).toMatchObject({ polled: 2, read: 1, failed: 1 });
  for (const sourceId of [1, 2, 3]) {
    const waits = await polling.waits(sourceId);
    expect(waits).toBeGreaterThanOrEqual(restMs);
    expect(waits).toBeLessThanOrEqual(restMs + 15 * MINUTE);
  }
  // Nothing is held against those that were not asked.
  expect(await polling.feed(2)).toMatchObject({ failures: 0, leasedBy: null, polledAt: null });
  expect(await polling.waits(2)).not.toBe(await polling.waits(3));

  for (const url of urls) polling.server.says(url, { body: rss([{ name: 'b' }]) });
  polling.clock.advance(restMs + 15 * MINUTE);
  expect(await polling.sweep()).toMatchObject({ failed: 0 });
  expect(await polling.feed(3)).toMatchObject({ failures: 0, polledAt: polling.clock.now() });
});

it('a feed of that host that was not to be asked yet is not asked sooner', async () => {
  await addFeeds();
  const pollAt = new Date(polling.clock.now().getTime() + 5 * HOUR);
  const later = await polling.add(polling.server.url('busy.example', '/later'), { pollAt });
  await polling.sweep();
  expect(await polling.feed(later)).toMatchObject({ pollAt });
});
