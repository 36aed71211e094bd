/** Owns the proof that admins choose a server's alerts in Discord itself, from `/setup` to the log. */
import type { APIMessage } from 'discord-api-types/v10';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answerInteraction } from '../../src/discord/answer-interaction.ts';
import { createDiscordClient, type DiscordClient } from '../../src/discord/client.ts';
import type { DiscordContext } from '../../src/discord/context.ts';
import { informedSender } from '../../src/discord/informed-sender.ts';
import { createKnownPlaces } from '../../src/discord/known-places.ts';
import { registerCommands } from '../../src/discord/register.ts';
import { createDiscordSender } from '../../src/discord/sender.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { silentLog } from '../../src/lib/log.ts';
import { BITS, PERMISSIONS } from '../../src/sandbox/permissions.ts';
import { guildSettings } from '../../src/subscriptions/guild-settings.ts';
import { listSubscriptions } from '../../src/subscriptions/list-subscriptions.ts';
import { enter, type Person } from '../discord/people.ts';
import { taxonomy } from '../discord/stories.ts';
import { movableClock } from '../sandbox/raw.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { entry, ingest } from '../support/factories.ts';
import { createSandbox, type Sandbox } from '../support/judged-sandbox.ts';

const NAME = 'Server';
const BOT = { name: 'Keypoint', permissions: PERMISSIONS.bot | BITS.ManageChannels };
const CLOSED = { name: 'closed', overwrites: [{ role: 'Keypoint', deny: BITS.EmbedLinks }] };
const EPHEMERAL = 64;
/** Beyond any answer: none has to be announced first. */
const PATIENCE_MS = 60_000;
const FORUM = { name: 'papers', type: 15 as const, tags: [{ name: 'Papers' }, { name: 'Code' }] };

describe('an admin at the keyboard', () => {
  let database: TestDatabase;
  let sandbox: Sandbox;
  let client: DiscordClient;
  let admin: Person;
  let second: Person;
  let member: Person;

  const guild = () => sandbox.ids.guilds[NAME];
  const guildId = () => guild()?.id ?? '';
  const idOf = (name: string) => guild()?.channels[name] ?? '';
  const mention = (name: string) => `<#${idOf(name)}>`;
  const rules = () => listSubscriptions({ db: database.db }, { guildId: guildId() });
  const posted = (name: string) => sandbox.state().messages[idOf(name)] ?? [];

  beforeAll(async () => {
    database = await openTestDatabase();
    sandbox = await createSandbox({
      // However long an answer takes on a busy machine.
      clock: movableClock(new Date().toISOString()),
      limits: false,
      seed: {
        users: [{ username: 'admin' }, { username: 'second' }, { username: 'member' }],
        guilds: [
          {
            name: NAME,
            roles: [
              BOT,
              { name: 'Admin', permissions: PERMISSIONS.everyone | BITS.ManageGuild },
              { name: 'Team', mentionable: false },
            ],
            channels: [{ name: 'general' }, { name: 'notices' }, CLOSED, FORUM],
            members: [{ user: 'admin' }, { user: 'second', roles: ['Admin'] }, { user: 'member' }],
          },
        ],
      },
    });
    const log = silentLog();
    client = createDiscordClient(
      { clock: systemClock, log },
      { token: sandbox.token, apiUrl: sandbox.apiUrl, onRefused: () => undefined },
    );
    const authorityOf = () => null;
    const sending = { rest: client.rest, clock: systemClock, taxonomy, authorityOf };
    const context: DiscordContext = {
      db: database.db,
      clock: systemClock,
      log,
      taxonomy,
      authorityOf,
      alertBar: 70,
      heatPerArticle: 10,
      pace: { take: () => 0 },
      server: client.server,
      sender: informedSender(
        createDiscordSender(sending),
        createKnownPlaces({ client, db: database.db }),
      ),
      wakeDelivery: () => undefined,
    };
    client.onInteraction((raw) =>
      answerInteraction({ rest: client.rest, context, patienceMs: PATIENCE_MS }, raw),
    );
    const { applicationId } = await client.login();
    await registerCommands(client, applicationId);
  });

  afterAll(async () => {
    await client.close();
    await sandbox.close();
    await database.close();
  });

  beforeEach(async () => {
    await database.reset();
    const at = { sandbox, channelId: idOf('general') };
    admin = await enter(at, sandbox.ids.users['admin'] ?? '');
    second = await enter(at, sandbox.ids.users['second'] ?? '');
    member = await enter(at, sandbox.ids.users['member'] ?? '');
  });

  afterEach(() => {
    for (const person of [admin, second, member]) person.leave();
  });

  const textOf = ({ content, embeds }: APIMessage) =>
    [content, ...embeds.flatMap(({ title, description }) => [title, description])].join('\n');

  /** The answer to an act by which something was posted too: who acts sees both. */
  async function answerBeside(act: Promise<APIMessage>): Promise<APIMessage> {
    const first = await act;
    const isPrivate = ({ flags }: APIMessage) => (Number(flags) & EPHEMERAL) !== 0;
    if (isPrivate(first)) return first;
    for (;;) {
      const all = await admin.seen(0);
      const answer = all.slice(all.indexOf(first)).find(isPrivate);
      if (answer) return answer;
      await admin.seen(all.length + 1);
    }
  }

  /** The message of /setup at this step. */
  async function setupAt(step: number): Promise<APIMessage> {
    let message = await admin.run('/setup');
    for (let at = 1; at < step; at += 1) message = await admin.press(message, 'Next');
    return message;
  }

  const general = () => ({ channel: idOf('general'), topic: 'computer-vision' });

  it('gives channels their topics in /setup, and makes channels for them', async () => {
    const start = await admin.run('/setup');
    expect(textOf(start)).toContain('step 1 of 5: Channels');
    expect(textOf(start)).toContain('No channel gets alerts yet.');
    const pick = 'Choose a channel, then its topics …';
    const topics = await admin.choose(start, [idOf('general')], pick);
    const one = await admin.choose(topics, ['ai', 'computer-vision'], 'Topics …');
    expect(textOf(one)).toContain(`${mention('general')} gets 2 topics.`);
    const again = await admin.choose(one, [idOf('general')], pick);
    const less = await admin.choose(again, ['computer-vision'], 'Topics …');
    expect((await rules()).map(({ topic }) => topic)).toEqual(['computer-vision']);

    const own = await admin.press(less, 'Make a channel per topic');
    const made = await admin.choose(own, ['robotics'], 'Topics …');
    expect(textOf(made)).toMatch(/Made: <#\d+>\./);
    expect((await rules()).map(({ topic }) => topic)).toEqual(['computer-vision', 'robotics']);
    const news = await admin.press(made, 'Make #news');
    expect(textOf(news)).toMatch(/Which topics does <#\d+> get/);
    const back = await admin.press(news, 'Back');
    expect([back.id, textOf(back)]).toEqual([start.id, expect.stringContaining('step 1 of 5')]);
    expect(textOf(await admin.run('/setup'))).toContain(`${mention('general')}: `);
  });

  it('stores in /setup where a server is told, its language and its zone', async () => {
    const notices = await setupAt(2);
    const told = await admin.choose(notices, [idOf('notices')], 'Choose a channel …');
    expect(textOf(told)).toContain(`${mention('notices')} is told.`);

    const language = await admin.press(told, 'Next');
    const german = await admin.choose(language, ['de'], 'Language of cards …');
    expect(textOf(german)).toContain('Deutsch');
    const paris = await admin.choose(german, ['Europe/Paris'], 'Time zone …');
    expect(textOf(paris)).toContain('Europe/Paris');
    const wrong = await admin.fillIn(
      { message: paris, label: 'Another time zone …' },
      { zone: 'x' },
    );
    expect(textOf(wrong)).toContain('Pick a time zone');
    const rome = await admin.fillIn(
      { message: paris, label: 'Another time zone …' },
      { zone: 'rome' },
    );
    expect([rome.id, textOf(rome)]).toEqual([notices.id, expect.stringContaining('Europe/Rome')]);
    expect(await guildSettings(database, guildId())).toEqual({
      noticeChannelId: idOf('notices'),
      locale: 'de',
      zone: 'Europe/Rome',
    });
  });

  it('says in /setup how much comes and how, tests it, and tells what to do next', async () => {
    await admin.run('/alerts add', general());
    await admin.run('/alerts add', { ...general(), topic: 'robotics' });
    const volume = await setupAt(4);
    const few = await admin.choose(volume, ['3'], 'How much …');
    expect(textOf(few)).toContain('2 alerts changed.');
    const daily = await admin.choose(few, ['daily'], 'How …');
    expect((await rules()).map(({ dailyTarget, cadence }) => [dailyTarget, cadence])).toEqual([
      [3, 'daily'],
      [3, 'daily'],
    ]);

    const test = await admin.press(daily, 'Next');
    const tested = await answerBeside(
      admin.choose(test, [idOf('general')], 'Post a test card in …'),
    );
    expect(textOf(tested)).toContain('✅ Embed Links');
    expect(posted('general').at(-1)?.content).toContain('🧪 **Test**');

    const done = await admin.press(tested, 'Next');
    expect(done.id).toBe(volume.id);
    expect(textOf(done)).toContain('Keypoint is set up');
    expect(textOf(done)).toContain('2 alerts; channels with alerts: 1');
  });

  it('is told at once what a chosen channel does not give, and nothing is stored', async () => {
    const start = await admin.run('/setup');
    const pick = 'Choose a channel, then its topics …';
    const refused = await admin.choose(start, [idOf('closed')], pick);
    expect(textOf(refused)).toContain('I lack “Embed Links” there.');
    expect(await rules()).toEqual([]);
  });

  it('hears of two who edit one alert at once, by the form and by options', async () => {
    await admin.run('/alerts add', {
      channel: idOf('general'),
      topic: 'computer-vision',
      keywords: 'nerf',
      heat: 80,
    });
    const opened = await admin.run('/alerts list');
    const id = String((await rules())[0]?.id);
    const shown = await admin.choose(opened, [id], 'Choose an alert to change it …');
    const [seen = ''] = await second.complete('/alerts edit', { alert: 'nerf' }, 'alert');
    const changed = await admin.fillIn(
      { message: shown, label: 'Edit' },
      { bar: '90', role: [guild()?.roles['Team'] ?? ''] },
    );
    expect(changed.id).toBe(shown.id);
    expect(textOf(changed)).toContain('from heat 90 on');
    expect(textOf(changed)).toContain('is not called yet');
    const late = await second.run('/alerts edit', { alert: seen, heat: 100 });
    expect(textOf(late)).toContain('Somebody else changed this alert');
    const now = await second.fillIn(
      { message: late, label: 'Edit it as it is now' },
      { bar: '5/day' },
    );
    expect(textOf(now)).toContain('about 5 a day');
    expect(await rules()).toMatchObject([{ dailyTarget: 5, include: ['nerf'] }]);
    const form = { command: '/alerts edit', options: { alert: 'nerf' } };
    expect(textOf(await second.fillIn(form, { keywords: '' }))).toContain('Changed.');
    expect(await rules()).toMatchObject([{ include: [], roleId: guild()?.roles['Team'] }]);
  });

  it('posts a test card where it can, and is told each right that lacks where it cannot', async () => {
    await ingest(database.db, [entry('one')]);
    const tags = await admin.complete('/alerts add', { channel: idOf('papers'), tags: '' }, 'tags');
    expect(tags).toEqual(['Papers', 'Code']);
    const closed = await admin.run('/alerts test', { channel: idOf('closed') });
    expect(textOf(closed)).toContain('❌ Embed Links');
    expect(textOf(closed)).toContain('No test card was posted.');
    expect(posted('closed')).toEqual([]);
    const open = await answerBeside(admin.run('/alerts test', { channel: idOf('general') }));
    expect(textOf(open)).toMatch(/Posted: https:\/\/discord\.com\/channels\/\d+\/\d+\/\d+/);
    const card = posted('general').at(-1);
    expect(card?.content).toContain(`asked for by <@${admin.id}>`);
    expect([card?.embeds[0]?.title, card?.components, card?.mentions]).toEqual([
      'What one tells',
      [],
      [],
    ]);
    const post = await answerBeside(admin.run('/alerts test', { channel: idOf('papers') }));
    expect(textOf(post)).toContain('Posted:');
  });

  it('reads what became of alerts, also of a channel that was deleted', async () => {
    await admin.run('/alerts add', { channel: idOf('notices'), topic: 'computer-vision' });
    await ingest(database.db, [entry('one')]);
    const log = await admin.run('/alerts log', { channel: idOf('notices') });
    expect(textOf(log)).toContain('What one tells');
    await sandbox.control({ action: 'channel.delete', channel_id: idOf('notices') });
    const list = await admin.run('/alerts list');
    const id = String((await rules())[0]?.id);
    const shown = await admin.choose(list, [id], 'Choose an alert to change it …');
    const tested = await admin.press(shown, 'Test card');
    expect(textOf(tested)).toContain('The channel is gone');
    const removed = await admin.press(shown, 'Remove');
    expect(textOf(removed)).toContain('no longer gets');
    expect(textOf(await admin.press(removed, 'Back to the list'))).toContain('No channel of this');
  });

  it('is somebody who manages the server: nobody else is let in', async () => {
    await expect(member.run('/setup')).rejects.toThrow('permission to use this command');
    await expect(member.run('/alerts list')).rejects.toThrow('permission to use this command');
  });
});
