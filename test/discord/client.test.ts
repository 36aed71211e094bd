import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { createDiscordClient } from '../../src/discord/client.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { TransientError, UserError } from '../../src/lib/errors.ts';
import { createSandbox } from '../../src/sandbox/sandbox.ts';

const ends: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

function clientOf({ token, apiUrl }: { token: string; apiUrl: string }) {
  const lines: string[] = [];
  const refusals: string[] = [];
  const log = pino({ base: null, level: 'trace' }, { write: (line: string) => lines.push(line) });
  const client = createDiscordClient(
    { clock: systemClock, log },
    { token, apiUrl, onRefused: ({ message }) => refusals.push(message) },
  );
  ends.push(() => client.close());
  return { client, lines, refusals };
}

/** An API that lets anybody in, and a gateway that closes every connection with this code. */
async function closingGateway(code: number): Promise<string> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({
        url: `ws://127.0.0.1:${port}`,
        shards: 1,
        session_start_limit: { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 1 },
      }),
    );
  });
  const gateway = new WebSocketServer({ server });
  gateway.on('connection', (socket) => {
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 40_000 } }));
    socket.once('message', () => socket.close(code));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  ends.push(async () => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${port}/api`;
}

describe('the Discord client', () => {
  it('logs in, and goes offline when it is closed', async () => {
    const sandbox = await createSandbox();
    ends.push(() => sandbox.close());
    const { client } = clientOf(sandbox);
    expect(await client.login()).toEqual({ applicationId: sandbox.applicationId });
    await client.close();
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
    const folder = mkdtempSync(join(tmpdir(), 'keypoint-client-'));
    ends.push(async () => rmSync(folder, { recursive: true }));
    const stateFile = join(folder, 'sandbox.json');
    const gone = await createSandbox({ stateFile });
    await gone.close();
    const { client } = clientOf(gone);
    await expect(client.login()).rejects.toThrow(TransientError);
    const back = await createSandbox({ stateFile, port: Number(new URL(gone.apiUrl).port) });
    ends.push(() => back.close());
    expect(await client.login()).toEqual({ applicationId: gone.applicationId });
    await client.close();
  });
});
