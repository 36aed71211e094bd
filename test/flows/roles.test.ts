/** Owns the proof that processes which share the work do all of it, once, while they take turns. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type App, startApp } from '../../src/app.ts';
import { parseConfig } from '../../src/config.ts';
import { silentLog } from '../../src/lib/log.ts';
import type { FilledOption } from '../../src/sandbox/page-protocol.ts';
import { PERMISSIONS } from '../../src/sandbox/permissions.ts';
import { makeArticleFolder } from '../support/article-files.ts';
import { enter } from '../discord/people.ts';
import { createOnServer } from '../support/database.ts';
import { createSandbox, type Sandbox } from '../support/judged-sandbox.ts';

const server = inject('postgresUrl');
/** Long enough that a busy machine's answers are late, not lost. */
const PATIENCE_MS = 60_000;
/** `channel` of an option. */
const CHANNEL = 7;

// The embedded database has one process.
describe.skipIf(!server)('processes of one Postgres', () => {
  const articles = makeArticleFolder();
  const running = new Set<App>();
  const problems: string[] = [];
  let database: { url: string; drop: () => Promise<void> };
  let sandbox: Sandbox;

  beforeAll(async () => {
    database = await createOnServer(server ?? '');
    sandbox = await createSandbox({
      limits: false,
      responseDeadlineMs: PATIENCE_MS,
      seed: {
        users: [{ username: 'ada' }],
        guilds: [
          {
            name: 'Home',
            channels: [{ name: 'talk' }, { name: 'alerts' }, { name: 'closed' }],
            members: [{ user: 'ada' }],
            roles: [{ name: 'Keypoint', permissions: PERMISSIONS.bot }],
          },
        ],
      },
    });
  }, PATIENCE_MS);

  afterAll(async () => {
    await Promise.all([...running].map((app) => app.stop()));
    await sandbox.close();
    await database.drop();
    rmSync(articles.folder, { recursive: true, force: true });
  }, PATIENCE_MS);

  async function start(roles: string, more: Record<string, string> = {}): Promise<App> {
    const app = await startApp({
      config: parseConfig({
        KEYPOINT_ROLES: roles,
        DISCORD_TOKEN: sandbox.token,
        DISCORD_API_URL: sandbox.apiUrl,
        DATABASE_URL: database.url,
        KEYPOINT_ARTICLES: articles.folder,
        SCAN_SCHEDULE: '* * * * * *',
        ...more,
      }),
      log: silentLog(),
      onFatal: ({ message }) => problems.push(message),
    });
    running.add(app);
    return app;
  }

  async function stop(app: App): Promise<void> {
    running.delete(app);
    await app.stop();
  }

  const startHttp = async () => {
    const app = await start('http', { HTTP_PORT: '0', DISCORD_PUBLIC_KEY: sandbox.publicKey });
    const url = `http://127.0.0.1:${app.httpPort}/interactions`;
    await sandbox.control({ action: 'interactions.endpoint', url });
    return app;
  };

  const home = () => {
    const { id: guildId = '', channels = {} } = sandbox.ids.guilds['Home'] ?? {};
    return { guildId, channels };
  };

  const run = (command: string, options: FilledOption[] = []): Promise<string> => {
    const [name = '', subcommand = ''] = command.split(' ');
    return sandbox.runCommand({
      userId: sandbox.ids.users['ada'] ?? '',
      channelId: home().channels['talk'] ?? '',
      name,
      options: subcommand ? [{ name: subcommand, type: 1, options }] : options,
    });
  };
  const follow = (channel: string) =>
    run('alerts add', [
      { name: 'topic', type: 3, value: 'computer-vision' },
      { name: 'channel', type: CHANNEL, value: home().channels[channel] ?? '' },
    ]);

  const callbacks = (id: string) =>
    sandbox.requests().filter(({ path }) => path.includes(`/interactions/${id}/`));
  const messagesIn = (channel: string) =>
    sandbox.state().messages[home().channels[channel] ?? ''] ?? [];
  /** Words that no two stories share. */
  const publish = (name: string) =>
    articles.write(`${name}.md`, {
      title: `${name} ${name}s ${name}ing`,
      excerpt: `${name}ly`,
      quality: 150,
      published: true,
      publishedDateTime: new Date().toISOString(),
      webUrl: `https://example.com/${name}`,
    });

  it(
    'workers that hear nothing of Discord post what people asked for elsewhere, once',
    async () => {
      publish('first');
      await start('worker');
      await start('worker');
      const gateway = await start('gateway');
      const id = await follow('alerts');
      await expect.poll(() => callbacks(id).length, { timeout: PATIENCE_MS }).toBe(1);
      const titles = () => messagesIn('alerts').map(({ embeds }) => embeds[0]?.title);
      await expect.poll(titles, { timeout: PATIENCE_MS }).toEqual(['first firsts firsting']);
      for (const name of ['second', 'third', 'fourth']) publish(name);
      await expect.poll(() => titles().length, { timeout: PATIENCE_MS }).toBe(4);
      expect(new Set(titles()).size).toBe(4);
      await stop(gateway);
    },
    PATIENCE_MS,
  );

  it(
    'a process that answers by HTTP alone knows the rights of the channel that is chosen',
    async () => {
      const http = await startHttp();
      await sandbox.control({
        action: 'permission.set',
        guild_id: home().guildId,
        channel_id: home().channels['closed'] ?? '',
        permission: 'EmbedLinks',
        granted: false,
      });
      const channelId = home().channels['talk'] ?? '';
      const ada = await enter({ sandbox, channelId }, sandbox.ids.users['ada'] ?? '');
      const channel = home().channels['closed'] ?? '';
      const refusal = await ada.run('/alerts add', { topic: 'computer-vision', channel });
      expect(JSON.stringify(refusal)).toContain('Embed Links');
      ada.leave();
      await sandbox.control({ action: 'interactions.endpoint', url: null });
      await stop(http);
    },
    PATIENCE_MS,
  );

  it(
    'while one gateway takes another’s place each command is answered, and by one',
    async () => {
      let gateway = await start('gateway');
      const asked: string[] = [];
      const end = new AbortController();
      const asking = (async () => {
        while (!end.signal.aborted) {
          asked.push(await run('help'));
          await new Promise((resolve) => {
            setTimeout(resolve, 50);
          });
        }
      })();
      for (let turn = 0; turn < 2; turn += 1) {
        const next = await start('gateway');
        const { length } = asked;
        await expect.poll(() => asked.length - length, { timeout: PATIENCE_MS }).toBeGreaterThan(5);
        await stop(gateway);
        gateway = next;
      }
      end.abort();
      await asking;
      const lastId = asked.at(-1) ?? '';
      await expect.poll(() => callbacks(lastId).length, { timeout: PATIENCE_MS }).toBe(1);
      expect(asked.map((id) => callbacks(id).length)).toEqual(asked.map(() => 1));
      expect(problems).toEqual([]);
    },
    PATIENCE_MS,
  );
});
