/** Owns the faults of REST requests: what a client sees of each, and whether it was carried out. */
import { REST } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { ControlAction } from '../../../src/sandbox/control/index.ts';
import { createSandbox, type Sandbox } from '../../support/judged-sandbox.ts';
import { controlStateOf } from '../control-state.ts';
import { placesOf, rawApi, USER_AGENT, type Answer, type Api } from '../raw.ts';
import { until } from '../until.ts';
import { idIn, limitsIn, postTo, statuses, times } from './posting.ts';

let sandbox: Sandbox;
let api: Api;
let channelId: string;

beforeEach(async () => {
  sandbox = await createSandbox({ limits: false });
  api = rawApi(sandbox);
  channelId = placesOf(sandbox).channelId;
});

afterEach(() => sandbox.close());

type Wish = Omit<Extract<ControlAction, { action: 'fault.add' }>, 'action'>;

const MESSAGES = '/channels/:channel_id/messages';

async function add(wish: Wish): Promise<string> {
  const { id } = await sandbox.control({ action: 'fault.add', ...wish });
  return String(id);
}

const post = (extra: object = {}): Promise<Answer> => postTo(api, channelId, extra);
const posted = (): number => sandbox.state().messages[channelId]?.length ?? 0;

/** Answers that are no JSON. */
async function bare(method: string, path: string): Promise<Response> {
  return fetch(`${sandbox.apiUrl}/v10${path}`, {
    method,
    headers: {
      'user-agent': USER_AGENT,
      authorization: `Bot ${sandbox.token}`,
      'content-type': 'application/json',
    },
    ...(method === 'GET' ? {} : { body: JSON.stringify({ content: 'x' }) }),
  });
}

describe('a broken Discord', () => {
  it('answers 500 in its own form, and has done nothing', async () => {
    await add({ answer: '500', method: 'POST', path: MESSAGES, times: 1 });
    const { status, body } = await post();
    expect([status, body]).toEqual([500, { message: '500: Internal Server Error', code: 0 }]);
    expect(posted()).toBe(0);
    expect((await post()).status).toBe(200);
    expect(sandbox.requests().map(({ fault }) => fault)).toEqual(['500', undefined]);
  });

  it.each<['502' | '503', number, string, string]>([
    ['502', 502, 'text/html', '<head><title>502 Bad Gateway</title></head>'],
    ['503', 503, 'text/plain', 'upstream connect error'],
  ])('has its proxies answer %s without JSON', async (answer, status, type, part) => {
    await add({ answer });
    const response = await bare('POST', `/channels/${channelId}/messages`);
    expect([response.status, response.headers.get('content-type')]).toEqual([status, type]);
    expect(await response.text()).toContain(part);
    expect(posted()).toBe(0);
  });
});

describe('429', () => {
  it.each<[Wish, Record<string, string | null>, object]>([
    [
      { answer: '429', retry_after_s: 1.5 },
      { scope: 'user', 'retry-after': '2', global: null },
      { message: 'You are being rate limited.', retry_after: 1.5, global: false },
    ],
    [
      { answer: '429', scope: 'global', retry_after_s: 3 },
      { scope: 'global', 'retry-after': '3', global: 'true' },
      { message: 'You are being rate limited.', retry_after: 3, global: true },
    ],
    [
      { answer: '429', scope: 'shared', retry_after_header: false },
      { scope: 'shared', 'retry-after': null, global: null },
      { message: 'The resource is being rate limited.', retry_after: 1, global: false },
    ],
  ])('is as was asked for: %j', async (wish, headers, body) => {
    await add(wish);
    const answer = await post();
    expect([answer.status, answer.body]).toEqual([429, body]);
    expect(limitsIn(answer)).toMatchObject(headers);
    expect(posted()).toBe(0);
  });
});

describe('a lost answer', () => {
  it('is a message that is there, and a connection that is gone', async () => {
    await add({ answer: 'lost', method: 'POST', path: MESSAGES, times: 1 });
    await expect(post()).rejects.toMatchObject({ cause: { code: 'UND_ERR_SOCKET' } });
    expect(posted()).toBe(1);
    expect(sandbox.requests()).toMatchObject([{ status: 200, fault: 'lost' }]);
  });

  it('is found again by its enforced nonce, and is no duplicate', async () => {
    await add({ answer: 'lost', method: 'POST', path: MESSAGES, times: 1 });
    const body = { content: 'once', nonce: 'n1', enforce_nonce: true };
    await expect(post(body)).rejects.toThrow('fetch failed');
    const again = await post(body);
    expect(again.status).toBe(200);
    expect(sandbox.state().messages[channelId]?.map(({ id }) => id)).toEqual([idIn(again)]);
    expect((await controlStateOf(sandbox)).duplicates).toEqual([]);
  });

  it('makes discord.js post twice where no nonce is enforced', async () => {
    await add({ answer: 'lost', method: 'POST', path: MESSAGES, times: 1 });
    const rest = new REST({ api: sandbox.apiUrl }).setToken(sandbox.token);
    const send = (): Promise<unknown> =>
      rest.post(`/channels/${channelId}/messages`, { body: { content: 'twice' } });
    await expect(send()).rejects.toMatchObject({ code: 'UND_ERR_SOCKET' });
    await send();
    const [twice] = (await controlStateOf(sandbox)).duplicates;
    expect(twice).toEqual({
      channel_id: channelId,
      message_ids: sandbox.state().messages[channelId]?.map(({ id }) => id),
      excerpt: 'twice',
    });
  });
});

describe('a slow answer', () => {
  it('comes when the clock is moved past its time; the message is there before', async () => {
    await add({ answer: 'slow', ms: 60_000 });
    const answer = post();
    await until(() => posted() === 1);
    expect(sandbox.requests()).toEqual([]);
    await sandbox.control({ action: 'clock.move', ms: 60_000 });
    expect((await answer).status).toBe(200);
    expect(sandbox.requests()).toMatchObject([{ fault: 'slow 60000 ms' }]);
  });

  it('comes by itself', async () => {
    await add({ answer: 'slow', ms: 20 });
    const startedMs = performance.now();
    await post();
    expect(performance.now() - startedMs).toBeGreaterThanOrEqual(19);
  });
});

describe('a fault', () => {
  it('hits so many requests as was said', async () => {
    await add({ answer: '500', times: 2 });
    expect(statuses(await times(3, () => post()))).toEqual([500, 500, 200]);
  });

  it('lasts as long as was said', async () => {
    await add({ answer: '500', for_ms: 60_000 });
    expect(statuses(await times(2, () => post()))).toEqual([500, 500]);
    await sandbox.control({ action: 'clock.move', ms: 60_000 });
    expect((await post()).status).toBe(200);
  });

  it('ends when it is removed, and all do when they are cleared', async () => {
    const id = await add({ answer: '500' });
    await add({ answer: '503', method: 'GET' });
    await sandbox.control({ action: 'fault.remove', id });
    expect((await post()).status).toBe(200);
    await sandbox.control({ action: 'fault.clear' });
    expect((await api('GET', '/users/@me')).status).toBe(200);
    await expect(sandbox.control({ action: 'fault.remove', id })).rejects.toThrow(id);
  });

  it.each<[Pick<Wish, 'method' | 'path'>, boolean]>([
    [{}, true],
    [{ method: 'POST' }, true],
    [{ method: 'GET' }, false],
    [{ path: MESSAGES }, true],
    [{ path: '/channels/:channel_id' }, false],
    [{ path: '/channels/*/messages' }, true],
    [{ path: '/channels/*' }, true],
    [{ path: '/guilds/*' }, false],
    [{ path: '/channels/.+/messages' }, false],
  ])('for %j hits POST /channels/…/messages: %s', async (wish, isHit) => {
    await add({ answer: '500', ...wish });
    expect((await post()).status).toBe(isHit ? 500 : 200);
  });

  it('spares who may not ask at all', async () => {
    await add({ answer: '500', times: 1 });
    expect((await rawApi(sandbox, 'Bot nonsense')('GET', '/users/@me')).status).toBe(401);
    expect((await post()).status).toBe(500);
  });

  it('is shown with what is left of it', async () => {
    const id = await add({ answer: 'slow', ms: 5, method: 'POST', path: MESSAGES, times: 3 });
    await post();
    await add({ answer: '429', scope: 'shared', retry_after_header: false });
    const { faults } = await controlStateOf(sandbox);
    expect(faults).toMatchObject([
      { id, what: 'slow 5 ms', matches: `POST ${MESSAGES}`, left: 2, ends_after_ms: null },
      { what: '429 shared without Retry-After', matches: 'all', left: null, ends_after_ms: null },
    ]);
  });

  it('that makes no sense is refused with an example', async () => {
    const nonsense = { action: 'fault.add', answer: '418' } as unknown as ControlAction;
    await expect(sandbox.control(nonsense)).rejects.toThrow('"answer":"lost"');
  });
});

describe('duplicate posts', () => {
  const state = async () => (await controlStateOf(sandbox)).duplicates;

  it('are the same content in the same channel, told by what they say', async () => {
    const ids = await times(3, async () => idIn(await post({ content: 'again' })));
    expect(await state()).toEqual([{ channel_id: channelId, message_ids: ids, excerpt: 'again' }]);
  });

  it('are not posts that differ in content, embeds or channel', async () => {
    const dm = idIn(
      await api('POST', '/users/@me/channels', { recipient_id: placesOf(sandbox).memberId }),
    );
    await post({ content: 'a' });
    await post({ content: 'b' });
    await post({ content: 'a', embeds: [{ title: 'one' }] });
    await post({ content: 'a', embeds: [{ title: 'two' }] });
    await postTo(api, dm, { content: 'a' });
    expect(await state()).toEqual([]);
  });
});
