/** Owns who is told what: intents, shards, permissions, and what may be read. */
import type { APIMessage } from 'discord-api-types/v10';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { withoutContent } from '../../../src/sandbox/gateway/message-content.ts';
import { vouched } from '../../../src/sandbox/wire/vouched.ts';
import { createSandbox, type Sandbox } from '../../support/judged-sandbox.ts';
import { identified, type GatewayClient } from '../gateway-client.ts';
import { movableClock, rawApi, type Api, type MovableClock } from '../raw.ts';

const GUILDS = 1;
const GUILD_MEMBERS = 1 << 1;
const GUILD_MESSAGES = 1 << 9;
const DIRECT_MESSAGES = 1 << 12;
const MESSAGE_CONTENT = 1 << 15;
/** Of shards 0 and 1 of 2: bit 22 is the last that counts. */
const EVEN = '4194304000000000000';
const ODD = '4194304000004194304';

let clock: MovableClock;
let sandbox: Sandbox;
let api: Api;

beforeEach(async () => {
  clock = movableClock();
  const channels = [{ name: 'general' }];
  sandbox = await createSandbox({
    limits: false,
    clock,
    maxConcurrency: 2,
    privilegedIntents: true,
    seed: {
      users: [{ username: 'ann' }, { username: 'anton' }],
      guilds: [
        { id: EVEN, name: 'even', channels },
        { id: ODD, name: 'odd', channels },
      ],
    },
  });
  api = rawApi(sandbox);
});

afterEach(() => sandbox.close());

const annId = () => sandbox.ids.users['ann'] ?? '';
const channelIn = (guild: string) => sandbox.ids.guilds[guild]?.channels['general'] ?? '';
const post = (channelId: string, content: string) =>
  api('POST', `/channels/${channelId}/messages`, { content });
const eventsOf = (client: GatewayClient) => client.packets.flatMap(({ t }) => t ?? []);

async function openDm(): Promise<string> {
  const { body } = await api('POST', '/users/@me/channels', { recipient_id: annId() });
  return String(body['id']);
}

/** Every event that was to come before this answer has come. */
async function caughtUp(client: GatewayClient): Promise<void> {
  const nonce = String(client.packets.length);
  client.send({ op: 8, d: { guild_id: EVEN, user_ids: [], nonce } });
  client.send({ op: 8, d: { guild_id: ODD, user_ids: [], nonce } });
  await client.next(({ t, d }) => t === 'GUILD_MEMBERS_CHUNK' && d['nonce'] === nonce);
}

describe('intents', () => {
  it('let through what they name and nothing else', async () => {
    const { client: deaf } = await identified({ sandbox }, { intents: 0 });
    clock.move(5000);
    const intents = GUILDS | GUILD_MESSAGES;
    const { client } = await identified({ sandbox }, { intents });
    await post(channelIn('even'), 'hello');
    await post(await openDm(), 'between us');
    await caughtUp(client);
    const { d } = await client.next(({ t }) => t === 'MESSAGE_CREATE');
    expect(d).toMatchObject({ content: 'hello', guild_id: EVEN });
    expect(eventsOf(client).filter((t) => t === 'MESSAGE_CREATE')).toHaveLength(1);
    expect(eventsOf(deaf)).toEqual(['READY']);
  });

  it('decide how many members come with a guild', async () => {
    const { client } = await identified({ sandbox }, { intents: GUILDS | GUILD_MEMBERS });
    const { d } = await client.next(({ t }) => t === 'GUILD_CREATE');
    expect(d['members']).toHaveLength(3);
  });
});

describe('shards', () => {
  it('are told of the guilds with (id >> 22) % n, and shard 0 of direct messages', async () => {
    const intents = GUILDS | GUILD_MESSAGES | DIRECT_MESSAGES;
    const { client: zero } = await identified({ sandbox }, { intents, shard: [0, 2] });
    const { client: one } = await identified({ sandbox }, { intents, shard: [1, 2] });
    await api('POST', `/applications/${sandbox.applicationId}/commands`, {
      name: 'ask',
      description: 'Asks',
    });
    for (const guild of ['even', 'odd']) {
      await post(channelIn(guild), guild);
      await sandbox.runCommand({ userId: annId(), channelId: channelIn(guild), name: 'ask' });
    }
    await post(await openDm(), 'direct');
    await Promise.all([caughtUp(zero), caughtUp(one)]);
    const told = ({ packets }: GatewayClient) =>
      packets.flatMap(({ t, d }) =>
        t?.startsWith('GUILD_') === true ? [] : [[t, d['guild_id'] ?? d['content']]],
      );
    const of = (id: string) => [
      ['MESSAGE_CREATE', id],
      ['INTERACTION_CREATE', id],
    ];
    expect(told(zero).slice(2)).toEqual([...of(EVEN), ['MESSAGE_CREATE', 'direct']]);
    expect(told(one).slice(2)).toEqual(of(ODD));
    expect(zero.packets[1]?.d['guilds']).toEqual([{ id: EVEN, unavailable: true }]);
  });

  it('are counted by GET /gateway/bot', async () => {
    expect((await api('GET', '/gateway/bot')).body['shards']).toBe(1);
    await sandbox.close();
    sandbox = await createSandbox({ limits: false, recommendedShards: 2 });
    expect((await rawApi(sandbox)('GET', '/gateway/bot')).body['shards']).toBe(2);
  });
});

describe('the content of a message without MESSAGE_CONTENT', () => {
  const write = (content: string) =>
    fetch(new URL('sandbox/messages', sandbox.pageUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user_id: annId(), channel_id: channelIn('even'), content }),
    });

  it('comes only to who has the intent, unless the bot is mentioned', async () => {
    const { client: reader } = await identified(
      { sandbox },
      { intents: GUILD_MESSAGES | MESSAGE_CONTENT },
    );
    clock.move(5000);
    const { client } = await identified({ sandbox }, { intents: GUILD_MESSAGES });
    const mention = `<@${sandbox.botUserId}> read this`;
    await write('secret');
    await write(mention);
    await Promise.all([caughtUp(client), caughtUp(reader)]);
    const read = ({ packets }: GatewayClient) =>
      packets.flatMap(({ t, d }) => (t === 'MESSAGE_CREATE' ? [d['content']] : []));
    expect(read(reader)).toEqual(['secret', mention]);
    expect(read(client)).toEqual(['', mention]);
  });

  const message = (fields: object): APIMessage =>
    vouched<APIMessage>({
      author: { id: '2' },
      mentions: [],
      content: 'secret',
      embeds: [{}],
      attachments: [{}],
      components: [{}],
      poll: {},
      ...fields,
    });

  it('is empty in a guild', () => {
    expect(withoutContent(message({}), { botUserId: '1', isDm: false })).toEqual({
      author: { id: '2' },
      mentions: [],
      content: '',
      embeds: [],
      attachments: [],
      components: [],
    });
  });

  it.each([
    ['the bot wrote it', { author: { id: '1' } }, false],
    ['it mentions the bot', { mentions: [{ id: '1' }] }, false],
    ['it is direct', {}, true],
  ])('is all there when %s', (_title, fields, isDm) => {
    expect(withoutContent(message(fields), { botUserId: '1', isDm })).toBeUndefined();
  });
});

describe('Request Guild Members', () => {
  const namesIn = (members: unknown) =>
    vouched<{ user: { username: string } }[]>(members).map(({ user }) => user.username);

  it.each([
    ['a name’s beginning', { query: 'An', limit: 0 }, ['ann', 'anton']],
    ['at most so many', { query: 'an', limit: 1 }, ['ann']],
    ['everybody, with the intent', { query: '', limit: 0 }, ['Keypoint', 'ann', 'anton']],
  ])('finds %s', async (_title, asked, expected) => {
    const { client } = await identified({ sandbox }, { intents: GUILDS | GUILD_MEMBERS });
    client.send({ op: 8, d: { guild_id: EVEN, ...asked } });
    const { d } = await client.next(({ t }) => t === 'GUILD_MEMBERS_CHUNK');
    expect(namesIn(d['members'])).toEqual(expected);
    expect(d).toMatchObject({ guild_id: EVEN, chunk_index: 0, chunk_count: 1 });
  });

  it('finds by id, says who is none, and gives everybody to nobody without the intent', async () => {
    const { client } = await identified({ sandbox });
    client.send({ op: 8, d: { guild_id: EVEN, query: '', limit: 0, nonce: 'all' } });
    client.send({ op: 8, d: { guild_id: EVEN, user_ids: [annId(), '5'], nonce: 'two' } });
    const { d } = await client.next(({ t }) => t === 'GUILD_MEMBERS_CHUNK');
    expect(namesIn(d['members'])).toEqual(['ann']);
    expect(d).toMatchObject({ not_found: ['5'], nonce: 'two' });
  });

  it('is closed with 4002 without a query and without ids', async () => {
    const { client } = await identified({ sandbox });
    client.send({ op: 8, d: { guild_id: EVEN } });
    expect(await client.closed).toBe(4002);
  });
});
