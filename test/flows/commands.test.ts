import type { APIMessage } from 'discord-api-types/v10';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { articles, providers } from '../../src/articles/tables.ts';
import { answerInteraction } from '../../src/discord/answer-interaction.ts';
import { createDiscordClient, type DiscordClient } from '../../src/discord/client.ts';
import { commands } from '../../src/discord/commands/index.ts';
import { components } from '../../src/discord/components/index.ts';
import type { DiscordContext } from '../../src/discord/context.ts';
import type { Command } from '../../src/discord/definition.ts';
import { registerCommands } from '../../src/discord/register.ts';
import { createDiscordSender } from '../../src/discord/sender.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { UserError } from '../../src/lib/errors.ts';
import { silentLog } from '../../src/lib/log.ts';
import { defaultSeed } from '../../src/sandbox/sandbox.ts';
import { createSandbox, type Sandbox } from '../support/judged-sandbox.ts';
import { storyById } from '../../src/stories/story-by-id.ts';
import { stories, storyArticles, storyTopics } from '../../src/stories/tables.ts';
import { destinations } from '../../src/subscriptions/tables.ts';
import { unknownServer } from '../discord/context.ts';
import { enter, type Person } from '../discord/people.ts';
import { NOW, taxonomy } from '../discord/stories.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { outgoing, target } from '../support/delivery.ts';

const broken: Command = {
  data: { name: 'broken', description: 'Fails', integration_types: [0], contexts: [0] },
  who: 'everyone',
  handlers: {
    '': {
      whenSlow: 'private',
      run: async () => {
        throw new Error('the disk is full');
      },
    },
  },
};

let announcementSeen: () => void = () => undefined;
const announcementWasSeen = new Promise<void>((resolve) => {
  announcementSeen = resolve;
});

/** Fails in public, after it had to be announced. */
const slow: Command = {
  data: { name: 'slow', description: 'Fails late', integration_types: [0], contexts: [0] },
  who: 'everyone',
  handlers: {
    '': {
      whenSlow: 'public',
      run: async () => {
        await announcementWasSeen;
        throw new UserError('There is no such thing.');
      },
    },
  },
};

const EPHEMERAL = 64;

const listed = ({ embeds }: APIMessage) => embeds[0]?.description?.match(/Story \d+/g) ?? [];
const labels = ({ components = [] }: APIMessage) =>
  components.flatMap((row) =>
    'components' in row ? row.components.map((each) => ('label' in each ? each.label : null)) : [],
  );
const isPrivate = ({ flags }: APIMessage) => (Number(flags) & EPHEMERAL) !== 0;

describe('commands, from a person’s keyboard to the answer on the screen', () => {
  let database: TestDatabase;
  let sandbox: Sandbox;
  let client: DiscordClient;
  let context: DiscordContext;
  let admin: Person;
  let member: Person;
  let channelId: string;
  let wakes = 0;
  let patienceMs = 1_500;

  beforeAll(async () => {
    database = await openTestDatabase();
    sandbox = await createSandbox({
      seed: defaultSeed([{ name: 'general' }, { name: 'papers', type: 15 }]),
    });
    channelId = sandbox.ids.guilds['Keypoint']?.channels['general'] ?? '';
    const log = silentLog();
    client = createDiscordClient(
      { clock: systemClock, log },
      { token: sandbox.token, apiUrl: sandbox.apiUrl, onRefused: () => undefined },
    );
    context = {
      db: database.db,
      clock: systemClock,
      log,
      taxonomy,
      authorityOf: () => null,
      alertBar: 70,
      heatPerArticle: 10,
      pace: { take: () => 0 },
      ...unknownServer,
      wakeDelivery: () => {
        wakes += 1;
      },
    };
    const definitions = {
      commands: [...commands, broken, slow],
      messageCommands: [],
      components,
      forms: [],
    };
    client.onInteraction((raw) =>
      answerInteraction({ rest: client.rest, context, definitions, patienceMs }, raw),
    );
    const { applicationId } = await client.login();
    await registerCommands(
      client,
      applicationId,
      definitions.commands.map(({ data }) => data),
    );
  });

  afterAll(async () => {
    await client.close();
    await sandbox.close();
    await database.close();
  });

  beforeEach(async () => {
    await database.reset();
    wakes = 0;
    patienceMs = 1_500;
    admin = await enter({ sandbox, channelId }, sandbox.ids.users['admin'] ?? '');
    member = await enter({ sandbox, channelId }, sandbox.ids.users['member'] ?? '');
  });

  afterEach(() => {
    admin.leave();
    member.leave();
  });

  async function pauseAll(): Promise<void> {
    const paused = { state: 'paused' as const, pausedReason: 'I lack a right', pausedAt: NOW };
    await database.db.update(destinations).set(paused);
  }

  /** Stories 1 … n of computer vision, the last one the newest. */
  async function addStories(n: number): Promise<void> {
    const { db } = database;
    const [provider] = await db
      .insert(providers)
      .values({ domain: 'e.org', name: 'E' })
      .returning();
    for (let index = 1; index <= n; index += 1) {
      const at = new Date(Date.UTC(2026, 0, index));
      const [article] = await db
        .insert(articles)
        .values({
          canonicalUrl: `https://e.org/${index}`,
          url: `https://e.org/${index}`,
          providerId: provider?.id ?? 0,
          title: `Story ${index}.`,
          excerpt: 'An excerpt.',
          type: 'article',
          quality: 90,
          qualityParts: [],
          state: 'listed',
          origin: 'own',
          contentHash: String(index),
          firstSeenAt: at,
          changedAt: at,
        })
        .returning();
      const headArticleId = article?.id ?? 0;
      const [story] = await db
        .insert(stories)
        .values({
          headArticleId,
          heat: 90,
          state: 'live',
          revision: 1,
          firstSeenAt: at,
          changedAt: at,
        })
        .returning();
      const storyId = story?.id ?? 0;
      await db.insert(storyArticles).values({ articleId: headArticleId, storyId, reason: 'alone' });
      await db
        .insert(storyTopics)
        .values({ storyId, topic: 'computer-vision', firstSeenAt: at, heat: 90 });
    }
  }

  it('registers the commands once', async () => {
    expect(
      await registerCommands(
        client,
        sandbox.applicationId,
        [...commands, broken, slow].map(({ data }) => data),
      ),
    ).toBe('unchanged');
  });

  it('offers topics while a person types, despite a typing error', async () => {
    expect(await member.complete('/news topic', { topic: 'computr' })).toEqual(['computer-vision']);
  });

  it('shows a topic’s newest stories to everyone, and pages there and back', async () => {
    await addStories(5);
    const first = await member.run('/news topic', { topic: 'computer-vision', count: 2 });
    expect(isPrivate(first)).toBe(false);
    expect(listed(first)).toEqual(['Story 5', 'Story 4']);
    const second = await member.press(first, 'Next');
    expect([second.id, listed(second)]).toEqual([first.id, ['Story 3', 'Story 2']]);
    const third = await admin.press(second, 'Next');
    expect(listed(third)).toEqual(['Story 1']);
    expect(labels(third)).toEqual(['Previous']);
    const back = await admin.press(third, 'Previous');
    expect(listed(back)).toEqual(['Story 3', 'Story 2']);
    expect(listed(await admin.press(back, 'Previous'))).toEqual(['Story 5', 'Story 4']);
  });

  it('understands a mistyped topic, and asks back when several come near', async () => {
    await addStories(1);
    expect(listed(await member.run('/news topic', { topic: 'compter visoin' }))).toEqual([
      'Story 1',
    ]);
    const answer = await member.run('/news topic', { topic: 'gardening' });
    expect(answer.content).toMatch(/^No topic is called “gardening”\. Type a letter/);
    expect(isPrivate(answer)).toBe(true);
  });

  it('says so when a topic has no stories yet', async () => {
    const answer = await member.run('/news topic', { topic: 'robotics' });
    expect(answer.content).toMatch(/^Nothing about \*\*Robotics\*\* yet\./);
    expect(isPrivate(answer)).toBe(true);
  });

  it('lets a member follow a topic, see it, and change how it comes', async () => {
    await addStories(1);
    const followed = await member.run('/subscribe', { topic: 'computer-vision' });
    expect(followed.content).toMatch(
      /^You now follow \*\*👁️ Computer Vision\*\*\. Its newest story/,
    );
    expect([isPrivate(followed), wakes]).toEqual([true, 1]);
    const again = await member.run('/subscribe', { topic: 'computer-vision' });
    expect(again.content).toMatch(/^You already follow/);
    const hotter = await member.run('/subscribe', {
      topic: 'computer-vision',
      how: 'instant',
      heat: '90',
    });
    expect(hotter.content).toMatch(/^You now follow .* Only stories from heat 90 on come\.$/);
    await member.run('/subscribe', { topic: 'computer-vision', heat: 'usual' });
    const daily = await member.run('/subscribe', { topic: 'computer-vision', how: 'daily' });
    expect(daily.content).toMatch(/in a digest, the next one <t:\d+:f>\./);
    const list = await member.run('/subscriptions');
    expect(list.embeds[0]?.description).toBe('**1.** 👁️ Computer Vision · daily digest');
    const changed = await member.run('/subscribe', { topic: 'computer-vision', how: 'instant' });
    expect(changed.content).toBe(
      'You now get **👁️ Computer Vision** story by story, as they come. What had gathered comes in one last digest.',
    );
    expect(isPrivate(changed)).toBe(true);
  });

  it('lets an admin choose a digest for a channel', async () => {
    const options = { topic: 'robotics', channel: channelId };
    await admin.run('/alerts add', options);
    const changed = await admin.run('/alerts add', { ...options, how: 'weekly' });
    expect(changed.content).toMatch(
      /^<#\d+> now gets \*\*🦾 Robotics\*\* in a digest, the next one <t:\d+:f>\./,
    );
    const list = await admin.run('/alerts list');
    expect(list.embeds[0]?.description).toContain('from heat 70 on · weekly digest');
  });

  it('promises the first story of a topic that has none', async () => {
    const followed = await member.run('/subscribe', { topic: 'robotics' });
    expect(followed.content).toContain('as soon as there is one');
  });

  it('lets an admin choose a channel’s topics, list them and take one back', async () => {
    const added = await admin.run('/alerts add', { topic: 'robotics', channel: channelId });
    expect(added.content).toMatch(`<#${channelId}> now gets **🦾 Robotics**.`);
    const list = await admin.run('/alerts list');
    expect(list.embeds[0]?.description).toContain(`**🦾 Robotics** in <#${channelId}>`);
    const [alert = ''] = await admin.complete('/alerts remove', { alert: 'robot' }, 'alert');
    const removed = await admin.run('/alerts remove', { alert });
    expect(removed.content).toBe(`<#${channelId}> no longer gets **🦾 Robotics**.`);
    const again = await admin.run('/alerts remove', { alert });
    expect(again.content).toMatch(/no longer there/);
  });

  it('takes a forum for alerts, and knows what kind of channel it is', async () => {
    const forum = sandbox.ids.guilds['Keypoint']?.channels['papers'] ?? '';
    const added = await admin.run('/alerts add', { topic: 'robotics', channel: forum });
    expect(added.content).toMatch(`<#${forum}> now gets **🦾 Robotics**.`);
    expect(await database.db.select().from(destinations)).toMatchObject([
      { discordId: forum, channelType: 15 },
    ]);
  });

  it('resumes the alerts of a channel that was closed to Keypoint', async () => {
    const options = { topic: 'robotics', channel: channelId };
    await admin.run('/alerts add', options);
    await pauseAll();
    const list = await admin.run('/alerts list');
    expect(list.embeds[0]?.description).toContain(
      '⏸️ Nothing can be posted there now. I lack a right',
    );
    wakes = 0;
    const resumed = await admin.run('/alerts add', options);
    expect(resumed.content).toBe(
      `Alerts resumed: <#${channelId}> gets **🦾 Robotics** again, and the newest of what waited for it.`,
    );
    expect([isPrivate(resumed), wakes]).toEqual([true, 1]);
    const after = await admin.run('/alerts list');
    expect(after.embeds[0]?.description).not.toContain('⏸️');
    expect((await admin.run('/alerts add', options)).content).toMatch(/already gets/);
  });

  it('lets an admin choose where to hear of paused alerts, see it and take it back', async () => {
    expect((await admin.run('/alerts notices')).content).toContain('nobody is told');
    const chosen = await admin.run('/alerts notices', { channel: channelId });
    expect(chosen.content).toContain(`<#${channelId}> is told from now on`);
    const shown = await admin.run('/alerts notices');
    expect(shown.content).toContain(`<#${channelId}> is told.`);
    expect((await admin.press(shown, 'Tell no channel')).content).toContain('No channel is told');
    expect((await admin.run('/alerts notices')).content).toContain('nobody is told');
  });

  it('resumes the alerts of a person whose direct messages were closed', async () => {
    await member.run('/subscribe', { topic: 'robotics' });
    await pauseAll();
    wakes = 0;
    const resumed = await member.run('/subscribe', { topic: 'robotics' });
    expect(resumed.content).toBe(
      'Alerts resumed: you get **🦾 Robotics** again, and the newest of what waited for you.',
    );
    expect([isPrivate(resumed), wakes]).toEqual([true, 1]);
  });

  it('hides the choice of alerts from members', async () => {
    await expect(member.run('/alerts list')).rejects.toThrow('permission');
  });

  it('shows related stories of a card to who asks, alone', async () => {
    await addStories(3);
    const sender = createDiscordSender({ ...context, rest: client.rest });
    const story = await storyById(context, 2);
    if (!story) throw new Error('the story is there');
    const place = target({ kind: 'channel', discordId: channelId });
    const sent = await sender.send(outgoing(story, { target: place, mark: 'n-related' }));
    expect(sent.status).toBe('sent');
    const [card] = await member.seen(1);
    if (!card) throw new Error('the card is there');
    expect(card.embeds[0]?.title).toBe('Story 2.');
    expect(labels(card).slice(0, 3)).toEqual(['Read', 'Related', 'Why']);
    const related = await member.press(card, 'Related');
    expect([isPrivate(related), related.embeds[0]?.title]).toEqual([true, 'Related to: Story 2.']);
    expect(listed(related).toSorted()).toEqual(['Story 1', 'Story 3']);
  });

  it('sends a card to a person, and edits it in place', async () => {
    await addStories(1);
    const sender = createDiscordSender({ ...context, rest: client.rest });
    const story = await storyById(context, 1);
    if (!story) throw new Error('the story is there');
    const place = target({ kind: 'dm', discordId: member.id });
    const sent = await sender.send(outgoing(story, { target: place, mark: 'n-dm' }));
    if (sent.status !== 'sent') throw new Error(sent.reason);
    const changed = { ...story, revision: 2, heat: 110 };
    const edited = await sender.send(outgoing(changed, { target: place, posted: sent }));
    expect(edited).toMatchObject({ status: 'sent', messageId: sent.messageId });
    const messages = sandbox.state().messages[sent.channelId] ?? [];
    expect(messages.map(({ embeds }) => embeds[0]?.footer?.text)).toEqual(['Heat 110 · 1 article']);
  });

  it('shows a slow public command’s failure to who asked alone', async () => {
    patienceMs = 1;
    const announced = await member.run('/slow');
    expect(isPrivate(announced)).toBe(false);
    announcementSeen();
    const [, answer] = await member.seen(2);
    if (!answer) throw new Error('the answer is there');
    expect([answer.content, isPrivate(answer)]).toEqual(['There is no such thing.', true]);
    const left = (sandbox.state().messages[channelId] ?? []).map(({ id }) => id);
    expect(left).not.toContain(announced.id);
  });

  it('answers with a reference when a command breaks', async () => {
    const answer = await member.run('/broken');
    expect(answer.content).toMatch(/^Something went wrong here\. Reference: [0-9a-f]{6}$/);
    expect(isPrivate(answer)).toBe(true);
  });
});
