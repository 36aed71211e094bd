/** Owns the faults of the gateway that the control API switches on, as a bare client feels them. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { ControlAction } from '../../../src/sandbox/control/index.ts';
import type { ControlState } from '../../../src/sandbox/page-protocol.ts';
import { createSandbox, type Sandbox } from '../../support/judged-sandbox.ts';
import { identified, type GatewayClient } from '../gateway-client.ts';
import { movableClock, placesOf, rawApi, type Api, type MovableClock } from '../raw.ts';
import { until } from '../until.ts';

const INTENTS = { intents: 1 | (1 << 9) };

let clock: MovableClock;
let sandbox: Sandbox;
let api: Api;
let guildId: string;
let channelId: string;
let client: GatewayClient;

beforeEach(async () => {
  clock = movableClock();
  sandbox = await createSandbox({ limits: false, clock });
  api = rawApi(sandbox);
  ({ guildId, channelId } = placesOf(sandbox));
  ({ client } = await identified({ sandbox }, INTENTS));
  await client.next(({ t }) => t === 'GUILD_CREATE');
});

afterEach(() => sandbox.close());

const post = (content: string) => api('POST', `/channels/${channelId}/messages`, { content });
const messages = () =>
  client.packets.filter(({ t }) => t === 'MESSAGE_CREATE').map(({ s, d }) => [s, d['content']]);

async function sessions(): Promise<ControlState['sessions']> {
  const answer = await fetch(new URL('sandbox/control', sandbox.pageUrl));
  const state: unknown = await answer.json();
  return (state as ControlState).sessions;
}

describe('a guild', () => {
  const from = (seq: number) =>
    client.packets.filter(({ s }) => (s ?? 0) > seq).map(({ t, d }) => [t, d['unavailable']]);

  it('loses the bot: GUILD_DELETE without `unavailable`, 50001, then GUILD_CREATE', async () => {
    await sandbox.control({ action: 'bot.kick', guild_id: guildId });
    expect((await client.next(({ t }) => t === 'GUILD_DELETE')).d).toEqual({ id: guildId });
    const refused = await post('nobody reads this');
    expect([refused.status, refused.body['code']]).toEqual([403, 50_001]);
    expect((await api('GET', `/guilds/${guildId}`)).body['code']).toBe(50_001);
    await sandbox.control({ action: 'bot.invite', guild_id: guildId });
    await client.next(({ t, s }) => t === 'GUILD_CREATE' && s === 4);
    expect(from(2)).toEqual([
      ['GUILD_DELETE', undefined],
      ['GUILD_CREATE', false],
    ]);
    expect((await post('here again')).status).toBe(200);
  });

  it('has an outage: GUILD_DELETE with `unavailable`, 503, then GUILD_CREATE', async () => {
    await sandbox.control({ action: 'guild.outage', guild_id: guildId, on: true });
    const told = await client.next(({ t }) => t === 'GUILD_DELETE');
    expect(told.d).toEqual({ id: guildId, unavailable: true });
    expect((await post('later')).status).toBe(503);
    await sandbox.control({ action: 'guild.outage', guild_id: guildId, on: false });
    await client.next(({ t, s }) => t === 'GUILD_CREATE' && s === 4);
    expect((await post('now')).status).toBe(200);
  });

  it('that the bot is not in tells it nothing', async () => {
    await sandbox.control({ action: 'bot.kick', guild_id: guildId });
    await sandbox.control({ action: 'guild.outage', guild_id: guildId, on: true });
    await sandbox.control({ action: 'guild.outage', guild_id: guildId, on: false });
    client.send({ op: 1, d: 3 });
    await client.next(({ op }) => op === 11);
    expect(from(2)).toEqual([['GUILD_DELETE', undefined]]);
  });

  it.each<[string, (guild: string) => ControlAction]>([
    ['no guild', () => ({ action: 'bot.kick', guild_id: '1' })],
    ['a bot that is there', (guild) => ({ action: 'bot.invite', guild_id: guild })],
  ])('refuses the action for %s', async (_title, action) => {
    await expect(sandbox.control(action(guildId))).rejects.toThrow(/guild/u);
  });
});

describe('a connection', () => {
  it.each([
    [undefined, 4000],
    [4009, 4009],
    [1001, 1001],
    [null, 1006],
  ])('dropped with %s closes with %i', async (code, expected) => {
    const wanted = code === undefined ? {} : { code };
    await sandbox.control({ action: 'gateway.drop', ...wanted });
    expect(await client.closed).toBe(expected);
  });

  it('that is a zombie is open, and neither answers nor sends until that is over', async () => {
    await sandbox.control({ action: 'gateway.zombie', on: true });
    client.send({ op: 1, d: 2 });
    await post('unheard');
    expect((await sessions())[0]).toMatchObject({ is_connected: true, seq: 3 });
    expect(client.packets.map(({ op }) => op)).toEqual([10, 0, 0]);
    await sandbox.control({ action: 'gateway.zombie', on: false });
    await client.next(({ t }) => t === 'MESSAGE_CREATE');
    expect(client.packets.some(({ op }) => op === 11)).toBe(false);
  });

  it('is in the control state, with its shard', async () => {
    const [session] = await sessions();
    expect(session).toMatchObject({ shard: [0, 1], is_connected: true, seq: 2 });
    await client.close(4000);
    let left: ControlState['sessions'] = [];
    while (left[0]?.is_connected !== false) left = await sessions();
    expect(left[0]?.id).toBe(session?.id);
  });

  it('must be there for an action on it', async () => {
    await client.close(1000);
    await until(() => client.packets.length > 0);
    while ((await sessions()).length > 0);
    const action = sandbox.control({ action: 'gateway.drop' });
    await expect(action).rejects.toThrow('No bot is connected');
  });
});

describe('events', () => {
  it('come twice, each time with a sequence number', async () => {
    await sandbox.control({ action: 'gateway.repeat', times: 1 });
    await post('twice');
    await post('once');
    await client.next(({ s }) => s === 5);
    expect(messages()).toEqual([
      [3, 'twice'],
      [4, 'twice'],
      [5, 'once'],
    ]);
  });

  it('change places in pairs', async () => {
    await sandbox.control({ action: 'gateway.reorder', times: 1 });
    for (const content of ['first', 'second', 'third']) await post(content);
    await client.next(({ s }) => s === 5);
    expect(messages()).toEqual([
      [3, 'second'],
      [4, 'first'],
      [5, 'third'],
    ]);
  });

  it('wait a second at most for one to change places with', async () => {
    await sandbox.control({ action: 'gateway.reorder', times: 1 });
    await post('alone');
    expect((await sessions())[0]?.seq).toBe(2);
    await sandbox.control({ action: 'clock.move', ms: 1000 });
    await client.next(({ s }) => s === 3);
    expect(messages()).toEqual([[3, 'alone']]);
  });
});
