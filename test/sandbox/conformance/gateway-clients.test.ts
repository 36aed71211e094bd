/** Owns the proof that real gateway clients, unmodified, live through what the gateway does. */
import { setImmediate as nextTurn } from 'node:timers/promises';

import {
  Client as CoreClient,
  GatewayDispatchEvents,
  type GatewayDispatchPayload,
} from '@discordjs/core';
import { WebSocketManager, WebSocketShardEvents, WebSocketShardStatus } from '@discordjs/ws';
import { Client, Events, GatewayIntentBits, REST, type Interaction } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';

import type { ControlAction } from '../../../src/sandbox/control/index.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../support/judged-sandbox.ts';
import { until } from '../until.ts';

/** Of shards 0 and 1 of 2. */
const GUILDS = [
  { id: '4194304000000000000', name: 'even', channels: [{ name: 'general' }] },
  { id: '4194304000004194304', name: 'odd', channels: [{ name: 'general' }] },
];

const ends: (() => unknown)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

async function start(options: SandboxOptions = {}): Promise<Sandbox> {
  const seed = { users: [{ username: 'ann' }], guilds: GUILDS };
  const sandbox = await createSandbox({ limits: false, seed, ...options });
  ends.push(() => sandbox.close());
  return sandbox;
}

const channelIn = (sandbox: Sandbox, guild: string) =>
  sandbox.ids.guilds[guild]?.channels['general'] ?? '';

const ask = (sandbox: Sandbox, guild: string) =>
  sandbox.runCommand({
    userId: sandbox.ids.users['ann'] ?? '',
    channelId: channelIn(sandbox, guild),
    name: 'ask',
  });

const answersIn = (sandbox: Sandbox, guild: string) =>
  (sandbox.state().messages[channelIn(sandbox, guild)] ?? []).map(({ content }) => content);

describe('discord.js', () => {
  async function login(sandbox: Sandbox, shards?: 'auto'): Promise<Client<true>> {
    const client = new Client({
      intents: [GatewayIntentBits.Guilds],
      rest: { api: sandbox.apiUrl },
      ...(shards === undefined ? {} : { shards }),
    });
    ends.push(() => client.destroy());
    const ready = new Promise<Client<true>>((resolve) => {
      client.once(Events.ClientReady, resolve);
    });
    await client.login(sandbox.token);
    return ready;
  }

  it('runs as many shards as it is told, and answers on each', async () => {
    const sandbox = await start({ recommendedShards: 2, maxConcurrency: 2 });
    const client = await login(sandbox, 'auto');
    const shards = client.guilds.cache.map(({ name, shardId }) => `${name} ${shardId}`);
    expect(new Set(shards)).toEqual(new Set(['even 0', 'odd 1']));
    await client.application.commands.set([{ name: 'ask', description: 'Asks' }]);
    client.on(Events.InteractionCreate, (interaction: Interaction) => {
      if (!interaction.isChatInputCommand()) return;
      void interaction.reply(`on shard ${interaction.guild?.shardId}`);
    });
    await ask(sandbox, 'even');
    await ask(sandbox, 'odd');
    await until(() => ['even', 'odd'].every((guild) => answersIn(sandbox, guild).length === 1));
    expect(answersIn(sandbox, 'even')).toEqual(['on shard 0']);
    expect(answersIn(sandbox, 'odd')).toEqual(['on shard 1']);
  });

  it('tells an outage from being removed', async () => {
    const sandbox = await start();
    const client = await login(sandbox);
    const [even, odd] = GUILDS.map(({ id }) => id);
    const heard: string[] = [];
    client.on(Events.GuildUnavailable, ({ id }) => heard.push(`unavailable ${id}`));
    client.on(Events.GuildAvailable, ({ id }) => heard.push(`available ${id}`));
    client.on(Events.GuildDelete, ({ id }) => heard.push(`removed ${id}`));
    client.on(Events.GuildCreate, ({ id }) => heard.push(`joined ${id}`));
    await sandbox.control({ action: 'guild.outage', guild_id: even ?? '', on: true });
    await sandbox.control({ action: 'guild.outage', guild_id: even ?? '', on: false });
    await sandbox.control({ action: 'bot.kick', guild_id: odd ?? '' });
    await sandbox.control({ action: 'bot.invite', guild_id: odd ?? '' });
    await until(() => heard.length === 4);
    expect(heard).toEqual([
      `unavailable ${even}`,
      `available ${even}`,
      `removed ${odd}`,
      `joined ${odd}`,
    ]);
  });

  it.each([
    ['4014 for intents that need approval', 1 << 15, 4014],
    ['4013 for intents that do not exist', 1 << 30, 4013],
  ])('gives up after %s', async (_title, intents, code) => {
    const sandbox = await start();
    const client = new Client({ intents, rest: { api: sandbox.apiUrl } });
    ends.push(() => client.destroy());
    const gone = new Promise<number>((resolve) => {
      client.once(Events.ShardDisconnect, (event) => resolve(event.code));
    });
    const login = client.login(sandbox.token);
    login.catch(() => undefined);
    expect(await gone).toBe(code);
  });
});

describe('@discordjs/core with @discordjs/ws', () => {
  type Bot = { heard: string[]; sessionIds: string[]; closeCodes: number[] };
  type Settings = { shardCount?: number | null; token?: string };

  function create(
    sandbox: Sandbox,
    { shardCount = 1, token = sandbox.token }: Settings,
  ): Bot & { rest: REST; gateway: WebSocketManager } {
    const rest = new REST({ api: sandbox.apiUrl }).setToken(sandbox.token);
    const gateway = new WebSocketManager({
      token,
      intents: GatewayIntentBits.Guilds,
      rest,
      shardCount,
      // The client's own would wait; here the sandbox's clock is moved instead.
      buildIdentifyThrottler: () => ({
        waitForIdentify: async () => {
          await sandbox.control({ action: 'clock.move', ms: 5000 });
        },
      }),
    });
    ends.push(() => gateway.destroy());
    const bot: Bot = { heard: [], sessionIds: [], closeCodes: [] };
    gateway.on(WebSocketShardEvents.Dispatch, ({ t }: GatewayDispatchPayload, shardId) => {
      bot.heard.push(`${t} ${shardId}`);
    });
    gateway.on(WebSocketShardEvents.Ready, (data) => bot.sessionIds.push(data.session_id));
    gateway.on(WebSocketShardEvents.Closed, (code) => bot.closeCodes.push(code));
    return { rest, gateway, ...bot };
  }

  async function up(sandbox: Sandbox, settings: Settings = {}): Promise<Bot> {
    const { rest, gateway, ...bot } = create(sandbox, settings);
    const client = new CoreClient({ rest, gateway });
    client.on(GatewayDispatchEvents.InteractionCreate, ({ api, data }) => {
      void api.interactions.reply(data.id, data.token, { content: 'here' });
    });
    const commands = [{ name: 'ask', description: 'Asks' }];
    await client.api.applicationCommands.bulkOverwriteGlobalCommands(
      sandbox.applicationId,
      commands,
    );
    await gateway.connect();
    return bot;
  }

  it('logs in, hears of its guilds, and answers a command', async () => {
    const sandbox = await start();
    const bot = await up(sandbox);
    await until(() => bot.heard.length === 3);
    expect(bot.heard).toEqual(['READY 0', 'GUILD_CREATE 0', 'GUILD_CREATE 0']);
    await ask(sandbox, 'odd');
    await until(() => answersIn(sandbox, 'odd').length === 1);
    expect(answersIn(sandbox, 'odd')).toEqual(['here']);
  });

  it('takes the recommended number of shards', async () => {
    const sandbox = await start({ recommendedShards: 2 });
    const bot = await up(sandbox, { shardCount: null });
    await until(() => bot.heard.length === 4);
    expect(bot.heard.toSorted()).toEqual([
      'GUILD_CREATE 0',
      'GUILD_CREATE 1',
      'READY 0',
      'READY 1',
    ]);
  });

  it.each<[string, ControlAction]>([
    ['op 7', { action: 'gateway.reconnect' }],
    ['a drop', { action: 'gateway.drop' }],
    ['op 9 with true', { action: 'gateway.invalidate', resumable: true }],
  ])('resumes after %s, and answers what was asked meanwhile', async (_title, action) => {
    const sandbox = await start();
    const bot = await up(sandbox);
    await sandbox.control(action);
    await ask(sandbox, 'even');
    await until(() => bot.heard.includes('RESUMED 0'));
    await until(() => answersIn(sandbox, 'even').length === 1);
    expect([answersIn(sandbox, 'even'), bot.sessionIds.length]).toEqual([['here'], 1]);
  });

  it('identifies anew after op 9 with false', async () => {
    const sandbox = await start();
    const bot = await up(sandbox);
    await sandbox.control({ action: 'gateway.invalidate', resumable: false });
    await until(() => bot.sessionIds.length === 2);
    expect(bot.sessionIds[1]).not.toBe(bot.sessionIds[0]);
    expect(bot.heard).not.toContain('RESUMED 0');
  });

  it('gives up after 4004 for a wrong token', async () => {
    const sandbox = await start();
    const { gateway, closeCodes } = create(sandbox, { token: 'no.such.token' });
    const failed = new Promise<string>((resolve) => {
      gateway.on(WebSocketShardEvents.Error, ({ message }) => resolve(message));
    });
    gateway.connect().catch(() => undefined);
    expect(await failed).toBe('Authentication failed');
    while ((await gateway.fetchStatus()).get(0) !== WebSocketShardStatus.Idle) await nextTurn();
    expect(closeCodes).toEqual([4004]);
  });
});
