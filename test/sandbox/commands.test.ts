/** Owns the routes of application commands in Discord's terms, without a client library. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createSandbox, type Sandbox } from '../support/judged-sandbox.ts';
import { placesOf, rawApi, type Api } from './raw.ts';

let sandbox: Sandbox;
let api: Api;
let guildId: string;

beforeEach(async () => {
  sandbox = await createSandbox();
  api = rawApi(sandbox);
  ({ guildId } = placesOf(sandbox));
});

afterEach(() => sandbox.close());

const path = () => `/applications/${sandbox.applicationId}/commands`;

describe('commands', () => {
  const news = { name: 'news', description: 'News' };

  it('are 201 when new, 200 when known, with the same id and another version', async () => {
    const first = await api('POST', path(), news);
    const second = await api('POST', path(), { ...news, description: 'More' });
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.body['id']).toBe(first.body['id']);
    expect(second.body['version']).not.toBe(first.body['version']);
  });

  it('are all replaced by PUT, ids kept by name', async () => {
    const { body } = await api('POST', path(), news);
    await api('POST', path(), { name: 'old', description: 'Old' });
    const put = await api('PUT', path(), [news]);
    expect(put.status).toBe(200);
    expect(put.body).toMatchObject([{ id: body['id'], name: 'news' }]);
    expect((await api('GET', path())).body).toHaveLength(1);
  });

  it('take permissions as text, as discord.js sends them', async () => {
    const { status, body } = await api('POST', path(), {
      ...news,
      default_member_permissions: '32',
    });
    expect([status, body['default_member_permissions']]).toEqual([201, '32']);
  });

  it('point into the list when one of a PUT is wrong', async () => {
    const { status, body } = await api('PUT', path(), [news, { name: 'Bad', description: 'd' }]);
    expect(status).toBe(400);
    expect(body['errors']).toEqual({
      1: {
        name: {
          _errors: [
            { code: 'APPLICATION_COMMAND_INVALID_NAME', message: 'Command name is invalid' },
          ],
        },
      },
    });
  });

  it('keep their type when they are edited, and the rules that go with it', async () => {
    const who = await api('POST', path(), { name: 'Who Is', type: 2 });
    const own = `${path()}/${String(who.body['id'])}`;
    const renamed = await api('PATCH', own, { name: 'Who Was', type: 1 });
    expect(renamed.body).toMatchObject({ name: 'Who Was', type: 2 });
    const described = await api('PATCH', own, { description: 'd' });
    expect(described.body['errors']).toHaveProperty('description');
  });

  it('of a guild are apart from the global ones', async () => {
    const guildPath = `/applications/${sandbox.applicationId}/guilds/${guildId}/commands`;
    const { body } = await api('POST', guildPath, news);
    expect(body['guild_id']).toBe(guildId);
    expect((await api('GET', path())).body).toHaveLength(0);
    expect((await api('DELETE', `${guildPath}/${String(body['id'])}`)).status).toBe(204);
    expect((await api('GET', guildPath)).body).toHaveLength(0);
  });
});
