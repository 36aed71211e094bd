/** Owns direct messages and what people write, in Discord's terms. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { BITS } from '../../../src/sandbox/permissions.ts';
import { createSandbox, type Sandbox, type SandboxSeed } from '../../support/judged-sandbox.ts';
import { rawApi, type Answer, type Api } from '../raw.ts';

const SEED: SandboxSeed = {
  users: [{ username: 'ada' }, { username: 'ben', closedDms: true }, { username: 'outsider' }],
  guilds: [
    {
      name: 'Lab',
      members: [{ user: 'ada' }, { user: 'ben' }],
      channels: [
        { name: 'general' },
        { name: 'papers', type: 15 },
        { name: 'locked', overwrites: [{ role: '@everyone', deny: BITS.SendMessages }] },
        { name: 'hidden', overwrites: [{ role: '@everyone', deny: BITS.ViewChannel }] },
      ],
    },
  ],
};

let sandbox: Sandbox;
let api: Api;

beforeEach(async () => {
  sandbox = await createSandbox({ limits: false, seed: SEED });
  api = rawApi(sandbox);
});
afterEach(() => sandbox.close());

const user = (name: string) => sandbox.ids.users[name] ?? '';
const channel = (name: string) => sandbox.ids.guilds['Lab']?.channels[name] ?? '';
const said = ({ status, body }: Answer) => [status, body['code']];
const open = (recipientId: string) =>
  api('POST', '/users/@me/channels', { recipient_id: recipientId });

async function dm(name: string): Promise<string> {
  const { body } = await open(user(name));
  return String(body['id']);
}
const send = (id: string) => api('POST', `/channels/${id}/messages`, { content: 'hello' });

describe('a direct message', () => {
  it('goes to the same channel each time', async () => {
    const first = await dm('ada');
    expect(await dm('ada')).toBe(first);
    expect((await send(first)).status).toBe(200);
  });

  it('to somebody who takes none is 50007, on sending and not on opening', async () => {
    const id = await dm('ben');
    expect(said(await send(id))).toEqual([403, 50_007]);
    await sandbox.control({ action: 'dms.set', user_id: user('ben'), open: true });
    expect((await send(id)).status).toBe(200);
    await sandbox.control({ action: 'dms.set', user_id: user('ben'), open: false });
    expect(said(await send(id))).toEqual([403, 50_007]);
  });

  it('to somebody without a mutual guild is 50278', async () => {
    expect(said(await send(await dm('outsider')))).toEqual([403, 50_278]);
  });

  it('after the bot was kicked is 50278 too', async () => {
    const id = await dm('ada');
    const guildId = sandbox.ids.guilds['Lab']?.id ?? '';
    await sandbox.control({ action: 'bot.kick', guild_id: guildId });
    expect(said(await send(id))).toEqual([403, 50_278]);
  });

  it('to the bot itself is 50007 with 400, before there is a channel', async () => {
    expect(said(await open(sandbox.botUserId))).toEqual([400, 50_007]);
  });

  it('of the other side can’t be deleted: 50003', async () => {
    const channelId = await dm('ada');
    const { id } = sandbox.writeMessage({ userId: user('ada'), channelId, content: 'hi' });
    expect(said(await api('DELETE', `/channels/${channelId}/messages/${id}`))).toEqual([
      403, 50_003,
    ]);
    expect(said(await api('PATCH', `/channels/${channelId}`, { name: 'x' }))).toEqual([
      403, 50_003,
    ]);
  });

  it('is still there when the bot closed the conversation and opens it again', async () => {
    const id = await dm('ada');
    await send(id);
    expect((await api('DELETE', `/channels/${id}`)).body).toMatchObject({ id, type: 1 });
    expect(await dm('ada')).toBe(id);
    expect(sandbox.state().messages[id]).toHaveLength(1);
  });
});

describe('what a person writes', () => {
  const write = (body: object) =>
    fetch(new URL('/sandbox/messages', sandbox.pageUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  it('is posted under their name, and is a message like any other', async () => {
    const answer = await write({
      user_id: user('ada'),
      channel_id: channel('general'),
      content: ` hello <@${sandbox.botUserId}> @everyone `,
    });
    expect(answer.status).toBe(201);
    const { body } = await api('GET', `/channels/${channel('general')}/messages`);
    expect(body).toMatchObject([
      {
        author: { id: user('ada') },
        content: `hello <@${sandbox.botUserId}> @everyone`,
        mentions: [{ id: sandbox.botUserId }],
        // Ada owns the guild.
        mention_everyone: true,
      },
    ]);
  });

  it.each<[string, string, string, string, number, RegExp]>([
    ['without the right to write', 'ben', 'locked', 'c', 403, /permission to send/u],
    ['where they see nothing', 'ben', 'hidden', 'c', 403, /do not have access/u],
    ['in a forum', 'ada', 'papers', 'c', 403, /forum/u],
    ['that is empty', 'ada', 'general', '  ', 400, /empty/u],
    ['of 2001 characters', 'ada', 'general', 'x'.repeat(2001), 400, /too long/u],
  ])('is refused %s', async (_title, name, place, content, status, sentence) => {
    const answer = await write({ user_id: user(name), channel_id: channel(place), content });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ message: expect.stringMatching(sentence) });
  });

  it('needs somebody, somewhere, something', async () => {
    expect((await write({ user_id: user('ada') })).status).toBe(400);
  });
});

describe('GET /users/@me/guilds', () => {
  it('pages by id, oldest first', async () => {
    await sandbox.close();
    const guild = (name: string) => ({ name, channels: [{ name: 'general' }] });
    const seed = { users: [], guilds: [guild('a'), guild('b'), guild('c')] };
    sandbox = await createSandbox({ limits: false, seed });
    api = rawApi(sandbox);
    const ids = ['a', 'b', 'c'].map((name) => sandbox.ids.guilds[name]?.id ?? '');
    const page = async (query: string): Promise<unknown[]> => {
      const { body } = await api('GET', `/users/@me/guilds?${query}`);
      return Array.isArray(body) ? body.map(({ id }: { id: string }) => id) : [];
    };
    expect(await page('')).toEqual(ids);
    expect(await page('limit=2')).toEqual(ids.slice(0, 2));
    expect(await page(`after=${ids[0]}&limit=1`)).toEqual([ids[1]]);
    expect(await page(`before=${ids[2]}&limit=1`)).toEqual([ids[1]]);
    expect((await api('GET', '/users/@me/guilds?limit=201')).body['code']).toBe(50_035);
    const counted = await api('GET', '/users/@me/guilds?with_counts=true');
    expect(counted.body).toMatchObject([{ approximate_member_count: 1 }, {}, {}]);
  });
});
