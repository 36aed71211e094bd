/** Owns the proof that who runs Keypoint chooses its sources from Discord, and nobody else does. */
import { asc } from 'drizzle-orm';
import type { APIMessage } from 'discord-api-types/v10';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answerInteraction } from '../../src/discord/answer-interaction.ts';
import { createDiscordClient, type DiscordClient } from '../../src/discord/client.ts';
import type { DiscordContext } from '../../src/discord/context.ts';
import { createOperators } from '../../src/discord/operators.ts';
import { registerCommands } from '../../src/discord/register.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { silentLog } from '../../src/lib/log.ts';
import { createSafeFetch, type SafeFetch } from '../../src/lib/safe-fetch.ts';
import { sources } from '../../src/sources/tables.ts';
import type { FilledOption } from '../../src/sandbox/page-protocol.ts';
import { unknownServer } from '../discord/context.ts';
import { enter, type Person } from '../discord/people.ts';
import { taxonomy } from '../discord/stories.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { line } from '../support/factories.ts';
import { rss, startFeedServer, type FeedServer } from '../support/feed-server.ts';
import { createSandbox, type Sandbox, type SandboxSeed } from '../support/judged-sandbox.ts';
import { knownEntry, knownFeed } from '../support/sources.ts';

const ADMINISTRATOR = 1n << 3n;
const seed: SandboxSeed = {
  users: [{ username: 'operator' }, { username: 'admin' }, { username: 'german', locale: 'de' }],
  guilds: [
    {
      name: 'Keypoint',
      channels: [{ name: 'general' }],
      roles: [{ name: 'Admin', permissions: ADMINISTRATOR }],
      members: [{ user: 'operator' }, { user: 'admin', roles: ['Admin'] }, { user: 'german' }],
    },
  ],
};

const description = ({ embeds }: APIMessage): string => embeds[0]?.description ?? '';

describe('/sources', () => {
  let database: TestDatabase;
  let sandbox: Sandbox;
  let client: DiscordClient;
  let feedServer: FeedServer;
  let web: SafeFetch;
  let operator: Person;
  let channelId: string;

  const userId = (name: string): string => sandbox.ids.users[name] ?? '';
  /** The answer of a subcommand, which may come after "is thinking". */
  async function run(
    name: string,
    values: Record<string, string | number | boolean> = {},
  ): Promise<APIMessage> {
    const types = { string: 3, number: 4, boolean: 5 } as Record<string, number>;
    const options = Object.entries(values).map(([option, value]): FilledOption => ({
      name: option,
      type: types[typeof value] ?? 3,
      value,
    }));
    const before = (await operator.seen(0)).length;
    await sandbox.runCommand({
      userId: operator.id,
      channelId,
      name: 'sources',
      options: [{ name, type: 1, options }],
    });
    return answerAfter(before);
  }

  async function answerAfter(before: number): Promise<APIMessage> {
    const LOADING = 128;
    for (let n = before + 1; ; n += 1) {
      const message = (await operator.seen(n))[n - 1];
      if (message && (Number(message.flags) & LOADING) === 0) return message;
    }
  }

  const stored = () => database.db.select().from(sources).orderBy(asc(sources.id));

  beforeAll(async () => {
    database = await openTestDatabase();
    feedServer = await startFeedServer();
    web = createSafeFetch({
      allowPrivate: true,
      userAgent: 'Keypoint/test',
      lookup: feedServer.lookup,
    });
    sandbox = await createSandbox({ seed, limits: false, responseDeadlineMs: 60_000 });
    channelId = sandbox.ids.guilds['Keypoint']?.channels['general'] ?? '';
    const log = silentLog();
    client = createDiscordClient(
      { clock: systemClock, log },
      { token: sandbox.token, apiUrl: sandbox.apiUrl, onRefused: () => undefined },
    );
    const context: DiscordContext = {
      db: database.db,
      clock: systemClock,
      log,
      taxonomy,
      authorityOf: () => null,
      alertBar: 70,
      heatPerArticle: 10,
      pace: { take: () => 0 },
      ...unknownServer,
      desk: {
        isOperator: createOperators({ rest: client.rest, clock: systemClock, log }),
        readsDefaults: false,
        line,
        web,
      },
      wakeDelivery: () => undefined,
    };
    client.onInteraction((raw) => answerInteraction({ rest: client.rest, context }, raw));
    const { applicationId } = await client.login();
    await registerCommands(client, applicationId);
  });

  afterAll(async () => {
    await client.close();
    await sandbox.close();
    await web.close();
    await feedServer.close();
    await database.close();
  });

  beforeEach(async () => {
    await database.reset();
    operator = await enter({ sandbox, channelId }, userId('operator'));
  });

  afterEach(() => operator.leave());

  it('shows what a feed brings, asks, and reads it from then on; a second press is told', async () => {
    const address = feedServer.url('blog.example.net');
    feedServer.says(address, {
      headers: { 'content-type': 'application/rss+xml' },
      body: rss([
        { name: 'one', at: new Date() },
        { name: 'two' },
        { name: 'three' },
        { name: 'four' },
      ]),
    });
    const asked = await run('add', { address, topic: 'computer-vision', authority: 30, daily: 5 });
    expect(asked.content).toBe('Read this feed from now on?');
    expect(asked.embeds[0]).toMatchObject({ title: 'A feed', url: address });
    expect(description(asked).match(/quality \d+ · 👁️ Computer Vision/gu)).toHaveLength(3);
    expect(await stored()).toEqual([]);

    const added = await operator.press(asked, 'Add this feed');
    expect(added.content).toMatch(/^\*\*A feed\*\* is source \d+ now\./u);
    expect(await stored()).toMatchObject([
      {
        location: address,
        name: 'A feed',
        state: 'active',
        rules: { authority: 30, daily: 5, topics: ['computer-vision'], onlyNamed: false },
      },
    ]);

    const again = await run('add', { address });
    const second = await operator.press(again, 'Add this feed');
    expect(second.content).toContain('already: nothing has changed');
    expect(await stored()).toHaveLength(1);
  }, 60_000);

  it('shows what a feed would bring without storing anything', async () => {
    const address = feedServer.url('test.example.net');
    feedServer.says(address, { body: rss([]) });
    const shown = await run('test', { address });
    expect(shown.content).toBe('');
    expect(shown.components).toEqual([]);
    expect(description(shown)).toContain('0 entries');
    expect(await stored()).toEqual([]);
  });

  it('says what is wrong with an address, and never repeats a password', async () => {
    const nothing = await run('add', { address: 'no address' });
    expect(nothing.content).toContain('is no http(s) address');
    const secret = await run('add', { address: 'https://me:hush@blog.example.net/feed' });
    expect(secret.content).not.toContain('hush');
    const silent = await run('test', { address: feedServer.url('none.example.net') });
    expect(silent.content).toContain('404');
  });

  it('lists sources by pages that outlive a restart, and says when a state has none', async () => {
    for (let at = 1; at <= 12; at += 1) {
      await knownFeed(database.db, `https://feed-${at}.example.com/rss`, { name: `Feed ${at}` });
    }
    const first = await run('list');
    expect(first.embeds[0]?.title).toBe('Sources (12)');
    expect(description(first).match(/^\*\*\d+\*\*/gmu)).toHaveLength(10);
    const next = await operator.press(first, 'Next');
    expect(description(next)).toContain('Feed 12 · active\n-# nothing new yet');
    const back = await operator.press(next, 'Previous');
    expect(description(back)).toBe(description(first));
    const none = await run('list', { state: 'paused' });
    expect(none.content).toBe('No source is in this state.');
    await database.reset();
    const gone = await operator.press(first, 'Next');
    expect(gone.content).toBe('There are no more sources in this direction.');
    expect((await run('list')).content).toContain('/sources add');
  });

  it('pauses, resumes and removes a source, and says when there is nothing to do', async () => {
    const id = await knownFeed(database.db, 'https://blog.example.com/rss', { name: 'The *Blog*' });
    const source = String(id);
    const label = `**The \\*Blog\\*** (${id})`;
    expect((await run('pause', { source })).content).toContain(`${label} is paused`);
    expect((await run('pause', { source: 'the *blog*' })).content).toBe(
      `${label} is paused already: nothing to do.`,
    );
    expect((await run('resume', { source })).content).toContain('is read from now on');
    expect((await run('remove', { source })).content).toContain('is read no more');
    expect(await stored()).toMatchObject([{ state: 'removed' }]);
    const unknown = await run('pause', { source: 'nobody @everyone' });
    expect(unknown.content).toContain('No source is called “nobody @\u200Beveryone”.');
    await knownFeed(database.db, 'https://blog.example.org/rss', { name: 'The *Blog*' });
    expect((await run('pause', { source: 'The *Blog*' })).content).toContain('Several sources');
  });

  it('shows a source and what became of its newest entries', async () => {
    const id = await knownFeed(database.db, 'https://blog.example.com/rss', {
      name: 'The Blog',
      feed: { failures: 3, failure: 'it answers 500', failingSince: new Date() },
    });
    await knownEntry(database.db, id, 'robots');
    const shown = await run('show', { source: String(id) });
    expect(shown.embeds[0]?.title).toBe(`${id} The Blog`);
    expect(description(shown)).toMatch(/⚠️ failed 3 times since <t:\d+:R>: it answers 500/u);
    expect(description(shown)).toMatch(/quality 80 · .*Computer Vision.* · heat \d+/u);
  });

  it('offers sources by name to who runs it, and to nobody else', async () => {
    const id = await knownFeed(database.db, 'https://blog.example.com/rss', { name: 'The Blog' });
    const focused = { name: 'source', type: 3, value: 'blog', focused: true };
    const options = [{ name: 'pause', type: 1, options: [focused] }];
    const offered = (name: string) =>
      sandbox.autocomplete({ userId: userId(name), channelId, name: 'sources', options });
    expect(await offered('operator')).toEqual([
      { name: `${id} The Blog · active`, value: String(id) },
    ]);
    expect(await offered('admin')).toEqual([]);
  });

  it('tells another server’s admin kindly, and is hidden from members', async () => {
    const admin = await enter({ sandbox, channelId }, userId('admin'));
    const refused = await admin.run('/sources list');
    expect(refused.content).toContain('Only who runs this Keypoint');
    admin.leave();
    const running = sandbox.runCommand({
      userId: userId('german'),
      channelId,
      name: 'sources',
      options: [{ name: 'list', type: 1, options: [] }],
    });
    await expect(running).rejects.toMatchObject({ status: 403 });
  });

  it('answers in the bot’s direct messages, in the reader’s language', async () => {
    const opened = await sandbox.control({
      action: 'dm.open',
      user_id: userId('german'),
      with_id: sandbox.botUserId,
    });
    const dm = { sandbox, channelId: String(opened['channel_id']) };
    const german = await enter(dm, userId('german'));
    const refused = await german.run('/sources list');
    expect(refused.content).toContain('Nur wer dieses Keypoint betreibt');
    german.leave();
  });
});
