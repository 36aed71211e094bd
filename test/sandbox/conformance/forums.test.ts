/** Owns posts of forum and media channels, in Discord's terms. */
import { ChannelType, Client, Events, GatewayIntentBits, type AnyThreadChannel } from 'discord.js';
import { MessageResponseSchema } from 'discord-api-spec/zod';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { safeParse } from 'zod/v4/core';

import { createSandbox, type Sandbox } from '../../support/judged-sandbox.ts';
import { moderatorSeed } from '../moderator-seed.ts';
import { placesOf, rawApi, type Answer, type Api } from '../raw.ts';
import { until } from '../until.ts';

let sandbox: Sandbox;
let api: Api;
let guildId: string;

beforeEach(async () => {
  sandbox = await createSandbox({
    limits: false,
    seed: moderatorSeed([
      { name: 'general' },
      {
        name: 'papers',
        type: 15,
        tags: [{ name: 'vision' }, { name: 'approved', moderated: true }],
      },
      { name: 'tagged', type: 15, requireTag: true, tags: [{ name: 'vision' }] },
      { name: 'judged', type: 15, requireTag: true, tags: [{ name: 'best', moderated: true }] },
      { name: 'pictures', type: 16 },
    ]),
  });
  api = rawApi(sandbox);
  ({ guildId } = placesOf(sandbox));
});
afterEach(() => sandbox.close());

const channel = (name: string) => sandbox.ids.guilds['Keypoint']?.channels[name] ?? '';
const said = ({ status, body }: Answer) => [status, body['code']];
const post = (name: string, body: object) =>
  api('POST', `/channels/${channel(name)}/threads`, body);
const take = (permission: string) =>
  sandbox.control({ action: 'permission.set', guild_id: guildId, permission, granted: false });
const MISSING = '1475000000000000000';
const message = { content: 'c' };

async function tags(name: string): Promise<string[]> {
  const { body } = await api('GET', `/channels/${channel(name)}`);
  const list = Array.isArray(body['available_tags']) ? body['available_tags'] : [];
  return list.map(({ id }: { id: string }) => id);
}

describe('a post', () => {
  it.each(['papers', 'pictures'])(
    'in %s is a thread with a message of the same id',
    async (name) => {
      const { status, body } = await post(name, { name: 'First', message });
      expect(status).toBe(201);
      const { id } = body;
      expect(body).toMatchObject({
        type: 11,
        name: 'First',
        parent_id: channel(name),
        message_count: 0,
        last_message_id: id,
        applied_tags: [],
        message: { id, channel_id: id, content: 'c' },
      });
      // Discord's document forgets the nested message; it is one like any other.
      expect(safeParse(MessageResponseSchema, body['message']).error).toBeUndefined();
      const list = await api('GET', `/channels/${String(id)}/messages`);
      expect(list.body).toMatchObject([{ id, type: 0 }]);
    },
  );

  it('takes SEND_MESSAGES alone', async () => {
    await take('CreatePublicThreads');
    await take('SendMessagesInThreads');
    expect((await post('papers', { name: 'x', message })).status).toBe(201);
    await take('SendMessages');
    expect(said(await post('papers', { name: 'x', message }))).toEqual([403, 50_013]);
  });

  it.each<[string, object, string]>([
    ['no name', { message }, 'name'],
    ['a name of 101', { name: 'x'.repeat(101), message }, 'name'],
    ['a name of white space', { name: ' ', message }, 'name'],
    ['no message', { name: 'x' }, 'message'],
    ['six tags', { name: 'x', message, applied_tags: Array(6).fill(MISSING) }, 'applied_tags'],
  ])('refuses %s with 50035', async (_title, body, field) => {
    const answer = await post('papers', body);
    expect(said(answer)).toEqual([400, 50_035]);
    expect(answer.body['errors']).toHaveProperty(field);
  });

  it('judges its message like any other, under message', async () => {
    const long = await post('papers', { name: 'x', message: { content: 'x'.repeat(2001) } });
    expect(long.body['errors']).toMatchObject({
      message: { content: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH' }] } },
    });
    const embeds = Array.from({ length: 2 }, () => ({ description: 'x'.repeat(4000) }));
    const many = await post('papers', { name: 'x', message: { embeds } });
    expect(many.body['errors']).toMatchObject({
      message: { embeds: { _errors: [{ code: 'MAX_EMBED_SIZE_EXCEEDED' }] } },
    });
    expect(said(await post('papers', { name: 'x', message: {} }))).toEqual([400, 50_006]);
    await take('EmbedLinks');
    const card = { name: 'x', message: { embeds: [{ title: 't' }] } };
    expect(said(await post('papers', card))).toEqual([403, 50_013]);
  });
});

describe('a forum', () => {
  it('takes no messages of its own: 40058', async () => {
    const path = `/channels/${channel('papers')}/messages`;
    expect(said(await api('POST', path, message))).toEqual([400, 40_058]);
  });

  it('asks for a tag where one is required: 40067', async () => {
    expect(said(await post('tagged', { name: 'x', message }))).toEqual([400, 40_067]);
    const [vision = ''] = await tags('tagged');
    const { body } = await post('tagged', { name: 'x', message, applied_tags: [vision] });
    expect(body['applied_tags']).toEqual([vision]);
    const untagged = await api('PATCH', `/channels/${String(body['id'])}`, { applied_tags: [] });
    expect(said(untagged)).toEqual([400, 40_067]);
  });

  it('knows its tags: 10087', async () => {
    const wrong = { name: 'x', message, applied_tags: [MISSING] };
    expect(said(await post('papers', wrong))).toEqual([404, 10_087]);
  });

  it('leaves moderated tags to MANAGE_THREADS', async () => {
    const [vision = '', approved = ''] = await tags('papers');
    const { body } = await post('papers', { name: 'x', message, applied_tags: [approved] });
    await take('ManageThreads');
    const tagged = { name: 'x', message, applied_tags: [approved] };
    expect(said(await post('papers', tagged))).toEqual([403, 50_013]);
    const path = `/channels/${String(body['id'])}`;
    expect(said(await api('PATCH', path, { applied_tags: [] }))).toEqual([403, 50_013]);
    const kept = await api('PATCH', path, { applied_tags: [approved, vision] });
    expect(kept.body['applied_tags']).toEqual([approved, vision]);
    expect(said(await post('judged', { name: 'x', message }))).toEqual([400, 40_066]);
  });
});

describe('the tags of a forum', () => {
  const path = () => `/channels/${channel('papers')}`;

  it('are changed by id, added without, and left out to be gone', async () => {
    const [vision = ''] = await tags('papers');
    const { body } = await api('PATCH', path(), {
      available_tags: [
        { id: vision, name: 'seeing' },
        { name: 'language', emoji_name: '💬' },
      ],
      flags: 1 << 4,
    });
    expect(body).toMatchObject({
      flags: 1 << 4,
      available_tags: [
        { id: vision, name: 'seeing', moderated: false, emoji_name: null },
        { name: 'language', emoji_name: '💬' },
      ],
    });
    expect(body['available_tags']).toHaveLength(2);
  });

  it('have names of 20 characters, each once, and are twenty at most', async () => {
    const named = (available_tags: object[]) => api('PATCH', path(), { available_tags });
    const long = await named([{ name: 'x' }, { name: 'x'.repeat(21) }]);
    expect(long.body['errors']).toMatchObject({
      available_tags: { 1: { name: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH' }] } } },
    });
    expect(said(await named([{ name: 'x' }, { name: 'x' }]))).toEqual([400, 40_061]);
    const many = await named(Array.from({ length: 21 }, (_, at) => ({ name: `${at}` })));
    expect(many.body['errors']).toEqual({
      available_tags: {
        _errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 20 or fewer in length.' }],
      },
    });
  });
});

describe('discord.js', () => {
  let client: Client<true>;

  beforeEach(async () => {
    const { Guilds, GuildMessages } = GatewayIntentBits;
    const connecting = new Client({
      intents: [Guilds, GuildMessages],
      rest: { api: sandbox.apiUrl },
    });
    const ready = new Promise<Client<true>>((resolve) => {
      connecting.once(Events.ClientReady, resolve);
    });
    await connecting.login(sandbox.token);
    client = await ready;
  });
  afterEach(() => client.destroy());

  it('opens a post, and hears of what becomes of it', async () => {
    const forum = await client.channels.fetch(channel('papers'));
    if (forum?.isThreadOnly() !== true) throw new Error('the forum is none');
    expect(forum.availableTags.map(({ name }) => name)).toEqual(['vision', 'approved']);
    const told: string[] = [];
    client.on(Events.ThreadUpdate, (_before, after: AnyThreadChannel) => {
      told.push(after.archived === true ? 'archived' : 'active');
    });
    client.on(Events.ThreadDelete, () => told.push('deleted'));
    const picture = await forum.threads.create({
      name: 'A picture',
      message: { files: [{ attachment: Buffer.from('x'), name: 'x.txt' }] },
    });
    expect((await picture.fetchStarterMessage())?.attachments.first()?.name).toBe('x.txt');
    const [tag] = forum.availableTags;
    const thread = await forum.threads.create({
      name: 'A paper',
      message: { content: 'first' },
      appliedTags: tag === undefined ? [] : [tag.id],
    });
    expect((await thread.fetchStarterMessage())?.content).toBe('first');
    await sandbox.control({ action: 'thread.set', thread_id: thread.id, archived: true });
    await until(() => told.includes('archived'));
    await thread.send('again');
    await until(() => told.includes('active'));
    await sandbox.control({ action: 'channel.delete', channel_id: thread.id });
    await until(() => told.includes('deleted'));
    await expect(thread.send('gone')).rejects.toMatchObject({ code: 10_003 });
  });

  it('starts threads in a channel, and from a message', async () => {
    const general = await client.channels.fetch(channel('general'));
    if (general?.type !== ChannelType.GuildText) throw new Error('the channel is no text channel');
    const created = new Promise<AnyThreadChannel>((resolve) => {
      client.once(Events.ThreadCreate, resolve);
    });
    const source = await general.send('a story');
    const thread = await source.startThread({ name: 'Talk' });
    expect((await created).id).toBe(source.id);
    await thread.send('hello');
    expect(thread.ownerId).toBe(client.user.id);
    const free = await general.threads.create({ name: 'Free', type: ChannelType.PublicThread });
    await free.setLocked(true);
    expect(free.locked).toBe(true);
    await free.leave();
    await free.delete();
  });
});
