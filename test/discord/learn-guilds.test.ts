import { afterEach, beforeEach, expect, it } from 'vitest';
import { createDiscordClient, type DiscordClient } from '../../src/discord/client.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { silentLog } from '../../src/lib/log.ts';
import { PERMISSIONS } from '../../src/sandbox/permissions.ts';
import { createSandbox, type Sandbox } from '../support/judged-sandbox.ts';

const VIEW_SEND_EMBED = (1n << 10n) | (1n << 11n) | (1n << 14n);
const LONG_MS = 3_600_000;

let sandbox: Sandbox;
let client: DiscordClient;
const ends: (() => Promise<void>)[] = [];

beforeEach(async () => {
  sandbox = await createSandbox({
    seed: {
      users: [{ username: 'ada' }],
      guilds: [
        {
          name: 'A',
          channels: [{ name: 'news' }, { name: 'talk' }],
          members: [{ user: 'ada' }],
          roles: [{ name: 'Keypoint', permissions: PERMISSIONS.bot }],
        },
      ],
    },
  });
  ends.push(() => sandbox.close());
});

afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

async function connect(
  shards: { ids: number[]; count: number } | null,
): Promise<{ applicationId: string }> {
  const { token, apiUrl } = sandbox;
  client = createDiscordClient(
    { clock: systemClock, log: silentLog() },
    { token, apiUrl, shards, onRefused: () => undefined },
  );
  ends.push(() => client.close());
  return client.login();
}

const home = () => {
  const { id: guildId = '', channels = {} } = sandbox.ids.guilds['A'] ?? {};
  return { guildId, channelId: channels['news'] ?? '', otherId: channels['talk'] ?? '' };
};
const asked = () => sandbox.requests().filter(({ path }) => path.includes('/guilds/')).length;

it('a process without a gateway knows nothing until it asks, and then as much', async () => {
  const { applicationId } = await connect(null);
  expect(applicationId).toBe(sandbox.applicationId);
  const { guildId, channelId } = home();
  expect(client.server.channel({ guildId, channelId })).toBeNull();
  await client.learn({ guildId, channelId }, LONG_MS);
  const known = client.server.channel({ guildId, channelId });
  expect(known?.name).toBe('news');
  expect((known?.permissions ?? 0n) & VIEW_SEND_EMBED).toBe(VIEW_SEND_EMBED);
  expect(client.channelTypeOf(channelId)).toBe(0);
  expect(client.guildLocaleOf(guildId)).toBe('en-US');
  expect(client.lackingRights(channelId)).toEqual([]);
  expect(client.isInOutage({ channelId, guildId })).toBe(false);
  expect(client.hasRole({ guildId, roleId: '1' })).toBe(false);
});

it('asks once for what several want, and again when it is older than they take', async () => {
  await connect(null);
  const { guildId } = home();
  await Promise.all([client.learn({ guildId }, LONG_MS), client.learn({ guildId }, LONG_MS)]);
  await client.learn({ guildId }, LONG_MS);
  expect(asked()).toBe(3);
  await client.learn({ guildId }, 0);
  expect(asked()).toBe(6);
});

it('learns that a channel is gone, that a right was taken, and that the bot was removed', async () => {
  await connect(null);
  const { guildId, channelId, otherId } = home();
  await client.learn({ guildId }, LONG_MS);
  await sandbox.control({ action: 'channel.delete', channel_id: otherId });
  await sandbox.control({
    action: 'permission.set',
    guild_id: guildId,
    channel_id: channelId,
    permission: 'EmbedLinks',
    granted: false,
  });
  await client.learn({ guildId }, 0);
  expect(client.server.channel({ guildId, channelId: otherId })).toBeNull();
  expect(client.lackingRights(channelId)).toEqual(['embedLinks']);
  expect(client.isHidden(guildId)).toBe(false);
  await sandbox.control({ action: 'bot.kick', guild_id: guildId });
  await client.learn({ guildId }, 0);
  expect(client.isHidden(guildId)).toBe(true);
  expect(client.server.channel({ guildId, channelId })).toBeNull();
});

it.each([true, false])('asks for servers of other shards alone (of its own: %s)', async (isOwn) => {
  const { guildId, channelId } = home();
  // Source: https://docs.discord.com/developers/events/gateway#sharding
  const shard = Number((BigInt(guildId) >> 22n) % 2n);
  await connect({ ids: [isOwn ? shard : 1 - shard], count: 2 });
  expect(client.server.channel({ guildId, channelId }) !== null).toBe(isOwn);
  await client.learn({ guildId, channelId }, LONG_MS);
  expect(asked()).toBe(isOwn ? 0 : 3);
  expect(client.server.channel({ guildId, channelId })?.name).toBe('news');
});
