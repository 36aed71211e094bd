import { createHmac } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startHttpServer, type HttpServer } from '../../../src/http/server.ts';
import { webSubRoutes } from '../../../src/http/websub-routes.ts';
import { type PageAnswer, PageFailure, type PageRequest } from '../../../src/lib/fetch-page.ts';
import { silentLog } from '../../../src/lib/log.ts';
import { feeds, sources } from '../../../src/sources/tables.ts';
import { createSubscriber, type Subscriber } from '../../../src/sources/websub/subscriber.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { NOW, testClock } from '../../support/factories.ts';
import { knownFeed } from '../../support/sources.ts';

const TOPIC = 'https://one.example.com/feed';
const HUB = 'https://hub.example.com/';
const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
const LEASE_S = 10 * 24 * 60 * 60;

let test: TestDatabase;
let clock: ReturnType<typeof testClock>;
let server: HttpServer;
let subscriber: Subscriber;
/** What the hub was asked, and what it answers next: 202 when nothing else is said. */
let asked: PageRequest[];
let answers: (number | PageFailure)[];

beforeAll(async () => {
  test = await openTestDatabase();
});
afterAll(() => test.close());
beforeEach(async () => {
  await test.reset();
  clock = testClock();
  asked = [];
  answers = [];
  const log = silentLog();
  server = await startHttpServer({
    log,
    host: '127.0.0.1',
    port: 0,
    routes: [
      webSubRoutes({
        verify: (intent) => subscriber.verify(intent),
        push: (push) => subscriber.push(push),
      }),
    ],
  });
  subscriber = createSubscriber({
    db: test.db,
    clock,
    log,
    publicUrl: `http://127.0.0.1:${server.port}`,
    pollsDefaults: false,
    async fetchPage(request): Promise<PageAnswer> {
      asked.push(request);
      const answer = answers.shift() ?? 202;
      if (typeof answer !== 'number') throw answer;
      return {
        status: answer,
        headers: {},
        body: Buffer.alloc(0),
        url: request.url,
        redirects: [],
      };
    },
  });
});
afterEach(() => server.close());

const pollAt = new Date(NOW.getTime() + 20 * HOUR_MS);
const withHub = (hubUrl = HUB) =>
  knownFeed(test.db, TOPIC, { feed: { hubUrl, hubTopic: TOPIC, pollAt, polledAt: NOW } });

async function feed() {
  const [row] = await test.db.select().from(feeds);
  if (!row) throw new Error('there is no feed');
  return row;
}

const setState = (state: 'active' | 'removed') =>
  test.db.update(sources).set({ state }).where(eq(sources.kind, 'feed'));

const lastForm = (): Readonly<Record<string, string>> => asked.at(-1)?.form ?? {};

/** The hub asks back, as it does after it was asked. */
function askBack(changes: Record<string, string> = {}, callback = lastForm()['hub.callback']) {
  const url = new URL(callback ?? '');
  const said = {
    'hub.mode': lastForm()['hub.mode'] ?? '',
    'hub.topic': lastForm()['hub.topic'] ?? '',
    'hub.challenge': '<b>challenge</b>',
    'hub.lease_seconds': String(LEASE_S),
    ...changes,
  };
  for (const [name, value] of Object.entries(said)) url.searchParams.set(name, value);
  return fetch(url);
}

function publish(signature?: string, body = '<feed/>') {
  const headers = signature === undefined ? {} : { 'x-hub-signature': signature };
  return fetch(lastForm()['hub.callback'] ?? '', { method: 'POST', body, headers });
}

function signed(algorithm: string, body = '<feed/>', secret = lastForm()['hub.secret'] ?? '') {
  return `${algorithm}=${createHmac(algorithm, secret).update(body).digest('hex')}`;
}

async function subscribed(hubUrl?: string) {
  const id = await withHub(hubUrl);
  await subscriber.job.run();
  await askBack();
  clock.advance(HOUR_MS);
  return id;
}

describe('a feed with a hub', () => {
  it('is subscribed to, verified, and polled as soon as the hub pushes', async () => {
    const id = await withHub();
    await subscriber.job.run();
    // What a feed of the Internet names lies in no private network.
    expect(asked).toMatchObject([{ url: HUB, toldBy: TOPIC }]);
    expect(lastForm()).toEqual({
      'hub.callback': expect.stringMatching(`/websub/${id}/[\\w-]{43}$`),
      'hub.mode': 'subscribe',
      'hub.topic': TOPIC,
      'hub.lease_seconds': String(LEASE_S),
      'hub.secret': expect.stringMatching(/^[\w-]{43}$/),
    });
    expect((await feed()).hubUntil).toBeNull();

    const answer = await askBack();
    expect([answer.status, await answer.text()]).toEqual([200, '<b>challenge</b>']);
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await feed()).hubUntil).toEqual(new Date(NOW.getTime() + LEASE_S * 1_000));

    clock.advance(HOUR_MS);
    expect((await publish(signed('sha256'))).status).toBe(202);
    expect((await feed()).pollAt).toEqual(clock.now());
  });

  it.each(['sha1', 'sha384', 'sha512'])('may sign what it pushes by %s', async (algorithm) => {
    await subscribed();
    await publish(signed(algorithm));
    expect((await feed()).pollAt).toEqual(clock.now());
  });

  it('is not polled for what the hub did not sign, which is told nothing of it', async () => {
    await subscribed();
    const unsigned = [
      undefined,
      'sha256=00',
      signed('sha256', 'other'),
      signed('sha256', '<feed/>', 'guess'),
      signed('md5'),
    ];
    for (const signature of unsigned) expect((await publish(signature)).status).toBe(202);
    expect((await feed()).pollAt).toEqual(pollAt);
  });

  it('tells no secret where the line to the hub is open to others', async () => {
    await subscribed('http://hub.example.com/');
    expect(lastForm()).not.toHaveProperty(['hub.secret']);
    await publish();
    expect((await feed()).pollAt).toEqual(clock.now());
  });

  it('is polled once a minute at most, however often the hub pushes', async () => {
    await subscribed();
    await test.db.update(feeds).set({ polledAt: clock.now() });
    for (const _ of [1, 2, 3]) await publish(signed('sha256'));
    expect((await feed()).pollAt).toEqual(new Date(clock.now().getTime() + 60_000));
  });

  it('is polled again when it was just being polled', async () => {
    await subscribed();
    await test.db.update(feeds).set({ leasedBy: 'another' });
    await publish(signed('sha256'));
    await subscriber.job.run();
    expect((await feed()).pollAt).toEqual(pollAt);
    await test.db.update(feeds).set({ leasedBy: null });
    await subscriber.job.run();
    expect((await feed()).pollAt).toEqual(clock.now());
  });
});

describe('what a hub asks back', () => {
  it.each([
    ['another topic', { 'hub.topic': 'https://two.example.com/feed' }],
    ['another mode', { 'hub.mode': 'publish' }],
    ['to end what is wanted', { 'hub.mode': 'unsubscribe' }],
  ])('is not confirmed for %s', async (_, changes) => {
    await withHub();
    await subscriber.job.run();
    expect((await askBack(changes)).status).toBe(404);
    expect((await feed()).hubUntil).toBeNull();
  });

  it('is not confirmed at an address that nobody was given', async () => {
    const id = await withHub();
    await subscriber.job.run();
    const callback = lastForm()['hub.callback'] ?? '';
    const base = `http://127.0.0.1:${server.port}/websub`;
    for (const wrong of [
      callback.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
      `${base}/${id + 1}/${callback.split('/').at(-1)}`,
      `${base}/${id}/`,
      `${base}/x/y`,
    ]) {
      expect((await askBack({}, wrong)).status).toBe(404);
      expect((await fetch(wrong, { method: 'POST', body: 'x' })).status).toBe(404);
    }
  });

  it('keeps a lease within reason', async () => {
    await withHub();
    await subscriber.job.run();
    await askBack({ 'hub.lease_seconds': '99999999999' });
    expect((await feed()).hubUntil).toEqual(new Date(NOW.getTime() + 30 * DAY_MS));
    await askBack({ 'hub.lease_seconds': 'soon' });
    expect((await feed()).hubUntil).toEqual(new Date(NOW.getTime() + DAY_MS));
  });

  it('may be that it will not: the feed is polled, and the hub is asked again after a day', async () => {
    await subscribed();
    expect((await askBack({ 'hub.mode': 'denied' })).status).toBe(200);
    expect((await feed()).hubUntil).toBeNull();
    await subscriber.job.run();
    expect(asked).toHaveLength(1);
    clock.advance(DAY_MS);
    await subscriber.job.run();
    expect(asked).toHaveLength(2);
  });
});

describe('a subscription', () => {
  it('is renewed at the same address when three quarters of it are over', async () => {
    await subscribed();
    clock.advance(7 * DAY_MS);
    await subscriber.job.run();
    expect(asked).toHaveLength(1);
    clock.advance(DAY_MS);
    await subscriber.job.run();
    await subscriber.job.run();
    const [first, second] = asked.map(({ form }) => form);
    expect([asked.length, second]).toEqual([2, first]);
    await askBack();
    expect((await feed()).hubUntil).toEqual(new Date(clock.now().getTime() + LEASE_S * 1_000));
  });

  it('is asked for anew after it has expired', async () => {
    await subscribed();
    clock.advance(30 * DAY_MS);
    await subscriber.job.run();
    expect(asked).toHaveLength(2);
    await askBack();
    await publish(signed('sha256'));
    expect((await feed()).pollAt <= clock.now()).toBe(true);
  });

  it.each([500, new PageFailure('unreachable', 'It does not answer.')])(
    'is asked for again a day after the hub failed',
    async (failure) => {
      answers = [failure];
      await withHub();
      await subscriber.job.run();
      await subscriber.job.run();
      expect(asked).toHaveLength(1);
      clock.advance(DAY_MS);
      await subscriber.job.run();
      expect(asked).toHaveLength(2);
    },
  );

  it('ends when its source is read no more', async () => {
    await subscribed();
    await setState('removed');
    expect((await publish(signed('sha256'))).status).toBe(410);
    await subscriber.job.run();
    expect(lastForm()['hub.mode']).toBe('unsubscribe');
    expect((await askBack()).status).toBe(200);
    expect(await feed()).toMatchObject({ hubUntil: null, hubSecret: null, pollAt });
    await subscriber.job.run();
    expect(asked).toHaveLength(2);
  });

  it('is not asked for of a source of the list that is off', async () => {
    await withHub();
    await test.db.update(sources).set({ state: 'default' });
    await subscriber.job.run();
    expect(asked).toEqual([]);
  });
});
