/** Owns interactions by HTTP: the endpoint's check, signatures, inline answers, and what fails. */
import { createPublicKey, verify } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';

import { createSandbox, type Sandbox } from '../../support/judged-sandbox.ts';
import { placesOf, rawApi, type Api } from '../raw.ts';
import { rawBot } from '../raw-bot.ts';
import { until } from '../until.ts';

type Call = { headers: IncomingHttpHeaders; text: string; body: Record<string, unknown> };
type Reply = { status: number; body?: unknown; headers?: Record<string, string> };

let sandbox: Sandbox;
let api: Api;
let places: ReturnType<typeof placesOf>;
let bot: Server;
let url: string;
let calls: Call[];
/** How the bot answers what was signed as it should be; undefined: it never does. */
let reply: ((call: Call) => Reply | undefined) | undefined;
/** How it answers a bad signature. */
let forged: Reply;

beforeEach(async () => {
  calls = [];
  forged = { status: 401 };
  reply = ({ body }) =>
    body['type'] === 1
      ? { status: 200, body: { type: 1 } }
      : { status: 200, body: { type: 4, data: { content: 'inline' } } };
  sandbox = await createSandbox({ limits: false });
  api = rawApi(sandbox);
  places = placesOf(sandbox);
  await api('PUT', `/applications/${sandbox.applicationId}/commands`, [
    {
      name: 'news',
      description: 'News',
      options: [{ type: 3, name: 'topic', description: 'Topic', autocomplete: true }],
    },
  ]);
  const { body } = await api('GET', '/applications/@me');
  const key = publicKey(String(body['verify_key']));
  bot = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      const call: Call = { headers: request.headers, text, body: JSON.parse(text) };
      const isGenuine = verify(
        null,
        Buffer.from(String(request.headers['x-signature-timestamp']) + text),
        key,
        Buffer.from(String(request.headers['x-signature-ed25519']), 'hex'),
      );
      if (isGenuine) calls.push(call);
      const answer = isGenuine ? reply?.(call) : forged;
      if (answer === undefined) return;
      response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
      response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => {
    bot.listen(0, '127.0.0.1', resolve);
  });
  const address = bot.address();
  url = `http://localhost:${typeof address === 'object' ? address?.port : ''}/interactions`;
});

afterEach(async () => {
  bot.closeAllConnections();
  bot.close();
  await sandbox.close();
});

/** From the 32 bytes that Discord shows as hex (RFC 8410). */
function publicKey(hex: string): ReturnType<typeof createPublicKey> {
  const spki = Buffer.concat([
    Buffer.from('302a300506032b6570032100', 'hex'),
    Buffer.from(hex, 'hex'),
  ]);
  return createPublicKey({ key: spki, format: 'der', type: 'spki' });
}

const set = (value: string | null) =>
  api('PATCH', '/applications/@me', { interactions_endpoint_url: value });
const run = () => {
  const { memberId: userId, channelId } = places;
  return sandbox.runCommand({ userId, channelId, name: 'news' });
};
const messages = () => sandbox.state().messages[places.channelId] ?? [];

/** Reasons that the person who ran something was told. */
async function failures(): Promise<{ reasons: string[]; close(): void }> {
  const address = `${sandbox.pageUrl.replace('http', 'ws')}sandbox/live?user_id=${places.memberId}`;
  const socket = new WebSocket(address);
  const reasons: string[] = [];
  const isOpen = new Promise((resolve) => {
    socket.once('message', resolve);
  });
  socket.on('message', (raw) => {
    const frame: { type: string; reason?: string } = JSON.parse(
      Buffer.isBuffer(raw) ? raw.toString() : '',
    );
    if (frame.type === 'interaction.failed') reasons.push(frame.reason ?? '');
  });
  await isOpen;
  return { reasons, close: () => socket.close() };
}

describe('an interactions endpoint', () => {
  it('is taken when it answers a PING and refuses a bad signature', async () => {
    const { status, body } = await set(url);
    expect([status, body['interactions_endpoint_url']]).toEqual([200, url]);
    expect(calls.map(({ body: { type, application_id: id } }) => [type, id])).toEqual([
      [1, sandbox.applicationId],
    ]);
    expect((await set(null)).body['interactions_endpoint_url']).toBeNull();
  });

  it.each<[string, () => void]>([
    ['does not look at signatures', () => (forged = { status: 200, body: { type: 1 } })],
    ['answers a PING with something else', () => (reply = () => ({ status: 200, body: {} }))],
    ['answers a PING with 204', () => (reply = () => ({ status: 204 }))],
    ['redirects', () => (reply = () => ({ status: 307, headers: { location: `${url}/other` } }))],
    ['is not there', () => bot.close()],
  ])('is refused when it %s', async (_title, spoil) => {
    spoil();
    const { status, body } = await set(url);
    expect([status, body['code']]).toEqual([400, 50_035]);
    expect(body['errors']).toEqual({
      interactions_endpoint_url: {
        _errors: [
          {
            code: 'APPLICATION_INTERACTIONS_ENDPOINT_URL_INVALID',
            message: 'The specified interactions endpoint url could not be verified.',
          },
        ],
      },
    });
  });

  it('is refused when it does not answer a PING within three seconds', async () => {
    let isAsked = false;
    reply = () => {
      isAsked = true;
      return undefined;
    };
    const setting = set(url);
    await until(() => isAsked);
    await sandbox.control({ action: 'clock.move', ms: 3000 });
    expect((await setting).status).toBe(400);
  });

  it.each([
    'http://192.0.2.1/x',
    'http://[2001:db8::1]/x',
    'http://0x08080808/x',
    'ftp://localhost/',
  ])('is never an address of another machine: %s', async (elsewhere) => {
    const { status } = await set(elsewhere);
    expect(status).toBe(400);
    const denied = sandbox.control({ action: 'interactions.endpoint', url: elsewhere });
    await expect(denied).rejects.toThrow(/this machine only|http or https/u);
  });

  it('is set, probed and taken away by the control API', async () => {
    await expect(sandbox.control({ action: 'interactions.probe' })).rejects.toThrow(
      'no interactions',
    );
    await sandbox.control({ action: 'interactions.endpoint', url });
    expect(await sandbox.control({ action: 'interactions.probe' })).toEqual({
      status: 401,
      is_refused: true,
    });
    forged = { status: 200 };
    expect(await sandbox.control({ action: 'interactions.probe' })).toMatchObject({ status: 200 });
    await sandbox.control({ action: 'interactions.endpoint', url: null });
    expect((await api('GET', '/applications/@me')).body['interactions_endpoint_url']).toBeNull();
    forged = { status: 200 };
    const lax = sandbox.control({ action: 'interactions.endpoint', url });
    await expect(lax).rejects.toThrow('where 401 is due');
  });
});

describe('an interaction', () => {
  beforeEach(async () => {
    await set(url);
    calls = [];
  });

  it('goes there instead of the gateway, and is answered inline', async () => {
    const gateway = await rawBot(sandbox);
    const id = await run();
    await until(() => messages().length > 0);
    expect(messages()).toMatchObject([
      { content: 'inline', type: 20, interaction_metadata: { id } },
    ]);
    expect(calls.map(({ body }) => [body['type'], body['id']])).toEqual([[2, id]]);
    expect(gateway.gateway.packets.some(({ t }) => t === 'INTERACTION_CREATE')).toBe(false);
    await gateway.close();
  });

  it('is answered by the callback route after a 202', async () => {
    let seen: Record<string, unknown> = {};
    reply = ({ body }) => {
      seen = body;
      return { status: 202 };
    };
    await run();
    await until(() => 'token' in seen);
    const path = `/interactions/${String(seen['id'])}/${String(seen['token'])}/callback`;
    const answer = { type: 4, data: { content: 'by callback' } };
    expect((await rawApi(sandbox, '')('POST', path, answer)).status).toBe(204);
    expect(messages()).toMatchObject([{ content: 'by callback' }]);
  });

  it('has its choices inline', async () => {
    reply = () => ({
      status: 200,
      body: { type: 8, data: { choices: [{ name: 'A', value: 'a' }] } },
    });
    const { memberId: userId, channelId } = places;
    const options = [{ name: 'topic', type: 3, value: '', focused: true }];
    const choices = await sandbox.autocomplete({ userId, channelId, name: 'news', options });
    expect(choices).toEqual([{ name: 'A', value: 'a' }]);
  });

  it.each<[string, Reply]>([
    ['a PONG', { status: 200, body: { type: 1 } }],
    ['500', { status: 500 }],
    ['204', { status: 204 }],
    ['a message that Discord refuses', { status: 200, body: { type: 4, data: {} } }],
  ])('fails at once when it is answered with %s', async (_title, answer) => {
    reply = () => answer;
    const told = await failures();
    await run();
    await until(() => told.reasons.length > 0);
    expect(told.reasons).toEqual(['The application did not respond']);
    told.close();
  });

  it('fails after three seconds, and the request is over', async () => {
    let isAsked = false;
    reply = () => {
      isAsked = true;
      return undefined;
    };
    const told = await failures();
    await run();
    await until(() => isAsked);
    await sandbox.control({ action: 'clock.move', ms: 3000 });
    await until(() => told.reasons.length > 0);
    expect(told.reasons).toEqual(['The application did not respond']);
    const open = () =>
      new Promise<number>((resolve) => {
        bot.getConnections((_error, count) => resolve(count));
      });
    while ((await open()) > 0);
    told.close();
  });
});
