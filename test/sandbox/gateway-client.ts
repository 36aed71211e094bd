/** Owns a bare gateway client, for what discord.js would never do. */
import { WebSocket } from 'ws';

import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { rawApi } from './raw.ts';

export type Packet = { op: number; t: string | null; s: number | null; d: Record<string, unknown> };

export type GatewayClient = {
  packets: Packet[];
  send(packet: unknown): void;
  /** The next packet that the claim holds of, already here or still to come. */
  next(claim: (packet: Packet) => boolean): Promise<Packet>;
  closed: Promise<number>;
  close(code: number): Promise<number>;
};

export async function connectGateway(url: string): Promise<GatewayClient> {
  const socket = new WebSocket(url);
  const packets: Packet[] = [];
  const waiting = new Set<() => void>();
  socket.on('message', (raw) => {
    const packet: Packet = JSON.parse(Buffer.isBuffer(raw) ? raw.toString() : '');
    packets.push(packet);
    for (const look of waiting) look();
  });
  const closed = new Promise<number>((resolve) => {
    socket.on('close', (code) => resolve(code));
  });
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  return {
    packets,
    send: (packet) => socket.send(typeof packet === 'string' ? packet : JSON.stringify(packet)),
    next: (claim) =>
      new Promise((resolve) => {
        function look(): void {
          const found = packets.find(claim);
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found);
        }
        waiting.add(look);
        look();
      }),
    closed,
    close(code) {
      socket.close(code);
      return closed;
    },
  };
}

export type At = { sandbox: Pick<Sandbox, 'apiUrl' | 'token'> };

export async function gatewayUrl({ sandbox }: At): Promise<string> {
  const { body } = await rawApi(sandbox)('GET', '/gateway');
  return `${String(body['url'])}?v=10&encoding=json`;
}

export type Identified = { client: GatewayClient; sessionId: string; resumeUrl: string };

/** A client that has identified and is READY; `fields` go into its IDENTIFY. */
export async function identified(
  { sandbox }: At,
  fields: Readonly<Record<string, unknown>> = {},
): Promise<Identified> {
  const client = await connectGateway(await gatewayUrl({ sandbox }));
  client.send({ op: 2, d: { token: sandbox.token, intents: 1, properties: {}, ...fields } });
  const { d } = await client.next(({ t }) => t === 'READY');
  return {
    client,
    sessionId: String(d['session_id']),
    resumeUrl: `${String(d['resume_gateway_url'])}?v=10&encoding=json`,
  };
}

/** A new connection that asks for the session again. */
export async function resumed(
  { sandbox }: At,
  { resumeUrl, sessionId, seq }: Omit<Identified, 'client'> & { seq: number },
): Promise<GatewayClient> {
  const client = await connectGateway(resumeUrl);
  client.send({ op: 6, d: { token: sandbox.token, session_id: sessionId, seq } });
  return client;
}
