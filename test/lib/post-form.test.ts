import { afterEach, expect, it } from 'vitest';
import type { SafeFetch } from '../../src/lib/safe-fetch.ts';
import { createSafeFetch } from '../../src/lib/safe-fetch.ts';
import { serveHttp, type WebServer } from '../support/web-server.ts';

let server: WebServer;
let web: SafeFetch;

afterEach(async () => {
  await web.close();
  await server.close();
});

async function post(redirect: number | null) {
  const seen: string[] = [];
  server = await serveHttp((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', () => {
      const type = request.headers['content-type'] ?? '';
      seen.push(`${request.method} ${request.url} ${type} ${body}`);
      if (redirect !== null && request.url === '/hub') {
        response.writeHead(redirect, { location: '/moved' }).end();
      } else response.writeHead(202).end();
    });
  });
  web = createSafeFetch({ allowPrivate: true, userAgent: 'test' });
  const form = { 'hub.mode': 'subscribe', 'hub.topic': 'https://e.org/?a=1&b=ü' };
  const request = { url: `${server.url}/hub`, form, maxBytes: 1_000, timeoutMs: 10_000 };
  const { status } = await web.fetchPage(request);
  return { status, seen };
}

const SENT =
  'application/x-www-form-urlencoded hub.mode=subscribe&hub.topic=https%3A%2F%2Fe.org%2F%3Fa%3D1%26b%3D%C3%BC';

it('posts a form', async () => {
  expect(await post(null)).toEqual({ status: 202, seen: [`POST /hub ${SENT}`] });
});

it.each([307, 308])('posts it again where a redirect of %i leads', async (redirect) => {
  const seen = [`POST /hub ${SENT}`, `POST /moved ${SENT}`];
  expect(await post(redirect)).toEqual({ status: 202, seen });
});

it.each([301, 302, 303])(
  'does not follow a redirect of %i, which would ask instead',
  async (redirect) => {
    expect(await post(redirect)).toEqual({ status: redirect, seen: [`POST /hub ${SENT}`] });
  },
);
