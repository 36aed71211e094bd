import { createServer, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PageFailure } from '../../src/lib/fetch-page.ts';
import { createSafeFetch, type SafeFetch } from '../../src/lib/safe-fetch.ts';
import { heldBytes } from '../support/held-bytes.mjs';
import { serveHttp, serveTcp, type WebServer } from '../support/web-server.ts';

const MB = 1_048_576;
/** Small, so that the tests are quick; real limits only differ in size. */
const LIMITS = { maxBytes: MB / 4, timeoutMs: 1_500 };
/** For who sends next to nothing meanwhile: longer would show no more. */
const SHORT_MS = 400;
/** Of one core among several that are busy. */
const SOON_MS = 4_000;
/** To collect garbage takes a while, which is not the client's time. */
const LOOK_MS = 300;
/** The server's own buffers too: it lives in this process. */
const HELD_BYTES = 32 * MB;

let client: SafeFetch;
let good: WebServer;
let hostile: WebServer | null = null;

beforeAll(async () => {
  good = await serveHttp((_request, response) => response.end('fine'));
});

beforeEach(() => {
  client = createSafeFetch({ allowPrivate: true, userAgent: 'Keypoint/test' });
});

afterEach(async () => {
  await client.close();
  await hostile?.close();
  hostile = null;
});

afterAll(() => good.close());

/**
 * How the server is given up, and what it has sent by then. Meanwhile another server is asked over
 * and over, and memory is looked at now and then.
 */
async function endure(server: WebServer, limits = LIMITS): Promise<{ kind: string; sent: number }> {
  hostile = server;
  const before = heldBytes();
  const start = performance.now();
  const race = { isOver: false };
  const asked = client.fetchPage({ url: `${server.url}/`, ...limits }).then(
    () => 'an answer',
    (error: unknown) => error,
  );
  const ended = asked.finally(() => (race.isOver = true));
  let others = 0;
  let lookAt = start + LOOK_MS;
  while (!race.isOver) {
    const { body } = await client.fetchPage({ url: good.url, ...LIMITS, timeoutMs: 5_000 });
    expect(body.toString()).toBe('fine');
    others += 1;
    if (performance.now() < lookAt) continue;
    expect(heldBytes() - before).toBeLessThan(HELD_BYTES);
    lookAt = performance.now() + LOOK_MS;
  }
  const failure = await ended;
  if (!(failure instanceof PageFailure)) throw new Error(String(failure));
  expect(others).toBeGreaterThan(0);
  expect(performance.now() - start).toBeLessThan(SOON_MS);
  // Whoever is given up is hung up on.
  await server.quiet();
  expect(server.connections()).toBe(1);
  return { kind: failure.kind, sent: server.bytesSent() };
}

/** Sends `piece` as fast as it is taken, without an end. */
function pour(socket: Socket, piece: Buffer | string): void {
  const more = () => {
    while (!socket.destroyed && socket.write(piece));
  };
  socket.on('drain', more);
  more();
}

/** Sent to its end, and then nobody waits until the client is done with an idle connection. */
function serveBody(headers: Record<string, string>, body: Buffer): Promise<WebServer> {
  return serveHttp((_request, response) =>
    response.writeHead(200, { ...headers, connection: 'close' }).end(body),
  );
}

const OK = 'HTTP/1.1 200 OK\r\n';
const SOCKETS_BUFFER = 16 * MB;

describe('a body that grows', () => {
  const zeros = Buffer.alloc(64 * MB);
  const gzipBomb = gzipSync(zeros);

  it('a thousandfold from gzip is given up', async () => {
    const server = await serveBody({ 'content-encoding': 'gzip' }, gzipBomb);
    const { kind, sent } = await endure(server);
    expect(kind).toBe('too-large');
    expect(sent).toBeLessThan(2 * gzipBomb.length);
  });

  it('a millionfold from gzip in gzip is given up', async () => {
    const nested = gzipSync(gzipBomb);
    const server = await serveBody({ 'content-encoding': 'gzip, gzip' }, nested);
    const { kind, sent } = await endure(server);
    expect(kind).toBe('too-large');
    expect(sent).toBeLessThan(2 * nested.length);
  });

  it('from brotli is given up', async () => {
    // The best quality takes seconds for bytes that nobody counts.
    const bomb = brotliCompressSync(zeros, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });
    const server = await serveBody({ 'content-encoding': 'br' }, bomb);
    const { kind, sent } = await endure(server);
    expect(kind).toBe('too-large');
    expect(sent).toBeLessThan(10_000 + bomb.length);
  });

  it('from gzip and never ends is given up early', async () => {
    const server = await serveTcp((socket) => {
      socket.write(`${OK}content-encoding: gzip\r\n\r\n`);
      socket.write(gzipBomb.subarray(0, 30_000));
    });
    const { kind, sent } = await endure(server);
    expect(kind).toBe('too-large');
    expect(sent).toBeLessThan(40_000);
  });
});

describe('a server without an end', () => {
  const line = 'a'.repeat(65_536);
  it.each([
    ['in its body', `${OK}\r\n`, line, 'too-large'],
    [
      'in its chunks of a byte each',
      `${OK}transfer-encoding: chunked\r\n\r\n`,
      '1\r\na\r\n'.repeat(5_000),
      'too-large',
    ],
    ['in one header', `${OK}x: `, line, 'too-large'],
    ['in its headers', OK, 'x-a: b\r\n'.repeat(5_000), 'too-large'],
    ['in its status', 'HTTP/1.1 200 ', line, 'timeout'],
    ['in its hints', '', 'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n'.repeat(100), 'timeout'],
    [
      'in its trailers',
      `${OK}transfer-encoding: chunked\r\n\r\n0\r\n`,
      'x-a: b\r\n'.repeat(5_000),
      'too-large',
    ],
    ['in what is no HTTP', '', line, 'broken'],
  ] as const)('%s is given up', async (_what, head, piece, kind) => {
    const server = await serveTcp((socket) => {
      socket.write(head);
      pour(socket, piece);
    });
    expect((await endure(server)).kind).toBe(kind);
  });

  it('is hung up on when a line of 100 MB is announced', async () => {
    const server = await serveTcp((socket) => {
      socket.write(`${OK}content-length: ${100 * MB}\r\n\r\n`);
      pour(socket, line);
    });
    const { kind, sent } = await endure(server);
    expect(kind).toBe('too-large');
    expect(sent).toBeLessThan(SOCKETS_BUFFER);
  });

  it('is hung up on when such a line is not announced', async () => {
    const server = await serveTcp((socket) => {
      socket.write(`${OK}\r\n`);
      pour(socket, line);
    });
    const { kind, sent } = await endure(server);
    expect(kind).toBe('too-large');
    expect(sent).toBeLessThan(SOCKETS_BUFFER);
  });
});

describe('a server that takes its time', () => {
  const drip = (socket: Socket, head: string) => {
    socket.write(head);
    const timer = setInterval(() => socket.write('a'), 50);
    socket.on('close', () => clearInterval(timer));
  };
  it.each([
    ['says nothing', (socket: Socket) => void socket.resume()],
    ['drips its headers', (socket: Socket) => drip(socket, `${OK}x: `)],
    ['drips its body', (socket: Socket) => drip(socket, `${OK}content-length: 9999\r\n\r\n`)],
    ['stops in its body', (socket: Socket) => void socket.write(`${OK}content-length: 9\r\n\r\na`)],
  ])('and %s is given up in time', async (_what, talk) => {
    const { kind } = await endure(await serveTcp(talk), { ...LIMITS, timeoutMs: SHORT_MS });
    expect(kind).toBe('timeout');
  });

  it('holds up no longer those that wait for a connection to it', async () => {
    hostile = await serveTcp((socket) => socket.resume());
    const url = `${hostile.url}/`;
    const start = performance.now();
    const asked = Array.from({ length: 20 }, () =>
      client.fetchPage({ url, ...LIMITS }).catch((error: unknown) => error),
    );
    for (const failure of await Promise.all(asked))
      expect(failure).toMatchObject({ kind: 'timeout' });
    expect(performance.now() - start).toBeLessThan(SOON_MS);
  });
});

describe('a server that breaks off', () => {
  it.each([
    ['at once', '', 'unreachable'],
    ['in its headers', `${OK}content-le`, 'unreachable'],
    ['in its body', `${OK}content-length: 99\r\n\r\nabc`, 'broken'],
    ['in a chunk', `${OK}transfer-encoding: chunked\r\n\r\n9\r\nabc`, 'broken'],
  ] as const)('%s is told', async (_what, text, kind) => {
    const server = await serveTcp((socket) =>
      text === '' ? socket.resetAndDestroy() : socket.end(text),
    );
    expect((await endure(server)).kind).toBe(kind);
  });
});

it('keeps nothing of a thousand hosts that it asked once', async () => {
  const lookup = () => Promise.resolve(['127.0.0.1']);
  const many = createSafeFetch({ allowPrivate: true, userAgent: 'Keypoint/test', lookup });
  const server: Server = createServer({ keepAliveTimeout: 60_000 }, (_request, response) =>
    response.setHeader('connection', 'close').end('fine'),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  for (let host = 0; host < 1_000; host += 20)
    await Promise.all(
      Array.from({ length: 20 }, (_, one) =>
        many.fetchPage({
          url: `http://h${host + one}.example:${port}/`,
          ...LIMITS,
          timeoutMs: 5_000,
        }),
      ),
    );
  const open = await new Promise((resolve) =>
    server.getConnections((_error, count) => resolve(count)),
  );
  expect(open).toBeLessThan(50);
  await many.close();
  await new Promise((resolve) => server.close(resolve));
});
