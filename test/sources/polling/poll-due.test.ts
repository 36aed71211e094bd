import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from 'vitest';
import { followed, NOW, outbox } from '../../support/factories.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { rss } from '../../support/feed-server.ts';
import { type Polling, startPolling } from '../../support/polling.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

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

const headersOf = (index: number) => {
  const headers = polling.server.requests[index]?.headers;
  return { etag: headers?.['if-none-match'], since: headers?.['if-modified-since'] };
};

describe('a poll', () => {
  it('stores what it reads and asks the next time whether anything has changed', async () => {
    const headers = { etag: 'W/"a b"', 'last-modified': 'yesterday, they say' };
    polling.server.says(url, (asked) =>
      asked['if-none-match'] === 'W/"a b"'
        ? { status: 304 }
        : { headers, body: rss([{ name: 'a' }]) },
    );
    await polling.add(url);
    expect(await polling.sweep()).toEqual({ polled: 1, unchanged: 0, read: 1, failed: 0 });
    expect(await polling.titles()).toEqual(['What a tells of computer vision']);
    expect(await polling.next()).toEqual({ polled: 1, unchanged: 1, read: 0, failed: 0 });
    expect(headersOf(0)).toEqual({ etag: undefined, since: undefined });
    expect(headersOf(1)).toEqual({ etag: 'W/"a b"', since: 'yesterday, they say' });
    expect(polling.server.requests[1]?.headers).toMatchObject({
      'user-agent': 'Keypoint/test',
      accept: expect.stringContaining('application/atom+xml'),
      'accept-encoding': expect.stringContaining('gzip'),
    });
    // The 304 said neither, and has made neither forgotten.
    expect(await polling.feed()).toMatchObject({
      etag: 'W/"a b"',
      lastModified: 'yesterday, they say',
      leasedBy: null,
      failures: 0,
      polledAt: polling.clock.now(),
      succeededAt: polling.clock.now(),
    });
  });

  it('parses no body that it has stored already', async () => {
    polling.server.says(url, { body: rss([{ name: 'a' }]) });
    await polling.add(url);
    await polling.sweep();
    expect(await polling.next()).toEqual({ polled: 1, unchanged: 1, read: 0, failed: 0 });
    expect(polling.parsed.count).toBe(1);
    polling.server.says(url, { body: rss([{ name: 'b' }, { name: 'a' }]) });
    expect(await polling.next()).toMatchObject({ read: 1 });
    expect(await polling.titles()).toHaveLength(2);
  });

  it('makes what is new an alert, and of a first contact the newest few', async () => {
    await followed(database.db, 'computer-vision');
    const old = ['a', 'b', 'c', 'd', 'e'].map((name, index) => ({
      name,
      at: new Date(NOW.getTime() - (index + 1) * HOUR),
    }));
    polling.server.says(url, { body: rss(old) });
    await polling.add(url);
    const source = { authority: 60, topics: ['computer-vision'], daily: null, onlyNamed: false };
    await polling.judgedBy(1, source);
    await polling.sweep();
    expect(await outbox(database.db)).toHaveLength(3);
    polling.server.says(url, { body: rss([{ name: 'f' }, ...old]) });
    const told: string[] = [];
    await polling.next(1, {
      onRead: (feed, { counts }) => told.push(`${feed.name}: ${counts.new} new`),
    });
    expect(await outbox(database.db)).toHaveLength(4);
    expect(told).toEqual(['one.example: 1 new']);
  });

  it.each([
    ['an empty feed', rss([])],
    ['a feed that has dropped an entry', rss([{ name: 'b' }])],
    [
      'one that touched its dates',
      rss([
        { name: 'a', at: NOW },
        { name: 'b', at: NOW },
      ]),
    ],
  ])('finds nothing new in %s', async (_what, body) => {
    polling.server.says(url, { body: rss([{ name: 'a' }, { name: 'b' }]) });
    await polling.add(url);
    await polling.sweep();
    polling.server.says(url, { body });
    await polling.next();
    polling.server.says(url, { body: rss([{ name: 'a' }, { name: 'b' }]) });
    await polling.next();
    expect(await polling.titles()).toHaveLength(2);
    expect(await polling.feed()).toMatchObject({ newAt: NOW, failures: 0 });
  });

  it('forgets the validators of before when an answer has none', async () => {
    polling.server.says(url, { headers: { etag: '"1"' }, body: rss([{ name: 'a' }]) });
    await polling.add(url);
    await polling.sweep();
    polling.server.says(url, { body: rss([{ name: 'b' }]) });
    await polling.next();
    expect(await polling.feed()).toMatchObject({ etag: null, lastModified: null });
  });

  it('leaves those alone that are not due, paused or only of the seeds’ list', async () => {
    for (const [index, state] of (['active', 'paused', 'default'] as const).entries()) {
      const address = polling.server.url(`host${index}.example`);
      polling.server.says(address, { body: rss([{ name: `${index}` }]) });
      await polling.add(address);
      await polling.become(index + 1, state);
    }
    await polling.add(polling.server.url('later.example'), {
      pollAt: new Date(NOW.getTime() + 1),
    });
    expect(await polling.sweep()).toMatchObject({ polled: 1 });
    expect(await polling.sweep({ pollsDefaults: true })).toMatchObject({ polled: 1 });
    expect(await polling.titles()).toHaveLength(2);
  });
});

describe('the next poll', () => {
  it('follows the rhythm of the source', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const body = rss(
      names.map((name, index) => ({ name, at: new Date(NOW.getTime() - index * DAY) })),
    );
    polling.server.says(url, { body });
    await polling.add(url);
    await polling.sweep();
    expect(await polling.feed()).toMatchObject({ rhythmMs: DAY, newAt: NOW });
    const waits = await polling.waits();
    expect(waits).toBeGreaterThanOrEqual(6 * HOUR);
    expect(waits).toBeLessThanOrEqual(7.5 * HOUR);
  });

  it('knows the rhythm of undated entries by when they came', async () => {
    await polling.add(url);
    for (let count = 1; count <= 6; count += 1) {
      const names = Array.from({ length: count }, (_, index) => ({ name: `n${index}` }));
      polling.server.says(url, { body: rss(names) });
      await polling.sweep();
      await polling.dueIn(4 * HOUR);
    }
    expect(await polling.feed()).toMatchObject({ rhythmMs: 4 * HOUR });
  });

  it.each<[string, Record<string, string>, string, number]>([
    ['Cache-Control', { 'cache-control': 'max-age=10800' }, '', 3 * HOUR],
    ['Retry-After', { 'retry-after': '14400' }, '', 4 * HOUR],
    ['ttl', {}, '<ttl>300</ttl>', 5 * HOUR],
    ['skipHours', {}, skipHours(9, 10, 11, 12, 13), 6 * HOUR],
    ['skipDays', {}, '<skipDays><day>Tuesday</day></skipDays>', 16 * HOUR],
  ])('keeps to %s, when nothing has changed too', async (_what, headers, channel, least) => {
    polling.server.says(url, { headers, body: rss([{ name: 'a' }], { channel }) });
    await polling.add(url);
    await polling.sweep();
    expect(await polling.waits()).toBeGreaterThanOrEqual(least);
    expect(await polling.waits()).toBeLessThan(least + HOUR);
    if (channel === '') return;
    // The same weekday, at the same hour.
    polling.clock.advance(7 * DAY);
    await polling.sweep();
    expect(await polling.waits()).toBeGreaterThanOrEqual(least);
  });
});

describe('a failure', () => {
  it.each([
    ['not found', { status: 404 }, 'its server answers 404 (Not Found)'],
    ['an error', { status: 500 }, 'its server answers 500 (Internal Server Error)'],
    ['304 that nobody asked for', { status: 304 }, 'its server answers 304 (Not Modified)'],
    ['a page', { body: '<!doctype html><html><body>Hi</body></html>' }, /^it is an HTML page/],
    ['nothing', { body: '' }, 'it is empty'],
    ['a closed connection', 'drop' as const, /one\.example/],
  ])('of %s is kept with its reason, and tried again', async (_what, answer, reason) => {
    polling.server.says(url, answer);
    await polling.add(url);
    expect(await polling.sweep()).toMatchObject({ polled: 1, failed: 1 });
    const feed = await polling.feed();
    expect(feed).toMatchObject({ failures: 1, failingSince: NOW, succeededAt: null, etag: null });
    expect(feed.failure).toMatch(reason);
    expect(await polling.waits()).toBeGreaterThanOrEqual(10 * MINUTE);
    expect(await polling.waits()).toBeLessThanOrEqual(12.5 * MINUTE);
    polling.server.says(url, { body: rss([{ name: 'a' }]) });
    await polling.next();
    expect(await polling.feed()).toMatchObject({ failures: 0, failingSince: null, failure: null });
    expect(await polling.told()).toEqual([]);
  });

  it.each([
    ['at once', () => throwUnforeseen()],
    ['later', async () => throwUnforeseen()],
  ])('of its parser %s, in a way that nobody foresaw, is its own alone', async (_when, fail) => {
    const other = polling.server.url('two.example');
    polling.server.says(url, { body: rss([{ name: 'a' }]) });
    polling.server.says(other, { body: rss([{ name: 'b' }]) });
    await polling.add(url);
    await polling.add(other);
    const readFeed: typeof polling.deps.readFeed = (body, from) =>
      from.url === url ? fail() : polling.deps.readFeed(body, from);
    expect(await polling.sweep({ readFeed })).toMatchObject({ polled: 2, read: 1, failed: 1 });
    expect(await polling.titles()).toEqual(['What b tells of computer vision']);
    expect(await polling.feed(1)).toMatchObject({
      failure: 'what it says could not be read: nobody foresaw this',
      failures: 1,
      leasedBy: null,
    });
    expect(await polling.feed(2)).toMatchObject({ failures: 0, leasedBy: null });
    expect(await polling.waits(1)).toBeGreaterThanOrEqual(10 * MINUTE);
    await polling.next(1);
    expect(await polling.titles()).toHaveLength(2);
  });

  it('backs off to a day, and is tried for ever', async () => {
    polling.server.says(url, { status: 500 });
    await polling.add(url);
    const waits: number[] = [];
    for (let tries = 0; tries < 40; tries += 1) {
      await polling.next();
      waits.push(await polling.waits());
    }
    expect(Math.max(...waits)).toBeLessThanOrEqual(DAY);
    expect(waits.at(-1)).toBeGreaterThan(19 * HOUR);
    polling.server.says(url, { body: rss([{ name: 'a' }]) });
    await polling.next();
    expect(await polling.titles()).toHaveLength(1);
  });

  it.each([429, 503])('of %i waits as long as it is told to', async (status) => {
    polling.server.says(url, { status, headers: { 'retry-after': '7200' } });
    await polling.add(url);
    await polling.sweep();
    expect(await polling.waits()).toBeGreaterThanOrEqual(2 * HOUR);
    expect(await polling.waits()).toBeLessThanOrEqual(2 * HOUR + 10 * MINUTE);
  });

  it('forgets nothing of what was read before it', async () => {
    polling.server.says(url, { headers: { etag: '"1"' }, body: rss([{ name: 'a' }]) });
    await polling.add(url);
    await polling.sweep();
    polling.server.says(url, { status: 502 });
    await polling.next();
    expect(await polling.feed()).toMatchObject({ etag: '"1"', succeededAt: NOW, newAt: NOW });
  });
});

function throwUnforeseen(): never {
  throw new TypeError('nobody foresaw this');
}

function skipHours(...hours: number[]): string {
  return `<skipHours>${hours.map((hour) => `<hour>${hour}</hour>`).join('')}</skipHours>`;
}
