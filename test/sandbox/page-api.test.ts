/** Owns the routes and the live socket that the page uses. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';

import { isFromOwnPage } from '../../src/sandbox/page-api/guard.ts';
import type { LiveFrame, PageMessages } from '../../src/sandbox/page-protocol.ts';
import { vouched } from '../../src/sandbox/wire/vouched.ts';
import { createSandbox, type Sandbox } from '../support/judged-sandbox.ts';
import { connectGateway } from './gateway-client.ts';
import { placesOf, rawApi, type Api } from './raw.ts';
import { until } from './until.ts';

let sandbox: Sandbox;
let api: Api;
let pageFolder: string;
let places: ReturnType<typeof placesOf>;

beforeEach(async () => {
  pageFolder = await mkdtemp(join(tmpdir(), 'keypoint-page-'));
  sandbox = await createSandbox({ pageFolder, responseDeadlineMs: 200, limits: false });
  api = rawApi(sandbox);
  places = placesOf(sandbox);
});

afterEach(async () => {
  await sandbox.close();
  await rm(pageFolder, { recursive: true });
});

const get = (path: string) => fetch(new URL(path, sandbox.pageUrl));
const act = (body: unknown) =>
  fetch(new URL('sandbox/interactions', sandbox.pageUrl), {
    method: 'POST',
    body: JSON.stringify(body),
  });
const post = (body: object) => api('POST', `/channels/${places.channelId}/messages`, body);

function statusWith(headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(new URL('sandbox/state', sandbox.pageUrl), { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on('error', reject).end();
  });
}

async function live(userId: string): Promise<{ frames: LiveFrame[]; close: () => void }> {
  const url = new URL(`sandbox/live?user_id=${userId}`, sandbox.pageUrl.replace('http', 'ws'));
  const socket = new WebSocket(url);
  const frames: LiveFrame[] = [];
  socket.on('message', (raw) => {
    const frame: LiveFrame = JSON.parse(Buffer.isBuffer(raw) ? raw.toString() : '');
    // Requests have a test of their own.
    if (frame.type !== 'request') frames.push(frame);
  });
  await until(() => frames.length > 0);
  return { frames, close: () => socket.close() };
}

describe('who may ask', () => {
  it.each<[string, string | undefined, string | undefined, boolean]>([
    ['the page itself', '127.0.0.1:4000', 'http://127.0.0.1:4000', true],
    ['a tool on this machine', 'localhost:4000', undefined, true],
    ['IPv6 loopback', '[::1]:4000', undefined, true],
    ['a name that was bound to loopback', 'evil.example:4000', undefined, false],
    ['another site', '127.0.0.1:4000', 'https://evil.example', false],
    ['another port', '127.0.0.1:4000', 'http://127.0.0.1:5000', false],
    ['a sandboxed frame', '127.0.0.1:4000', 'null', false],
    ['nobody', undefined, undefined, false],
  ])('%s', (_title, host, origin, expected) => {
    expect(isFromOwnPage({ host, origin })).toBe(expected);
  });

  it('refuses a foreign Host or Origin with 403', async () => {
    expect(await statusWith({})).toBe(200);
    expect(await statusWith({ host: 'evil.example' })).toBe(403);
    expect(await statusWith({ origin: 'https://evil.example' })).toBe(403);
  });

  it('refuses a foreign live socket', async () => {
    const url = new URL('sandbox/live', sandbox.pageUrl.replace('http', 'ws'));
    const socket = new WebSocket(url, { origin: 'https://evil.example' });
    const error = await new Promise<Error>((resolve) => {
      socket.once('error', resolve);
    });
    expect(error.message).toContain('403');
  });
});

describe('the page’s files', () => {
  it('say how to build them when they are not there', async () => {
    const response = await get('/');
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('npm run build');
  });

  it('come with their type and a policy', async () => {
    await writeFile(join(pageFolder, 'index.html'), '<p>hi</p>');
    await writeFile(join(pageFolder, 'app.js'), '1');
    const index = await get('/');
    expect(await index.text()).toBe('<p>hi</p>');
    expect(index.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect((await get('/app.js')).headers.get('content-type')).toContain('text/javascript');
  });

  it.each([
    ['a name with a zero', '/%00'],
    ['a file as folder', '/index.html/x'],
    ['a name beyond any file system', `/${'x'.repeat(5000)}`],
    ['no path at all', '//'],
  ])('are not found: %s', async (_title, path) => {
    await writeFile(join(pageFolder, 'index.html'), '<p>hi</p>');
    const response = await fetch(`${sandbox.pageUrl.slice(0, -1)}${path}`);
    expect(response.status).toBe(404);
  });

  it('end at their folder', async () => {
    expect((await get('/..%2f..%2fetc%2fpasswd')).status).toBe(404);
    expect((await get('/nothing.js')).status).toBe(404);
  });
});

describe('the page’s routes', () => {
  it('give the state, messages by channel, oldest first', async () => {
    await post({ content: 'one' });
    await post({ content: 'two' });
    const state: unknown = await (await get('sandbox/state')).json();
    expect(state).toMatchObject({
      application_id: sandbox.applicationId,
      guilds: [{ name: 'Keypoint', channels: [{ name: 'general' }] }],
      messages: { [places.channelId]: [{ content: 'one' }, { content: 'two' }] },
    });
  });

  it('give a page of messages next to any other, and say what is beyond', async () => {
    for (let at = 1; at <= 52; at += 1) await post({ content: String(at) });
    const who = `user_id=${places.memberId}&channel_id=${places.channelId}`;
    const page = async (edge: string): Promise<PageMessages> =>
      vouched<PageMessages>(await (await get(`sandbox/messages?${who}${edge}`)).json());
    const newest = await page('');
    expect([newest.messages.length, newest.has_older, newest.has_newer]).toEqual([50, true, false]);
    const older = await page(`&before=${newest.messages[0]?.id ?? ''}`);
    expect(older.messages.map(({ content }) => content)).toEqual(['1', '2']);
    expect([older.has_older, older.has_newer]).toEqual([false, true]);
    const newer = await page(`&after=${older.messages[0]?.id ?? ''}`);
    expect(newer.messages.map(({ content }) => content).slice(0, 2)).toEqual(['2', '3']);
    expect([newer.messages.length, newer.has_newer]).toEqual([50, true]);
    expect((await get(`sandbox/messages?user_id=1&channel_id=${places.channelId}`)).status).toBe(
      404,
    );
  });

  it('give a thread with the message that it began with, or with none once that is gone', async () => {
    const id = String((await post({ content: 'The story.' })).body['id']);
    const route = `/channels/${places.channelId}/messages/${id}`;
    await api('POST', `${route}/threads`, { name: 'About it' });
    const begins = async (): Promise<unknown> => {
      const who = `user_id=${places.memberId}&channel_id=${id}`;
      const page = await (await get(`sandbox/messages?${who}`)).json();
      return vouched<PageMessages>(page).messages[0]?.referenced_message;
    };
    expect(await begins()).toMatchObject({ id, content: 'The story.' });
    await api('DELETE', route);
    expect(await begins()).toBeNull();
  });

  it('give the requests as JSON lines', async () => {
    await post({ content: 'one' });
    const text = await (await get('sandbox/requests')).text();
    const newest = await (await get('sandbox/requests?last=1')).text();
    expect(text.endsWith(newest) && newest.split('\n').length).toBe(2);
    for (const last of ['0', '-1', 'abc']) {
      expect((await get(`sandbox/requests?last=${last}`)).status).toBe(400);
    }
    const lines: unknown[] = text
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(lines).toMatchObject([{ method: 'POST', body: { content: 'one' }, status: 200 }]);
  });

  it('list what a person may run, and refuse what they may not', async () => {
    const { channelId, memberId, adminId } = places;
    const setup = { name: 'setup', description: 'Setup', default_member_permissions: '0' };
    const { body } = await api('POST', `/applications/${sandbox.applicationId}/commands`, setup);
    const commandsFor = async (userId: string): Promise<unknown> =>
      (await get(`sandbox/commands?user_id=${userId}&channel_id=${channelId}`)).json();
    expect(await commandsFor(memberId)).toEqual({ commands: [] });
    expect(await commandsFor(adminId)).toMatchObject({ commands: [{ name: 'setup' }] });
    const run = {
      kind: 'command',
      user_id: memberId,
      channel_id: channelId,
      command_id: body['id'],
      options: [],
    };
    expect((await act(run)).status).toBe(403);
    expect((await act({ ...run, user_id: adminId })).status).toBe(202);
    expect((await act({ ...run, kind: 'dance' })).status).toBe(400);
    expect((await act({ ...run, channel_id: '1' })).status).toBe(404);
  });
});

describe('an act of the page', () => {
  it('is refused with 400 when it nests 20,000 deep', async () => {
    const { channelId, memberId } = places;
    const deep = '{"name":"o","type":1,"options":['.repeat(20_000) + ']}'.repeat(20_000);
    const response = await fetch(new URL('sandbox/interactions', sandbox.pageUrl), {
      method: 'POST',
      body: `{"kind":"command","user_id":"${memberId}","channel_id":"${channelId}","command_id":"1","options":[${deep}]}`,
    });
    expect(response.status).toBe(400);
  });

  it('is refused with 400 when it is larger than a form', async () => {
    expect((await act({ kind: 'x'.repeat(2 * 1024 * 1024) })).status).toBe(400);
  });
});

describe('the live socket', () => {
  it('sends the state, then messages as they come, change and go', async () => {
    const { frames, close } = await live(places.memberId);
    const { body } = await post({ content: 'one' });
    const path = `/channels/${places.channelId}/messages/${String(body['id'])}`;
    await api('PATCH', path, { content: 'two' });
    await api('DELETE', path);
    await until(() => frames.length === 4);
    expect(frames.map(({ type }) => type)).toEqual([
      'state',
      'message.create',
      'message.update',
      'message.delete',
    ]);
    close();
  });

  it('shows an ephemeral answer to its person alone, and the silence of a bot', async () => {
    const { channelId, memberId, adminId } = places;
    const own = await live(memberId);
    const other = await live(adminId);
    const { body } = await api('GET', '/gateway');
    const gateway = await connectGateway(String(body['url']));
    gateway.send({ op: 2, d: { token: sandbox.token, intents: 0, properties: {} } });
    await gateway.next(({ t }) => t === 'READY');
    await api('POST', `/applications/${sandbox.applicationId}/commands`, {
      name: 'a',
      description: 'a',
    });
    await sandbox.runCommand({ userId: memberId, channelId, name: 'a' });
    const { d } = await gateway.next(({ t }) => t === 'INTERACTION_CREATE');
    const data = { content: 'psst', flags: 64 };
    await api('POST', `/interactions/${String(d['id'])}/${String(d['token'])}/callback`, {
      type: 4,
      data,
    });
    await sandbox.runCommand({ userId: memberId, channelId, name: 'a' });
    await until(() => own.frames.some(({ type }) => type === 'interaction.failed'));
    expect(own.frames.map(({ type }) => type)).toEqual([
      'state',
      // A session began.
      'control',
      'commands',
      'message.create',
      'interaction.answered',
      'interaction.failed',
    ]);
    expect(other.frames.map(({ type }) => type)).toEqual(['state', 'control', 'commands']);
    expect(sandbox.state().messages[channelId] ?? []).toEqual([]);
    own.close();
    other.close();
  });
});
