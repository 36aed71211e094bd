/** Owns deadlines, tokens and answers of interactions, with a clock that is moved. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { ClientRefusal } from '../../src/sandbox/interactions/client-refusal.ts';
import { createSandbox, type Sandbox } from '../support/judged-sandbox.ts';
import { connectGateway, type GatewayClient } from './gateway-client.ts';
import { movableClock, placesOf, rawApi, type Api, type MovableClock } from './raw.ts';

const GUILDS = 1;

let clock: MovableClock;
let sandbox: Sandbox;
let api: Api;
let places: ReturnType<typeof placesOf>;
let gateway: GatewayClient;

beforeEach(async () => {
  clock = movableClock();
  sandbox = await createSandbox({ clock });
  api = rawApi(sandbox);
  places = placesOf(sandbox);
  const { body } = await api('GET', '/gateway/bot');
  gateway = await connectGateway(`${String(body['url'])}?v=10&encoding=json`);
  gateway.send({ op: 2, d: { token: sandbox.token, intents: GUILDS, properties: {} } });
  await gateway.next(({ t }) => t === 'GUILD_CREATE');
  await api('PUT', `/applications/${sandbox.applicationId}/commands`, [
    {
      name: 'news',
      description: 'News',
      options: [
        { type: 4, name: 'count', description: 'How many', min_value: 1, max_value: 10 },
        { type: 7, name: 'channel', description: 'Where', channel_types: [0] },
      ],
    },
    { name: 'setup', description: 'Setup', default_member_permissions: '32' },
    { name: 'guildonly', description: 'In servers', contexts: [0] },
  ]);
});

afterEach(async () => {
  await gateway.close(1000);
  await sandbox.close();
});

type Seen = Record<string, unknown> & { id: string; token: string };

async function run(
  name = 'news',
  options: Parameters<Sandbox['runCommand']>[0]['options'] = [],
): Promise<Seen> {
  const { channelId, memberId } = places;
  const id = await sandbox.runCommand({ userId: memberId, channelId, name, options });
  const { d } = await gateway.next(({ t, d }) => t === 'INTERACTION_CREATE' && d['id'] === id);
  return { ...d, id, token: String(d['token']) };
}

const callback = ({ id, token }: Seen, body: object, query = '') =>
  rawApi(sandbox, '')('POST', `/interactions/${id}/${token}/callback${query}`, body);
const hook = ({ token }: Seen, path = '') => `/webhooks/${sandbox.applicationId}/${token}${path}`;
const reply = { type: 4, data: { content: 'hi' } };

describe('an interaction', () => {
  it('carries what Discord sends', async () => {
    const { guildId, channelId, memberId } = places;
    const interaction = await run('news', [{ name: 'channel', type: 7, value: channelId }]);
    expect(interaction).toMatchObject({
      application_id: sandbox.applicationId,
      type: 2,
      version: 1,
      guild_id: guildId,
      channel_id: channelId,
      channel: { id: channelId, type: 0, name: 'general' },
      locale: 'en-US',
      guild_locale: 'en-US',
      context: 0,
      entitlements: [],
      attachment_size_limit: 10_485_760,
      authorizing_integration_owners: { 0: guildId },
      member: { user: { id: memberId }, permissions: expect.stringMatching(/^\d+$/u) },
      app_permissions: expect.stringMatching(/^\d+$/u),
      data: {
        name: 'news',
        type: 1,
        options: [{ name: 'channel', type: 7, value: channelId }],
        resolved: {
          channels: { [channelId]: { id: channelId, app_permissions: expect.any(String) } },
        },
      },
    });
  });

  it('carries the language that its person’s client was set to', async () => {
    const { memberId } = places;
    await sandbox.control({ action: 'locale.set', user_id: memberId, locale: 'ja' });
    expect(await run()).toMatchObject({ locale: 'ja', guild_locale: 'en-US' });
    expect(sandbox.state().locales).toEqual({ [memberId]: 'ja' });
    const wrong = sandbox.control({ action: 'locale.set', user_id: memberId, locale: 'xx' });
    await expect(wrong).rejects.toThrow('locale');
  });

  it('is answered without Authorization, with 204', async () => {
    const { status, headers } = await callback(await run(), reply);
    expect([status, headers.get('content-type')]).toEqual([204, null]);
    expect(sandbox.state().messages[places.channelId]).toMatchObject([
      { content: 'hi', type: 20, interaction_metadata: { type: 2 } },
    ]);
  });

  it('tells its answer when asked to', async () => {
    const { status, body } = await callback(await run(), reply, '?with_response=true');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      interaction: { type: 2, response_message_ephemeral: false },
      resource: { type: 4, message: { content: 'hi' } },
    });
  });

  it('is unknown after three seconds', async () => {
    const interaction = await run();
    clock.move(3001);
    const { status, body } = await callback(interaction, reply);
    expect([status, body['code']]).toEqual([404, 10_062]);
  });

  it('is answered once', async () => {
    const interaction = await run();
    await callback(interaction, reply);
    const { status, body } = await callback(interaction, reply);
    expect([status, body['code']]).toEqual([400, 40_060]);
  });

  it('has a token of fifteen minutes', async () => {
    const interaction = await run();
    await callback(interaction, reply);
    clock.move(15 * 60_000);
    expect(
      (await api('PATCH', hook(interaction, '/messages/@original'), { content: 'x' })).status,
    ).toBe(200);
    clock.move(1);
    const { status, body } = await api('POST', hook(interaction), { content: 'x' });
    expect([status, body['code']]).toEqual([401, 50_027]);
  });

  it('has no webhook before its first answer', async () => {
    const interaction = await run();
    const { status, body } = await api('POST', hook(interaction), { content: 'x' });
    expect([status, body['code']]).toEqual([404, 10_015]);
  });

  it('puts what is wrong with an answer under data, and can still be answered', async () => {
    const interaction = await run();
    const wrong = { type: 4, data: { embeds: [{ title: 'x'.repeat(257) }] } };
    const { body } = await callback(interaction, wrong);
    expect(body['errors']).toMatchObject({
      data: { embeds: { 0: { title: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH' }] } } } },
    });
    expect((await callback(interaction, reply)).status).toBe(204);
  });

  it('cannot be answered with an update when it is a command', async () => {
    const { status, body } = await callback(await run(), { type: 7, data: { content: 'x' } });
    expect([status, body['code']]).toEqual([400, 50_035]);
  });

  it('keeps ephemeral what was deferred so, and the first followup fills it in', async () => {
    const interaction = await run();
    await callback(interaction, { type: 5, data: { flags: 64 } });
    const filled = await api('POST', hook(interaction), { content: 'there' });
    expect(filled.body).toMatchObject({ content: 'there', flags: 64, edited_timestamp: null });
    const read = await api('GET', hook(interaction, '/messages/@original'));
    expect(read.body['id']).toBe(filled.body['id']);
    const path = `/channels/${places.channelId}/messages/${String(filled.body['id'])}`;
    expect((await api('GET', path)).body['code']).toBe(10_008);
    expect((await api('DELETE', hook(interaction, '/messages/@original'))).status).toBe(204);
  });
});

const refusal = async (doing: Promise<unknown>): Promise<ClientRefusal> => {
  const error: unknown = await doing.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof ClientRefusal) return error;
  throw new Error('not refused', { cause: error });
};

describe('the client', () => {
  it('keeps commands from people without the permission', async () => {
    const { channelId, memberId, adminId } = places;
    const denied = sandbox.runCommand({ userId: memberId, channelId, name: 'setup' });
    expect((await refusal(denied)).status).toBe(403);
    await expect(
      sandbox.runCommand({ userId: adminId, channelId, name: 'setup' }),
    ).resolves.toMatch(/^\d+$/u);
  });

  it('keeps server commands out of direct messages', async () => {
    const { memberId } = places;
    const dm = await api('POST', '/users/@me/channels', { recipient_id: memberId });
    const channelId = String(dm.body['id']);
    const denied = sandbox.runCommand({ userId: memberId, channelId, name: 'guildonly' });
    expect((await refusal(denied)).status).toBe(403);
    await expect(
      sandbox.runCommand({ userId: memberId, channelId, name: 'news' }),
    ).resolves.toMatch(/^\d+$/u);
  });

  it.each([
    [
      'a number over the maximum',
      { name: 'count', type: 4, value: 11 },
      'count must be at most 10.',
    ],
    ['a fraction', { name: 'count', type: 4, value: 1.5 }, 'count must be a whole number.'],
    [
      'an unknown option',
      { name: 'size', type: 4, value: 1 },
      'This command has no option “size”.',
    ],
    [
      'a channel that is none',
      { name: 'channel', type: 7, value: '1' },
      'channel must be a channel.',
    ],
  ])('refuses %s', async (_title, option, message) => {
    const { channelId, memberId } = places;
    const denied = sandbox.runCommand({
      userId: memberId,
      channelId,
      name: 'news',
      options: [option],
    });
    expect(await refusal(denied)).toMatchObject({ status: 400, message });
  });

  it('does not press what is not there', async () => {
    const { channelId, memberId } = places;
    const row = {
      type: 1,
      components: [{ type: 2, style: 1, label: 'b', custom_id: 'a', disabled: true }],
    };
    const sent = await api('POST', `/channels/${channelId}/messages`, {
      content: 'c',
      components: [row],
    });
    const messageId = String(sent.body['id']);
    const press = (customId: string) =>
      sandbox.pressButton({ userId: memberId, channelId, messageId, customId });
    expect((await refusal(press('a'))).message).toBe('This component is disabled.');
    expect((await refusal(press('b'))).status).toBe(400);
  });
});

describe('a bot that is silent', () => {
  it('is told of by 504 while options load', async () => {
    const quick = await createSandbox({ responseDeadlineMs: 20 });
    const { channelId, memberId } = placesOf(quick);
    const path = `/applications/${quick.applicationId}/commands`;
    const option = { type: 3, name: 'topic', description: 'd', autocomplete: true };
    await rawApi(quick)('PUT', path, [{ name: 'news', description: 'd', options: [option] }]);
    const typing = quick.autocomplete({
      userId: memberId,
      channelId,
      name: 'news',
      options: [{ name: 'topic', type: 3, value: '', focused: true }],
    });
    await expect(typing).rejects.toMatchObject({ status: 504 });
    await quick.close();
  });
});
