/** Owns the proof that the whole of Keypoint outlives whatever Discord's gateway does to it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { APIMessage } from 'discord-api-types/v10';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { type App, startApp } from '../../src/app.ts';
import { parseConfig } from '../../src/config.ts';
import { ControlRefusal } from '../../src/sandbox/control/definition.ts';
import type { ControlState, FilledOption } from '../../src/sandbox/page-protocol.ts';
import { makeArticleFolder } from '../support/article-files.ts';
import { createOnServer, fillDataFolder } from '../support/database.ts';
import { createSandbox, type Sandbox } from '../support/judged-sandbox.ts';

/** So short that a dead connection is found within a moment, and longer than a busy machine's pauses. */
const HEARTBEAT_MS = 1000;
/** Of pino. */
const WARN = 40;

const folder = mkdtempSync(join(tmpdir(), 'keypoint-gateway-'));
const articles = makeArticleFolder();
const server = inject('postgresUrl');
let database: { url: string; drop(): Promise<void> } | null = null;
let sandbox: Sandbox;
let app: App;
let guildId: string;
let general: string;
let alerts: string;
const lines: { level: number; msg: string }[] = [];
const problems: string[] = [];
let aheadMs = 0;

beforeAll(async () => {
  database = server ? await createOnServer(server) : null;
  fillDataFolder(join(folder, 'data'));
  sandbox = await createSandbox({
    heartbeatIntervalMs: HEARTBEAT_MS,
    seed: {
      users: [{ username: 'admin' }],
      guilds: [{ name: 'Server', channels: [{ name: 'general' }, { name: 'alerts' }] }],
    },
  });
  const guild = sandbox.ids.guilds['Server'];
  guildId = guild?.id ?? '';
  general = guild?.channels['general'] ?? '';
  alerts = guild?.channels['alerts'] ?? '';
  publish('first');
  app = await startApp({
    config: parseConfig({
      DISCORD_TOKEN: sandbox.token,
      DISCORD_API_URL: sandbox.apiUrl,
      KEYPOINT_DATA: join(folder, 'data'),
      KEYPOINT_ARTICLES: articles.folder,
      DATABASE_URL: database?.url,
      SCAN_SCHEDULE: '* * * * * *',
    }),
    clock: { now: () => new Date(Date.now() + aheadMs) },
    log: pino({}, { write: (line) => lines.push(JSON.parse(line)) }),
    onFatal: ({ message }) => problems.push(message),
  });
  const topic: FilledOption = { name: 'topic', type: 3, value: 'computer-vision' };
  const channel: FilledOption = { name: 'channel', type: 7, value: alerts };
  await answered(await run('alerts', 'add', [topic, channel]));
  await alerted('first');
});

afterAll(async () => {
  await app.stop();
  await sandbox.close();
  await database?.drop();
  articles.clean();
  rmSync(folder, { recursive: true });
});

/** Words that no two stories share, so that each is a story of its own. */
function publish(name: string): void {
  articles.write(`${name}.md`, {
    title: `${name} ${name}s ${name}ing`,
    excerpt: `${name}ly`,
    quality: 150,
    published: true,
    publishedDateTime: new Date(Date.now() + aheadMs).toISOString(),
    webUrl: `https://example.com/${name}`,
  });
}

const run = (name: string, subcommand: string, options: FilledOption[]): Promise<string> =>
  sandbox.runCommand({
    userId: sandbox.ids.users['admin'] ?? '',
    channelId: general,
    name,
    options: [{ name: subcommand, type: 1, options }],
  });

async function until<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    await new Promise((resolve) => {
      setTimeout(resolve, 10);
    });
  }
}

const callbacksOf = (interactionId: string) =>
  sandbox.requests().filter(({ path }) => path.includes(`/interactions/${interactionId}/`));

const interactionOf = (path: string) => /\/interactions\/(\d+)\//.exec(path)?.[1];

const answered = (interactionId: string) =>
  until(() => callbacksOf(interactionId).find(({ status }) => status < 300));

/** Runs `/news topic` as a person would, and gives the messages that they see of it. */
async function news(): Promise<APIMessage[]> {
  const id = await run('news', 'topic', [{ name: 'topic', type: 3, value: 'computer-vision' }]);
  await answered(id);
  return answersTo(id);
}

const answersTo = (interactionId: string): APIMessage[] =>
  (sandbox.state().messages[general] ?? []).filter(
    ({ interaction_metadata: about }) => about?.id === interactionId,
  );

const cardsOf = (name: string): APIMessage[] =>
  (sandbox.state().messages[alerts] ?? []).filter(({ embeds }) =>
    embeds[0]?.title?.startsWith(name),
  );

const alerted = (name: string) => until(() => cardsOf(name)[0]);

async function sessions(): Promise<ControlState['sessions']> {
  const answer = await fetch(new URL('sandbox/control', sandbox.pageUrl));
  return ((await answer.json()) as ControlState).sessions;
}

/** The id of the session that is connected; another than `before` when one is given. */
const connected = (before?: string): Promise<string> =>
  until(async () => {
    const session = (await sessions()).find(({ is_connected: isConnected }) => isConnected);
    return session?.id === before ? undefined : session?.id;
  });

/** A busy machine may miss a heartbeat: what is done to a connection waits until there is one. */
const toConnection = (fault: Parameters<Sandbox['control']>[0]): Promise<true> =>
  until(async () => {
    try {
      await sandbox.control(fault);
      return true;
    } catch (error) {
      if (!(error instanceof ControlRefusal)) throw error;
      return undefined;
    }
  });

const unconnected = () =>
  until(async () => ((await sessions()).some((one) => one.is_connected) ? undefined : true));

/** What a person sees of `/news topic` and of the alert of this name: each of them once. */
async function seenAfterwards(name: string): Promise<{ answers: unknown[]; alerts: number }> {
  const answers = await news();
  await alerted(name);
  return {
    answers: answers.map(({ embeds }) => embeds[0]?.description?.includes('heat 150')),
    alerts: cardsOf(name).length,
  };
}

const ONCE = { answers: [true], alerts: 1 };

it.each([
  ['a close with code 4000', 'apple', { action: 'gateway.drop' }],
  ['a socket that was killed', 'bridge', { action: 'gateway.drop', code: null }],
  ['op 7', 'cactus', { action: 'gateway.reconnect' }],
  ['a zombie', 'dolphin', { action: 'gateway.zombie', on: true }],
] as const)('resumes after %s', async (_title, name, fault) => {
  const before = await connected();
  publish(name);
  await toConnection(fault);
  await unconnected();
  // Asked while nobody listens: the session keeps it.
  expect(await seenAfterwards(name)).toEqual(ONCE);
  expect(await connected()).toBe(before);
});

it('goes on with the same connection after op 1, and after op 9 with true', async () => {
  const before = await connected();
  publish('elephant');
  await toConnection({ action: 'gateway.heartbeat' });
  expect(await news()).toHaveLength(1);
  await toConnection({ action: 'gateway.invalidate', resumable: true });
  expect(await seenAfterwards('elephant')).toEqual(ONCE);
  expect(await connected()).toBe(before);
});

it('identifies anew after op 9 with false', async () => {
  const before = await connected();
  publish('falcon');
  await toConnection({ action: 'gateway.invalidate', resumable: false });
  await connected(before);
  expect(await seenAfterwards('falcon')).toEqual(ONCE);
});

it('answers once when an event comes twice, and both of two that change places', async () => {
  publish('guitar');
  await sandbox.control({ action: 'gateway.repeat', times: 1 });
  expect(await seenAfterwards('guitar')).toEqual(ONCE);
  await sandbox.control({ action: 'gateway.reorder', times: 1 });
  const both = await Promise.all([news(), news()]);
  expect(both.map(({ length }) => length)).toEqual([1, 1]);
  // Twice would be refused by Discord, and could do twice what a command does.
  const asked = [...new Set(sandbox.requests().flatMap(({ path }) => interactionOf(path) ?? []))];
  expect(asked.map((id) => callbacksOf(id).length)).toEqual(asked.map(() => 1));
});

it('waits for the end of an outage, and posts then', async () => {
  await sandbox.control({ action: 'guild.outage', guild_id: guildId, on: true });
  publish('jacket');
  await until(() => lines.find(({ msg }) => msg === 'card not sent'));
  await sandbox.control({ action: 'guild.outage', guild_id: guildId, on: false });
  aheadMs += 60_000;
  expect(await seenAfterwards('jacket')).toEqual(ONCE);
});

it('works in a server that it was removed from and invited to again', async () => {
  await sandbox.control({ action: 'bot.kick', guild_id: guildId });
  await sandbox.control({ action: 'bot.invite', guild_id: guildId });
  publish('kettle');
  expect(await seenAfterwards('kettle')).toEqual(ONCE);
});

it('identifies anew when its RESUME is refused', async () => {
  const before = await connected();
  publish('lantern');
  await sandbox.control({ action: 'gateway.refuse-resume', times: 1 });
  await toConnection({ action: 'gateway.drop' });
  await connected(before);
  expect(await seenAfterwards('lantern')).toEqual(ONCE);
});

it('said no more than that it reconnected, and that a card must wait for the outage', () => {
  const said = new Set(lines.filter(({ level }) => level >= WARN).map(({ msg }) => msg));
  said.delete('card not sent');
  expect([...said]).toEqual(['reconnecting to Discord']);
  expect(problems).toEqual([]);
});
