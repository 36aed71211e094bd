import { deflateRawSync, deflateSync, brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { PageFailure, type PageRequest } from '../../src/lib/fetch-page.ts';
import { createSafeFetch, type SafeFetch } from '../../src/lib/safe-fetch.ts';
import { serveHttp, serveTcp, type WebServer } from '../support/web-server.ts';

type Answer = Parameters<typeof serveHttp>[0];

const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close();
});

async function serve(answer: Answer): Promise<WebServer> {
  const server = await serveHttp(answer);
  open.push(server);
  return server;
}

function client(options: Partial<Parameters<typeof createSafeFetch>[0]> = {}): SafeFetch {
  const made = createSafeFetch({ allowPrivate: true, userAgent: 'Keypoint/test', ...options });
  open.push(made);
  return made;
}

function ask(url: string, options: Partial<PageRequest> = {}, from = client()) {
  return from.fetchPage({ url, maxBytes: 100_000, timeoutMs: 5_000, ...options });
}

async function failureOf(asked: Promise<unknown>): Promise<PageFailure> {
  const outcome = await asked.then(
    () => 'an answer',
    (error: unknown) => error,
  );
  if (outcome instanceof PageFailure) return outcome;
  throw new Error(`not a PageFailure: ${String(outcome)}`);
}

describe('an answer', () => {
  it('is its status, its headers in lower case, its body and its address', async () => {
    const server = await serve((_request, response) => {
      response.writeHead(404, { ETag: '"x"', Link: ['<a>', '<b>'] }).end('gone, perhaps');
    });
    const answer = await ask(`${server.url}/feed?a=1#part`);
    expect(answer).toMatchObject({
      status: 404,
      headers: { etag: '"x"', link: '<a>, <b>' },
      url: `${server.url}/feed?a=1`,
      redirects: [],
    });
    expect(answer.body.toString()).toBe('gone, perhaps');
  });

  it('of 304 is empty, whatever it says of its encoding', async () => {
    const server = await serve((request, response) => {
      const isKnown = request.headers['if-none-match'] === '"x"';
      response.writeHead(isKnown ? 304 : 200, { 'content-encoding': 'gzip' }).end();
    });
    const { status, body } = await ask(server.url, { headers: { 'if-none-match': '"x"' } });
    expect({ status, length: body.length }).toEqual({ status: 304, length: 0 });
  });

  it('comes over connections that are used again, at most two to a host', async () => {
    const server = await serve((_request, response) => response.end('ok'));
    const from = client();
    for (let round = 0; round < 5; round += 1)
      await Promise.all(Array.from({ length: 8 }, () => ask(server.url, {}, from)));
    expect(server.connections()).toBe(2);
  });

  it('is asked for with conditions and a name, never with a cookie or a password', async () => {
    const seen: object[] = [];
    const server = await serve((request, response) => {
      seen.push(request.headers);
      response.end();
    });
    const headers = {
      accept: 'application/rss+xml',
      authorization: 'Basic c2VjcmV0',
      cookie: 'a=b',
      'if-modified-since': 'Sat, 01 Aug 2026 00:00:00 GMT',
      'if-none-match': '"line\r\nbreak"',
    };
    await ask(server.url, { headers });
    expect(seen).toEqual([
      {
        host: `127.0.0.1:${server.port}`,
        connection: 'keep-alive',
        'user-agent': 'Keypoint/test',
        'accept-encoding': 'gzip, deflate, br',
        accept: 'application/rss+xml',
        'if-modified-since': 'Sat, 01 Aug 2026 00:00:00 GMT',
      },
    ]);
  });
});

describe('a compressed body', () => {
  const text = 'Ünïcode and so on. '.repeat(2_000);
  const extraName = Buffer.from([0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3, 0x61, 0x2e, 0x78, 0]);
  it.each([
    ['gzip', gzipSync(text)],
    ['GZip', gzipSync(text)],
    ['x-gzip', Buffer.concat([extraName, gzipSync(text).subarray(10)])],
    ['gzip', Buffer.concat([gzipSync(text), Buffer.from('\n<!-- rubbish -->')])],
    ['gzip', Buffer.concat([gzipSync(text), Buffer.alloc(9)])],
    ['deflate', deflateSync(text)],
    ['deflate', deflateRawSync(text)],
    ['br', brotliCompressSync(text)],
    ['deflate, gzip', gzipSync(deflateSync(text))],
    ['gzip, identity', gzipSync(text)],
    ['utf-8', Buffer.from(text)],
  ])('is undone: %s', async (encoding, body) => {
    const server = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': encoding });
      for (let at = 0; at < body.length; at += 7) response.write(body.subarray(at, at + 7));
      response.end();
    });
    expect((await ask(server.url)).body.toString()).toBe(text);
  });

  it.each([
    ['gzip', gzipSync(text).subarray(0, 60)],
    ['gzip', Buffer.from(text)],
    ['br', brotliCompressSync(text).subarray(0, 10)],
    ['deflate', deflateSync(text).subarray(0, 20)],
    ['zstd', Buffer.from(text)],
    ['gzip, gzip, gzip', gzipSync(gzipSync(gzipSync(text)))],
  ])('is broken when it is cut or strange: %s', async (encoding, body) => {
    const server = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': encoding }).end(body);
    });
    expect((await failureOf(ask(server.url))).kind).toBe('broken');
    // None is opened once more to ask nothing.
    expect(server.connections()).toBe(1);
  });
});

describe('redirects', () => {
  it('are followed by hand, relative ones too, and told in order', async () => {
    const server = await serve((request, response) => {
      const hops: Record<string, [number, string]> = {
        '/a': [301, '/b?q=ü'],
        '/b?q=%C3%BC': [308, `c`],
        '/c': [302, `${server.url}/end`],
      };
      const [status, location] = hops[request.url ?? ''] ?? [200, ''];
      response.writeHead(status, location === '' ? {} : { location: rawUtf8(location) });
      response.end(request.headers['if-none-match']);
    });
    const answer = await ask(`${server.url}/a`, { headers: { 'if-none-match': '"x"' } });
    expect(answer).toMatchObject({
      status: 200,
      url: `${server.url}/end`,
      redirects: [
        { status: 301, to: `${server.url}/b?q=%C3%BC` },
        { status: 308, to: `${server.url}/c` },
        { status: 302, to: `${server.url}/end` },
      ],
    });
    expect(server.connections()).toBeLessThanOrEqual(2);
    expect(answer.body.toString()).toBe('"x"');
  });

  it.each([
    ['without a target', {}],
    ['with an empty target', { location: '' }],
    ['to themselves', { location: '/' }],
    ['to what is no address', { location: 'http://[::1' }],
  ])('%s fail', async (_what, headers) => {
    const server = await serve((_request, response) => response.writeHead(302, headers).end());
    expect((await failureOf(ask(server.url))).kind).toBe('redirects');
    expect(server.connections()).toBe(1);
  });

  it('that never end are given up after five', async () => {
    let asked = 0;
    const server = await serve((_request, response) => {
      asked += 1;
      response.writeHead(302, { location: `/${asked}` });
      response.end(Buffer.alloc(100_000));
    });
    expect((await failureOf(ask(server.url))).kind).toBe('redirects');
    expect(asked).toBe(6);
  });
});

describe('a failure', () => {
  it('names the host and no more of the address', async () => {
    const server = await serveTcp((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
    open.push(server);
    const failure = await failureOf(ask(`${server.url}/private/token?key=secret`));
    expect(failure.kind).toBe('broken');
    expect(failure.message).toBe('127.0.0.1 answers with something that is not HTTP.');
  });

  it('is told when nobody listens', async () => {
    const server = await serve(() => {});
    await server.close();
    const failure = await failureOf(ask(server.url));
    expect(failure.kind).toBe('unreachable');
    expect(failure.message).toBe('127.0.0.1 refuses connections.');
  });

  it('is told when the name is not known', async () => {
    const lookup = () => Promise.resolve([]);
    const from = client({ lookup });
    const failure = await failureOf(ask('http://nowhere.example/', {}, from));
    expect(failure.message).toBe('nowhere.example is no name that is known.');
  });

  it('comes at once when the caller gives up', async () => {
    const controller = new AbortController();
    const server = await serve(() => controller.abort());
    const asked = ask(server.url, { signal: controller.signal });
    expect((await failureOf(asked)).kind).toBe('timeout');
    await server.quiet();
  });

  it('comes at once when the client is closed', async () => {
    const from = client();
    const server = await serve(() => void from.close());
    expect((await failureOf(ask(server.url, {}, from))).kind).toBe('unreachable');
    expect((await failureOf(ask(server.url, {}, from))).kind).toBe('unreachable');
  });
});

/** As a server sends it that knows nothing of escapes. */
function rawUtf8(text: string): string {
  return Buffer.from(text).toString('latin1');
}
