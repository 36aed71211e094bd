/** Owns the proof that a session which ends while it is resumed does not end the process. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Client } from 'discord.js';
import { expect, it } from 'vitest';
import { survivesLateResume } from '../../src/discord/late-resume.ts';

type Handler = (client: Client, packet: unknown, shard: object) => void;

it('is told as resumed, and has no session afterwards', async () => {
  const client = new Client({ intents: [] });
  const shard = { id: 0, sessionInfo: null, closeSequence: 7 };
  // What discord.js does with the packet, by its own code.
  const require = createRequire(import.meta.url);
  const code = join(dirname(require.resolve('discord.js')), 'client/websocket/handlers/RESUMED.js');
  const handle: Handler = require(code);
  expect(() => handle(client, {}, shard)).toThrow('sequence');

  survivesLateResume(client);
  client.ws.shards.set(0, shard as never);
  const resumed = new Promise((resolve) => client.once('shardResume', resolve));
  client.ws.emit('RESUMED', null, 0);
  handle(client, {}, shard);
  expect(await resumed).toBe(0);
  expect(shard.sessionInfo).toBeNull();
  await client.destroy();
});
