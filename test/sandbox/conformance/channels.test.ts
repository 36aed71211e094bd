/** Owns channels of every kind: made, changed, overwritten, deleted, published from. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { BITS } from '../../../src/sandbox/permissions.ts';
import { createSandbox, type Sandbox } from '../../support/judged-sandbox.ts';
import { connectGateway, type GatewayClient } from '../gateway-client.ts';
import { moderatorSeed } from '../moderator-seed.ts';
import { placesOf, rawApi, type Answer, type Api } from '../raw.ts';

let sandbox: Sandbox;
let api: Api;
let guildId: string;
let channelId: string;
let memberId: string;

beforeEach(async () => {
  sandbox = await createSandbox({
    limits: false,
    seed: moderatorSeed([
      { name: 'general', parent: 'Reading' },
      { name: 'Reading', type: 4 },
      { name: 'news', type: 5 },
      { name: 'voice', type: 2 },
    ]),
  });
  api = rawApi(sandbox);
  ({ guildId, channelId, memberId } = placesOf(sandbox));
});
afterEach(() => sandbox.close());

const channel = (name: string) => sandbox.ids.guilds['Keypoint']?.channels[name] ?? '';
const said = ({ status, body }: Answer) => [status, body['code']];
const create = (body: object) => api('POST', `/guilds/${guildId}/channels`, body);
const MISSING = '1475000000000000000';

async function listen(): Promise<GatewayClient> {
  const { body } = await api('GET', '/gateway/bot');
  const client = await connectGateway(`${String(body['url'])}?v=10&encoding=json`);
  const properties = { os: 'linux', browser: 'test', device: 'test' };
  client.send({ op: 2, d: { token: sandbox.token, intents: 513, properties } });
  await client.next(({ t }) => t === 'GUILD_CREATE');
  return client;
}

describe('a new channel', () => {
  it('has what was asked for, and a name without capitals and spaces', async () => {
    const { status, body } = await create({
      name: ' AI News ',
      topic: 't',
      parent_id: channel('Reading'),
      nsfw: true,
      rate_limit_per_user: 5,
      permission_overwrites: [{ id: memberId, type: 1, allow: String(BITS.EmbedLinks) }],
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      name: 'ai-news',
      type: 0,
      topic: 't',
      parent_id: channel('Reading'),
      nsfw: true,
      rate_limit_per_user: 5,
      permission_overwrites: [{ id: memberId, type: 1, allow: String(BITS.EmbedLinks), deny: '0' }],
    });
  });

  it('takes MANAGE_CHANNELS', async () => {
    await sandbox.close();
    sandbox = await createSandbox({ limits: false });
    const { guildId: id } = placesOf(sandbox);
    expect(said(await rawApi(sandbox)('POST', `/guilds/${id}/channels`, { name: 'x' }))).toEqual([
      403, 50_013,
    ]);
  });

  it.each<[string, object, string, string]>([
    ['no name', {}, 'name', 'BASE_TYPE_REQUIRED'],
    ['a name of 101', { name: 'x'.repeat(101) }, 'name', 'BASE_TYPE_BAD_LENGTH'],
    ['a name of white space', { name: ' ' }, 'name', 'BASE_TYPE_BAD_LENGTH'],
    ['a topic of 1025', { name: 'x', topic: 'x'.repeat(1025) }, 'topic', 'BASE_TYPE_MAX_LENGTH'],
    ['an unknown parent', { name: 'x', parent_id: MISSING }, 'parent_id', 'CHANNEL_PARENT_INVALID'],
    ['a kind that is none', { name: 'x', type: 99 }, 'type', 'BASE_TYPE_CHOICES'],
  ])('refuses %s', async (_title, body, field, code) => {
    const answer = await create(body);
    expect(answer.status).toBe(400);
    expect(answer.body['errors']).toMatchObject({ [field]: { _errors: [{ code }] } });
  });

  it('refuses a parent that is no category, and the 51st in one', async () => {
    const wrong = await create({ name: 'x', parent_id: channel('news') });
    expect(wrong.body['errors']).toMatchObject({
      parent_id: { _errors: [{ code: 'CHANNEL_PARENT_INVALID_TYPE' }] },
    });
    for (let at = 1; at < 50; at += 1) {
      await create({ name: `c${at}`, parent_id: channel('Reading') });
    }
    const full = await create({ name: 'x', parent_id: channel('Reading') });
    expect(full.body['errors']).toMatchObject({
      parent_id: { _errors: [{ code: 'CHANNEL_PARENT_MAX_CHANNELS' }] },
    });
  });

  it('may be a media channel, with tags', async () => {
    const { body } = await create({ name: 'pictures', type: 16, available_tags: [{ name: 'a' }] });
    expect(body).toMatchObject({ type: 16, available_tags: [{ name: 'a', moderated: false }] });
  });

  it('allows and denies nothing that the bot itself lacks', async () => {
    const overwrite = { id: guildId, type: 0, deny: String(BITS.BanMembers) };
    expect(said(await create({ name: 'x', permission_overwrites: [overwrite] }))).toEqual([
      403, 50_013,
    ]);
  });
});

describe('a changed channel', () => {
  it('keeps what is absent and clears what is null', async () => {
    await api('PATCH', `/channels/${channelId}`, { topic: 't', nsfw: true });
    const kept = await api('PATCH', `/channels/${channelId}`, { name: 'New Name' });
    expect(kept.body).toMatchObject({ name: 'new-name', topic: 't', nsfw: true });
    const cleared = await api('PATCH', `/channels/${channelId}`, { topic: null, parent_id: null });
    expect(cleared.body).toMatchObject({ topic: null, parent_id: null, nsfw: true });
  });

  it('turns from text to announcement and back, and into nothing else', async () => {
    const path = `/channels/${channelId}`;
    expect((await api('PATCH', path, { type: 5 })).body['type']).toBe(5);
    expect((await api('PATCH', path, { type: 0 })).body['type']).toBe(0);
    expect(said(await api('PATCH', path, { type: 2 }))).toEqual([400, 50_024]);
  });

  it('takes MANAGE_CHANNELS, and MANAGE_ROLES for overwrites', async () => {
    const path = `/channels/${channelId}`;
    const take = (permission: string) =>
      sandbox.control({ action: 'permission.set', guild_id: guildId, permission, granted: false });
    await take('ManageRoles');
    expect((await api('PATCH', path, { topic: 't' })).status).toBe(200);
    expect(said(await api('PATCH', path, { permission_overwrites: [] }))).toEqual([403, 50_013]);
    await take('ManageChannels');
    expect(said(await api('PATCH', path, { topic: 't' }))).toEqual([403, 50_013]);
    expect(said(await api('DELETE', path))).toEqual([403, 50_013]);
  });
});

describe('an overwrite', () => {
  it('is put, counts, and is deleted', async () => {
    const path = `/channels/${channelId}/permissions/${sandbox.botUserId}`;
    const deny = { type: 1, deny: String(BITS.SendMessages) };
    expect((await api('PUT', path, deny)).status).toBe(204);
    const messages = `/channels/${channelId}/messages`;
    expect(said(await api('POST', messages, { content: 'c' }))).toEqual([403, 50_013]);
    expect((await api('DELETE', path)).status).toBe(204);
    expect((await api('POST', messages, { content: 'c' })).status).toBe(200);
    expect(said(await api('DELETE', path))).toEqual([404, 10_009]);
  });

  it('needs a role or a member that is there: 10009', async () => {
    const path = `/channels/${channelId}/permissions/${MISSING}`;
    expect(said(await api('PUT', path, { type: 0 }))).toEqual([404, 10_009]);
  });
});

describe('a deleted channel', () => {
  it('is 10003 afterwards, with its messages and its threads', async () => {
    const path = `/channels/${channelId}`;
    const { body } = await api('POST', `${path}/messages`, { content: 'c' });
    const threads = `${path}/messages/${String(body['id'])}/threads`;
    const thread = await api('POST', threads, { name: 't' });
    expect((await api('DELETE', path)).body).toMatchObject({ id: channelId, type: 0 });
    for (const id of [channelId, String(thread.body['id'])]) {
      expect(said(await api('GET', `/channels/${id}`))).toEqual([404, 10_003]);
      expect(said(await api('POST', `/channels/${id}/messages`, { content: 'c' }))).toEqual([
        404, 10_003,
      ]);
    }
    expect(sandbox.state().messages[channelId]).toBeUndefined();
  });

  it('that was a category leaves its channels without one', async () => {
    await sandbox.control({ action: 'channel.delete', channel_id: channel('Reading') });
    expect((await api('GET', `/channels/${channelId}`)).body['parent_id']).toBeNull();
  });

  it('can’t be deleted twice by the control API', async () => {
    await sandbox.control({ action: 'channel.delete', channel_id: channelId });
    const again = sandbox.control({ action: 'channel.delete', channel_id: channelId });
    await expect(again).rejects.toThrow('There is no channel');
  });
});

it('tells the gateway of channels made, changed, deleted, closed and opened', async () => {
  const gateway = await listen();
  const told = (name: string) => gateway.next(({ t }) => t === name);
  const { body } = await create({ name: 'x' });
  const id = String(body['id']);
  expect((await told('CHANNEL_CREATE')).d).toMatchObject({ id, guild_id: guildId });
  await api('PATCH', `/channels/${id}`, { topic: 't' });
  expect((await told('CHANNEL_UPDATE')).d).toMatchObject({ id, topic: 't' });
  await sandbox.control({ action: 'channel.close', channel_id: id });
  sandbox.writeMessage({ userId: placesOf(sandbox).adminId, channelId: id, content: 'unseen' });
  await sandbox.control({ action: 'channel.open', channel_id: id });
  expect((await told('THREAD_LIST_SYNC')).d).toMatchObject({ channel_ids: [id], threads: [] });
  await sandbox.control({ action: 'bot.timeout', guild_id: guildId, ms: 1000 });
  expect((await told('GUILD_MEMBER_UPDATE')).d).toMatchObject({ user: { id: sandbox.botUserId } });
  await sandbox.control({ action: 'channel.delete', channel_id: id });
  expect((await told('CHANNEL_DELETE')).d).toMatchObject({ id });
  expect(gateway.packets.map(({ t }) => t)).not.toContain('MESSAGE_CREATE');
  await gateway.close(1000);
});

describe('kinds of channels', () => {
  it('a category holds no messages: 50008', async () => {
    const path = `/channels/${channel('Reading')}/messages`;
    expect(said(await api('POST', path, { content: 'c' }))).toEqual([400, 50_008]);
  });

  it('a voice channel has messages but no threads: 50024', async () => {
    const path = `/channels/${channel('voice')}`;
    const { status, body } = await api('POST', `${path}/messages`, { content: 'c' });
    expect(status).toBe(200);
    const threads = `${path}/messages/${String(body['id'])}/threads`;
    expect(said(await api('POST', threads, { name: 't' }))).toEqual([400, 50_024]);
    expect(said(await api('POST', `${path}/threads`, { name: 't' }))).toEqual([400, 50_024]);
  });
});

describe('a crosspost', () => {
  const path = (id: unknown) => `/channels/${channel('news')}/messages/${String(id)}/crosspost`;
  const post = () => api('POST', `/channels/${channel('news')}/messages`, { content: 'c' });

  it('sets CROSSPOSTED once: 40033', async () => {
    const { body } = await post();
    expect((await api('POST', path(body['id']))).body['flags']).toBe(1);
    expect(said(await api('POST', path(body['id'])))).toEqual([400, 40_033]);
  });

  it('works in announcement channels alone: 50024', async () => {
    const messages = `/channels/${channelId}/messages`;
    const { body } = await api('POST', messages, { content: 'c' });
    const crosspost = `${messages}/${String(body['id'])}/crosspost`;
    expect(said(await api('POST', crosspost))).toEqual([400, 50_024]);
  });

  it('takes SEND_MESSAGES for one’s own and MANAGE_MESSAGES for another’s', async () => {
    const own = await post();
    const { adminId } = placesOf(sandbox);
    const other = sandbox.writeMessage({
      userId: adminId,
      channelId: channel('news'),
      content: 'c',
    });
    const take = (permission: string) =>
      sandbox.control({ action: 'permission.set', guild_id: guildId, permission, granted: false });
    await take('ManageMessages');
    expect(said(await api('POST', path(other.id)))).toEqual([403, 50_013]);
    await take('SendMessages');
    expect(said(await api('POST', path(own.body['id'])))).toEqual([403, 50_013]);
  });
});
