/** Owns the gateway's lifecycle, with a client that misbehaves on purpose. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createSandbox, type Sandbox } from '../../support/judged-sandbox.ts';
import { connectGateway, gatewayUrl, identified } from '../gateway-client.ts';
import { movableClock, placesOf, rawApi, type MovableClock } from '../raw.ts';

const GUILDS = 1;
const GUILD_IDS = ['4194304000000000000', '4194304000004194304'];

let clock: MovableClock;
let sandbox: Sandbox;
let url: string;

beforeEach(async () => {
  clock = movableClock();
  sandbox = await createSandbox({ limits: false, clock });
  url = await gatewayUrl({ sandbox });
});

afterEach(() => sandbox.close());

describe('a session', () => {
  it('begins with HELLO, READY with unavailable guilds, then each guild', async () => {
    const { client, resumeUrl } = await identified({ sandbox });
    const guild = await client.next(({ t }) => t === 'GUILD_CREATE');
    expect(client.packets.map(({ op, t, s }) => [op, t, s])).toEqual([
      [10, null, null],
      [0, 'READY', 1],
      [0, 'GUILD_CREATE', 2],
    ]);
    expect(client.packets[1]?.d['guilds']).toEqual([
      { id: placesOf(sandbox).guildId, unavailable: true },
    ]);
    expect(resumeUrl).not.toBe(url);
    expect(guild.d).toMatchObject({ name: 'Keypoint', unavailable: false, member_count: 4 });
    // Without the intent for members the bot sees itself only.
    expect(guild.d['members']).toHaveLength(1);
  });

  it('gets GUILD_DELETE with `unavailable` for a guild that has an outage', async () => {
    const { guildId } = placesOf(sandbox);
    await sandbox.control({ action: 'guild.outage', guild_id: guildId, on: true });
    const { client } = await identified({ sandbox });
    const { d } = await client.next(({ s }) => s === 2);
    expect([client.packets[2]?.t, d]).toEqual(['GUILD_DELETE', { id: guildId, unavailable: true }]);
  });

  it('has its heartbeats acknowledged', async () => {
    const client = await connectGateway(url);
    client.send({ op: 1, d: null });
    expect((await client.next(({ op }) => op === 11)).op).toBe(11);
  });

  it('may set a presence, as long as it is one', async () => {
    const { client } = await identified({ sandbox });
    const presence = { since: null, activities: [], status: 'online', afk: false };
    client.send({ op: 3, d: presence });
    client.send({ op: 4, d: {} });
    client.send({ op: 3, d: { ...presence, status: 'sleepy' } });
    expect(await client.closed).toBe(4002);
  });

  it('is closed with 4009 when no heart beats, or not when asked to', async () => {
    const nervous = await createSandbox({ limits: false, heartbeatIntervalMs: 20 });
    const client = await connectGateway(await gatewayUrl({ sandbox: nervous }));
    expect(await client.closed).toBe(4009);
    const { client: deaf } = await identified({ sandbox: nervous });
    await nervous.control({ action: 'gateway.heartbeat' });
    expect((await deaf.next(({ op }) => op === 1)).op).toBe(1);
    expect(await deaf.closed).toBe(4009);
    await nervous.close();
  });
});

const identify = (d: object) => ({ op: 2, d: { intents: GUILDS, properties: {}, ...d } });

describe('a client that misbehaves', () => {
  it.each<[string, (token: string) => unknown, number]>([
    ['a wrong token', () => identify({ token: 'no' }), 4004],
    ['intents that do not exist', (token) => identify({ token, intents: 1 << 30 }), 4013],
    ['intents that need approval', (token) => identify({ token, intents: 1 << 15 }), 4014],
    ['an IDENTIFY without intents', (token) => ({ op: 2, d: { token, properties: {} } }), 4013],
    ['an IDENTIFY without properties', (token) => ({ op: 2, d: { token, intents: 1 } }), 4002],
    ['a threshold beyond 250', (token) => identify({ token, large_threshold: 251 }), 4002],
    ['a presence of no status', (token) => identify({ token, presence: { afk: 1 } }), 4002],
    ['a shard beyond the count', (token) => identify({ token, shard: [2, 2] }), 4010],
    ['a shard that is no pair', (token) => identify({ token, shard: [0] }), 4010],
    ['a presence before IDENTIFY', () => ({ op: 3, d: {} }), 4003],
    ['an unknown opcode before IDENTIFY', () => ({ op: 99, d: {} }), 4003],
    ['a RESUME with a wrong token', () => ({ op: 6, d: resumeBy('no', 0) }), 4004],
    ['a RESUME without a session', (token) => ({ op: 6, d: { token, seq: 0 } }), 4002],
    ['what is not JSON', () => '{', 4002],
    ['what is no packet', () => '[]', 4002],
    ['more than 4096 bytes', () => ({ op: 1, d: 'x'.repeat(4096) }), 4002],
  ])('is closed for %s', async (_title, packet, code) => {
    const client = await connectGateway(url);
    client.send(packet(sandbox.token));
    expect(await client.closed).toBe(code);
  });

  it('is closed for identifying twice, and for an unknown opcode', async () => {
    const { client } = await identified({ sandbox });
    client.send(identify({ token: sandbox.token }));
    expect(await client.closed).toBe(4005);
    clock.move(5000);
    const { client: other } = await identified({ sandbox });
    other.send({ op: 99, d: null });
    expect(await other.closed).toBe(4001);
  });

  it('is closed for the 121st packet of a minute', async () => {
    const client = await connectGateway(url);
    for (let count = 0; count < 120; count += 1) client.send({ op: 1, d: null });
    clock.move(60_001);
    for (let count = 0; count < 121; count += 1) client.send({ op: 1, d: null });
    expect(await client.closed).toBe(4008);
    expect(client.packets.filter(({ op }) => op === 11).length).toBeGreaterThanOrEqual(120);
  });

  it.each([
    ['a version that is over', 'v=10', 'v=6', 4012],
    ['ETF, which is not spoken here', 'encoding=json', 'encoding=etf', 4002],
  ])('is closed for %s', async (_title, present, wanted, code) => {
    const client = await connectGateway(url.replace(present, wanted));
    expect(await client.closed).toBe(code);
  });

  it('is closed with 4011 for more guilds than a shard may have', async () => {
    const guilds = GUILD_IDS.map((id) => ({ id, name: id, channels: [] }));
    const crowded = await createSandbox({
      limits: false,
      seed: { users: [], guilds },
      mostGuildsPerShard: 1,
    });
    const { token } = crowded;
    const client = await connectGateway(await gatewayUrl({ sandbox: crowded }));
    client.send(identify({ token }));
    expect(await client.closed).toBe(4011);
    const { client: one } = await identified({ sandbox: crowded }, { shard: [1, 2] });
    expect(one.packets[1]?.d).toMatchObject({ shard: [1, 2], guilds: [{ id: GUILD_IDS[1] }] });
    await crowded.close();
  });
});

const resumeBy = (token: string, seq: number) => ({ token, session_id: 'x', seq });

const startLimit = async (of: Sandbox) =>
  (await rawApi(of)('GET', '/gateway/bot')).body['session_start_limit'];

describe('session starts', () => {
  it('are one in five seconds for each rate limit key: another gets op 9', async () => {
    await sandbox.close();
    sandbox = await createSandbox({ limits: false, clock, maxConcurrency: 2 });
    const { token } = sandbox;
    url = await gatewayUrl({ sandbox });
    await identified({ sandbox }, { shard: [0, 4] });
    await identified({ sandbox }, { shard: [1, 4] });
    const client = await connectGateway(url);
    client.send(identify({ token, shard: [2, 4] }));
    expect((await client.next(({ op }) => op === 9)).d).toBe(false);
    clock.move(5000);
    // The same connection may try again.
    client.send(identify({ token, shard: [2, 4] }));
    expect((await client.next(({ t }) => t === 'READY')).d['shard']).toEqual([2, 4]);
  });

  it('are counted down for a day', async () => {
    const limit = { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 };
    expect(await startLimit(sandbox)).toEqual(limit);
    await identified({ sandbox });
    clock.move(60_000);
    await identified({ sandbox });
    const day = 24 * 60 * 60_000;
    const used = { ...limit, remaining: 998, reset_after: day - 60_000 };
    expect(await startLimit(sandbox)).toEqual(used);
    clock.move(day - 60_000);
    expect(await startLimit(sandbox)).toEqual(limit);
  });

  it('end every session of the bot when none is left', async () => {
    await sandbox.close();
    sandbox = await createSandbox({ limits: false, clock, sessionStarts: 1 });
    const { client } = await identified({ sandbox });
    const other = await connectGateway(await gatewayUrl({ sandbox }));
    other.send(identify({ token: sandbox.token }));
    expect(await Promise.all([client.closed, other.closed])).toEqual([4004, 4004]);
    expect(await startLimit(sandbox)).toMatchObject({ remaining: 0 });
  });
});
