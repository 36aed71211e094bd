import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { silentLog } from '../../../src/lib/log.ts';
import type { PageAnswer } from '../../../src/lib/fetch-page.ts';
import { createSubscriber } from '../../../src/sources/websub/subscriber.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { rss } from '../../support/feed-server.ts';
import { type Polling, startPolling } from '../../support/polling.ts';

const HOUR_MS = 60 * 60_000;

let test: TestDatabase;
let polling: Polling;

beforeAll(async () => {
  test = await openTestDatabase();
});
afterAll(() => test.close());
beforeEach(async () => {
  await test.reset();
  polling = await startPolling(test.db);
});
afterEach(() => polling.close());

const feedOf = (names: string[], hub: string | null, self = 'http://one.example/feed') =>
  rss(
    names.map((name) => ({ name, at: polling.clock.now() })),
    {
      channel:
        hub === null
          ? ''
          : `<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="hub" href="${hub}"/>
             <atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="self" href="${self}"/>`,
    },
  );

/** Asks the hub that the last poll found, which grants it. */
async function subscribe() {
  const forms: Readonly<Record<string, string>>[] = [];
  const subscriber = createSubscriber({
    db: test.db,
    clock: polling.clock,
    log: silentLog(),
    publicUrl: 'https://keypoint.example.org',
    pollsDefaults: false,
    fetchPage: async ({ url, form = {} }): Promise<PageAnswer> => {
      forms.push(form);
      return { status: 202, headers: {}, body: Buffer.alloc(0), url, redirects: [] };
    },
  });
  await subscriber.job.run();
  const [form] = forms;
  const [sourceId = '', token = ''] = form?.['hub.callback']?.split('/').slice(-2) ?? [];
  const caller = { sourceId: Number(sourceId), token };
  const topic = form?.['hub.topic'] ?? '';
  const isVerified = await subscriber.verify({
    ...caller,
    mode: 'subscribe',
    topic,
    leaseSeconds: 864_000,
  });
  return { subscriber, caller, topic, isVerified };
}

it('a push brings in what the feed has, at once, and polls are rarer meanwhile', async () => {
  const url = polling.server.url('one.example');
  polling.server.says(url, { body: feedOf(['first'], 'http://hub.example/') });
  await polling.add(url);
  await polling.sweep();
  const alone = await polling.waits();
  const { subscriber, caller, topic, isVerified } = await subscribe();
  expect([topic, isVerified]).toEqual(['http://one.example/feed', true]);

  polling.clock.advance(HOUR_MS / 2);
  polling.server.says(url, { body: feedOf(['first', 'second'], 'http://hub.example/') });
  const push = {
    ...caller,
    signature: undefined,
    body: async () => Buffer.from('whatever it says'),
  };
  expect(await subscriber.push(push)).toBe('due');
  await polling.sweep();
  expect(await polling.titles()).toEqual([
    'What first tells of computer vision',
    'What second tells of computer vision',
  ]);
  expect(await polling.waits()).toBeGreaterThan(3 * alone);
});

it('what was agreed with a hub is forgotten when the feed names another, or none', async () => {
  const url = polling.server.url('one.example');
  polling.server.says(url, { body: feedOf(['first'], 'http://hub.example/') });
  await polling.add(url);
  await polling.sweep();
  await subscribe();
  const agreed = await polling.feed();
  await polling.next();
  expect(await polling.feed()).toMatchObject({
    hubUntil: agreed.hubUntil,
    hubSecret: agreed.hubSecret,
  });
  for (const hub of ['http://other.example/', null]) {
    polling.server.says(url, { body: feedOf(['first'], hub) });
    await polling.next();
    const forgotten = { hubUrl: hub, hubUntil: null, hubAskedAt: null, hubSecret: null };
    expect(await polling.feed()).toMatchObject(forgotten);
    if (hub) await subscribe();
  }
});

it('a hub that the answer’s header names counts, whatever the feed says', async () => {
  const url = polling.server.url('one.example');
  const headers = { link: '<http://new.example/>; rel="hub", </the/feed>; rel="self"' };
  polling.server.says(url, { headers, body: feedOf(['first'], 'http://hub.example/') });
  await polling.add(url);
  await polling.sweep();
  const hubTopic = new URL('/the/feed', url).href;
  expect(await polling.feed()).toMatchObject({ hubUrl: 'http://new.example/', hubTopic });
});
