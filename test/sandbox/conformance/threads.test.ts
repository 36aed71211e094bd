/** Owns threads of text and announcement channels, in Discord's terms. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';

import { createSandbox, type Sandbox } from '../../support/judged-sandbox.ts';
import { moderatorSeed } from '../moderator-seed.ts';
import { placesOf, rawApi, type Answer, type Api } from '../raw.ts';

let sandbox: Sandbox;
let api: Api;
let guildId: string;
let channelId: string;
let memberId: string;

beforeEach(async () => {
  const channels = [{ name: 'general' }, { name: 'news', type: 5 as const }];
  sandbox = await createSandbox({ limits: false, seed: moderatorSeed(channels) });
  api = rawApi(sandbox);
  ({ guildId, channelId, memberId } = placesOf(sandbox));
});
afterEach(() => sandbox.close());

const channel = (name: string) => sandbox.ids.guilds['Keypoint']?.channels[name] ?? '';
const said = ({ status, body }: Answer) => [status, body['code']];
const MINUTE = 60_000;

async function post(place: string, body: object = { content: 'c' }): Promise<string> {
  return String((await api('POST', `/channels/${place}/messages`, body)).body['id']);
}
const startFrom = (messageId: string, place = channelId, body: object = { name: 't' }) =>
  api('POST', `/channels/${place}/messages/${messageId}/threads`, body);
const start = (body: object = { name: 't', type: 11 }) =>
  api('POST', `/channels/${channelId}/threads`, body);
async function thread(): Promise<string> {
  return String((await start()).body['id']);
}
const look = async (id: string) => (await api('GET', `/channels/${id}`)).body;
const metadata = async (id: string) => (await look(id))['thread_metadata'];
const take = (permission: string) =>
  sandbox.control({ action: 'permission.set', guild_id: guildId, permission, granted: false });
const set = (id: string, change: { archived?: boolean; locked?: boolean }) =>
  sandbox.control({ action: 'thread.set', thread_id: id, ...change });

describe('a thread from a message', () => {
  it('has the message’s id, and the message carries it', async () => {
    const id = await post(channelId);
    const { status, body } = await startFrom(id);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      id,
      type: 11,
      name: 't',
      parent_id: channelId,
      owner_id: sandbox.botUserId,
      member: { user_id: sandbox.botUserId },
      thread_metadata: { archived: false, locked: false, auto_archive_duration: 1440 },
    });
    const message = await api('GET', `/channels/${channelId}/messages/${id}`);
    expect(message.body).toMatchObject({ flags: 1 << 5, thread: { id, name: 't' } });
    await api('PATCH', `/channels/${id}`, { name: 'renamed' });
    const { body: list } = await api('GET', `/channels/${channelId}/messages`);
    expect(list).toMatchObject([{ thread: { name: 'renamed' } }]);
    const edited = await api('PATCH', `/channels/${channelId}/messages/${id}`, { content: 'd' });
    expect(edited.body).toMatchObject({ content: 'd', thread: { name: 'renamed' } });
  });

  it('begins with a message that points to its source, and is not counted', async () => {
    const id = await post(channelId);
    await startFrom(id);
    const { body } = await api('GET', `/channels/${id}/messages`);
    const reference = { guild_id: guildId, channel_id: channelId, message_id: id };
    expect(body).toMatchObject([{ type: 21, content: '', message_reference: reference }]);
    expect(await look(id)).toMatchObject({ message_count: 0, total_message_sent: 0 });
  });

  it('is the only one: 160004', async () => {
    const id = await post(channelId);
    await startFrom(id);
    expect(said(await startFrom(id))).toEqual([400, 160_004]);
  });

  it('is of type 10 in an announcement channel', async () => {
    const id = await post(channel('news'));
    expect((await startFrom(id, channel('news'))).body['type']).toBe(10);
  });

  it('takes CREATE_PUBLIC_THREADS and a message that is there', async () => {
    expect(said(await startFrom('1475000000000000000'))).toEqual([404, 10_008]);
    const id = await post(channelId);
    await take('CreatePublicThreads');
    expect(said(await startFrom(id))).toEqual([403, 50_013]);
  });

  it.each<[string, object, string]>([
    ['a name of 101', { name: 'x'.repeat(101) }, 'name'],
    ['a name of white space', { name: '  ' }, 'name'],
    ['an odd duration', { name: 't', auto_archive_duration: 61 }, 'auto_archive_duration'],
    ['a slow mode of 21601 s', { name: 't', rate_limit_per_user: 21_601 }, 'rate_limit_per_user'],
  ])('refuses %s', async (_title, body, field) => {
    const { status, body: answer } = await startFrom(await post(channelId), channelId, body);
    expect([status, answer['code']]).toEqual([400, 50_035]);
    expect(answer['errors']).toHaveProperty(field);
  });

  it('is gone from the message when it is deleted', async () => {
    const id = await post(channelId);
    await startFrom(id);
    expect((await api('DELETE', `/channels/${id}`)).body['id']).toBe(id);
    expect(said(await api('GET', `/channels/${id}`))).toEqual([404, 10_003]);
    const message = await api('GET', `/channels/${channelId}/messages/${id}`);
    expect(message.body['flags']).toBe(0);
    expect(message.body).not.toHaveProperty('thread');
  });
});

describe('a thread without a message', () => {
  it('is private unless the body says otherwise, and invisible to others', async () => {
    const { body } = await start({ name: 'secret' });
    expect(body).toMatchObject({ type: 12, thread_metadata: { invitable: true } });
    const write = () =>
      sandbox.writeMessage({ userId: memberId, channelId: String(body['id']), content: 'c' });
    expect(write).toThrow('do not have access');
    await api('PUT', `/channels/${String(body['id'])}/thread-members/${memberId}`);
    expect(write).not.toThrow();
  });

  it('is announced in its channel when it is public', async () => {
    const id = await thread();
    const { body } = await api('GET', `/channels/${channelId}/messages`);
    expect(body).toMatchObject([
      { type: 18, content: 't', message_reference: { channel_id: id, guild_id: guildId } },
    ]);
  });

  it('is of the channel’s kind: 50024', async () => {
    expect(said(await start({ name: 't', type: 10 }))).toEqual([400, 50_024]);
  });
});

describe('writing in a thread', () => {
  it('takes SEND_MESSAGES_IN_THREADS, whatever SEND_MESSAGES says', async () => {
    const id = await thread();
    await take('SendMessages');
    expect((await api('POST', `/channels/${id}/messages`, { content: 'c' })).status).toBe(200);
    await take('SendMessagesInThreads');
    expect(said(await api('POST', `/channels/${id}/messages`, { content: 'c' }))).toEqual([
      403, 50_013,
    ]);
  });

  it('is counted; deleting takes off one count of two', async () => {
    const id = await thread();
    const first = await post(id);
    const second = await post(id);
    await api('DELETE', `/channels/${id}/messages/${first}`);
    expect(await look(id)).toMatchObject({
      message_count: 1,
      total_message_sent: 2,
      last_message_id: second,
    });
  });

  it('joins it', async () => {
    const id = await thread();
    sandbox.writeMessage({ userId: memberId, channelId: id, content: 'hi' });
    const path = `/channels/${id}/thread-members/${memberId}`;
    expect((await api('GET', path)).body).toMatchObject({ id, user_id: memberId });
    expect((await api('GET', `${path}?with_member=true`)).body).toMatchObject({
      member: { user: { id: memberId } },
    });
  });
});

describe('an archived thread', () => {
  it('is active again when somebody writes', async () => {
    const id = await thread();
    await set(id, { archived: true });
    await post(id);
    expect(await metadata(id)).toMatchObject({ archived: false });
  });

  it('refuses edits with 50083, and lets messages be deleted', async () => {
    const id = await thread();
    const message = `/channels/${id}/messages/${await post(id)}`;
    await set(id, { archived: true });
    expect(said(await api('PATCH', message, { content: 'd' }))).toEqual([400, 50_083]);
    expect(said(await api('PATCH', `/channels/${id}`, { name: 'd' }))).toEqual([400, 50_083]);
    expect(said(await api('PUT', `/channels/${id}/thread-members/@me`))).toEqual([400, 50_083]);
    expect((await api('DELETE', message)).status).toBe(204);
  });

  it('is reopened and renamed in one request', async () => {
    const id = await thread();
    await set(id, { archived: true });
    const { body } = await api('PATCH', `/channels/${id}`, { archived: false, name: 'd' });
    expect(body).toMatchObject({ name: 'd', thread_metadata: { archived: false } });
  });

  it('is so after its duration without a word, by the clock', async () => {
    const id = await thread();
    await api('PATCH', `/channels/${id}`, { auto_archive_duration: 60 });
    await sandbox.control({ action: 'clock.move', ms: 40 * MINUTE });
    await post(id);
    await sandbox.control({ action: 'clock.move', ms: 59 * MINUTE });
    expect(await metadata(id)).toMatchObject({ archived: false });
    await sandbox.control({ action: 'clock.move', ms: 2 * MINUTE });
    expect(await metadata(id)).toMatchObject({ archived: true, locked: false });
  });
});

describe('a locked thread', () => {
  it('refuses words, edits and changes with 160005 without MANAGE_THREADS', async () => {
    const id = await thread();
    const message = `/channels/${id}/messages/${await post(id)}`;
    await set(id, { locked: true });
    expect((await api('PATCH', message, { content: 'by a moderator' })).status).toBe(200);
    await take('ManageThreads');
    const words = await api('POST', `/channels/${id}/messages`, { content: 'c' });
    expect(said(words)).toEqual([403, 160_005]);
    expect(said(await api('PATCH', message, { content: 'd' }))).toEqual([403, 160_005]);
    expect(said(await api('PATCH', `/channels/${id}`, { name: 'd' }))).toEqual([403, 160_005]);
    expect((await api('DELETE', message)).status).toBe(204);
  });

  it('is locked by moderators alone', async () => {
    const id = await thread();
    await take('ManageThreads');
    expect(said(await api('PATCH', `/channels/${id}`, { locked: true }))).toEqual([403, 50_013]);
    expect((await api('PATCH', `/channels/${id}`, { name: 'mine' })).status).toBe(200);
    expect(said(await api('DELETE', `/channels/${id}`))).toEqual([403, 50_013]);
  });
});

describe('members of a thread', () => {
  it('join, are added, are removed, leave', async () => {
    const id = await thread();
    const members = `/channels/${id}/thread-members`;
    expect((await api('PUT', `${members}/${memberId}`)).status).toBe(204);
    expect(await look(id)).toMatchObject({ member_count: 2 });
    expect((await api('DELETE', `${members}/${memberId}`)).status).toBe(204);
    expect(said(await api('GET', `${members}/${memberId}`))).toEqual([404, 10_007]);
    expect((await api('DELETE', `${members}/@me`)).status).toBe(204);
    expect(await look(id)).not.toHaveProperty('member');
    expect((await api('PUT', `${members}/@me`)).status).toBe(204);
    expect(said(await api('PUT', `${members}/1475000000000000000`))).toEqual([404, 10_007]);
  });

  it('are listed with the privileged intent only: 50001', async () => {
    const id = await thread();
    expect(said(await api('GET', `/channels/${id}/thread-members`))).toEqual([403, 50_001]);
    await sandbox.close();
    sandbox = await createSandbox({
      limits: false,
      seed: moderatorSeed(),
      privilegedIntents: true,
    });
    api = rawApi(sandbox);
    ({ channelId } = placesOf(sandbox));
    const { body } = await api('GET', `/channels/${await thread()}/thread-members`);
    expect(body).toMatchObject([{ user_id: sandbox.botUserId }]);
  });
});

describe('lists of threads', () => {
  const ids = ({ body }: Answer) =>
    (Array.isArray(body['threads']) ? body['threads'] : []).map(({ id }: { id: string }) => id);

  it('have the active ones of a guild', async () => {
    const first = await thread();
    const second = await thread();
    const third = await thread();
    await set(first, { archived: true });
    const answer = await api('GET', `/guilds/${guildId}/threads/active`);
    expect(ids(answer)).toEqual([third, second]);
    expect(answer.body['members']).toHaveLength(2);
    await sandbox.control({ action: 'channel.close', channel_id: channelId });
    expect(ids(await api('GET', `/guilds/${guildId}/threads/active`))).toEqual([]);
  });

  it('have the archived ones of a channel, the last first, by pages', async () => {
    const threads = [await thread(), await thread(), await thread()];
    for (const id of threads) {
      await set(id, { archived: true });
      await sandbox.control({ action: 'clock.move', ms: MINUTE });
    }
    const path = `/channels/${channelId}/threads/archived/public`;
    const page = await api('GET', `${path}?limit=2`);
    expect([ids(page), page.body['has_more']]).toEqual([threads.slice(1).toReversed(), true]);
    const { archive_timestamp: before } = (await metadata(threads[1] ?? '')) as {
      archive_timestamp: string;
    };
    const rest = await api('GET', `${path}?before=${encodeURIComponent(before)}`);
    expect([ids(rest), rest.body['has_more']]).toEqual([[threads[0]], false]);
    expect(ids(await api('GET', path.replace('public', 'private')))).toEqual([]);
    await take('ReadMessageHistory');
    expect(said(await api('GET', path))).toEqual([403, 50_013]);
  });
});

it('refuses the thousand-and-first active thread of a guild with 160006', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'keypoint-sandbox-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const stateFile = join(folder, 'sandbox.json');
  const open = async () => {
    sandbox = await createSandbox({ limits: false, seed: moderatorSeed(), stateFile });
    api = rawApi(sandbox);
    ({ channelId, memberId } = placesOf(sandbox));
  };
  await sandbox.close();
  await open();
  const old = await thread();
  const active = await thread();
  await set(old, { archived: true });
  await sandbox.close();
  const kept = JSON.parse(await readFile(stateFile, 'utf8')) as { channels: { id: string }[] };
  const model = kept.channels.find(({ id }) => id === active);
  for (let at = 1; at < 1000; at += 1) {
    kept.channels.push({ ...model, id: String(BigInt(active) - BigInt(at)) });
  }
  await writeFile(stateFile, JSON.stringify(kept));
  await open();
  expect(said(await start())).toEqual([400, 160_006]);
  const write = () => sandbox.writeMessage({ userId: memberId, channelId: old, content: 'c' });
  expect(write).toThrow('too many active threads');
  await set(active, { archived: true });
  expect((await start()).status).toBe(201);
});
