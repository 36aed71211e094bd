/** Owns the limits that a bot meets, in the headers and answers that Discord documents. */
import { REST } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createSandbox, type Sandbox } from '../../support/judged-sandbox.ts';
import { controlStateOf } from '../control-state.ts';
import {
  movableClock,
  placesOf,
  rawApi,
  type Answer,
  type Api,
  type MovableClock,
} from '../raw.ts';
import { rawBot } from '../raw-bot.ts';
import { idIn, limitsIn, postTo, statuses, times } from './posting.ts';

let clock: MovableClock;
let sandbox: Sandbox;
let api: Api;
let channelId: string;
let newsId: string;

const PEOPLE = Array.from({ length: 21 }, (_, at) => ({ username: `person${at}` }));

beforeEach(async () => {
  clock = movableClock();
  sandbox = await createSandbox({
    clock,
    seed: {
      users: [...['admin', 'member', 'guest'].map((username) => ({ username })), ...PEOPLE],
      guilds: [{ name: 'Keypoint', channels: [{ name: 'general' }, { name: 'news', type: 5 }] }],
    },
  });
  api = rawApi(sandbox);
  channelId = placesOf(sandbox).channelId;
  newsId = sandbox.ids.guilds['Keypoint']?.channels['news'] ?? '';
});

afterEach(() => sandbox.close());

const post = (): Promise<Answer> => postTo(api, channelId);

describe('a bucket', () => {
  it('counts five messages in five seconds from the first one on', async () => {
    const first = limitsIn(await post());
    expect(first).toMatchObject({
      limit: '5',
      remaining: '4',
      'reset-after': '5.000',
      reset: ((clock.now().getTime() + 5000) / 1000).toFixed(3),
      scope: null,
      global: null,
      'retry-after': null,
    });
    expect(first['bucket']).toMatch(/^[0-9a-f]{32}$/u);
    clock.move(2000);
    expect(limitsIn(await post())).toMatchObject({ remaining: '3', 'reset-after': '3.000' });
  });

  it('that is empty refuses with 429, its scope, and the wait in header and body', async () => {
    expect(statuses(await times(5, post))).toEqual([200, 200, 200, 200, 200]);
    clock.move(1700);
    const refused = await post();
    expect(refused.status).toBe(429);
    expect(refused.body).toEqual({
      message: 'You are being rate limited.',
      retry_after: 3.3,
      global: false,
    });
    // Whole seconds, rounded up.
    expect(limitsIn(refused)).toMatchObject({
      'retry-after': '4',
      scope: 'user',
      global: null,
      remaining: '0',
      'reset-after': '3.300',
    });
    expect(refused.headers.get('via')).not.toBeNull();
    clock.move(3300);
    expect((await post()).status).toBe(200);
  });

  it('is one for each channel', async () => {
    await times(5, post);
    expect(limitsIn(await postTo(api, newsId))).toMatchObject({ remaining: '4' });
  });

  it('has one name for creating and editing messages, and counts them apart', async () => {
    const [made] = await times(5, post);
    const path = `/channels/${channelId}/messages/${made === undefined ? '' : idIn(made)}`;
    const edited = limitsIn(await api('PATCH', path, { content: 'edited' }));
    expect(edited).toMatchObject({ remaining: '4' });
    expect(edited['bucket']).toBe(limitsIn(await post())['bucket']);
    expect(edited['bucket']).not.toBe(limitsIn(await api('GET', path))['bucket']);
  });

  it('counts what is refused too', async () => {
    await times(5, () => api('POST', `/channels/${channelId}/messages`, {}));
    expect((await post()).status).toBe(429);
  });

  it('of fresh deletions is another than that of older ones', async () => {
    const remove = (id: string): Promise<Answer> =>
      api('DELETE', `/channels/${channelId}/messages/${id}`);
    const old = idIn(await post());
    clock.move(10_500);
    const fresh = idIn(await post());
    expect(limitsIn(await remove(fresh))).toMatchObject({ remaining: '4' });
    expect(limitsIn(await remove(old))).toMatchObject({ remaining: '4' });
  });

  it('is shown by the control API until it is full again', async () => {
    await times(2, post);
    expect((await controlStateOf(sandbox)).limits.buckets).toEqual([
      {
        name: `POST /channels/:channel_id/messages ${channelId}`,
        limit: 5,
        remaining: 3,
        reset_after_ms: 5000,
      },
    ]);
    await sandbox.control({ action: 'clock.move', ms: 5000 });
    expect((await controlStateOf(sandbox)).limits.buckets).toEqual([]);
  });

  it('of a webhook has five in two seconds, and none is on a callback', async () => {
    await rawApi(sandbox)('PUT', `/applications/${sandbox.applicationId}/commands`, [
      { name: 'a', description: 'A' },
    ]);
    const bot = await rawBot(sandbox);
    const { adminId: userId } = placesOf(sandbox);
    const seen = await bot.seen(sandbox.runCommand({ userId, channelId, name: 'a' }));
    const called = await bot.callback(seen, { type: 5 });
    expect([called.status, limitsIn(called)['bucket']]).toEqual([204, null]);
    const followUp = (): Promise<Answer> => api('POST', bot.hook(seen), { content: 'more' });
    const answers = await times(6, followUp);
    expect(statuses(answers)).toEqual([200, 200, 200, 200, 200, 429]);
    expect(answers.map(limitsIn)[0]).toMatchObject({ limit: '5', 'reset-after': '2.000' });
    await bot.close();
  });
});

describe('the global limit', () => {
  const me = (): Promise<Answer> => api('GET', '/users/@me');

  it('is fifty requests a second over all routes', async () => {
    await times(30, me);
    await times(20, () => api('GET', '/applications/@me'));
    const refused = await api('GET', `/channels/${channelId}`);
    expect(refused.status).toBe(429);
    expect(refused.body).toEqual({
      message: 'You are being rate limited.',
      retry_after: 1,
      global: true,
    });
    expect(limitsIn(refused)).toEqual({
      limit: null,
      remaining: null,
      reset: null,
      'reset-after': null,
      bucket: null,
      'retry-after': '1',
      scope: 'global',
      global: 'true',
    });
    expect((await controlStateOf(sandbox)).limits.global).toMatchObject({ remaining: 0 });
    clock.move(1000);
    expect((await me()).status).toBe(200);
  });

  it('does not bind answers to interactions', async () => {
    await times(50, me);
    const { status, body } = await api('POST', '/webhooks/1/token', { content: 'x' });
    expect([status, body['code']]).toEqual([404, 10_015]);
    const callback = await api('POST', '/interactions/1/token/callback', { type: 5 });
    expect(callback.body['code']).toBe(10_062);
  });
});

describe('a limit of a shared resource', () => {
  const publish = (id: string): Promise<Answer> =>
    api('POST', `/channels/${newsId}/messages/${id}/crosspost`);

  async function postNews(count: number): Promise<string[]> {
    const made = await times(count, () => {
      clock.move(1000);
      return postTo(api, newsId);
    });
    return made.map(idIn);
  }

  it('refuses the 11th crosspost of an hour with 20028, whose header says one second', async () => {
    const ids = await postNews(11);
    const answers: Answer[] = [];
    for (const id of ids) answers.push(await publish(id));
    expect(statuses(answers)).toEqual([...Array.from({ length: 10 }, () => 200), 429]);
    const refused = answers.at(-1);
    expect(refused?.body).toEqual({
      code: 20_028,
      message: 'The write action you are performing on the channel has hit the write rate limit.',
      retry_after: 3600,
      global: false,
    });
    expect(refused === undefined ? {} : limitsIn(refused)).toMatchObject({
      scope: 'shared',
      'retry-after': '1',
      global: null,
    });
    // Nothing that is held against the bot (rate-limits.mdx, "Invalid Request Limit").
    expect((await controlStateOf(sandbox)).limits.invalid.count).toBe(0);
    clock.move(3_600_000);
    expect((await publish(ids[10] ?? '')).status).toBe(200);
  });

  it('refuses the fourth edit of a crossposted message within an hour with 20028', async () => {
    const [id = ''] = await postNews(1);
    await publish(id);
    const edits = await times(4, (time) =>
      api('PATCH', `/channels/${newsId}/messages/${id}`, { content: `edit ${time}` }),
    );
    expect(statuses(edits)).toEqual([200, 200, 200, 429]);
    expect(edits[3]?.body).toMatchObject({ code: 20_028 });
  });

  it('refuses many edits of messages that are older than an hour with 30046', async () => {
    const path = `/channels/${channelId}/messages/${idIn(await post())}`;
    const edit = (time: number): Promise<Answer> => api('PATCH', path, { content: `edit ${time}` });
    clock.move(3_590_000);
    expect(statuses(await times(4, edit))).toEqual([200, 200, 200, 200]);
    clock.move(11_000);
    const edits = await times(4, edit);
    expect(statuses(edits)).toEqual([200, 200, 200, 429]);
    expect(edits[3]?.body).toMatchObject({ code: 30_046, retry_after: 20 });
  });
});

it('refuses to open many direct messages with 403 and 40003, known ones excepted', async () => {
  const { users } = sandbox.ids;
  const open = (name: string): Promise<Answer> => {
    clock.move(1000);
    return api('POST', '/users/@me/channels', { recipient_id: users[name] ?? '' });
  };
  const answers = await times(21, (time) => open(`person${time}`));
  expect(new Set(statuses(answers.slice(0, 20)))).toEqual(new Set([200]));
  expect([answers[20]?.status, answers[20]?.body['code']]).toEqual([403, 40_003]);
  expect((await open('person0')).status).toBe(200);
});

it('refuses the third change of name or topic in ten minutes, whose headers hide it', async () => {
  const { guildId } = placesOf(sandbox);
  const permission = 'ManageChannels';
  await sandbox.control({ action: 'permission.set', guild_id: guildId, permission, granted: true });
  const edit = (body: object): Promise<Answer> => api('PATCH', `/channels/${channelId}`, body);
  const changes = [await edit({ name: 'one' }), await edit({ topic: 'two' })];
  expect(statuses(changes)).toEqual([200, 200]);
  clock.move(60_000);
  const refused = await edit({ name: 'three' });
  expect(refused.status).toBe(429);
  expect(refused.body).toMatchObject({ retry_after: 540, global: false });
  // The bucket of the route has some left (discord-api-docs#2761).
  expect(limitsIn(refused)).toMatchObject({ scope: 'user', limit: '5', remaining: '4' });
  expect((await edit({ position: 1 })).status).toBe(200);
  expect((await api('PATCH', `/channels/${newsId}`, { name: 'other' })).status).toBe(200);
  clock.move(540_000);
  expect((await edit({ name: 'three' })).status).toBe(200);
});

describe('limits that are off', () => {
  it('refuse and count nothing, until they are on again', async () => {
    await sandbox.control({ action: 'limits.set', enabled: false });
    const answers = await times(60, post);
    expect(new Set(statuses(answers))).toEqual(new Set([200]));
    expect(answers.map(limitsIn)[0]).toMatchObject({ limit: null, bucket: null });
    expect((await controlStateOf(sandbox)).limits).toMatchObject({ enabled: false, buckets: [] });
    await sandbox.control({ action: 'limits.set', enabled: true });
    expect(limitsIn(await post())).toMatchObject({ remaining: '4' });
  });
});

describe('discord.js', () => {
  it('learns a bucket from its headers, and waits instead of asking once too often', async () => {
    const rest = new REST({ api: sandbox.apiUrl, rejectOnRateLimit: ['/channels'] });
    rest.setToken(sandbox.token);
    const send = (content: string): Promise<unknown> =>
      rest.post(`/channels/${channelId}/messages`, { body: { content } });
    await times(5, (time) => send(`message ${time}`));
    // By its own clock; it asks for nothing, or the sandbox would have refused.
    await expect(send('one more')).rejects.toMatchObject({ limit: 5, scope: 'user' });
    expect(sandbox.requests().map(({ status }) => status)).not.toContain(429);
  });
});
