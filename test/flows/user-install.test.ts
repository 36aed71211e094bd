/** Owns the proof that readers take their commands along: where the bot is not, and in conversations. */
import type { APIMessage } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerInteraction } from '../../src/discord/answer-interaction.ts';
import { createDiscordClient, type DiscordClient } from '../../src/discord/client.ts';
import { commands } from '../../src/discord/commands/index.ts';
import type { DiscordContext } from '../../src/discord/context.ts';
import { registerCommands } from '../../src/discord/register.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { silentLog } from '../../src/lib/log.ts';
import { unknownServer } from '../discord/context.ts';
import { enter, type Person } from '../discord/people.ts';
import { taxonomy } from '../discord/stories.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { entry, ingest } from '../support/factories.ts';
import { createSandbox, type Sandbox, type SandboxSeed } from '../support/judged-sandbox.ts';

const EPHEMERAL = 64;
/** To look, to write, and to use commands. */
const MEMBER = (1n << 10n) | (1n << 11n) | (1n << 31n);
const EXTERNAL_APPS = 1n << 50n;

const seed: SandboxSeed = {
  users: [
    { username: 'owner' },
    { username: 'reader', hasApp: true },
    { username: 'muffled', hasApp: true },
    { username: 'friend' },
  ],
  guilds: [
    {
      name: 'Elsewhere',
      channels: [{ name: 'general' }],
      roles: [
        { name: '@everyone', permissions: MEMBER },
        { name: 'Apps', permissions: EXTERNAL_APPS },
      ],
      members: [{ user: 'owner' }, { user: 'reader', roles: ['Apps'] }, { user: 'muffled' }],
    },
  ],
};

const isPrivate = ({ flags }: APIMessage): boolean => (Number(flags) & EPHEMERAL) !== 0;
const TOPIC = { topic: 'computer-vision' };

describe('with Keypoint installed for oneself alone', () => {
  let database: TestDatabase;
  let sandbox: Sandbox;
  let client: DiscordClient;
  let places: Record<'elsewhere' | 'conversation' | 'bot', string>;
  const people: Person[] = [];

  const userId = (name: string): string => sandbox.ids.users[name] ?? '';
  async function at(place: keyof typeof places, name = 'reader'): Promise<Person> {
    const person = await enter({ sandbox, channelId: places[place] }, userId(name));
    people.push(person);
    return person;
  }
  async function conversation(other: string): Promise<string> {
    const action = { action: 'dm.open', user_id: userId('reader'), with_id: other } as const;
    return String((await sandbox.control(action))['channel_id']);
  }

  beforeAll(async () => {
    database = await openTestDatabase();
    sandbox = await createSandbox({ seed, limits: false, responseDeadlineMs: 60_000 });
    const guild = sandbox.ids.guilds['Elsewhere'];
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
      wakeDelivery: () => undefined,
    };
    client.onInteraction((raw) => answerInteraction({ rest: client.rest, context }, raw));
    const { applicationId } = await client.login();
    await registerCommands(client, applicationId);
    await sandbox.control({ action: 'bot.kick', guild_id: guild?.id ?? '' });
    places = {
      elsewhere: guild?.channels['general'] ?? '',
      conversation: await conversation(userId('friend')),
      bot: await conversation(sandbox.botUserId),
    };
    for (let n = 0; n < 7; n += 1) await ingest(database.db, [entry(`story${n}`)]);
  });

  afterAll(async () => {
    for (const person of people) person.leave();
    await client.close();
    await sandbox.close();
    await database.close();
  });

  it.each(['elsewhere', 'conversation', 'bot'] as const)(
    'readers’ commands answer them alone: %s',
    async (place) => {
      const reader = await at(place);
      const news = await reader.run('/news topic', TOPIC);
      // In the bot's own conversation nobody else is there.
      expect(isPrivate(news)).toBe(true);
      expect(news.embeds[0]?.description).toContain('story6');
      const more = await reader.press(news, 'Next');
      expect(more.embeds[0]?.description).toContain('story1');
      expect(isPrivate(more)).toBe(true);
      for (const path of ['/subscriptions', '/help']) {
        expect(isPrivate(await reader.run(path))).toBe(true);
      }
    },
  );

  it.each(['elsewhere', 'conversation', 'bot'] as const)(
    'why, what is kept, and what is near a message are told them alone: %s',
    async (place) => {
      const reader = await at(place);
      const [story = ''] = await reader.complete('/why', { story: 'story6' });
      const why = await reader.run('/why', { story });
      expect([isPrivate(why), why.embeds[0]?.description]).toEqual([
        true,
        expect.stringContaining('Your direct messages'),
      ]);
      const latest = await reader.run('/news latest');
      expect([isPrivate(latest), latest.embeds[0]?.description]).toEqual([
        true,
        expect.stringContaining('story6'),
      ]);
      const paths = ['/privacy show', '/privacy export', '/privacy forget', '/news catchup'];
      for (const path of [...paths, '/news trending']) {
        expect([path, isPrivate(await reader.run(path))]).toEqual([path, true]);
      }
      for (const [path, options] of [
        ['/news search', { words: 'story6' }],
        ['/news story', { story }],
        ['/help', { command: 'why' }],
      ] as const) {
        expect([path, isPrivate(await reader.run(path, options))]).toEqual([path, true]);
      }
      const where = { userId: userId('reader'), channelId: places[place] };
      const before = (await reader.seen(0)).length;
      const written = sandbox.writeMessage({ ...where, content: 'story3 tells' });
      await reader.seen(before + 1);
      const near = await reader.use('Find related news', written);
      expect([isPrivate(near), near.embeds[0]?.description]).toEqual([
        true,
        expect.stringContaining('story3'),
      ]);
    },
  );

  it('nobody is mentioned where only they have it, and it is said where they can be', async () => {
    for (const place of ['elsewhere', 'conversation', 'bot'] as const) {
      const reader = await at(place);
      const here = await reader.run('/subscribe', { ...TOPIC, where: 'here' });
      expect(here.content).toBe('You cannot be mentioned here: choose your direct messages.');
    }
  });

  it('what one was answered is nobody else’s to press', async () => {
    const reader = await at('elsewhere');
    const list = await reader.run('/news topic', TOPIC);
    const other = await at('elsewhere', 'muffled');
    await expect(other.press(list, 'Next')).rejects.toMatchObject({ status: 404 });
  });

  it('a subscription made elsewhere is for one’s direct messages', async () => {
    const reader = await at('elsewhere');
    const followed = await reader.run('/subscribe', TOPIC);
    expect(isPrivate(followed)).toBe(true);
    expect(followed.content).toContain('You now follow');
    const list = await reader.run('/subscriptions');
    expect(list.embeds[0]?.description).toContain('Computer Vision');
  });

  it('who may not use apps of their own is answered alike', async () => {
    const muffled = await at('elsewhere', 'muffled');
    expect(isPrivate(await muffled.run('/news topic', TOPIC))).toBe(true);
  });

  it('what changes a server, or what Keypoint reads, does not come along', async () => {
    const owned = commands.filter(({ data }) => data.default_member_permissions);
    expect(owned.length).toBeGreaterThan(1);
    for (const { data } of owned) {
      const running = sandbox.runCommand({
        userId: userId('reader'),
        channelId: places.elsewhere,
        name: data.name,
      });
      await expect(running).rejects.toMatchObject({ status: 403 });
    }
  });
});
