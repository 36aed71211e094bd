/** Owns what a person may run and press, where, and what the bot is told of it. */
import * as spec from 'discord-api-spec/zod';
import { API } from '@discordjs/core';
import { REST } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { safeParse } from 'zod/v4/core';

import type { SandboxSeed } from '../../../src/sandbox/sandbox.ts';
import { createSandbox, type Sandbox } from '../../support/judged-sandbox.ts';
import { rawApi, type Api } from '../raw.ts';
import { rawBot, type RawBot, type Seen } from '../raw-bot.ts';

const SPEAK = (1n << 10n) | (1n << 11n) | (1n << 16n) | (1n << 31n) | (1n << 35n) | (1n << 38n);
const seed: SandboxSeed = {
  users: [{ username: 'owner' }, { username: 'ada', locale: 'de' }, { username: 'outsider' }],
  guilds: [
    {
      name: 'G',
      channels: [
        { name: 'general' },
        { name: 'hidden', overwrites: [{ role: '@everyone', deny: 1n << 10n }] },
        { name: 'nothreads', type: 5 },
      ],
      roles: [{ name: '@everyone', permissions: SPEAK }, { name: 'Readers' }],
      members: [{ user: 'owner' }, { user: 'ada', roles: ['Readers'] }],
    },
  ],
};

let sandbox: Sandbox;
let api: Api;
let bot: RawBot;
let ada: string;
let outsider: string;
let channels: Record<string, string>;
let roles: Record<string, string>;

const option = (type: number, name: string, more: object = {}): object => ({
  type,
  name,
  description: 'd',
  ...more,
});

beforeAll(async () => {
  sandbox = await createSandbox({ limits: false, seed });
  api = rawApi(sandbox);
  const guild = sandbox.ids.guilds['G'];
  channels = guild?.channels ?? {};
  roles = guild?.roles ?? {};
  ada = sandbox.ids.users['ada'] ?? '';
  outsider = sandbox.ids.users['outsider'] ?? '';
  bot = await rawBot(sandbox);
  await api('PUT', `/applications/${sandbox.applicationId}/commands`, [
    {
      name: 'all',
      description: 'd',
      options: [
        option(3, 'text', { min_length: 2, max_length: 4 }),
        option(4, 'whole', { min_value: 1, max_value: 3 }),
        option(10, 'number', { min_value: 0.5, max_value: 1.5 }),
        option(5, 'flag'),
        option(6, 'user'),
        option(7, 'channel', { channel_types: [0, 11] }),
        option(8, 'role'),
        option(9, 'anyone'),
        option(11, 'file'),
        option(3, 'choice', { choices: [{ name: 'A', value: 'a' }] }),
      ],
    },
    { name: 'Look up', type: 2 },
    { name: 'Explain', type: 3 },
    { name: 'adults', description: 'd', nsfw: true },
    { name: 'mine', description: 'd', integration_types: [1] },
    { name: 'dms', description: 'd', contexts: [1] },
  ]);
});

afterAll(async () => {
  await bot.close();
  await sandbox.close();
});

const general = () => channels['general'] ?? '';
type Options = NonNullable<Parameters<Sandbox['runCommand']>[0]['options']>;
const run = (options: Options = [], channelId = general()) =>
  sandbox.runCommand({ userId: ada, channelId, name: 'all', options });

/** A message with these components, of the bot. */
async function post(components: object[], to = general()): Promise<string> {
  const body = { content: 'c', components: [{ type: 1, components }] };
  return String((await api('POST', `/channels/${to}/messages`, body)).body['id']);
}

describe('the client does not send', () => {
  it.each<[string, Options[number], string]>([
    ['a text too short', { name: 'text', type: 3, value: '🔥' }, 'at least 2 characters'],
    ['a text too long', { name: 'text', type: 3, value: 'abcde' }, 'at most 4 characters'],
    ['a number too small', { name: 'number', type: 10, value: 0.4 }, 'at least 0.5'],
    ['a fraction for a whole number', { name: 'whole', type: 4, value: 1.5 }, 'whole number'],
    ['a word for true or false', { name: 'flag', type: 5, value: 'yes' }, 'true or false'],
    ['what is no choice', { name: 'choice', type: 3, value: 'b' }, 'Choose one of'],
    ['a role that is none', { name: 'role', type: 8, value: '1' }, 'must be a role'],
    ['a file', { name: 'file', type: 11, value: '1' }, 'cannot put a file into file yet'],
  ])('%s', async (_title, given, message) => {
    await expect(run([given])).rejects.toThrow(message);
  });

  it('a channel of a kind that is not asked for, or one that the person does not see', async () => {
    for (const name of ['nothreads', 'hidden']) {
      const value = channels[name] ?? '';
      await expect(run([{ name: 'channel', type: 7, value }])).rejects.toThrow('channel');
    }
  });

  it.each([
    ['an age-restricted command where it is not', 'adults'],
    ['a command for users’ own installs', 'mine'],
    ['a command for direct messages in a server', 'dms'],
  ])('%s', async (_title, name) => {
    const running = sandbox.runCommand({ userId: ada, channelId: general(), name });
    await expect(running).rejects.toMatchObject({ status: 403 });
  });
});

describe('INTERACTION_CREATE', () => {
  it('resolves users with their membership, roles, and who is not here', async () => {
    const role = roles['Readers'] ?? '';
    const {
      data,
      locale,
      guild_locale: guildLocale,
    } = await bot.seen(
      run([
        { name: 'user', type: 6, value: outsider },
        { name: 'role', type: 8, value: role },
        { name: 'anyone', type: 9, value: ada },
      ]),
    );
    expect([locale, guildLocale]).toEqual(['de', 'en-US']);
    const { resolved } = data as { resolved: Record<string, Record<string, object>> };
    expect(Object.keys(resolved['users'] ?? {}).toSorted()).toEqual([ada, outsider].toSorted());
    expect(Object.keys(resolved['members'] ?? {})).toEqual([ada]);
    expect(resolved['members']?.[ada]).not.toHaveProperty('user');
    expect(resolved['members']?.[ada]).not.toHaveProperty('deaf');
    expect(resolved['roles']).toEqual({ [role]: expect.objectContaining({ name: 'Readers' }) });
  });

  it('of a user command has its target with user and member', async () => {
    const { data } = await bot.seen(
      sandbox.runCommand({ userId: ada, channelId: general(), name: 'Look up', targetId: ada }),
    );
    expect(data).toMatchObject({
      type: 2,
      name: 'Look up',
      target_id: ada,
      resolved: { users: { [ada]: { id: ada } }, members: { [ada]: { nick: null } } },
    });
    expect(data).not.toHaveProperty('options');
  });

  it('of a message command has its target with the whole message', async () => {
    const targetId = await post([{ type: 2, style: 1, label: 'b', custom_id: 'b' }]);
    const { data } = await bot.seen(
      sandbox.runCommand({ userId: ada, channelId: general(), name: 'Explain', targetId }),
    );
    expect(data).toMatchObject({
      type: 3,
      target_id: targetId,
      resolved: { messages: { [targetId]: { id: targetId, content: 'c' } } },
    });
    const gone = { userId: ada, channelId: general(), name: 'Explain', targetId: '1' };
    await expect(sandbox.runCommand(gone)).rejects.toMatchObject({ status: 404 });
    const none = { userId: ada, channelId: general(), name: 'Explain' };
    await expect(sandbox.runCommand(none)).rejects.toMatchObject({ status: 400 });
  });

  it('in direct messages has a user, no guild, and what bots may do there', async () => {
    const dm = await api('POST', '/users/@me/channels', { recipient_id: ada });
    const seen = await bot.seen(
      sandbox.runCommand({ userId: ada, channelId: String(dm.body['id']), name: 'dms' }),
    );
    expect(seen).toMatchObject({
      user: { id: ada },
      context: 1,
      authorizing_integration_owners: { 0: '0' },
      // ATTACH_FILES, EMBED_LINKS, MENTION_EVERYONE, USE_EXTERNAL_EMOJIS.
      app_permissions: String((1n << 15n) | (1n << 14n) | (1n << 17n) | (1n << 18n)),
    });
    expect(seen).not.toHaveProperty('guild_id');
    expect(seen).not.toHaveProperty('guild_locale');
  });

  it('in a thread has the thread as its channel, and is answered there', async () => {
    const made = await api('POST', `/channels/${general()}/threads`, { name: 'talk', type: 11 });
    const thread = String(made.body['id']);
    const seen = await bot.seen(run([{ name: 'channel', type: 7, value: thread }], thread));
    expect(seen).toMatchObject({
      channel_id: thread,
      channel: { id: thread, type: 11, parent_id: general(), thread_metadata: { archived: false } },
      data: { resolved: { channels: { [thread]: { type: 11, thread_metadata: {} } } } },
    });
    await bot.callback(seen, { type: 4, data: { content: 'here' } });
    expect(sandbox.state().messages[thread]?.at(-1)).toMatchObject({ content: 'here', type: 20 });
    const messageId = await post([{ type: 2, style: 1, label: 'b', custom_id: 'b' }], thread);
    const act = { userId: ada, channelId: thread, messageId, customId: 'b' };
    const pressed = await bot.seen(sandbox.pressButton(act));
    const update = { type: 7, data: { content: 'pressed', components: [] } };
    expect((await bot.callback(pressed, update)).status).toBe(204);
  });

  it.each([
    [5, 'user', () => ada, 'users'],
    [6, 'role', () => roles['Readers'] ?? '', 'roles'],
    [7, 'mentionable', () => ada, 'members'],
    [8, 'channel', general, 'channels'],
  ])('of select menu %i resolves the %s', async (componentType, _kind, id, where) => {
    const messageId = await post([{ type: componentType, custom_id: 's' }]);
    const act = { userId: ada, channelId: general(), messageId, customId: 's', componentType };
    const { data } = await bot.seen(sandbox.selectOptions({ ...act, values: [id()] }));
    expect(data).toMatchObject({
      component_type: componentType,
      values: [id()],
      resolved: { [where]: { [id()]: expect.any(Object) } },
    });
    await expect(sandbox.selectOptions({ ...act, values: ['1'] })).rejects.toMatchObject({
      message: 'This is not one of the options.',
    });
  });
});

const reply = { type: 4, data: { content: 'hi' } };

describe('the first answer', () => {
  it('is due within three seconds, when the client says that nothing came', async () => {
    const seen = await bot.seen(run());
    await sandbox.control({ action: 'clock.move', ms: 3000 });
    const late = await bot.callback(seen, reply);
    expect([late.status, late.body['code']]).toEqual([404, 10_062]);
    const followup = await api('POST', bot.hook(seen), { content: 'x' });
    expect([followup.status, followup.body['code']]).toEqual([404, 10_015]);
  });

  it('fixes who sees it: an edit does not make it public', async () => {
    const seen = await bot.seen(run());
    await bot.callback(seen, { type: 4, data: { content: 'for you', flags: 64 } });
    const original = bot.hook(seen, '/messages/@original');
    const edited = await api('PATCH', original, { content: 'still', flags: 0 });
    expect(edited.body).toMatchObject({ content: 'still', flags: 64 });
  });

  it('heeds no flag of a deferral but EPHEMERAL', async () => {
    const seen = await bot.seen(run());
    const flags = 64 | 4;
    const { body } = await bot.callback(seen, { type: 5, data: { flags } }, '?with_response=true');
    expect(body).toMatchObject({ resource: { message: { flags: 64 | 128 } } });
    expect(safeParse(spec.InteractionCallbackResponseSchema, body).error).toBeUndefined();
  });

  it('may defer an update of a message, which a followup leaves alone', async () => {
    const messageId = await post([{ type: 2, style: 1, label: 'b', custom_id: 'b' }]);
    const act = { userId: ada, channelId: general(), messageId, customId: 'b' };
    const seen: Seen = await bot.seen(sandbox.pressButton(act));
    await bot.callback(seen, { type: 6 });
    const original = await api('GET', bot.hook(seen, '/messages/@original'));
    expect(original.body['id']).toBe(messageId);
    const followup = await api('POST', bot.hook(seen), { content: 'more' });
    expect(followup.body).toMatchObject({
      content: 'more',
      message_reference: { message_id: messageId },
      interaction_metadata: { type: 3, original_response_message_id: messageId },
    });
    expect(safeParse(spec.MessageResponseSchema, followup.body).error).toBeUndefined();
  });
});

it('@discordjs/core answers, edits and follows up', async () => {
  const rest = new REST({ api: sandbox.apiUrl, version: '10' }).setToken(sandbox.token);
  const core = new API(rest);
  const seen = await bot.seen(run());
  const { applicationId: app } = sandbox;
  await core.interactions.defer(seen.id, seen.token, { flags: 64 });
  await core.interactions.editReply(app, seen.token, { content: 'done' });
  const sent = await core.interactions.followUp(app, seen.token, { content: 'more' });
  const first = await core.interactions.getOriginalReply(app, seen.token);
  expect([first.content, sent.content]).toEqual(['done', 'more']);
});
