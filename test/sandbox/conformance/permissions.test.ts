/** Owns what the bot may do by its roles and overwrites, in Discord's terms. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { BITS } from '../../../src/sandbox/permissions.ts';
import { createSandbox, type Sandbox } from '../../support/judged-sandbox.ts';
import { moderatorSeed } from '../moderator-seed.ts';
import {
  movableClock,
  placesOf,
  rawApi,
  type Answer,
  type Api,
  type MovableClock,
} from '../raw.ts';

let clock: MovableClock;
let sandbox: Sandbox;
let api: Api;
let guildId: string;
let channelId: string;
let memberId: string;
let messages: string;

async function start(seed?: ReturnType<typeof moderatorSeed>): Promise<void> {
  clock = movableClock();
  sandbox = await createSandbox({ limits: false, clock, ...(seed === undefined ? {} : { seed }) });
  api = rawApi(sandbox);
  ({ guildId, channelId, memberId } = placesOf(sandbox));
  messages = `/channels/${channelId}/messages`;
}

beforeEach(() => start());
afterEach(() => sandbox.close());

const take = (permission: string) =>
  sandbox.control({
    action: 'permission.set',
    guild_id: guildId,
    channel_id: channelId,
    permission,
    granted: false,
  });
const give = (permission: string) =>
  sandbox.control({
    action: 'permission.set',
    guild_id: guildId,
    channel_id: channelId,
    permission,
    granted: true,
  });
const said = ({ status, body }: Answer) => [status, body['code']];
const post = (body: object) => api('POST', messages, body);

describe('a channel', () => {
  it('that the bot may not see answers 50001 to everything, and works again when it may', async () => {
    const { body } = await post({ content: 'before' });
    await sandbox.control({ action: 'channel.close', channel_id: channelId });
    expect(said(await api('GET', `/channels/${channelId}`))).toEqual([403, 50_001]);
    expect(said(await post({ content: 'c' }))).toEqual([403, 50_001]);
    expect(said(await api('GET', messages))).toEqual([403, 50_001]);
    expect(said(await api('DELETE', `${messages}/${String(body['id'])}`))).toEqual([403, 50_001]);
    await sandbox.control({ action: 'channel.open', channel_id: channelId });
    expect((await post({ content: 'c' })).status).toBe(200);
  });

  it('that the bot may see but not write in answers 50013, typing too', async () => {
    await take('SendMessages');
    expect(said(await post({ content: 'c' }))).toEqual([403, 50_013]);
    expect(said(await api('POST', `/channels/${channelId}/typing`))).toEqual([403, 50_013]);
    expect((await api('GET', messages)).status).toBe(200);
  });

  it('is only looked at in a timeout, until that is over', async () => {
    await sandbox.control({ action: 'bot.timeout', guild_id: guildId, ms: 60_000 });
    expect(said(await post({ content: 'c' }))).toEqual([403, 50_013]);
    expect((await api('GET', messages)).status).toBe(200);
    const member = await api('GET', `/guilds/${guildId}/members/${sandbox.botUserId}`);
    expect(member.body['communication_disabled_until']).toBe('2026-03-01T12:01:00.000Z');
    clock.move(60_001);
    expect((await post({ content: 'c' })).status).toBe(200);
  });

  it('follows a member overwrite before a role’s, and a role’s before @everyone’s', async () => {
    await sandbox.close();
    await start(
      moderatorSeed([
        {
          name: 'general',
          overwrites: [
            { role: '@everyone', deny: BITS.SendMessages },
            { role: 'Keypoint', allow: BITS.SendMessages },
          ],
        },
        {
          name: 'mute',
          overwrites: [
            { role: 'Keypoint', allow: BITS.SendMessages },
            { user: 'Keypoint', deny: BITS.SendMessages },
          ],
        },
      ]),
    );
    expect((await post({ content: 'c' })).status).toBe(200);
    const mute = sandbox.ids.guilds['Keypoint']?.channels['mute'] ?? '';
    expect(said(await api('POST', `/channels/${mute}/messages`, { content: 'c' }))).toEqual([
      403, 50_013,
    ]);
  });
});

describe('READ_MESSAGE_HISTORY', () => {
  it('missing, gives an empty history and 50013 for one message', async () => {
    const { body } = await post({ content: 'c' });
    await take('ReadMessageHistory');
    const list = await api('GET', messages);
    expect([list.status, list.body]).toEqual([200, []]);
    expect(said(await api('GET', `${messages}/${String(body['id'])}`))).toEqual([403, 50_013]);
  });

  it('missing, refuses a reply with 160002', async () => {
    const { body } = await post({ content: 'c' });
    await take('ReadMessageHistory');
    const reply = { content: 'd', message_reference: { message_id: body['id'] } };
    expect(said(await post(reply))).toEqual([403, 160_002]);
    await give('ReadMessageHistory');
    expect((await post(reply)).body['type']).toBe(19);
  });
});

describe('EMBED_LINKS', () => {
  const embeds = [{ title: 't' }];

  it('missing, refuses a message of embeds alone with 50013', async () => {
    await take('EmbedLinks');
    expect(said(await post({ embeds }))).toEqual([403, 50_013]);
  });

  it('missing, drops the embeds beside content in silence', async () => {
    await take('EmbedLinks');
    const { status, body } = await post({ content: 'c', embeds });
    expect([status, body['embeds']]).toEqual([200, []]);
  });

  it('missing, drops them on an edit too', async () => {
    const { body } = await post({ content: 'c' });
    const path = `${messages}/${String(body['id'])}`;
    await take('EmbedLinks');
    const edited = await api('PATCH', path, { embeds });
    expect([edited.status, edited.body['embeds']]).toEqual([200, []]);
    expect(said(await api('PATCH', path, { content: '', embeds }))).toEqual([403, 50_013]);
  });

  it('goes with SEND_MESSAGES, and is no matter of components', async () => {
    await take('EmbedLinks');
    const layout = { flags: 1 << 15, components: [{ type: 10, content: 'x' }] };
    expect((await post(layout)).status).toBe(200);
  });
});

describe('other rights', () => {
  it('SEND_TTS_MESSAGES is needed for speech', async () => {
    expect(said(await post({ content: 'c', tts: true }))).toEqual([403, 50_013]);
    await give('SendTTSMessages');
    expect((await post({ content: 'c', tts: true })).body['tts']).toBe(true);
  });

  it('MANAGE_MESSAGES is needed to delete what others wrote', async () => {
    const { id } = sandbox.writeMessage({ userId: memberId, channelId, content: 'hello' });
    expect(said(await api('DELETE', `${messages}/${id}`))).toEqual([403, 50_013]);
    expect(said(await api('PATCH', `${messages}/${id}`, { content: 'x' }))).toEqual([403, 50_005]);
    await give('ManageMessages');
    expect((await api('DELETE', `${messages}/${id}`)).status).toBe(204);
  });

  it('of an administrator are everything, and can’t be taken in a channel', async () => {
    await sandbox.close();
    const seed = moderatorSeed();
    await start({
      ...seed,
      guilds: seed.guilds.map((guild) => ({
        ...guild,
        roles: [{ name: 'Keypoint', permissions: BITS.Administrator }],
      })),
    });
    await expect(take('SendMessages')).rejects.toThrow('administrator');
    expect((await post({ content: 'c', tts: true })).status).toBe(200);
  });
});

it('refuses to set a permission that is none, or in a channel of another guild', async () => {
  await expect(take('Fly')).rejects.toThrow('no permission of this name');
  await sandbox.close();
  const other = { name: 'Other', channels: [{ name: 'elsewhere' }] };
  const seed = moderatorSeed();
  await start({ ...seed, guilds: [...seed.guilds, other] });
  channelId = sandbox.ids.guilds['Other']?.channels['elsewhere'] ?? '';
  await expect(take('SendMessages')).rejects.toThrow('another guild');
});

describe('roles', () => {
  const roleId = () => sandbox.ids.guilds['Keypoint']?.roles['Member'] ?? '';
  const memberRole = () => `/guilds/${guildId}/members/${memberId}/roles/${roleId()}`;

  it('above the bot’s own are neither given nor taken', async () => {
    expect(said(await api('DELETE', memberRole()))).toEqual([403, 50_013]);
    await sandbox.close();
    await start(moderatorSeed());
    // The bot's role was made first, so it stands below.
    expect(said(await api('DELETE', memberRole()))).toEqual([403, 50_013]);
    const change = { mentionable: true };
    const path = `/guilds/${guildId}/roles/${roleId()}`;
    expect(said(await api('PATCH', path, change))).toEqual([403, 50_013]);
  });

  it('below it are changed, given and taken', async () => {
    await sandbox.close();
    const roles = [{ name: 'reader' }];
    // Without members the bot owns the guild.
    const guild = { name: 'Own', roles, members: [], channels: [{ name: 'general' }] };
    sandbox = await createSandbox({ limits: false, seed: { users: [], guilds: [guild] } });
    api = rawApi(sandbox);
    const { id = '', roles: ids = {} } = sandbox.ids.guilds['Own'] ?? {};
    const role = `/guilds/${id}/roles/${ids['reader']}`;
    const { body } = await api('PATCH', role, { name: 'Reader', mentionable: true, color: 1 });
    expect(body).toMatchObject({ name: 'Reader', mentionable: true, colors: { primary_color: 1 } });
    expect((await api('PATCH', role, { name: '' })).body['errors']).toMatchObject({
      name: { _errors: [{ message: 'Must be between 1 and 100 in length.' }] },
    });
    const mine = `/guilds/${id}/members/${sandbox.botUserId}`;
    expect((await api('PUT', `${mine}/roles/${ids['reader']}`)).status).toBe(204);
    expect((await api('GET', mine)).body['roles']).toContain(ids['reader']);
    expect((await api('DELETE', `${mine}/roles/${ids['reader']}`)).status).toBe(204);
    expect((await api('GET', mine)).body['roles']).not.toContain(ids['reader']);
    expect(said(await api('PUT', `${mine}/roles/${id}`))).toEqual([400, 50_028]);
  });

  it('unknown ones are 10011, unknown members 10007', async () => {
    const missing = '1475000000000000000';
    const unknownRole = `/guilds/${guildId}/members/${memberId}/roles/${missing}`;
    expect(said(await api('PUT', unknownRole))).toEqual([404, 10_011]);
    const unknownMember = `/guilds/${guildId}/members/${missing}/roles/${roleId()}`;
    expect(said(await api('PUT', unknownMember))).toEqual([404, 10_007]);
  });
});
