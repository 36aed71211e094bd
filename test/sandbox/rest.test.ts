/** Owns the REST routes in Discord's terms, without a client library. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createSandbox, type Sandbox } from '../support/judged-sandbox.ts';
import { moderatorSeed } from './moderator-seed.ts';
import { movableClock, placesOf, rawApi, type Api, type MovableClock } from './raw.ts';
import { isRecord } from '../../src/sandbox/wire/record.ts';

let clock: MovableClock;
let sandbox: Sandbox;
let api: Api;
let channelId: string;
let guildId: string;
let memberId: string;
let messagesPath: string;

beforeEach(async () => {
  clock = movableClock();
  sandbox = await createSandbox({ clock, seed: moderatorSeed() });
  api = rawApi(sandbox);
  ({ channelId, guildId, memberId } = placesOf(sandbox));
  messagesPath = `/channels/${channelId}/messages`;
});

afterEach(() => sandbox.close());

async function post(body: object): Promise<string> {
  const { status, body: message } = await api('POST', messagesPath, body);
  expect(status).toBe(200);
  return String(message['id']);
}

describe('authorization', () => {
  it.each([
    ['none', ''],
    ['a wrong token', 'Bot nonsense'],
    ['the token without Bot', 'PLAIN'],
  ])('refuses %s with 401 and code 0', async (_title, authorization) => {
    const asked = rawApi(sandbox, authorization === 'PLAIN' ? sandbox.token : authorization);
    const { status, body } = await asked('GET', '/users/@me');
    expect({ status, body }).toEqual({
      status: 401,
      body: { message: '401: Unauthorized', code: 0 },
    });
  });

  it('answers an unknown route as Discord does', async () => {
    const { status, body } = await api('GET', '/nowhere');
    expect({ status, body }).toEqual({ status: 404, body: { message: '404: Not Found', code: 0 } });
  });
});

describe('unknown things', () => {
  const missing = '1475000000000000000';
  it.each([
    ['channel', () => `/channels/${missing}`, 10_003],
    ['guild', () => `/guilds/${missing}`, 10_004],
    ['user', () => `/users/${missing}`, 10_013],
    ['member', () => `/guilds/${guildId}/members/${missing}`, 10_007],
    ['message', () => `${messagesPath}/${missing}`, 10_008],
    ['command', () => `/applications/${sandbox.applicationId}/commands/${missing}`, 10_063],
  ])('say so: %s', async (_title, path, code) => {
    const { status, body } = await api('GET', path());
    expect([status, body['code']]).toEqual([404, code]);
  });

  it('refuses an id that is no snowflake with 50035 at its place', async () => {
    const { status, body } = await api('GET', '/channels/general');
    expect(status).toBe(400);
    expect(body['errors']).toEqual({
      channel_id: {
        _errors: [{ code: 'NUMBER_TYPE_COERCE', message: 'Value "general" is not snowflake.' }],
      },
    });
  });
});

describe('what Discord’s schema refuses', () => {
  const field = { name: 'n', value: 'v' };
  it.each<[string, object, string[], string]>([
    ['content of 2001', { content: 'x'.repeat(2001) }, ['content'], 'BASE_TYPE_MAX_LENGTH'],
    ['content of 4001', { content: 'x'.repeat(4001) }, ['content'], 'BASE_TYPE_MAX_LENGTH'],
    [
      'a title of 257',
      { embeds: [{ title: 'x'.repeat(257) }] },
      ['embeds', '0', 'title'],
      'BASE_TYPE_MAX_LENGTH',
    ],
    [
      'the 26th field',
      { embeds: [{ fields: Array.from({ length: 26 }, () => field) }] },
      ['embeds', '0', 'fields'],
      'BASE_TYPE_MAX_LENGTH',
    ],
    [
      'an 11th embed',
      { embeds: Array.from({ length: 11 }, () => ({ title: 't' })) },
      ['embeds'],
      'BASE_TYPE_MAX_LENGTH',
    ],
    [
      'a field value of 1025',
      { embeds: [{ fields: [{ name: 'n', value: 'x'.repeat(1025) }] }] },
      ['embeds', '0', 'fields', '0', 'value'],
      'BASE_TYPE_MAX_LENGTH',
    ],
    [
      'a field without value',
      { embeds: [{ fields: [{ name: 'n' }] }] },
      ['embeds', '0', 'fields', '0', 'value'],
      'BASE_TYPE_REQUIRED',
    ],
    [
      'a colour beyond white',
      { embeds: [{ title: 't', color: 0x1000000 }] },
      ['embeds', '0', 'color'],
      'NUMBER_TYPE_MAX',
    ],
    [
      'a timestamp in words',
      { embeds: [{ title: 't', timestamp: 'today' }] },
      ['embeds', '0', 'timestamp'],
      'DATE_TIME_TYPE_PARSE',
    ],
    [
      'a url that is none',
      { embeds: [{ title: 't', url: 'news' }] },
      ['embeds', '0', 'url'],
      'URL_TYPE_INVALID_URL',
    ],
    [
      'an empty url',
      { embeds: [{ title: 't', url: '' }] },
      ['embeds', '0', 'url'],
      'URL_TYPE_INVALID_SCHEME',
    ],
    ['content that is a list', { content: ['x'] }, ['content'], 'STRING_TYPE_CONVERT'],
    ['embeds that are none', { embeds: 'x' }, ['embeds'], 'LIST_TYPE_CONVERT'],
    ['a nonce of 26', { content: 'c', nonce: 'x'.repeat(26) }, ['nonce'], 'NONCE_TYPE_TOO_LONG'],
    [
      'an unknown component',
      { content: 'c', components: [{ type: 99 }] },
      ['components', '0'],
      'UNION_TYPE_CHOICES',
    ],
    [
      'six buttons in a row',
      {
        content: 'c',
        components: [
          {
            type: 1,
            components: Array.from({ length: 6 }, (_, i) => ({
              type: 2,
              style: 1,
              label: 'b',
              custom_id: `${i}`,
            })),
          },
        ],
      },
      ['components', '0', 'components'],
      'BASE_TYPE_BAD_LENGTH',
    ],
    [
      'a custom id of 101',
      {
        content: 'c',
        components: [
          { type: 1, components: [{ type: 2, style: 1, label: 'b', custom_id: 'x'.repeat(101) }] },
        ],
      },
      ['components', '0', 'components', '0', 'custom_id'],
      'BASE_TYPE_BAD_LENGTH',
    ],
    [
      'an unknown mention kind',
      { content: 'c', allowed_mentions: { parse: ['all'] } },
      ['allowed_mentions', 'parse', '0'],
      'BASE_TYPE_CHOICES',
    ],
  ])('is %s', async (_title, body, path, code) => {
    const answer = await api('POST', messagesPath, body);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: 50_035, message: 'Invalid Form Body' });
    const at = path.reduce<unknown>(
      (node, key) => (isRecord(node) ? node[key] : undefined),
      answer.body['errors'],
    );
    expect(at).toEqual({ _errors: [{ code, message: expect.any(String) }] });
  });

  it.each<[string, object]>([
    ['256 emoji in a title', { embeds: [{ title: '😀'.repeat(256) }] }],
    ['2000 characters within white space', { content: ` ${'x'.repeat(2000)}\n` }],
    [
      'a timestamp with an offset',
      { embeds: [{ title: 't', timestamp: '2026-01-01T00:00:00+00:00' }] },
    ],
    ['unknown keys', { content: 'c', embed: {} }],
  ])('is not %s', async (_title, body) => {
    expect((await api('POST', messagesPath, body)).status).toBe(200);
  });

  it('refuses nothing at all with 50006 and broken JSON with 50109', async () => {
    expect((await api('POST', messagesPath, { content: ' ' })).body['code']).toBe(50_006);
    expect((await api('POST', messagesPath, '{')).body['code']).toBe(50_109);
  });
});

describe('nonces', () => {
  const body = { content: 'once', nonce: 'n1', enforce_nonce: true };

  it('gives the message back instead of posting it again, whatever the channel', async () => {
    const first = await api('POST', messagesPath, body);
    const other = await api('POST', `/guilds/${guildId}/channels`, { name: 'other' });
    const second = await api('POST', `/channels/${String(other.body['id'])}/messages`, body);
    expect(second.body['id']).toBe(first.body['id']);
    expect(second.body['nonce']).toBe('n1');
    expect(sandbox.state().messages[channelId]).toHaveLength(1);
  });

  it('says that the message was deleted', async () => {
    const id = await post(body);
    await api('DELETE', `${messagesPath}/${id}`);
    const { status, body: answer } = await api('POST', messagesPath, body);
    expect([status, answer['code']]).toEqual([404, 10_008]);
  });

  it('forgets after three minutes', async () => {
    const id = await post(body);
    clock.move(3 * 60_000 + 1);
    expect(await post(body)).not.toBe(id);
  });

  it('posts twice when it is not enforced', async () => {
    const id = await post({ content: 'c', nonce: 'n1' });
    expect(await post({ content: 'c', nonce: 'n1' })).not.toBe(id);
  });
});

describe('mentions', () => {
  it('are who the text names, by default', async () => {
    const { body } = await api('POST', messagesPath, { content: `<@${memberId}> @everyone` });
    expect(body['mentions']).toMatchObject([{ id: memberId }]);
    // The bot lacks MENTION_EVERYONE.
    expect(body['mention_everyone']).toBe(false);
  });

  it('are nobody when none is allowed', async () => {
    const content = `<@${memberId}> @everyone`;
    const { body } = await api('POST', messagesPath, { content, allowed_mentions: { parse: [] } });
    expect([body['mentions'], body['mention_everyone']]).toEqual([[], false]);
  });
});

describe('edits', () => {
  it('keep what is absent, and clear what is null or empty', async () => {
    const id = await post({ content: 'c', embeds: [{ title: 't' }] });
    clock.move(1000);
    const kept = await api('PATCH', `${messagesPath}/${id}`, { content: 'd' });
    expect(kept.body).toMatchObject({
      content: 'd',
      embeds: [{ title: 't' }],
      edited_timestamp: '2026-03-01T12:00:01.000Z',
    });
    const cleared = await api('PATCH', `${messagesPath}/${id}`, { content: null });
    expect(cleared.body).toMatchObject({ content: '', embeds: [{ title: 't' }] });
  });

  it('refuse to leave nothing', async () => {
    const id = await post({ content: 'c' });
    const { body } = await api('PATCH', `${messagesPath}/${id}`, { content: '' });
    expect(body['code']).toBe(50_006);
  });

  it('hide embeds when asked to, and show them again', async () => {
    const id = await post({ content: 'c', embeds: [{ title: 't' }] });
    const hidden = await api('PATCH', `${messagesPath}/${id}`, { flags: 4 });
    expect(hidden.body['embeds']).toEqual([]);
    const back = await api('PATCH', `${messagesPath}/${id}`, { flags: 0 });
    expect(back.body['embeds']).toMatchObject([{ title: 't' }]);
  });

  it('keep components V2 as they are', async () => {
    const id = await post({ flags: 1 << 15, components: [{ type: 10, content: 'x' }] });
    const { body } = await api('PATCH', `${messagesPath}/${id}`, { content: 'c' });
    expect(body['errors']).toHaveProperty('content');
  });
});

const texts = async (query: string): Promise<unknown[]> => {
  const { body } = await api('GET', `${messagesPath}?${query}`);
  return Object.values(body).map((message) => isRecord(message) && message['content']);
};

describe('a channel’s history', () => {
  it('is newest first, by pages', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 5; index += 1) ids.push(await post({ content: `${index}` }));
    expect(await texts('')).toEqual(['4', '3', '2', '1', '0']);
    expect(await texts('limit=2')).toEqual(['4', '3']);
    expect(await texts(`before=${ids[2]}&limit=1`)).toEqual(['1']);
    expect(await texts(`after=${ids[2]}&limit=1`)).toEqual(['3']);
    expect(await texts(`around=${ids[2]}&limit=2`)).toEqual(['3', '2', '1']);
  });

  it('refuses a limit beyond 100', async () => {
    const { body } = await api('GET', `${messagesPath}?limit=101`);
    expect(body['errors']).toHaveProperty('limit');
  });

  it('has ids of 19 digits that grow, however the clock stands', async () => {
    const first = await post({ content: 'a' });
    clock.move(-60_000);
    const second = await post({ content: 'b' });
    expect(first).toMatch(/^\d{18,19}$/u);
    expect(BigInt(second) > BigInt(first)).toBe(true);
  });
});

describe('a reply', () => {
  const missing = '1475000000000000000';

  it('to a message that is not there is refused', async () => {
    const { body } = await api('POST', messagesPath, {
      content: 'c',
      message_reference: { message_id: missing },
    });
    expect(body['errors']).toMatchObject({
      message_reference: { _errors: [{ code: 'REPLIES_UNKNOWN_MESSAGE' }] },
    });
  });

  it('to a message that is not there is a plain message with fail_if_not_exists: false', async () => {
    const { status, body } = await api('POST', messagesPath, {
      content: 'c',
      message_reference: { message_id: missing, fail_if_not_exists: false },
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ type: 0, content: 'c' });
    expect(body).not.toHaveProperty('message_reference');
  });
});

describe('stickers', () => {
  it('are all unknown: 404 and 10060', async () => {
    const { status, body } = await api('POST', messagesPath, {
      sticker_ids: ['1475000000000000000'],
    });
    expect([status, body['code']]).toEqual([404, 10_060]);
  });
});

describe('answers', () => {
  it('of 204 have neither body nor content type', async () => {
    const id = await post({ content: 'c' });
    const { status, headers } = await api('DELETE', `${messagesPath}/${id}`);
    expect(status).toBe(204);
    expect(headers.get('content-type')).toBeNull();
  });

  it('carry rate-limit headers with room left', async () => {
    const { headers } = await api('GET', `/channels/${channelId}`);
    expect(Number(headers.get('x-ratelimit-remaining'))).toBeGreaterThan(0);
    expect(headers.get('x-ratelimit-bucket')).toMatch(/^[0-9a-f]{32}$/u);
  });

  it('are remembered with their requests', async () => {
    await post({ content: 'c' });
    expect(sandbox.requests().at(-1)).toMatchObject({
      method: 'POST',
      path: `/api/v10${messagesPath}`,
      body: { content: 'c' },
      status: 200,
      response: { content: 'c' },
    });
  });
});

describe('channels that are not for text', () => {
  it.each([
    ['a forum', 15, 40_058],
    ['a category', 4, 50_008],
  ])('refuse messages: %s', async (_title, type, code) => {
    const { body } = await api('POST', `/guilds/${guildId}/channels`, { name: 'x', type });
    const answer = await api('POST', `/channels/${String(body['id'])}/messages`, { content: 'c' });
    expect(answer.body['code']).toBe(code);
  });

  it('announce once', async () => {
    const { body } = await api('POST', `/guilds/${guildId}/channels`, { name: 'x', type: 5 });
    const path = `/channels/${String(body['id'])}/messages`;
    const sent = await api('POST', path, { content: 'c' });
    const crosspost = `${path}/${String(sent.body['id'])}/crosspost`;
    expect((await api('POST', crosspost)).body['flags']).toBe(1);
    expect((await api('POST', crosspost)).body['code']).toBe(40_033);
  });
});
