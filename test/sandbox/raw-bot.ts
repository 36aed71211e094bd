/** Owns a bot without a client library: it identifies, sees interactions, and answers them raw. */
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { connectGateway, type GatewayClient } from './gateway-client.ts';
import { rawApi, type Answer } from './raw.ts';

/** INTERACTION_CREATE as it came. */
export type Seen = Record<string, unknown> & { id: string; token: string };

export type RawBot = {
  gateway: GatewayClient;
  /** The interaction with this id, as soon as it is there. */
  seen(id: Promise<string>): Promise<Seen>;
  /** Without Authorization, as discord.js does it. */
  callback(seen: Seen, body: unknown, query?: string): Promise<Answer>;
  /** Path of the interaction's webhook. */
  hook(seen: Seen, path?: string): string;
  close(): Promise<unknown>;
};

const GUILDS = 1;

export async function rawBot(sandbox: Sandbox, intents = GUILDS): Promise<RawBot> {
  const { body } = await rawApi(sandbox)('GET', '/gateway/bot');
  const gateway = await connectGateway(`${String(body['url'])}?v=10&encoding=json`);
  gateway.send({ op: 2, d: { token: sandbox.token, intents, properties: {} } });
  await gateway.next(({ t }) => t === 'GUILD_CREATE');
  return {
    gateway,
    async seen(acting) {
      const id = await acting;
      const { d } = await gateway.next(({ t, d }) => t === 'INTERACTION_CREATE' && d['id'] === id);
      return { ...d, id, token: String(d['token']) };
    },
    callback: ({ id, token }, body, query = '') =>
      rawApi(sandbox, '')('POST', `/interactions/${id}/${token}/callback${query}`, body),
    hook: ({ token }, path = '') => `/webhooks/${sandbox.applicationId}/${token}${path}`,
    close: () => gateway.close(1000),
  };
}
