import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NOW } from '../../support/factories.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { rss } from '../../support/feed-server.ts';
import { type Polling, startPolling } from '../../support/polling.ts';

const HOUR = 60 * 60_000;
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

const good = { body: rss([{ name: 'a' }]) };
const elapsed = () => polling.clock.now().getTime() - NOW.getTime();
const texts = async () => (await polling.told()).map(({ text }) => text);

async function untilPast(ms: number): Promise<void> {
  while (elapsed() < ms) await polling.next();
}

async function untilTold(): Promise<void> {
  for (let polls = 0; polls < 100 && (await texts()).length === 0; polls += 1) await polling.next();
}

describe('the operator', () => {
  it('is told once when a source has failed for a day, and once when it is back', async () => {
    polling.server.says(url, { status: 500 });
    await polling.add(url);
    await untilTold();
    expect(elapsed()).toBe(DAY);
    await untilPast(9 * DAY);
    polling.server.says(url, good);
    await polling.next();
    await polling.next();
    expect(await texts()).toEqual([
      `one.example cannot be read for a day now: its server answers 500 (Internal Server Error). It is still tried, at least once a day. Its number is 1: keypoint sources show 1`,
      expect.stringMatching(/^one\.example can be read again, after (9|10) days\. /),
    ]);
  });

  it('is told again of the next failing that lasts', async () => {
    await polling.add(url);
    for (let round = 1; round <= 2; round += 1) {
      polling.server.says(url, { status: 500 });
      await untilPast(elapsed() + 3 * DAY);
      polling.server.says(url, good);
      await polling.next();
    }
    expect(await texts()).toHaveLength(4);
  });

  it('hears nothing of what failed for less than a day', async () => {
    polling.server.says(url, { status: 500 });
    await polling.add(url);
    while (elapsed() + (await polling.waits()) < DAY) await polling.next();
    polling.server.says(url, good);
    await polling.next();
    expect(await texts()).toEqual([]);
  });

  it('hears of no day of failing when Keypoint was off in between', async () => {
    polling.server.says(url, { status: 500 });
    await polling.add(url);
    await polling.sweep();
    polling.clock.advance(3 * DAY);
    await polling.sweep();
    expect(await texts()).toEqual([]);
    await polling.next();
    expect(await texts()).toHaveLength(1);
  });
});

describe('a source that is gone for good (410)', () => {
  it('is retired at once, said once, and polled no more', async () => {
    polling.server.says(url, { status: 410 });
    await polling.add(url);
    await polling.sweep();
    expect(await polling.source()).toMatchObject({ state: 'retired' });
    expect(await texts()).toEqual([
      `one.example is gone for good, its server says (410): it is read no more. Its number is 1: keypoint sources show 1`,
    ]);
    polling.clock.advance(30 * DAY);
    expect(await polling.sweep()).toMatchObject({ polled: 0 });
  });

  it('stays removed when the operator has removed it meanwhile', async () => {
    const id = await polling.add(url);
    polling.server.says(url, { status: 410 });
    await polling.sweep({
      fetchPage: async (request) => {
        await polling.become(id, 'removed');
        return { status: 410, headers: {}, body: Buffer.alloc(0), url: request.url, redirects: [] };
      },
    });
    expect(await polling.source()).toMatchObject({ state: 'removed' });
  });
});

describe('a source that answers but is silent', () => {
  /** An entry each two days, six of them, the newest now. */
  const lively = rss(
    ['a', 'b', 'c', 'd', 'e', 'f'].map((name, index) => ({
      name,
      at: new Date(NOW.getTime() - index * 2 * DAY),
    })),
  );

  it('is reported once its silence is unusual, and anew only after something new', async () => {
    polling.server.says(url, { headers: { etag: '"1"' }, body: lively });
    await polling.add(url);
    await untilPast(16 * DAY);
    await untilTold();
    expect(elapsed()).toBeLessThanOrEqual(18 * DAY);
    expect(await texts()).toEqual([
      expect.stringMatching(
        /^one\.example answers, but has had nothing new for 2 weeks; it used to have something every 2 days\. /,
      ),
    ]);
    await untilPast(60 * DAY);
    expect(await texts()).toHaveLength(1);

    const { succeededAt: now } = await polling.feed();
    polling.server.says(url, { body: rss([{ name: 'g', ...(now && { at: now }) }]) });
    await polling.next();
    expect(await polling.feed()).toMatchObject({ toldStaleAt: null });
    await untilPast(elapsed() + 40 * DAY);
    expect(await texts()).toHaveLength(2);
  });

  it('is then asked without conditions: some servers answer 304 for ever', async () => {
    polling.server.says(url, ({ 'if-none-match': etag }) =>
      etag === undefined ? { headers: { etag: '"1"' }, body: lively } : { status: 304 },
    );
    await polling.add(url);
    await untilTold();
    polling.server.says(url, ({ 'if-none-match': etag }) =>
      etag === undefined ? { body: rss([{ name: 'hidden' }]) } : { status: 304 },
    );
    await polling.next();
    expect(await polling.titles()).toContain('What hidden tells of computer vision');
  });

  it('is reported at its first contact when it is old already', async () => {
    polling.server.says(url, { body: lively });
    polling.clock.advance(90 * DAY);
    await polling.add(url);
    await polling.sweep();
    expect(await texts()).toEqual([expect.stringContaining('nothing new for 13 weeks')]);
  });

  it('has no habit yet with a few entries', async () => {
    polling.server.says(url, { body: rss([{ name: 'a', at: NOW }]) });
    await polling.add(url);
    await untilPast(100 * DAY);
    expect(await texts()).toEqual([]);
  });
});
