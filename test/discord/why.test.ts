/** Owns the proof of what a person reads who asks why a story was posted, or was not. */
import { InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { articles } from '../../src/articles/tables.ts';
import { deliveries, digests } from '../../src/delivery/tables.ts';
import { dispatch } from '../../src/discord/dispatch.ts';
import { silentLog } from '../../src/lib/log.ts';
import { LANGUAGES } from '../../src/discord/texts/languages.ts';
import { follow, type FollowArgs } from '../../src/subscriptions/follow.ts';
import { destinations } from '../../src/subscriptions/tables.ts';
import { articleTopics } from '../../src/topics/tables.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { deliverDue, testSender } from '../support/delivery.ts';
import { cited, entry, ingest, line, NOW, testClock } from '../support/factories.ts';
import { offlineContext } from './context.ts';
import { ADMIN, CHANNEL, command, press } from './interactions.ts';
import { faultsOf } from './message-rules.ts';

const GUILD = '200000000000000001';
const SOON = new Date(NOW.getTime() + 3_600_000);

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(() => test.reset());
afterAll(() => test.close());

const rule = (args: Partial<FollowArgs> = {}) =>
  follow(
    { db: test.db, clock: testClock() },
    {
      place: { kind: 'channel', discordId: CHANNEL, guildId: GUILD },
      topic: 'computer-vision',
      createdBy: ADMIN.id,
      ...args,
    },
  );

const deliver = () =>
  deliverDue({ db: test.db, clock: testClock(), log: silentLog(), sender: testSender() });

/** What the button says: its first sentence, and each gate by its name. */
async function ask(raw: Record<string, unknown> = press('why:1')) {
  const context = { ...offlineContext().context, db: test.db };
  const { response } = await dispatch(context, raw);
  if (response.type !== InteractionResponseType.ChannelMessageWithSource) throw new Error('no');
  const { content = '', embeds: [embed] = [], flags = 0 } = response.data;
  expect(flags).toBe(MessageFlags.Ephemeral);
  const gates = Object.fromEntries((embed?.fields ?? []).map(({ name, value }) => [name, value]));
  return { content, title: embed?.title, said: embed?.description, gates };
}

describe('why', () => {
  it('goes gate by gate, for who asked alone', async () => {
    await rule();
    await ingest(test.db, [entry('one', { related: [cited('two')] })]);
    await deliver();
    const { title, said, gates } = await ask();
    expect(title).toBe('Why: What one tells');
    const at = Math.floor(NOW.getTime() / 1_000);
    const link = `https://discord.com/channels/${GUILD}/${CHANNEL}/91`;
    expect(said).toBe(`<#${CHANNEL}>\n**Posted <t:${at}:R>.** [Go to the message](${link})`);
    expect(gates).toEqual({
      Read: `one · published <t:${at}:f> · first seen <t:${at}:f>\n• known only from another article’s list`,
      'Quality 80': 'listed\n`+80` stated by its publisher',
      Topics: '👁️ Computer Vision: named by its publisher',
      Story:
        '• [What one tells](https://one.example.com/story) · one · quality 80 · leads · named in another’s list\n' +
        '• [What two tells](https://two.example.com/story) · two · quality 40 · named in another’s list',
      'Heat 90': '90 = 80 of its best article + 10 for one more article\nThe bar here is 70.',
      Rules: '• 👁️ Computer Vision: asks for it',
      Message: `planned <t:${at}:f> · sent <t:${at}:f> · shows the story as it is now`,
    });
  });

  it('says what keeps a story away, and what holds back what is to come', async () => {
    await rule({ minHeat: 90 });
    await rule({ topic: 'robotics' });
    await rule({ include: ['nerf'] });
    await test.db.update(destinations).set({ barShift: 4, dailyLimit: 3, ...paused });
    await ingest(test.db, [entry('one')]);
    const { said, gates } = await ask();
    expect(said).toContain('Not posted: its heat does not reach the bar.');
    expect(gates['Heat 80']).toContain('The bar here is 94 (90 + 4 by votes).');
    expect(gates['Rules']).toBe(
      '• 👁️ Computer Vision: asks for heat 94\n' +
        '• 👁️ Computer Vision + “nerf”: finds none of its keywords\n' +
        '1 rule is for something else',
    );
    expect(gates['Limits']).toBe(
      '• Nothing can be sent there: I lack a right\n• 0 of at most 3 alerts today',
    );
  });

  it('says nothing of a channel that the person cannot see, whoever names it', async () => {
    await rule({ include: ['secret plan'] });
    await ingest(test.db, [entry('one')]);
    const about = (permissions: string) =>
      ask(
        command(
          '/why',
          { story: '1', channel: CHANNEL },
          { channel: { id: CHANNEL, type: 0, permissions } },
        ),
      );
    expect((await about(String(1n << 10n))).gates['Rules']).toContain('secret plan');
    const { content, gates } = await about(String(1n << 11n));
    expect(content).toMatch(/^Pick a text, /);
    expect(gates).toEqual({});
  });

  it('answers about a person’s own messages where there is no server', async () => {
    await rule();
    await ingest(test.db, [entry('one')]);
    const { guild_id: _server, member, ...raw } = press('why:1');
    const { said, gates } = await ask({ ...raw, user: Object(member).user });
    expect(said).toMatch(/^Your direct messages\n\*\*Not sent: there is nothing that you follow\./);
    expect(Object.keys(gates)).not.toContain('Rules');
  });

  it.each([
    [{ state: 'failed', reason: 'Discord refused it: title' }, 'Discord refused it.', 'title'],
    [{ dueAt: SOON, reason: 'answered 500' }, 'On its way: it comes <t:', 'answered 500'],
    [{ state: 'held', heldFor: 'age' }, 'too old for an alert', 'planned'],
    [{ state: 'sent', sentAt: NOW }, 'its message is no longer there', 'sent <t:'],
  ] as const)('says of a row that is %o what became of it', async (fields, first, more) => {
    await rule();
    await ingest(test.db, [entry('one')]);
    await test.db.update(deliveries).set(fields);
    const { said, gates } = await ask();
    expect(said).toContain(first);
    expect(gates['Message']).toContain(more);
  });

  it('stays within a message, however much there is to say', async () => {
    const long = (name: string) => `${name} ${'_*wide*_ '.repeat(40)}`;
    const others = Array.from({ length: 12 }, (_, at) =>
      cited(`o${at}`, { title: long(`o${at}`) }),
    );
    const topics = line.taxonomy.topics.map(({ name }) => name);
    await ingest(test.db, [entry('one', { title: long('one'), topics, related: others })]);
    const reason = 'its words: '.padEnd(400, '*_');
    await test.db.update(articleTopics).set({ reason });
    const parts = Array.from({ length: 30 }, () => ({
      name: 'new',
      points: 1,
      reason: long('new'),
    }));
    await test.db.update(articles).set({ qualityParts: parts });
    for (let at = 0; at < 12; at += 1) {
      const include = Array.from({ length: 4 }, (_, word) => `${at}-${word}-`.padEnd(50, '_'));
      await rule({ include, topic: 'computer-vision' });
    }
    await test.db
      .update(destinations)
      .set({ ...paused, pausedReason: reason.repeat(4), dailyLimit: 1 });
    const context = { ...offlineContext().context, db: test.db, taxonomy: line.taxonomy };
    for (const locale of LANGUAGES) {
      const { response } = await dispatch(context, { ...press('why:1'), locale });
      expect(faultsOf(Object(response).data)).toEqual([]);
    }
  });

  it('speaks the reader’s language, also of what is stored in English', async () => {
    await ingest(test.db, [entry('one', { quality: 5 })]);
    const { said, gates } = await ask({ ...press('why:1'), locale: 'de' });
    expect(said).toContain('Nicht gepostet: Keiner ihrer Artikel ist gelistet.');
    expect(gates['Qualität 5']).toContain('nicht gelistet: die Qualität liegt unter der Schwelle');
    expect(gates['Themen']).toBe('👁️ Computer Vision: von der Quelle genannt');
  });

  it('shows the points of a signal that nobody here knows as it is stored', async () => {
    await ingest(test.db, [entry('one')]);
    const parts = [
      { name: 'sparkle', points: -3, reason: 'its @everyone sparkles' },
      { name: 'paper-lab', points: 9, reason: 'Mila is among its authors' },
    ];
    await test.db.update(articles).set({ qualityParts: parts });
    const { gates } = await ask();
    expect(gates['Quality 80']).toContain('`−3` its @\u200Beveryone sparkles');
    expect(gates['Quality 80']).toContain('`+9` Mila is among its authors');
    const german = await ask({ ...press('why:1'), locale: 'de' });
    expect(german.gates['Qualität 80']).toContain(
      '`+9` kommt aus einem bekannten Labor (Mila is among its authors)',
    );
  });

  it('is asked of each story of a digest’s list', async () => {
    await rule({ cadence: 'daily' });
    await ingest(test.db, [entry('one'), entry('two')]);
    const digest = { destinationId: 1, cadence: 'daily', state: 'sent', stories: 2 } as const;
    const times = { since: NOW, dueAt: NOW, createdAt: NOW, sentAt: NOW };
    await test.db.insert(digests).values({ ...digest, ...times });
    await test.db.update(deliveries).set({ digestId: 1, state: 'sent', sentAt: NOW });
    const context = { ...offlineContext().context, db: test.db };
    const list = (await dispatch(context, press('digest:1:0'))).response;
    expect(list).toMatchObject({
      data: {
        components: [
          {
            components: [
              {
                custom_id: 'why',
                placeholder: 'Why was it posted?',
                options: expect.arrayContaining([{ label: 'What two tells', value: '2' }]),
              },
            ],
          },
        ],
      },
    });
    const { said, gates } = await ask(press('why', ['2']));
    expect(said).toContain('Part of the digest of <t:');
    expect(gates['Message']).toContain('Daily digest: sent <t:');
  });

  it.each([
    ['a story that is no more', 'why:77', 'never read'],
    ['what is no number', 'why:x', 'no longer here'],
  ])('says so of %s', async (_what, customId, said) => {
    expect((await ask(press(customId))).content).toContain(said);
  });
});

const paused = {
  state: 'paused' as const,
  pauseKind: 'rights' as const,
  pausedReason: 'I lack a right',
  pausedAt: NOW,
};
