/** Owns who may ask Discord at all: by User-Agent, by token, and until too much was wrong. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createSandbox, type Sandbox } from '../../support/judged-sandbox.ts';
import { controlStateOf } from '../control-state.ts';
import { rawApi, USER_AGENT, type Answer } from '../raw.ts';
import { statuses, times } from './posting.ts';

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await createSandbox();
});

afterEach(() => sandbox.close());

function ask(headers: Record<string, string>, path = '/users/@me'): Promise<Response> {
  return fetch(`${sandbox.apiUrl}/v10${path}`, { headers });
}

const authorization = (): string => `Bot ${sandbox.token}`;

describe('the User-Agent', () => {
  it.each([
    'node',
    'Mozilla/5.0 (X11; Linux x86_64)',
    'DiscordBot',
    'DiscordBot (https://example.org)',
    'my DiscordBot (https://example.org, 1.0)',
  ])('%s is refused with 403 and 40333', async (agent) => {
    const response = await ask({ 'user-agent': agent, authorization: authorization() });
    expect([response.status, await response.json()]).toEqual([
      403,
      { message: 'internal network error', code: 40_333 },
    ]);
  });

  it.each(['DiscordBot (https://example.org, 1.0)', 'DiscordBot (u, 2) Keypoint'])(
    '%s is let in',
    async (agent) => {
      const response = await ask({ 'user-agent': agent, authorization: authorization() });
      expect(response.status).toBe(200);
    },
  );

  it('is asked of callbacks too, and before the token', async () => {
    const callback = await fetch(`${sandbox.apiUrl}/v10/interactions/1/token/callback`, {
      method: 'POST',
      body: '{}',
    });
    expect(callback.status).toBe(403);
    expect((await ask({ authorization: 'Bot nonsense' })).status).toBe(403);
  });
});

it.each(['', 'TOKEN', 'Bearer TOKEN', 'bot TOKEN', 'Bot  TOKEN', 'Bot nonsense'])(
  'refuses the authorization "%s" with 401 and code 0',
  async (value) => {
    const { status, body } = await rawApi(sandbox, value.replace('TOKEN', sandbox.token))(
      'GET',
      '/users/@me',
    );
    expect([status, body]).toEqual([401, { message: '401: Unauthorized', code: 0 }]);
  },
);

describe('invalid requests', () => {
  const invalid = (): Promise<Answer> => rawApi(sandbox, 'Bot nonsense')('GET', '/users/@me');
  const limits = async () => (await controlStateOf(sandbox)).limits;
  const valid = (): Promise<Response> =>
    ask({ 'user-agent': USER_AGENT, authorization: authorization() });

  it('are 401, 403 and 429, not 404', async () => {
    await invalid();
    await ask({ 'user-agent': 'node', authorization: authorization() });
    await rawApi(sandbox)('GET', '/nowhere');
    await sandbox.control({ action: 'fault.add', answer: '429', times: 1 });
    await rawApi(sandbox)('GET', '/users/@me');
    await sandbox.control({ action: 'fault.add', answer: '429', scope: 'shared', times: 1 });
    await rawApi(sandbox)('GET', '/users/@me');
    expect((await limits()).invalid).toEqual({ count: 3, limit: 10_000, is_banned: false });
  });

  it('beyond their limit shut the bot out: 429 without JSON, limits or time, for ten minutes', async () => {
    await sandbox.control({ action: 'limits.set', invalid_limit: 3 });
    expect(statuses(await times(3, invalid))).toEqual([401, 401, 401]);
    const shut = await valid();
    expect(shut.status).toBe(429);
    expect(await shut.text()).toBe('error code: 1015');
    const named = [...shut.headers.keys()].filter((name) => /ratelimit|retry|^via$/u.test(name));
    expect(named).toEqual([]);
    expect((await limits()).invalid).toMatchObject({ is_banned: true });
    await sandbox.control({ action: 'clock.move', ms: 599_000 });
    expect((await valid()).status).toBe(429);
    await sandbox.control({ action: 'clock.move', ms: 1000 });
    expect((await valid()).status).toBe(200);
    expect((await limits()).invalid).toEqual({ count: 0, limit: 3, is_banned: false });
  });

  it('are forgotten ten minutes after the first', async () => {
    await sandbox.control({ action: 'limits.set', invalid_limit: 3 });
    await times(2, invalid);
    await sandbox.control({ action: 'clock.move', ms: 600_000 });
    await times(2, invalid);
    expect((await valid()).status).toBe(200);
  });
});
