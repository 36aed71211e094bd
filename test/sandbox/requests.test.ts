/** Owns what a request may cost: memory for bodies, and the trust in who asks. */
import { request } from 'node:http';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createSeenRequests } from '../../src/sandbox/rest/requests.ts';
import { createSandbox, type Sandbox } from '../support/judged-sandbox.ts';
import { placesOf, rawApi, USER_AGENT } from './raw.ts';

const MIB = 1024 * 1024;

let sandbox: Sandbox;
let url: URL;

beforeEach(async () => {
  sandbox = await createSandbox();
  url = new URL(`${sandbox.apiUrl}/v10/channels/${placesOf(sandbox).channelId}/messages`);
});

afterEach(() => sandbox.close());

type Sent = { status: number | undefined; code: unknown };

/** Posts in chunks, so that nobody knows the length, until the answer comes. */
function postChunks(headers: Record<string, string>, chunks: number): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: 'POST', headers }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => {
        const body: { code?: unknown } = JSON.parse(text);
        resolve({ status: response.statusCode, code: body.code });
        asked.destroy();
      });
    });
    asked.on('error', reject);
    let left = chunks;
    const write = (): void => {
      left -= 1;
      if (left < 0) asked.end();
      else asked.write(Buffer.alloc(MIB, 0x20), write);
    };
    write();
  });
}

const nobody = { 'user-agent': USER_AGENT };
const authorized = () => ({ ...nobody, authorization: `Bot ${sandbox.token}` });

describe('a body', () => {
  it('beyond 25 MiB is refused with 413 and 40005, its length said or not', async () => {
    const said = await fetch(url, {
      method: 'POST',
      headers: authorized(),
      body: new Uint8Array(26 * MIB),
    });
    expect([said.status, await said.json()]).toMatchObject([413, { code: 40_005 }]);
    expect(await postChunks(authorized(), 30)).toEqual({ status: 413, code: 40_005 });
  });

  it('in chunks is read', async () => {
    // White space around nothing is no JSON.
    expect(await postChunks(authorized(), 2)).toEqual({ status: 400, code: 50_109 });
  });

  it('of nobody is refused with 401 before it is read, and not remembered', async () => {
    expect(await postChunks(nobody, 1)).toEqual({ status: 401, code: 0 });
    const stranger = rawApi(sandbox, 'Bot nonsense');
    const { status } = await stranger('POST', `/channels/1/messages`, '{"broken');
    expect(status).toBe(401);
    expect(sandbox.requests().map(({ body }) => body)).toEqual([null, null]);
  });

  it('for no route is not remembered', async () => {
    await rawApi(sandbox)('POST', '/nowhere', { secret: 's' });
    expect(sandbox.requests()).toMatchObject([{ path: '/api/v10/nowhere', body: null }]);
  });

  it('above 256 KB is judged, and remembered without its text', async () => {
    const api = rawApi(sandbox);
    await api('POST', url.pathname.replace('/api/v10', ''), { content: 'x'.repeat(300_000) });
    expect(sandbox.requests()).toMatchObject([{ status: 400, body: null, body_left_out: true }]);
  });

  it('nested 20,000 deep is no JSON to Discord, and harms no later look at the requests', async () => {
    const api = rawApi(sandbox);
    const deep = `{"content":"c","x":${'['.repeat(20_000)}${']'.repeat(20_000)}}`;
    const { status, body } = await api('POST', url.pathname.replace('/api/v10', ''), deep);
    expect([status, body['code']]).toEqual([400, 50_109]);
    expect((await fetch(new URL('sandbox/requests', sandbox.pageUrl))).status).toBe(200);
  });

  it('that is a form without its boundaries is refused with 400', async () => {
    const headers = { ...authorized(), 'content-type': 'multipart/form-data; boundary=b' };
    const response = await fetch(url, { method: 'POST', headers, body: 'no form' });
    expect(response.status).toBe(400);
  });

  it('of a form is what its payload_json says', async () => {
    const form = new FormData();
    form.set('payload_json', '{"content":"c"}');
    const response = await fetch(url, { method: 'POST', headers: authorized(), body: form });
    expect(await response.json()).toMatchObject({ content: 'c' });
  });
});

describe('a browser', () => {
  const asFrom = (origin: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const headers = { ...authorized(), origin };
      const asked = request(new URL(`${sandbox.apiUrl}/v10/users/@me`), { headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      asked.on('error', reject).end();
    });

  it('may ask from the sandbox’s own page, and from no other', async () => {
    expect(await asFrom(new URL(sandbox.pageUrl).origin)).toBe(200);
    expect(await asFrom('https://evil.example')).toBe(403);
    expect(await asFrom('null')).toBe(403);
  });
});

describe('the memory of requests', () => {
  const seen = (path: string) => ({
    at: '2026-03-01T12:00:00.000Z',
    method: 'POST',
    path,
    route: null,
    ms: 1,
    body: null,
    status: 200,
    response: null,
  });

  it('keeps the newest 20,000, oldest first', () => {
    const requests = createSeenRequests();
    for (let at = 0; at < 20_003; at += 1) requests.add(seen(String(at)), 10);
    const paths = requests.all().map(({ path }) => path);
    expect([paths.length, paths[0], paths.at(-1)]).toEqual([20_000, '3', '20002']);
  });

  it('keeps 64 MiB of them at most', () => {
    const requests = createSeenRequests();
    for (let at = 0; at < 10; at += 1) requests.add(seen(String(at)), 10 * MIB);
    expect(requests.all().map(({ path }) => path)).toEqual(['4', '5', '6', '7', '8', '9']);
  });
});
