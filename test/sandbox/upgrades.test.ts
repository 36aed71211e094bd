/** Owns the opening of sockets by those who should not: nothing they send ends the process or its end. */
import { connect, type Socket } from 'node:net';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createSandbox, type Sandbox } from '../support/judged-sandbox.ts';
import { rawApi } from './raw.ts';

let sandbox: Sandbox;
let isClosed: boolean;
const opened: Socket[] = [];

beforeEach(async () => {
  sandbox = await createSandbox();
  isClosed = false;
});

afterEach(async () => {
  for (const socket of opened.splice(0)) socket.destroy();
  if (!isClosed) await sandbox.close();
});

/** Sends a request line by hand and gives the first piece of what comes back. */
async function send(
  target: string,
  { upgrade = true, allowHalfOpen = false } = {},
): Promise<{ socket: Socket; answer: string }> {
  const { hostname, port, host } = new URL(sandbox.pageUrl);
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen });
  opened.push(socket);
  const lines = [
    `GET ${target} HTTP/1.1`,
    `host: ${host}`,
    ...(upgrade
      ? [
          'connection: Upgrade',
          'upgrade: websocket',
          'sec-websocket-version: 13',
          'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==',
        ]
      : []),
  ];
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  const answer = await new Promise<string>((resolve, reject) => {
    socket.once('data', (chunk: Buffer) => resolve(chunk.toString()));
    socket.once('error', reject);
  });
  return { socket, answer };
}

const statusOf = ({ answer }: { answer: string }): string => answer.split(' ')[1] ?? '';

describe('a target that is no URL', () => {
  it.each(['//', '///gateway', '//?v=10', '/gateway%'])(
    'is refused and leaves the sandbox standing: %s',
    async (target) => {
      expect(statusOf(await send(target))).toBe('403');
      expect((await rawApi(sandbox)('GET', '/gateway')).status).toBe(200);
    },
  );

  it('is answered without an upgrade too', async () => {
    expect(['400', '404']).toContain(statusOf(await send('//', { upgrade: false })));
  });

  it('opens no socket whose handshake is wrong', async () => {
    const { hostname, port } = new URL(sandbox.pageUrl);
    const response = await fetch(`http://${hostname}:${port}/gateway`, {
      headers: { 'sec-websocket-key': 'short' },
    });
    expect(response.status).toBe(404);
  });

  it('leaves the query of a good one whole', async () => {
    expect(statusOf(await send('/gateway?v=10&encoding=json'))).toBe('101');
  });
});

describe('a refused socket', () => {
  it('that its peer resets leaves the sandbox standing', async () => {
    for (let time = 0; time < 20; time += 1) {
      const { socket } = await send('/nowhere', { allowHalfOpen: true });
      socket.write('more');
      socket.resetAndDestroy();
    }
    expect((await rawApi(sandbox)('GET', '/gateway')).status).toBe(200);
  });

  it('that its peer holds half open does not hold close()', async () => {
    await send('/nowhere', { allowHalfOpen: true });
    isClosed = true;
    await expect(sandbox.close()).resolves.toBeUndefined();
  }, 2000);
});
