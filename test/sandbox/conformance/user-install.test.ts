/** Owns the app that a person has installed for themselves: where it works, and how far it goes. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { SandboxSeed } from '../../../src/sandbox/sandbox.ts';
import { createSandbox, type Sandbox } from '../../support/judged-sandbox.ts';
import { rawApi, type Api } from '../raw.ts';
import { rawBot, type RawBot, type Seen } from '../raw-bot.ts';

const VIEW = 1n << 10n;
const SEND = 1n << 11n;
const EMBED = 1n << 14n;
const ATTACH = 1n << 15n;
const MENTION = 1n << 17n;
const EMOJIS = 1n << 18n;
const COMMANDS = 1n << 31n;
const EXTERNAL_APPS = 1n << 50n;
const EPHEMERAL = 64;

const seed: SandboxSeed = {
  users: [
    { username: 'owner' },
    { username: 'ada', hasApp: true },
    { username: 'ben', hasApp: true },
    { username: 'cleo' },
  ],
  guilds: [
    {
      name: 'Without',
      channels: [{ name: 'general' }],
      roles: [
        { name: '@everyone', permissions: VIEW | SEND | EMBED | COMMANDS },
        { name: 'Apps', permissions: EXTERNAL_APPS },
      ],
      members: [
        { user: 'owner' },
        { user: 'ada', roles: ['Apps'] },
        { user: 'ben' },
        { user: 'cleo' },
      ],
    },
    {
      name: 'With',
      channels: [{ name: 'general' }],
      members: [{ user: 'owner' }, { user: 'ada' }],
    },
  ],
};

let sandbox: Sandbox;
let api: Api;
let bot: RawBot;
let users: Record<string, string>;

const idOf = (name: string): string => users[name] ?? '';
const generalOf = (guild: string): string => sandbox.ids.guilds[guild]?.channels['general'] ?? '';
const guildId = (name: string): string => sandbox.ids.guilds[name]?.id ?? '';

async function conversation(user: string, other: string): Promise<string> {
  const result = await sandbox.control({ action: 'dm.open', user_id: user, with_id: other });
  return String(result['channel_id']);
}

const run = (user: string, channelId: string, name = 'both'): Promise<Seen> =>
  bot.seen(sandbox.runCommand({ userId: idOf(user), channelId, name }));

const answer = (seen: Seen, data: object = { content: 'a' }) =>
  bot.callback(seen, { type: 4, data }, '?with_response=true');

beforeAll(async () => {
  sandbox = await createSandbox({ limits: false, seed });
  api = rawApi(sandbox);
  ({ users } = sandbox.ids);
  bot = await rawBot(sandbox);
  await sandbox.control({ action: 'bot.kick', guild_id: guildId('Without') });
  await api('PUT', `/applications/${sandbox.applicationId}/commands`, [
    { name: 'both', description: 'd', integration_types: [0, 1], contexts: [0, 1, 2] },
    { name: 'servers', description: 'd', integration_types: [0], contexts: [0, 1] },
    { name: 'mine', description: 'd', integration_types: [1] },
    { name: 'at-home', description: 'd', integration_types: [1], contexts: [1] },
  ]);
});

afterAll(async () => {
  await bot.close();
  await sandbox.close();
});

describe('with the app installed for oneself', () => {
  it('its commands work where the bot is not, and say whose install that is', async () => {
    const seen = await run('ada', generalOf('Without'));
    expect(seen).toMatchObject({
      context: 0,
      guild_id: guildId('Without'),
      authorizing_integration_owners: { 1: idOf('ada') },
      member: { user: { id: idOf('ada') } },
      app_permissions: String(EMBED),
    });
    expect(seen['authorizing_integration_owners']).not.toHaveProperty('0');
    const { body } = await answer(seen);
    expect(body['resource']).toMatchObject({
      message: {
        flags: 0,
        interaction_metadata: { authorizing_integration_owners: { 1: idOf('ada') } },
      },
    });
  });

  it('its commands work where the bot is by both installs', async () => {
    const seen = await run('ada', generalOf('With'));
    expect(seen['authorizing_integration_owners']).toEqual({ 0: guildId('With'), 1: idOf('ada') });
    const mine = await run('ada', generalOf('With'), 'mine');
    expect(mine['authorizing_integration_owners']).toEqual({ 1: idOf('ada') });
    const servers = await run('ada', generalOf('With'), 'servers');
    expect(servers['authorizing_integration_owners']).toEqual({ 0: guildId('With') });
  });

  it('its commands work in a conversation of two people, which the bot never sees', async () => {
    const channelId = await conversation(idOf('ada'), idOf('cleo'));
    const seen = await run('ada', channelId);
    expect(seen).toMatchObject({
      context: 2,
      user: { id: idOf('ada') },
      channel: { id: channelId, type: 1 },
      authorizing_integration_owners: { 1: idOf('ada') },
      app_permissions: String(EMBED | ATTACH | MENTION),
    });
    expect((await answer(seen)).status).toBe(200);
    expect((await api('GET', `/channels/${channelId}`)).status).toBe(403);
    expect((await api('POST', `/channels/${channelId}/messages`, { content: 'x' })).body).toEqual({
      message: 'Missing Access',
      code: 50_001,
    });
    await expect(run('cleo', channelId)).rejects.toMatchObject({ status: 403 });
    await expect(run('ben', channelId)).rejects.toMatchObject({ status: 403 });
  });

  it('its commands work in the bot’s own conversation without a common server', async () => {
    const channelId = await conversation(idOf('ben'), sandbox.botUserId);
    const seen = await run('ben', channelId, 'at-home');
    expect(seen).toMatchObject({
      context: 1,
      authorizing_integration_owners: { 1: idOf('ben') },
      app_permissions: String(EMBED | ATTACH | MENTION | EMOJIS),
    });
    await expect(run('ben', channelId, 'servers')).rejects.toMatchObject({ status: 403 });
    expect((await api('POST', `/channels/${channelId}/messages`, { content: 'x' })).status).toBe(
      200,
    );
  });

  it('a command keeps to the contexts and installs that it is for', async () => {
    const conversationId = await conversation(idOf('ada'), idOf('cleo'));
    for (const [channelId, name] of [
      [generalOf('Without'), 'servers'],
      [generalOf('Without'), 'at-home'],
      [conversationId, 'servers'],
      [conversationId, 'at-home'],
    ] as const) {
      await expect(run('ada', channelId, name)).rejects.toMatchObject({ status: 403 });
    }
    await expect(run('cleo', generalOf('Without'))).rejects.toMatchObject({ status: 403 });
  });

  it('five followups are the most where the app is not the server’s', async () => {
    const seen = await run('ada', generalOf('Without'));
    await answer(seen);
    const follow = () => api('POST', bot.hook(seen), { content: 'more' });
    for (let at = 0; at < 5; at += 1) expect((await follow()).status).toBe(200);
    const sixth = await follow();
    expect([sixth.status, sixth.body['code']]).toEqual([400, 40_094]);

    const served = await run('ada', generalOf('With'));
    await answer(served);
    for (let at = 0; at < 6; at += 1) {
      expect((await api('POST', bot.hook(served), { content: 'more' })).status).toBe(200);
    }
  });

  it('answers show to oneself alone without the right to use apps of one’s own', async () => {
    const seen = await run('ben', generalOf('Without'));
    expect((await answer(seen)).body['resource']).toMatchObject({ message: { flags: EPHEMERAL } });
    const { body } = await api('POST', bot.hook(seen), { content: 'more' });
    expect(body['flags']).toBe(EPHEMERAL);
    const deferred = await run('ben', generalOf('Without'));
    await bot.callback(deferred, { type: 5 });
    const filled = await api('PATCH', bot.hook(deferred, '/messages/@original'), { content: 'f' });
    expect(filled.body['flags']).toBe(EPHEMERAL);
    const shown = sandbox.state().messages[generalOf('Without')] ?? [];
    expect(shown.some(({ id }) => id === filled.body['id'])).toBe(false);
  });

  it('a button stays with the install of whoever asked for its message', async () => {
    const button = { type: 2, style: 1, label: 'b', custom_id: 'b' };
    const seen = await run('ada', generalOf('Without'));
    await answer(seen, { content: 'a', components: [{ type: 1, components: [button] }] });
    const [message] = (sandbox.state().messages[generalOf('Without')] ?? []).slice(-1);
    const pressed = await bot.seen(
      sandbox.pressButton({
        userId: idOf('cleo'),
        channelId: generalOf('Without'),
        messageId: message?.id ?? '',
        customId: 'b',
      }),
    );
    expect(pressed).toMatchObject({
      member: { user: { id: idOf('cleo') } },
      authorizing_integration_owners: { 1: idOf('ada') },
    });
    await bot.callback(pressed, { type: 6 });
  });

  it('its commands are gone with the install, and come with it', async () => {
    const mine = (): Promise<Seen> => run('cleo', generalOf('Without'), 'mine');
    await sandbox.control({ action: 'app.install', user_id: idOf('cleo'), installed: true });
    expect((await mine())['authorizing_integration_owners']).toEqual({ 1: idOf('cleo') });
    await sandbox.control({ action: 'app.install', user_id: idOf('cleo'), installed: false });
    await expect(mine()).rejects.toMatchObject({ status: 403 });
  });

  it('people talk in a conversation of theirs, and the bot hears nothing of it', async () => {
    const channelId = await conversation(idOf('ada'), idOf('cleo'));
    expect(await conversation(idOf('cleo'), idOf('ada'))).toBe(channelId);
    sandbox.writeMessage({ userId: idOf('cleo'), channelId, content: 'psst' });
    const written = sandbox.state().messages[channelId] ?? [];
    expect(written.at(-1)?.content).toBe('psst');
    expect(sandbox.state().dms).toContainEqual({
      id: channelId,
      recipient_ids: [idOf('ada'), idOf('cleo')],
    });
    expect(() =>
      sandbox.writeMessage({ userId: idOf('ben'), channelId, content: 'me too' }),
    ).toThrow('between two others');
  });
});

it('is refused an action on nobody, on the bot, and on oneself', async () => {
  const ada = idOf('ada');
  for (const [with_id, message] of [
    ['1475000000000000000', 'There is no user'],
    [ada, 'Nobody has a conversation with themselves'],
  ] as const) {
    const opening = sandbox.control({ action: 'dm.open', user_id: ada, with_id });
    await expect(opening).rejects.toThrow(message);
  }
  const installing = sandbox.control({
    action: 'app.install',
    user_id: sandbox.botUserId,
    installed: true,
  });
  await expect(installing).rejects.toThrow('is the bot');
});
