/** Owns the proof that people are answered when Discord sends their commands by HTTP. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { type App, startApp } from '../../src/app.ts';
import { parseConfig } from '../../src/config.ts';
import { silentLog } from '../../src/lib/log.ts';
import { enter, type Person } from '../discord/people.ts';
import { createOnServer, fillDataFolder } from '../support/database.ts';
import { createSandbox, type Sandbox } from '../support/judged-sandbox.ts';

const LOADING = 128;
const server = inject('postgresUrl');
const folder = mkdtempSync(join(tmpdir(), 'keypoint-http-interactions-'));

let database: { url: string; drop: () => Promise<void> } | null = null;
let sandbox: Sandbox;
let app: App;
let admin: Person;
let url: string;

beforeAll(async () => {
  database = server ? await createOnServer(server) : null;
  fillDataFolder(folder);
  sandbox = await createSandbox({ limits: false, responseDeadlineMs: 60_000 });
  const config = parseConfig({
    KEYPOINT_DATA: folder,
    KEYPOINT_ARTICLES: folder,
    DISCORD_TOKEN: sandbox.token,
    DISCORD_API_URL: sandbox.apiUrl,
    DISCORD_PUBLIC_KEY: sandbox.publicKey,
    HTTP_PORT: '0',
    ...(database ? { DATABASE_URL: database.url } : {}),
  });
  app = await startApp({ config, log: silentLog(), onFatal: () => undefined });
  url = `http://127.0.0.1:${app.httpPort}/interactions`;
  const channelId = sandbox.ids.guilds['Keypoint']?.channels['general'] ?? '';
  admin = await enter({ sandbox, channelId }, sandbox.ids.users['admin'] ?? '');
}, 60_000);

afterAll(async () => {
  admin.leave();
  await app.stop();
  await sandbox.close();
  await database?.drop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

/** First answers that came over REST, not as answers of requests. */
const callbacks = () =>
  sandbox.requests().filter(({ route }) => route?.endsWith('/callback') ?? false);

it('is taken by Discord for an endpoint: it answers a PING, and refuses a forged one', async () => {
  await sandbox.control({ action: 'interactions.endpoint', url });
  expect(await sandbox.control({ action: 'interactions.probe' })).toEqual({
    status: 401,
    is_refused: true,
  });
}, 60_000);

it('answers a command, a button, what is typed and a form inline', async () => {
  const asked = await admin.run('/privacy forget');
  const kept = await admin.press(asked, 'Keep it');
  expect(kept.id).toBe(asked.id);
  expect(kept.content).not.toBe(asked.content);
  expect(await admin.complete('/news topic', { topic: 'computr' })).toEqual(['computer-vision']);
  const list = await admin.run('/subscriptions');
  const settings = await admin.press(list, 'Direct message settings');
  const form = { message: settings, label: 'Time zone …' };
  const zoned = await admin.fillIn(form, { zone: 'são paulo' });
  expect(JSON.stringify(zoned.embeds)).toContain('America/Sao Paulo');
  expect(callbacks()).toEqual([]);
}, 60_000);

it('sends a file over REST', async () => {
  const exported = await admin.run('/privacy export');
  expect(exported.attachments).toHaveLength(1);
  expect(callbacks()).toHaveLength(1);
}, 60_000);

it('announces an answer that takes long, and gives it', async () => {
  // Who runs the application is asked for the first time.
  const path = '/applications/@me';
  await sandbox.control({ action: 'fault.add', answer: 'slow', ms: 2_500, method: 'GET', path });
  const announced = await admin.run('/sources list');
  expect(Number(announced.flags) & LOADING).toBe(LOADING);
  const answered = (await admin.seen((await admin.seen(0)).length + 1)).at(-1);
  expect(answered?.id).toBe(announced.id);
  expect(Number(answered?.flags) & LOADING).toBe(0);
  expect(callbacks()).toHaveLength(2);
}, 60_000);
