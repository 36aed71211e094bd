import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createTcpServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { createDiscordClient, type DiscordClient } from '../../src/discord/client.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { TransientError, UserError } from '../../src/lib/errors.ts';
import { identified } from '../sandbox/gateway-client.ts';
import { moderatorSeed } from '../sandbox/moderator-seed.ts';
import { rawApi } from '../sandbox/raw.ts';
import { until } from '../sandbox/until.ts';
import { createSandbox, type Sandbox } from '../support/judged-sandbox.ts';

const ends: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

type ClientArgs = { token: string; apiUrl: string; loginTimeoutMs?: number };

function clientOf({ token, apiUrl, loginTimeoutMs = 30_000 }: ClientArgs) {
  const lines: string[] = [];
  const refusals: string[] = [];
  const waiting = new Set<() => void>();
  const write = (line: string) => {
    lines.push(line);
    for (const check of waiting) check();
  };
  const client = createDiscordClient(
    { clock: systemClock, log: pino({ base: null, level: 'trace' }, { write }) },
    { token, apiUrl, loginTimeoutMs, onRefused: ({ message }) => refusals.push(message) },
  );
  ends.push(() => client.close());
  const logged = (text: string) =>
    new Promise<void>((resolve) => {
      const check = () => {
        if (lines.some((line) => line.includes(text))) resolve();
      };
      waiting.add(check);
      check();
    });
  return { client, lines, refusals, logged };
}

async function portOf(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

/** An API that lets anybody in, and sends them to the gateway on this port (its own without). */
async function door(gatewayPort?: number) {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({
        url: `ws://127.0.0.1:${gatewayPort ?? port}`,
        shards: 1,
        session_start_limit: { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 1 },
      }),
    );
  });
  const port = await portOf(server);
  ends.push(async () => {
    server.closeAllConnections();
    server.close();
  });
  return { server, apiUrl: `http://127.0.0.1:${port}/api` };
}

/** A gateway that closes every connection with this code. */
async function closingGateway(code: number): Promise<string> {
  const { server, apiUrl } = await door();
  const gateway = new WebSocketServer({ server });
  gateway.on('connection', (socket) => {
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 40_000 } }));
    socket.once('message', () => socket.close(code));
  });
  return apiUrl;
}

/** A sandbox that can be away and come back at the same address, with the same token. */
async function returningSandbox() {
  const folder = mkdtempSync(join(tmpdir(), 'keypoint-client-'));
  ends.push(async () => rmSync(folder, { recursive: true }));
  const stateFile = join(folder, 'sandbox.json');
  const sandbox = await createSandbox({ stateFile });
  let running: Sandbox | null = sandbox;
  const leave = async () => {
    await running?.close();
    running = null;
  };
  ends.push(leave);
  const port = Number(new URL(sandbox.apiUrl).port);
  const comeBack = async () => {
    running = await createSandbox({ stateFile, port });
  };
  return { sandbox, port, leave, comeBack };
}

/** Breaks the next `count` connections to this port. */
async function breakConnections(port: number, count: number): Promise<void> {
  const server = createTcpServer((socket) => socket.destroy());
  server.listen(port, '127.0.0.1');
  for (let broken = 0; broken < count; broken += 1) await once(server, 'connection');
  server.close();
  await once(server, 'close');
}

/** As the start does: again and again, as long as that may help. */
async function loginAtLast(client: DiscordClient): Promise<{ applicationId: string }> {
  for (;;) {
    try {
      return await client.login();
    } catch (error) {
      if (!(error instanceof TransientError)) throw error;
    }
  }
}

describe('the Discord client', () => {
  it('logs in, and goes offline when it is closed', async () => {
    const sandbox = await createSandbox();
    ends.push(() => sandbox.close());
    const { client, lines } = clientOf(sandbox);
    expect(await client.login()).toEqual({ applicationId: sandbox.applicationId });
    await client.close();
    expect(lines).toEqual([]);
  });

  it('knows what kind of channel each is, and becomes', async () => {
    const channels = [{ name: 'general' }, { name: 'papers', type: 15 as const }];
    const sandbox = await createSandbox({ seed: moderatorSeed(channels) });
    ends.push(() => sandbox.close());
    const { client } = clientOf(sandbox);
    await client.login();
    const { general = '', papers = '' } = sandbox.ids.guilds['Keypoint']?.channels ?? {};
    expect([general, papers, '1'].map((id) => client.channelTypeOf(id))).toEqual([0, 15, null]);
    const { status } = await rawApi(sandbox)('PATCH', `/channels/${general}`, { type: 5 });
    expect(status).toBe(200);
    await until(() => client.channelTypeOf(general) === 5);
  });

  it('logs in when Discord first sends it to another connection', async () => {
    const sandbox = await createSandbox();
    ends.push(() => sandbox.close());
    await sandbox.control({ action: 'gateway.reconnect', before_hello: true });
    expect(await clientOf(sandbox).client.login()).toEqual({
      applicationId: sandbox.applicationId,
    });
  });

  it('logs in while a server has an outage', async () => {
    const sandbox = await createSandbox();
    ends.push(() => sandbox.close());
    const [guild] = Object.values(sandbox.ids.guilds);
    await sandbox.control({ action: 'guild.outage', guild_id: guild?.id ?? '', on: true });
    expect(await clientOf(sandbox).client.login()).toEqual({
      applicationId: sandbox.applicationId,
    });
  });

  it('waits until the next day when it has connected as often as Discord lets it', async () => {
    const sandbox = await createSandbox({ sessionStarts: 1 });
    ends.push(() => sandbox.close());
    await identified({ sandbox });
    const { client } = clientOf(sandbox);
    const day = 24 * 60 * 60_000;
    const tried = client.login();
    await expect(tried).rejects.toThrow(TransientError);
    await expect(tried).rejects.toMatchObject({
      message: 'Discord lets this bot connect only so often a day, and it has.',
      retryAfterMs: expect.closeTo(day, -5) as number,
    });
    await sandbox.control({ action: 'clock.move', ms: day });
    expect(await client.login()).toEqual({ applicationId: sandbox.applicationId });
  });

  it('says that Discord refused a wrong token, without showing it', async () => {
    const sandbox = await createSandbox();
    ends.push(() => sandbox.close());
    const { client, lines } = clientOf({ apiUrl: sandbox.apiUrl, token: 'wrong-token-1234' });
    const refused = client.login();
    await expect(refused).rejects.toThrow(UserError);
    await expect(refused).rejects.toThrow(/^Discord refused the token\. Copy it again/);
    expect(lines.join('')).not.toContain('1234');
  });

  it.each([
    [4004, 'Discord refused the token'],
    [4014, 'does not allow the intents'],
  ])('gives up when the gateway closes with %i', async (code, expected) => {
    const { client, refusals } = clientOf({ apiUrl: await closingGateway(code), token: 'a.b.c' });
    await expect(client.login()).rejects.toThrow(expected);
    expect(refusals).toEqual([expect.stringContaining(expected)]);
  });

  it('says that Discord cannot be reached, and gets there at a later try', async () => {
    const { sandbox, leave, comeBack } = await returningSandbox();
    await leave();
    const { client } = clientOf(sandbox);
    const tried = client.login();
    await expect(tried).rejects.toThrow(TransientError);
    await expect(tried).rejects.toThrow(/^Discord cannot be reached\. No answer: .+\.$/);
    await comeBack();
    expect(await client.login()).toEqual({ applicationId: sandbox.applicationId });
    await client.close();
  });

  it('does not wait for a dead gateway for ever, and gets in at a later try', async () => {
    const { sandbox, port, leave, comeBack } = await returningSandbox();
    await leave();
    const { apiUrl } = await door(port);
    const { client, lines } = clientOf({ token: sandbox.token, apiUrl, loginTimeoutMs: 100 });
    const tried = client.login();
    await expect(tried).rejects.toThrow(TransientError);
    await expect(tried).rejects.toThrow('gateway does not let Keypoint in yet');
    await comeBack();
    expect(await loginAtLast(client)).toEqual({ applicationId: sandbox.applicationId });
    await client.close();
    expect(lines.join('')).not.toContain('reconnecting');
  });

  it('leaves a dead gateway alone after it was closed', async () => {
    const dead = createTcpServer((socket) => socket.destroy());
    const port = await portOf(dead);
    ends.push(async () => dead.close());
    const { apiUrl } = await door(port);
    const { client } = clientOf({ token: 'a.b.c', apiUrl, loginTimeoutMs: 100 });
    await expect(client.login()).rejects.toThrow(TransientError);
    await client.close();
    // Twice the pause between two tries of discord.js: that nothing comes can only be waited for.
    const coming = once(dead, 'connection', { signal: AbortSignal.timeout(1_000) });
    await expect(coming).rejects.toThrow('aborted');
  });

  it('says once that it reconnects and why, and once that it is connected again', async () => {
    const { sandbox, port, leave, comeBack } = await returningSandbox();
    const { client, lines, logged } = clientOf(sandbox);
    await client.login();
    await leave();
    await breakConnections(port, 3);
    await comeBack();
    await logged('connected to Discord again');
    expect(lines.map((line): unknown => JSON.parse(line))).toMatchObject([
      { msg: 'reconnecting to Discord', code: 1006, reason: 'the connection broke' },
      { msg: 'connected to Discord again' },
    ]);
  });
});
