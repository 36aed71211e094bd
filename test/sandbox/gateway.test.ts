/** Owns the gateway's lifecycle, with a client that misbehaves on purpose. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createSandbox, type Sandbox } from '../support/judged-sandbox.ts';
import { connectGateway, type GatewayClient } from './gateway-client.ts';
import { movableClock, placesOf, rawApi, type Api, type MovableClock } from './raw.ts';

const GUILD_MESSAGES = 1 << 9;
const GUILDS = 1;

let clock: MovableClock;
let sandbox: Sandbox;
let api: Api;
let url: string;

beforeEach(async () => {
  clock = movableClock();
  sandbox = await createSandbox({ clock });
  api = rawApi(sandbox);
  const { body } = await api('GET', '/gateway');
  url = `${String(body['url'])}?v=10&encoding=json`;
});

afterEach(() => sandbox.close());

async function identified(intents: number = GUILDS | GUILD_MESSAGES): Promise<{
  client: GatewayClient;
  sessionId: string;
  resumeUrl: string;
}> {
  const client = await connectGateway(url);
  client.send({ op: 2, d: { token: sandbox.token, intents, properties: {} } });
  const { d } = await client.next(({ t }) => t === 'READY');
  return {
    client,
    sessionId: String(d['session_id']),
    resumeUrl: `${String(d['resume_gateway_url'])}?v=10&encoding=json`,
  };
}

const post = (content: string) =>
  api('POST', `/channels/${placesOf(sandbox).channelId}/messages`, { content });

describe('a session', () => {
  it('begins with HELLO, READY with unavailable guilds, then each guild', async () => {
    const { client } = await identified();
    const guild = await client.next(({ t }) => t === 'GUILD_CREATE');
    expect(client.packets.map(({ op, t, s }) => [op, t, s])).toEqual([
      [10, null, null],
      [0, 'READY', 1],
      [0, 'GUILD_CREATE', 2],
    ]);
    expect(client.packets[1]?.d['guilds']).toEqual([
      { id: placesOf(sandbox).guildId, unavailable: true },
    ]);
    expect(guild.d).toMatchObject({ name: 'Keypoint', unavailable: false, member_count: 3 });
    // Without the intent for members the bot sees itself only.
    expect(guild.d['members']).toHaveLength(1);
  });

  it('is told what its intents let through', async () => {
    const { client: deaf } = await identified(GUILDS);
    const { client } = await identified();
    await post('hello');
    const { d } = await client.next(({ t }) => t === 'MESSAGE_CREATE');
    expect(d).toMatchObject({ content: 'hello', guild_id: placesOf(sandbox).guildId });
    expect(deaf.packets.some(({ t }) => t === 'MESSAGE_CREATE')).toBe(false);
  });

  it('has its heartbeats acknowledged', async () => {
    const client = await connectGateway(url);
    client.send({ op: 1, d: null });
    expect((await client.next(({ op }) => op === 11)).op).toBe(11);
  });

  it('is closed with 4009 when no heart beats', async () => {
    const nervous = await createSandbox({ heartbeatIntervalMs: 20 });
    const { body } = await rawApi(nervous)('GET', '/gateway');
    const client = await connectGateway(String(body['url']));
    expect(await client.closed).toBe(4009);
    await nervous.close();
  });
});

const identify = (d: object) => ({ op: 2, d: { intents: GUILDS, properties: {}, ...d } });

describe('a client that misbehaves', () => {
  it.each<[string, () => unknown, number]>([
    ['a wrong token', () => identify({ token: 'no' }), 4004],
    ['intents that do not exist', () => identify({ token: sandbox.token, intents: 1 << 30 }), 4013],
    [
      'intents that need approval',
      () => identify({ token: sandbox.token, intents: 1 << 15 }),
      4014,
    ],
    ['a presence before IDENTIFY', () => ({ op: 3, d: {} }), 4003],
    ['what is not JSON', () => '{', 4002],
    ['more than 4096 bytes', () => ({ op: 1, d: 'x'.repeat(4096) }), 4002],
  ])('is closed for %s', async (_title, packet, code) => {
    const client = await connectGateway(url);
    client.send(packet());
    expect(await client.closed).toBe(code);
  });

  it('is closed for identifying twice, and for an unknown opcode', async () => {
    const { client } = await identified();
    client.send(identify({ token: sandbox.token }));
    expect(await client.closed).toBe(4005);
    const { client: other } = await identified();
    other.send({ op: 99, d: null });
    expect(await other.closed).toBe(4001);
  });

  it('is closed for the 121st packet of a minute', async () => {
    const client = await connectGateway(url);
    for (let count = 0; count < 121; count += 1) client.send({ op: 1, d: null });
    expect(await client.closed).toBe(4008);
  });

  it('is closed for a version that is over', async () => {
    const client = await connectGateway(url.replace('v=10', 'v=6'));
    expect(await client.closed).toBe(4012);
  });
});

async function resume(to: { url: string; id: string; seq: number }): Promise<GatewayClient> {
  const client = await connectGateway(to.url);
  client.send({ op: 6, d: { token: sandbox.token, session_id: to.id, seq: to.seq } });
  return client;
}

describe('a session that was lost', () => {
  it('is given what it missed, then RESUMED', async () => {
    const { client, sessionId, resumeUrl } = await identified();
    await client.next(({ t }) => t === 'GUILD_CREATE');
    await client.close(4000);
    await post('missed');
    const back = await resume({ url: resumeUrl, id: sessionId, seq: 2 });
    await back.next(({ t }) => t === 'RESUMED');
    expect(back.packets.map(({ t, s }) => [t, s])).toEqual([
      [null, null],
      ['MESSAGE_CREATE', 3],
      ['RESUMED', 4],
    ]);
    await post('live');
    const { d } = await back.next(({ t, s }) => t === 'MESSAGE_CREATE' && s === 5);
    expect(d['content']).toBe('live');
  });

  it.each([
    ['closed it with 1000', 1000, 0],
    ['stayed away too long', 4000, 10 * 60_000],
  ])('must identify anew when the client %s', async (_title, code, awayMs) => {
    const { client, sessionId, resumeUrl } = await identified();
    await client.close(code);
    // The server hears of the close a moment after the client does.
    await post('something');
    clock.move(awayMs);
    const back = await resume({ url: resumeUrl, id: sessionId, seq: 1 });
    expect((await back.next(({ op }) => op === 9)).d).toBe(false);
  });
});
