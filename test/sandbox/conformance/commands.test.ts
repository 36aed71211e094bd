/** Owns the registration of commands in Discord's terms: the day's creates, lists, who may use them. */
import * as spec from 'discord-api-spec/zod';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { safeParse } from 'zod/v4/core';

import { createSandbox, type Sandbox } from '../../support/judged-sandbox.ts';
import { placesOf, rawApi, type Api } from '../raw.ts';

let sandbox: Sandbox;
let api: Api;
let places: ReturnType<typeof placesOf>;

beforeEach(async () => {
  sandbox = await createSandbox({ limits: false });
  api = rawApi(sandbox);
  places = placesOf(sandbox);
});

afterEach(() => sandbox.close());

const globalPath = () => `/applications/${sandbox.applicationId}/commands`;
const guildPath = () => `/applications/${sandbox.applicationId}/guilds/${places.guildId}/commands`;
const command = (name: string): object => ({ name, description: 'd' });
const hundred = (prefix: string): object[] =>
  Array.from({ length: 100 }, (_, n) => command(`${prefix}${n}`));

describe('the day’s creates', () => {
  it('end at 200 with 429 and 30034, which says when there are more', async () => {
    for (const prefix of ['a', 'b']) {
      expect((await api('PUT', globalPath(), hundred(prefix))).status).toBe(200);
      await sandbox.control({ action: 'clock.move', ms: 60_000 });
    }
    const { status, body, headers } = await api('PUT', globalPath(), [command('c')]);
    expect(status).toBe(429);
    expect(body).toEqual({
      message: 'Max number of daily application command creates has been reached (200)',
      retry_after: expect.closeTo(24 * 3600 - 120, -1),
      global: false,
      code: 30_034,
    });
    expect(headers.get('x-ratelimit-scope')).toBe('shared');
    expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(Number(body['retry_after']));
    const list = await api('GET', globalPath());
    expect(list.body).toHaveLength(100);
    await sandbox.control({ action: 'clock.move', ms: 24 * 3600 * 1000 - 120_000 });
    expect((await api('PUT', globalPath(), [command('c')])).status).toBe(200);
  });

  it('are counted by guild, and not for names that are known', async () => {
    await api('PUT', globalPath(), hundred('a'));
    await api('PUT', globalPath(), hundred('b'));
    expect((await api('PUT', globalPath(), hundred('b'))).status).toBe(200);
    expect((await api('POST', globalPath(), command('b1'))).status).toBe(200);
    expect((await api('POST', guildPath(), command('c'))).status).toBe(201);
    await api('PUT', globalPath(), []);
    expect((await api('POST', globalPath(), command('c'))).status).toBe(429);
  });

  it('are not used up by what is refused', async () => {
    await api('PUT', globalPath(), hundred('a'));
    await api('PUT', globalPath(), hundred('b').slice(0, 99));
    expect((await api('PUT', globalPath(), [command('Bad')])).status).toBe(400);
    expect((await api('PUT', globalPath(), [command('x'), command('y')])).status).toBe(429);
    expect((await api('POST', globalPath(), command('x'))).status).toBe(201);
  });
});

it('lets a channel option take media channels, and no kind that there is none of', async () => {
  const withTypes = (types: number[]) => ({
    ...command('post'),
    options: [{ type: 7, name: 'where', description: 'd', channel_types: types }],
  });
  const { body } = await api('POST', globalPath(), withTypes([0, 16]));
  expect(body['options']).toMatchObject([{ channel_types: [0, 16] }]);
  expect((await api('POST', globalPath(), withTypes([99]))).status).toBe(400);
});

it('lists translations only when asked with_localizations', async () => {
  const news = {
    ...command('news'),
    name_localizations: { de: 'nachrichten' },
    options: [{ type: 3, name: 'a', description: 'd', description_localizations: { de: 'x' } }],
  };
  const created = await api('POST', globalPath(), news);
  expect(created.body['name_localizations']).toEqual({ de: 'nachrichten' });
  const plain = await api('GET', globalPath());
  expect(JSON.stringify(plain.body)).not.toContain('localizations');
  const whole = await api('GET', `${globalPath()}?with_localizations=true`);
  expect(whole.body).toEqual([created.body]);
  for (const { body } of [plain, whole]) {
    const list = body as unknown as unknown[];
    expect(safeParse(spec.ApplicationCommandResponseSchema, list[0]).error).toBeUndefined();
  }
});

it('leaves who may use a command to the guild’s admins', async () => {
  const { body } = await api('POST', globalPath(), command('news'));
  const own = `${guildPath()}/${String(body['id'])}/permissions`;
  const list = await api('GET', `${guildPath()}/permissions`);
  expect([list.status, list.body]).toEqual([200, []]);
  const one = await api('GET', own);
  expect([one.status, one.body['code']]).toEqual([404, 10_066]);
  expect((await api('GET', `${guildPath()}/123/permissions`)).body['code']).toBe(10_063);
  const put = await api('PUT', own, { permissions: [] });
  expect([put.status, put.body['code']]).toEqual([403, 20_001]);
});

describe('keys that an option’s type has not', () => {
  it.each([
    [5, { choices: 'none' }],
    [7, { choices: [null] }],
    [3, { options: [{}] }],
    [11, { options: 'none' }],
  ])('are ignored on type %i: %j', async (type, keys) => {
    const option = { type, name: 'q', description: 'd', ...keys };
    const { status } = await api('POST', globalPath(), { ...command('c'), options: [option] });
    expect(status).toBe(201);
  });
});
