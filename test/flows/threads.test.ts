/** Owns the proof of what commands and buttons do in threads and in the posts of forums. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BITS } from '../../src/sandbox/permissions.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { until } from './closing-stage.ts';
import { isPrivate, openServerStage, type ServerStage, textOf } from './server-stage.ts';

const VISION = { topic: 'computer-vision' };

let database: TestDatabase;
let stage: ServerStage;
beforeAll(async () => {
  database = await openTestDatabase();
  const botRights = BITS.MentionEveryone | BITS.ManageChannels | BITS.ManageThreads;
  stage = await openServerStage(database, { botRights });
});
beforeEach(() => stage.begin());
afterEach(() => stage.leave());
afterAll(async () => {
  await stage.close();
  await database.close();
});

/** A story's card in the channel of this name, or the post that it opens. */
async function posted(channel: string, name: string) {
  const admin = await stage.come('admin');
  await admin.run('/alerts add', { channel: stage.channelOf(channel), ...VISION });
  await stage.publish(name);
  await stage.deliver();
  return stage.card(name);
}

describe('a thread', () => {
  it('gets alerts of its own, with its test card, its role and its log', async () => {
    const thread = await stage.thread('general');
    const admin = await stage.come('admin', thread);
    const added = await admin.run('/alerts add', {
      channel: thread,
      ...VISION,
      role: stage.roleOf('Team'),
    });
    expect(textOf(added)).toContain(`<#${thread}> now gets **👁️ Computer Vision**`);
    // The bot may mention every role there.
    expect(textOf(added)).not.toContain('is not called yet');
    await stage.publish('apple');
    await stage.deliver();
    expect(stage.messagesIn(thread).at(-1)).toMatchObject({
      content: `<@&${stage.roleOf('Team')}>`,
      mention_roles: [stage.roleOf('Team')],
      embeds: [{ title: 'apple' }],
    });
    expect(textOf(await admin.run('/alerts log', { channel: thread }))).toContain('apple');
    expect(textOf(await admin.run('/alerts limits', { channel: thread, daily: 3 }))).toContain(
      'at most 3 alerts a day',
    );
    const notices = { channel: thread };
    await expect(admin.run('/alerts notices', notices)).rejects.toThrow('kind of channel');
  });

  it('opens again for a card, tells why nothing can be posted, and how to let it be', async () => {
    const admin = await stage.come('admin');
    const archived = await stage.thread('general');
    await admin.run('/alerts add', { channel: archived, ...VISION });
    await stage.control({ action: 'thread.set', thread_id: archived, archived: true });
    await stage.publish('apple');
    await stage.deliver();
    expect(stage.messagesIn(archived).at(-1)?.embeds[0]?.title).toBe('apple');
    const log = await admin.run('/alerts log', { channel: archived });
    expect(textOf(log)).toContain('apple');
    expect(textOf(await admin.run('/alerts list'))).not.toContain('⏸️');
  });

  it('answers readers as a channel does: lists for all, the rest for one alone', async () => {
    await stage.publish('apple');
    const thread = await stage.thread('general');
    const member = await stage.come('member', thread);
    const news = await member.run('/news topic', VISION);
    expect([isPrivate(news), textOf(news)]).toEqual([false, expect.stringContaining('apple')]);
    for (const path of ['/subscriptions', '/help', '/privacy show', '/news catchup']) {
      expect(isPrivate(await member.run(path))).toBe(true);
    }
  });

  it('tells why of its channel where it gets nothing itself, and of itself where it does', async () => {
    const thread = await stage.thread('general');
    const member = await stage.come('member', thread);
    await stage.publish('early');
    expect(textOf(await member.run('/why', { story: 'early' }))).toContain('gets no alerts');
    await posted('general', 'apple');
    const why = textOf(await member.run('/why', { story: 'apple' }));
    expect(why).toMatch(new RegExp(`<#${stage.channelOf('general')}>\n\\*\\*Posted <t:`));
    const elsewhere = await stage.come('member', 'talk');
    const asked = await elsewhere.run('/why', { story: 'apple', channel: thread });
    expect(textOf(asked)).toContain('**Posted <t:');
    const admin = await stage.come('admin');
    await admin.run('/alerts add', { channel: thread, topic: 'robotics' });
    const own = textOf(await member.run('/why', { story: 'apple' }));
    expect(own).toMatch(new RegExp(`<#${thread}>\n(?!.*Posted)`));
  });

  it('stands for its channel where somebody wishes to be mentioned here', async () => {
    const thread = await stage.thread('general');
    const member = await stage.come('member', thread);
    const here = { ...VISION, where: 'here' };
    expect((await member.run('/subscribe', here)).content).toContain('gets no alerts');
    await posted('general', 'apple');
    const general = stage.channelOf('general');
    expect((await member.run('/subscribe', here)).content).toContain(
      `You will be mentioned in <#${general}>`,
    );
    await stage.publish('pear');
    await stage.deliver();
    expect(stage.card('pear')).toMatchObject({
      channel_id: general,
      content: `<@${member.id}>`,
      mentions: [{ id: member.id }],
    });
  });
});

describe('a forum', () => {
  const post = () => stage.thread('papers');

  it('posts stories with the tags that were asked for, and calls who asked in any of its posts', async () => {
    const admin = await stage.come('admin');
    const papers = { channel: stage.channelOf('papers'), ...VISION };
    const wrong = await admin.run('/alerts add', { ...papers, tags: 'Papers, Gone' });
    expect(wrong.content).toBe('The forum has no tag “Gone”. It has Papers and Code.');
    expect(await stage.rules()).toEqual([]);
    const added = await admin.run('/alerts add', { ...papers, tags: 'code' });
    expect(textOf(added)).toContain('tags: Code');
    const member = await stage.come('member', await post());
    const here = await member.run('/subscribe', { ...VISION, where: 'here' });
    expect(here.content).toContain(`You will be mentioned in <#${papers.channel}>`);
    const card = await posted('papers', 'apple');
    expect(card.content).toBe(`<@${member.id}>`);
    const { body } = await stage.api('GET', `/channels/${card.channel_id}`);
    const forum = await stage.api('GET', `/channels/${papers.channel}`);
    const tags = forum.body['available_tags'] as { id: string; name: string }[];
    const applied = tags.filter(({ id }) => (body['applied_tags'] as string[]).includes(id));
    expect(applied.map(({ name }) => name)).toEqual(['Code']);
  });

  it('says which tag of an alert it has no more, and posts without it', async () => {
    const admin = await stage.come('admin');
    const papers = { channel: stage.channelOf('papers'), ...VISION };
    await admin.run('/alerts add', { ...papers, tags: 'Papers, Code' });
    const forum = await stage.api('GET', `/channels/${papers.channel}`);
    const [kept] = forum.body['available_tags'] as { id: string }[];
    await stage.api('PATCH', `/channels/${papers.channel}`, { available_tags: [kept] });
    await until(
      () => stage.context().server.channel({ guildId: stage.guildId, channelId: papers.channel }),
      (known) => known?.tags.length === 1,
    );
    const id = String((await stage.rules())[0]?.id);
    const shown = await admin.choose(await admin.run('/alerts list'), [id]);
    expect(textOf(shown)).toContain('⚠️ The forum has no tag “Code”. It has Papers.');
    const post = await posted('papers', 'apple');
    const { body } = await stage.api('GET', `/channels/${post.channel_id}`);
    expect(body['applied_tags']).toEqual([kept?.id]);
    const edited = await admin.run('/alerts edit', { alert: 'vision', tags: 'Papers' });
    expect(textOf(edited)).not.toContain('⚠️');
    const { available_tags: tags } = forum.body;
    await stage.api('PATCH', `/channels/${papers.channel}`, { available_tags: tags });
  });

  it('answers the buttons of a post, and why in it and in any other', async () => {
    const card = await posted('papers', 'apple');
    const member = await stage.come('member', card.channel_id);
    expect(textOf(await member.press(card, 'Why'))).toContain('**Posted <t:');
    expect(textOf(await member.press(card, 'Not for us'))).toContain('is 71 (70 + 1 by votes)');
    expect(textOf(await member.press(card, 'Follow this story'))).toContain('You follow');
    expect(isPrivate(await member.press(card, 'Related'))).toBe(true);
    const asking = await stage.come('member', await post());
    const why = textOf(await asking.run('/why', { story: 'apple' }));
    expect(why).toMatch(new RegExp(`<#${stage.channelOf('papers')}>\n\\*\\*Posted <t:`));
    expect(isPrivate(await asking.run('/news latest'))).toBe(false);
  });
});
