import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PageFailure } from '../../src/lib/fetch-page.ts';
import { parseUrl } from '../../src/lib/parse-url.ts';
import { createSafeFetch, type SafeFetch } from '../../src/lib/safe-fetch.ts';
import { serveHttp, serveTcp, type WebServer } from '../support/web-server.ts';

/** Public by its number, given to nobody: whatever is sent there comes to nothing. */
const UNUSED_PUBLIC = '2fff::1';
/** Stands for a server out on the internet that turns on us. */
const OUTSIDE = '127.0.0.9';

/** Reachable at every address of this machine, IPv4 and IPv6; nobody may ever come. */
let canary: WebServer;
let outside: WebServer;
let names: Record<string, string[][]> = {};
let lookedUp: string[] = [];
let strict: SafeFetch;

beforeAll(async () => {
  const greet = (socket: { end(text: string): void }) =>
    socket.end('HTTP/1.1 200 OK\r\nconnection: close\r\n\r\nsecret');
  canary = await serveTcp(greet, '::').catch(() => serveTcp(greet, '0.0.0.0'));
  outside = await serveHttp((request, response) => {
    const to = decodeURIComponent((request.url ?? '').slice('/?to='.length));
    response.writeHead(302, { location: Buffer.from(to).toString('latin1') }).end();
  }, OUTSIDE);
  strict = createSafeFetch({
    allowPrivate: false,
    outside: (address) => address === OUTSIDE,
    userAgent: 'Keypoint/test',
    lookup: (hostname) => {
      lookedUp.push(hostname);
      const answers = names[hostname] ?? [[]];
      return Promise.resolve((answers.length > 1 ? answers.shift() : answers[0]) ?? []);
    },
  });
});

afterAll(async () => {
  await strict.close();
  await canary.close();
  await outside.close();
});

async function failureOf(url: string, from = strict): Promise<PageFailure> {
  const outcome = await from.fetchPage({ url, maxBytes: 10_000, timeoutMs: 2_000 }).then(
    ({ body }) => body.toString(),
    (error: unknown) => error,
  );
  if (outcome instanceof PageFailure) return outcome;
  throw new Error(`not a PageFailure: ${String(outcome)}`);
}

/** `PORT` is where the canary sits. */
const IPV4 = [
  ['loopback', 'http://127.0.0.1:PORT/'],
  ['all of loopback', 'http://127.8.9.10:PORT/'],
  ['one number', 'http://2130706433:PORT/'],
  ['one number that runs over', 'http://6425673729:PORT/'],
  ['octal', 'http://0177.0.0.1:PORT/'],
  ['long octal', 'http://00000000177.0.0.01:PORT/'],
  ['one octal number', 'http://017700000001:PORT/'],
  ['hex', 'http://0x7f.0x0.0x0.0x1:PORT/'],
  ['one hex number', 'http://0x7F000001:PORT/'],
  ['mixed bases', 'http://0x7f.0.01:PORT/'],
  ['two parts', 'http://127.1:PORT/'],
  ['three parts', 'http://127.0.1:PORT/'],
  ['a trailing dot', 'http://127.0.0.1.:PORT/'],
  ['escapes', 'http://%31%32%37.0.0.1:PORT/'],
  ['full-width digits', 'http://１２７.０.０.１:PORT/'],
  ['circled digits', 'http://①②⑦.⓪.⓪.①:PORT/'],
  ['ideographic dots', 'http://127。0。0。1:PORT/'],
  ['half-width ideographic dots', 'http://127｡0｡0｡1:PORT/'],
  ['full-width dots', 'http://127．0．0．1:PORT/'],
  ['mathematical digits', 'http://𝟏𝟐𝟕.𝟎.𝟎.𝟏:PORT/'],
  ['a soft hyphen', 'http://127.0.0\u00AD.1:PORT/'],
  ['a line break within', 'http://127.0\n.0.1:PORT/'],
  ['this host', 'http://0.0.0.0:PORT/'],
  ['nought', 'http://0:PORT/'],
  ['this network', 'http://0.1.2.3:PORT/'],
  ['private 10', 'http://10.0.0.1:PORT/'],
  ['private 172.16', 'http://172.16.0.1:PORT/'],
  ['private 172.31', 'http://172.31.255.254:PORT/'],
  ['private 192.168', 'http://192.168.1.1:PORT/'],
  ['link-local', 'http://169.254.0.1:PORT/'],
  ['cloud metadata', 'http://169.254.169.254/latest/meta-data/'],
  ['cloud metadata as a number', 'http://2852039166/latest/meta-data/'],
  ['metadata of Alibaba', 'http://100.100.100.200/latest/meta-data/'],
  ['metadata of Azure', 'http://168.63.129.16/machine?comp=goalstate'],
  ['metadata of Oracle', 'http://192.0.0.192/latest/'],
  ['carrier-grade NAT', 'http://100.64.0.1:PORT/'],
  ['benchmarking', 'http://198.18.0.1:PORT/'],
  ['documentation', 'http://192.0.2.1:PORT/'],
  ['multicast', 'http://224.0.0.1:PORT/'],
  ['reserved', 'http://240.0.0.1:PORT/'],
  ['broadcast', 'http://255.255.255.255:PORT/'],
] as const;

const IPV6 = [
  ['loopback', 'http://[::1]:PORT/'],
  ['loopback written out', 'http://[0000:0000:0000:0000:0000:0000:0000:0001]:PORT/'],
  ['unspecified', 'http://[::]:PORT/'],
  ['IPv4-mapped', 'http://[::ffff:127.0.0.1]:PORT/'],
  ['IPv4-mapped in hex', 'http://[::ffff:7f00:1]:PORT/'],
  ['IPv4-mapped metadata', 'http://[::ffff:169.254.169.254]/latest/'],
  ['IPv4-compatible', 'http://[::127.0.0.1]:PORT/'],
  ['IPv4-translated', 'http://[::ffff:0:127.0.0.1]:PORT/'],
  ['NAT64', 'http://[64:ff9b::127.0.0.1]:PORT/'],
  ['local NAT64', 'http://[64:ff9b:1::7f00:1]:PORT/'],
  ['6to4', 'http://[2002:7f00:1::]:PORT/'],
  ['Teredo', 'http://[2001:0:4136:e378:8000:63bf:80ff:fffe]:PORT/'],
  ['link-local', 'http://[fe80::1]:PORT/'],
  ['link-local with a zone', 'http://[fe80::1%25lo]:PORT/'],
  ['loopback with a zone', 'http://[::1%lo]:PORT/'],
  ['site-local', 'http://[fec0::1]:PORT/'],
  ['unique local', 'http://[fc00::1]:PORT/'],
  ['metadata of Amazon', 'http://[fd00:ec2::254]/latest/meta-data/'],
  ['multicast', 'http://[ff02::1]:PORT/'],
  ['documentation', 'http://[2001:db8::1]:PORT/'],
  ['new documentation', 'http://[3fff::1]:PORT/'],
  ['discard', 'http://[100::1]:PORT/'],
  ['segment routing', 'http://[5f00::1]:PORT/'],
] as const;

const NAMES_AND_TRICKS = [
  ['localhost', 'http://localhost:PORT/'],
  ['localhost with a dot', 'http://localhost.:PORT/'],
  ['localhost in capitals', 'http://LOCALHOST:PORT/'],
  ['localhost in full width', 'http://ｌｏｃａｌｈｏｓｔ:PORT/'],
  ['below localhost', 'http://feeds.localhost:PORT/'],
  ['https', 'https://127.0.0.1:PORT/'],
  ['a user name', 'http://example.com@127.0.0.1:PORT/'],
  ['a user name and password', 'http://example.com:80@127.0.0.1:PORT/'],
  ['a password to a public host', 'http://me:secret@example.com/'],
  ['the fragment as a host', 'http://127.0.0.1:PORT#@example.com/'],
  ['an escaped at', 'http://example.com%40127.0.0.1:PORT/'],
  ['a backslash', 'http://127.0.0.1:PORT\\@example.com/'],
  ['backslashes for slashes', 'http:\\\\127.0.0.1:PORT\\'],
  ['two at signs', 'http://a@example.com@127.0.0.1:PORT/'],
  ['no slashes', 'http:127.0.0.1:PORT/'],
  ['many slashes', 'http:////127.0.0.1:PORT/'],
  ['tabs in the scheme', 'ht\ttp://127.0.0.1:PORT/'],
  ['a space before', '  http://127.0.0.1:PORT/'],
  ['a null character', 'http://127.0.0.1\u0000.example.com:PORT/'],
  ['a file', 'file:///etc/passwd'],
  ['a file with a host', 'file://127.0.0.1/etc/passwd'],
  ['gopher', 'gopher://127.0.0.1:PORT/_GET'],
  ['ftp', 'ftp://127.0.0.1:PORT/'],
  ['a data address', 'data:text/xml,<rss/>'],
  ['a blob', 'blob:http://127.0.0.1:PORT/x'],
  ['a script', 'javascript:alert(1)'],
  ['a websocket', 'ws://127.0.0.1:PORT/'],
  ['a unix socket', 'unix:///var/run/docker.sock'],
  ['no scheme', '//127.0.0.1:PORT/'],
  ['nothing', ''],
  ['a load', `http://127.0.0.1:PORT/${'a'.repeat(10_000)}`],
] as const;

const PORTS = [
  ['mail', 'http://example.com:25/'],
  ['a shell', 'https://example.com:22/'],
  ['port nought', 'http://example.com:0/'],
] as const;

const ALL = [...IPV4, ...IPV6, ...NAMES_AND_TRICKS, ...PORTS].map(
  ([what, url]) => [what, url] as const,
);

describe('an address from outside', () => {
  it.each(ALL)('is refused before anything is looked up: %s, %s', async (_what, url) => {
    lookedUp = [];
    const failure = await failureOf(url.replace('PORT', String(canary.port)));
    expect(failure.kind).toBe('refused');
    expect(failure.message).not.toMatch(/secret|passwd|meta-data/);
    expect(lookedUp).toEqual([]);
    expect(canary.connections()).toBe(0);
  });

  it('is tried in many ways', () => expect(ALL.length).toBeGreaterThan(60));
});

describe('a redirect into the private network', () => {
  // A header cannot hold line breaks; without slashes it is a path of the server itself.
  const targets = [...IPV4, ...IPV6, ...NAMES_AND_TRICKS].filter(
    ([, url]) => !/[\n\0]|^http:1/.test(url),
  );
  it.each(targets)('is refused like a first address: %s, %s', async (_what, url) => {
    const to = url.replace('PORT', String(canary.port));
    const { kind } = await failureOf(`${outside.url}/?to=${encodeURIComponent(to)}`);
    // What is no address at all leads nowhere.
    expect(kind).toBe(
      parseUrl(to, new URL(outside.url)) === null || to === '' ? 'redirects' : 'refused',
    );
    expect(canary.connections()).toBe(0);
  });
});

describe('a name', () => {
  it.each([
    ['loopback', ['127.0.0.1']],
    ['loopback over IPv6', ['::1']],
    ['a mapped address', ['::ffff:127.0.0.1']],
    ['a private one after a public one', [UNUSED_PUBLIC, '127.0.0.1']],
    ['a private one before a public one', ['10.0.0.1', UNUSED_PUBLIC]],
    ['a zone', ['fe80::1%lo']],
    ['what is no address', ['127.1']],
  ])('is refused that is looked up as %s', async (_what, addresses) => {
    names = { 'rebind.example': [addresses] };
    for (const scheme of ['http', 'https']) {
      const failure = await failureOf(`${scheme}://rebind.example:${canary.port}/feed`);
      expect(failure.kind).toBe('refused');
      expect(failure.message).toContain('rebind.example');
    }
    expect(canary.connections()).toBe(0);
  });

  it('is looked up once for a connection, so that no second answer comes between', async () => {
    names = { 'rebind.example': [[UNUSED_PUBLIC], ['127.0.0.1']] };
    lookedUp = [];
    const url = `http://rebind.example:${canary.port}/`;
    expect(['unreachable', 'timeout']).toContain((await failureOf(url)).kind);
    expect(lookedUp).toEqual(['rebind.example']);
    expect((await failureOf(url)).kind).toBe('refused');
    expect(canary.connections()).toBe(0);
  });

  it('that a redirect leads to is looked up and refused', async () => {
    names = { 'inside.example': [['192.168.0.10']] };
    const to = encodeURIComponent(`http://inside.example:${canary.port}/`);
    expect((await failureOf(`${outside.url}/?to=${to}`)).kind).toBe('refused');
  });

  it.each(['127.1', '0x7f.1', '127.0.0.1.nip.example'])(
    'is judged by its addresses when it looks like one: %s',
    async (hostname) => {
      const inside = { [`${hostname}.example`]: [['127.0.0.1']] };
      names = inside;
      const failure = await failureOf(`http://${hostname}.example:${canary.port}/`);
      expect(failure.kind).toBe('refused');
      expect(canary.connections()).toBe(0);
    },
  );
});

describe('private addresses that the operator allows', () => {
  it('are asked, still over http and https alone', async () => {
    const open = createSafeFetch({ allowPrivate: true, userAgent: 'Keypoint/test' });
    const server = await serveHttp((_request, response) => response.end('inside'));
    for (const host of ['127.0.0.1', '0x7f.1', 'localhost'])
      expect(
        (
          await open.fetchPage({
            url: `http://${host}:${server.port}/`,
            maxBytes: 100,
            timeoutMs: 2_000,
          })
        ).body.toString(),
      ).toBe('inside');
    expect((await failureOf('file:///etc/passwd', open)).kind).toBe('refused');
    for (const host of [
      '169.254.169.254',
      '[fe80::1]',
      '[::ffff:169.254.169.254]',
      '100.100.100.200',
      '192.0.0.192',
      '[fd20:ce::254]',
      '[64:ff9b::a9fe:a9fe]',
      '[2002:a9fe:a9fe::1]',
    ])
      expect((await failureOf(`http://${host}/latest/meta-data/`, open)).kind).toBe('refused');
    expect((await failureOf('http://a:b@127.0.0.1/', open)).kind).toBe('refused');
    await open.close();
    await server.close();
  });

  describe('by their own address alone', () => {
    let open: SafeFetch;
    let inside: WebServer;
    beforeAll(async () => {
      open = createSafeFetch({
        allowPrivate: true,
        outside: (address) => address === OUTSIDE,
        userAgent: 'Keypoint/test',
        lookup: async (hostname) => [hostname.endsWith('.example') ? OUTSIDE : '127.0.0.1'],
      });
      inside = await serveHttp((request, response) => {
        const to = request.url?.split('?to=')[1];
        if (to === undefined) response.end('inside');
        else response.writeHead(302, { location: decodeURIComponent(to) }).end();
      });
    });
    afterAll(async () => {
      await open.close();
      await inside.close();
    });

    const at = (host: string, to?: string) => {
      const port = host.endsWith('.example') ? outside.port : inside.port;
      return `http://${host}:${port}/${to === undefined ? '' : `?to=${encodeURIComponent(to)}`}`;
    };
    const asked = async (url: string, toldBy?: string) => {
      const told = toldBy === undefined ? {} : { toldBy };
      const request = { url, maxBytes: 10_000, timeoutMs: 2_000, ...told };
      return open.fetchPage(request).then(
        ({ body }) => body.toString(),
        (error: unknown) => (error instanceof PageFailure ? error.kind : error),
      );
    };

    it.each(['127.0.0.1', 'localhost', 'wiki', '0x7f.1'])(
      'not when a public one redirects to %s',
      async (host) => {
        expect(await asked(at('public.example', at(host)))).toBe('refused');
        // A connection that is open already makes no difference.
        expect(await asked(at(host))).toBe('inside');
        expect(await asked(at('public.example', at(host)))).toBe('refused');
      },
    );

    it('and where a private one redirects to', async () => {
      expect(await asked(at('wiki', at('127.0.0.1')))).toBe('inside');
      const wayBack = at('wiki', at('public.example', at('wiki')));
      expect(await asked(wayBack)).toBe('refused');
    });

    it('and what a private one names, not a public or an unknown one', async () => {
      await asked(at('wiki'));
      expect(await asked(at('127.0.0.1'), at('wiki', 'x'))).toBe('inside');
      expect(await asked(at('127.0.0.1'), at('public.example'))).toBe('refused');
      expect(await asked(at('127.0.0.1'), 'http://never.asked/')).toBe('refused');
    });
  });
});
