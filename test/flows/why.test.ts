/** Owns the proof that people can ask why, from the keyboard to the answer on the screen. */
import type { APIMessage } from 'discord-api-types/v10';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answerInteraction } from '../../src/discord/answer-interaction.ts';
import { createDiscordClient, type DiscordClient } from '../../src/discord/client.ts';
import { commands } from '../../src/discord/commands/index.ts';
import type { DiscordContext } from '../../src/discord/context.ts';
import { registerCommands } from '../../src/discord/register.ts';
import { createDiscordSender } from '../../src/discord/sender.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { silentLog } from '../../src/lib/log.ts';
import { defaultSeed } from '../../src/sandbox/sandbox.ts';
import { destinations } from '../../src/subscriptions/tables.ts';
import { unknownServer } from '../discord/context.ts';
import { enter, type Person } from '../discord/people.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { deliverDue } from '../support/delivery.ts';
import { entry, ingest, line } from '../support/factories.ts';
import { createSandbox, type Sandbox } from '../support/judged-sandbox.ts';

const EPHEMERAL = 64;

describe('why, as people ask it', () => {
  let database: TestDatabase;
  let sandbox: Sandbox;
  let client: DiscordClient;
  let context: DiscordContext;
  let people: Record<'admin' | 'member', Person>;
  let general = '';
  let other = '';

  beforeAll(async () => {
    database = await openTestDatabase();
    sandbox = await createSandbox({ seed: defaultSeed([{ name: 'general' }, { name: 'other' }]) });
    const channels = sandbox.ids.guilds['Keypoint']?.channels ?? {};
    general = channels['general'] ?? '';
    other = channels['other'] ?? '';
    const log = silentLog();
    client = createDiscordClient(
      { clock: systemClock, log },
      { token: sandbox.token, apiUrl: sandbox.apiUrl, onRefused: () => undefined },
    );
    context = {
      db: database.db,
      clock: systemClock,
      log,
      taxonomy: line.taxonomy,
      authorityOf: () => null,
      alertBar: 70,
      heatPerArticle: 10,
      pace: { take: () => 0 },
      ...unknownServer,
      wakeDelivery: () => undefined,
    };
    client.onInteraction((raw) => answerInteraction({ rest: client.rest, context }, raw));
    const { applicationId } = await client.login();
    const all = commands.map(({ data }) => data);
    await registerCommands(client, applicationId, all);
  });

  afterAll(async () => {
    await client.close();
    await sandbox.close();
    await database.close();
  });

  const comeIn = (who: 'admin' | 'member', channelId = general) =>
    enter({ sandbox, channelId }, sandbox.ids.users[who] ?? '');

  beforeEach(async () => {
    await database.reset();
    people = { admin: await comeIn('admin'), member: await comeIn('member') };
  });

  afterEach(() => {
    for (const person of Object.values(people)) person.leave();
  });

  /** News of now, sent where it is due. */
  async function publish(name: string, fields: Parameters<typeof entry>[1] = {}): Promise<void> {
    const now = systemClock.now();
    await ingest(database.db, [entry(name, { publishedAt: now, ...fields })], { now });
    const sender = createDiscordSender({ ...context, rest: client.rest });
    await deliverDue({ ...context, sender });
  }

  function read(message: APIMessage): string {
    expect(Number(message.flags) & EPHEMERAL).toBe(EPHEMERAL);
    const [embed] = message.embeds;
    const fields = embed?.fields?.map(({ name, value }) => `${name}\n${value}`) ?? [];
    return [message.content, embed?.title, embed?.description, ...fields].join('\n');
  }

  it('offers titles, and says what keeps a story from a channel', async () => {
    const { admin, member } = people;
    await publish('one', { quality: 60 });
    const [story = ''] = await member.complete('/why', { story: 'one te' });
    expect(story).toBe('1');
    expect(read(await member.run('/why', { story }))).toContain('this channel gets no alerts');
    await admin.run('/alerts add', { topic: 'computer-vision', channel: general });
    const said = read(await member.run('/why', { story: 'What one tells' }));
    expect(said).toContain('Why: What one tells');
    expect(said).toContain('its heat does not reach the bar');
    expect(said).toContain('asks for heat 70');
  });

  it('shows the message of what was posted, by the link of any of its articles', async () => {
    const { admin, member } = people;
    await admin.run('/alerts add', { topic: 'computer-vision', channel: general });
    await publish('one');
    const said = read(await member.run('/why', { story: 'https://one.example.com/story?utm_x=1' }));
    expect(said).toMatch(/Posted <t:\d+:R>\.\*\* \[Go to the message\]\(https:\/\/discord\.com/);
    expect(said).toContain('shows the story as it is now');
  });

  it('tells a member of another channel of the same server', async () => {
    const { admin, member } = people;
    await admin.run('/alerts add', { topic: 'computer-vision', channel: other });
    await publish('one');
    const here = read(await member.run('/why', { story: '1' }));
    expect(here).toContain('this channel gets no alerts');
    expect(here).not.toContain(other);
    const there = read(await member.run('/why', { story: '1', channel: other }));
    expect(there).toMatch(new RegExp(`<#${other}>\n\\*\\*Posted`));
  });

  it('is about a person’s own messages where they are alone with Keypoint', async () => {
    const { admin, member } = people;
    await admin.run('/alerts add', { topic: 'computer-vision', channel: general });
    await member.run('/subscribe', { topic: 'computer-vision' });
    await publish('one');
    const places = await database.db.select().from(destinations);
    const dm = places.find(({ kind }) => kind === 'dm')?.dmChannelId ?? '';
    const alone = await comeIn('member', dm);
    const said = read(await alone.run('/why', { story: '1' }));
    expect(said).toMatch(/Your direct messages\n\*\*Posted <t:\d+:R>\.\*\* .*channels\/@me\//);
    expect(said).not.toContain(general);
    alone.leave();
  });

  it('says what it was never told, and asks back where several stories are meant', async () => {
    const { member } = people;
    await publish('one');
    await publish('two');
    const never = await member.run('/why', { story: 'https://e.org/never' });
    expect(read(never)).toContain('Keypoint has never read that');
    expect(read(await member.run('/why', { story: 'tells' }))).toMatch(
      /^Several stories have these words\. Which one: “What two tells” or “What one tells”\?/,
    );
  });

  it('answers the buttons of a card, to who pressed them alone', async () => {
    const { admin, member } = people;
    await admin.run('/alerts add', { topic: 'computer-vision', channel: general });
    await publish('one');
    const card = (await member.seen(1)).find(({ embeds }) => embeds[0]?.title === 'What one tells');
    if (!card) throw new Error('the card is there');
    expect(labelsOf(card)).toEqual(['Read', 'Related', 'Why', 'Follow this story', 'Not for us']);
    expect(read(await member.press(card, 'Why'))).toContain('**Posted <t:');
    expect(read(await member.press(card, 'Not for us'))).toContain('is 71 (70 + 1 by votes)');
    expect(read(await admin.press(card, 'Not for us'))).toContain('is 72 (70 + 2 by votes)');
    expect(read(await member.press(card, 'Not for us'))).toContain('Your vote is taken back.');
    expect(read(await member.press(card, 'Follow this story'))).toContain('You follow this story');
    expect(read(await member.press(card, 'Follow this story'))).toContain('no longer follow');
  });

  it('asks for no vote in a person’s own messages', async () => {
    const { member } = people;
    await member.run('/subscribe', { topic: 'computer-vision' });
    await publish('one');
    const card = (await member.seen(2)).find(({ embeds }) => embeds[0]?.title === 'What one tells');
    expect(card && labelsOf(card)).toEqual(['Read', 'Related', 'Why', 'Follow this story']);
  });
});

function labelsOf({ components = [] }: APIMessage) {
  return components.flatMap((row) =>
    'components' in row ? row.components.map((each) => ('label' in each ? each.label : null)) : [],
  );
}
