/** Owns the proof of what buttons, menus and forms do when the world has changed since they were shown. */
import type { APIMessage } from 'discord-api-types/v10';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { guildSettings } from '../../src/subscriptions/guild-settings.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { cited, retract } from '../support/factories.ts';
import { until } from './closing-stage.ts';
import { isPrivate, openServerStage, type ServerStage, textOf } from './server-stage.ts';

const PICK_CHANNEL = 'Choose a channel, then its topics …';
const PICK_ALERT = 'Choose an alert to change it …';

let database: TestDatabase;
let stage: ServerStage;
beforeAll(async () => {
  database = await openTestDatabase();
});
beforeEach(async () => {
  await database.reset();
  stage = await openServerStage(database);
});
afterEach(async () => {
  stage.leave();
  await stage.close();
});
afterAll(() => database.close());

const channel = (name: string) => stage.channelOf(name);
const topicsOfRules = async () => (await stage.rules()).map(({ topic }) => topic);

/** Deleted, and the bot has heard of it. */
async function remove(name: string): Promise<void> {
  await stage.control({ action: 'channel.delete', channel_id: channel(name) });
  const at = { guildId: stage.guildId, channelId: channel(name) };
  await until(
    () => stage.context().server.channel(at),
    (known) => known === null,
  );
}

describe('a channel that is deleted meanwhile', () => {
  it('gets no topics in /setup, which says so and goes on', async () => {
    const admin = await stage.come('admin');
    const start = await admin.run('/setup');
    const topics = await admin.choose(start, [channel('talk')], PICK_CHANNEL);
    await remove('talk');
    const refused = await admin.choose(topics, ['ai', 'robotics'], 'Topics …');
    expect([isPrivate(refused), textOf(refused)]).toEqual([
      true,
      expect.stringContaining('The channel is gone'),
    ]);
    expect(await stage.rules()).toEqual([]);
    const back = await admin.press(topics, 'Back');
    const again = await admin.choose(back, [channel('general')], PICK_CHANNEL);
    await admin.choose(again, ['ai'], 'Topics …');
    expect(await topicsOfRules()).toEqual(['ai']);
  });

  it('loses its topics in /setup all the same, and its alerts in the list', async () => {
    const admin = await stage.come('admin');
    for (const topic of ['ai', 'robotics'])
      await admin.run('/alerts add', { channel: channel('talk'), topic });
    const start = await admin.run('/setup');
    const topics = await admin.choose(start, [channel('talk')], PICK_CHANNEL);
    const list = await admin.run('/alerts list');
    const [, second] = await stage.rules();
    const shown = await admin.choose(list, [String(second?.id)], PICK_ALERT);
    await remove('talk');
    const none = await admin.choose(topics, [], 'Topics …');
    expect(textOf(none)).toContain('gets no topics now');
    expect(textOf(await admin.press(shown, 'Pause'))).toContain('no longer there');
    expect(textOf(await admin.press(shown, 'Back to the list'))).toContain('No channel of this');
    expect(await stage.rules()).toEqual([]);
  });

  it('is no place for notices, forms or tests any more', async () => {
    const admin = await stage.come('admin');
    await admin.run('/alerts add', { channel: channel('talk'), topic: 'ai', heat: 80 });
    const list = await admin.run('/alerts list');
    const [rule] = await stage.rules();
    const shown = await admin.choose(list, [String(rule?.id)], PICK_ALERT);
    await admin.run('/alerts notices', { channel: channel('notices') });
    await remove('notices');
    await remove('talk');
    expect(textOf(await admin.press(shown, 'Test card'))).toContain('The channel is gone');
    const form = { message: shown, label: 'Edit' };
    expect(textOf(await admin.fillIn(form, { bar: '90' }))).toContain('from heat 90 on');
    const told = await admin.run('/alerts notices');
    expect(textOf(await admin.press(told, 'Tell no channel'))).toContain('No channel is told');
    expect((await guildSettings(database, stage.guildId)).noticeChannelId).toBeNull();
  });
});

describe('a right that is taken meanwhile', () => {
  it('keeps topics from a channel in /setup, with what lacks', async () => {
    const admin = await stage.come('admin');
    const start = await admin.run('/setup');
    const topics = await admin.choose(start, [channel('talk')], PICK_CHANNEL);
    const taken = { action: 'permission.set', guild_id: stage.guildId } as const;
    await stage.control({ ...taken, permission: 'EmbedLinks', granted: false });
    const at = { guildId: stage.guildId, channelId: channel('talk') };
    await until(
      () => stage.context().server.channel(at)?.permissions ?? 0n,
      (bits) => (bits & (1n << 14n)) === 0n,
    );
    const refused = await admin.choose(topics, ['ai'], 'Topics …');
    expect(textOf(refused)).toContain('I lack “Embed Links” there.');
    expect(await stage.rules()).toEqual([]);
  });
});

describe('two admins at once', () => {
  it('do not undo each other’s topics in /setup: the second sees how it is now', async () => {
    const admin = await stage.come('admin');
    const second = await stage.come('second');
    const open = async (person: typeof admin) =>
      person.choose(await person.run('/setup'), [channel('general')], PICK_CHANNEL);
    const [mine, theirs] = [await open(admin), await open(second)];
    await admin.choose(mine, ['ai', 'robotics'], 'Topics …');
    const told = await second.choose(theirs, ['computer-vision'], 'Topics …');
    expect(textOf(told)).toContain('It was changed elsewhere meanwhile');
    expect(await topicsOfRules()).toEqual(['ai', 'robotics']);
    const kept = await second.choose(told, ['ai', 'robotics', 'computer-vision'], 'Topics …');
    expect(textOf(kept)).toContain('gets 3 topics');
  });

  it('hear that an alert is gone from whatever they still see of it', async () => {
    const admin = await stage.come('admin');
    const second = await stage.come('second');
    await admin.run('/alerts add', { channel: channel('general'), topic: 'ai', heat: 80 });
    const id = String((await stage.rules())[0]?.id);
    const list = await second.run('/alerts list');
    const shown = await second.choose(await second.run('/alerts list'), [id], PICK_ALERT);
    const [choice = ''] = await second.complete('/alerts edit', { alert: 'ai' }, 'alert');
    await admin.run('/alerts remove', { alert: choice });
    for (const label of ['Pause', 'Preview', 'Test card', 'Remove', 'Edit']) {
      const gone = await second.press(shown, label);
      expect([label, isPrivate(gone), textOf(gone)]).toEqual([
        label,
        true,
        expect.stringContaining('This alert is no longer there.'),
      ]);
    }
    for (const path of ['edit', 'pause', 'resume', 'remove', 'preview']) {
      const gone = await second.run(`/alerts ${path}`, { alert: choice });
      expect(textOf(gone)).toContain('This alert is no longer there.');
    }
    expect(textOf(await second.choose(list, [id], PICK_ALERT))).toContain('no longer there');
  });

  it('see what the other has done, before a form opens with what was there before', async () => {
    const admin = await stage.come('admin');
    const second = await stage.come('second');
    await admin.run('/alerts add', { channel: channel('general'), topic: 'ai', heat: 80 });
    const id = String((await stage.rules())[0]?.id);
    const open = async (person: typeof admin) =>
      person.choose(await person.run('/alerts list'), [id], PICK_ALERT);
    const [mine, theirs] = [await open(admin), await open(second)];
    const paused = await admin.press(mine, 'Pause');
    expect(textOf(paused)).toContain('Paused.');
    const again = await second.press(theirs, 'Pause');
    expect(textOf(again)).toContain('⏸️ paused');
    await admin.fillIn({ message: paused, label: 'Edit' }, { bar: '90' });
    const late = await second.press(again, 'Edit');
    expect(textOf(late)).toContain('Somebody else changed this alert meanwhile');
    expect(textOf(late)).toContain('from heat 90 on');
    expect(await stage.rules()).toMatchObject([{ minHeat: 90 }]);
  });
});

describe('a restart of the bot', () => {
  it('changes nothing in the middle of /setup', async () => {
    const admin = await stage.come('admin');
    const start = await admin.run('/setup');
    const topics = await admin.choose(start, [channel('general')], PICK_CHANNEL);
    await stage.restart();
    const chosen = await admin.choose(topics, ['ai'], 'Topics …');
    expect(textOf(chosen)).toContain('gets 1 topic');
    const notices = await admin.press(chosen, 'Next');
    await stage.restart();
    const told = await admin.choose(notices, [channel('notices')], 'Choose a channel …');
    const language = await admin.press(told, 'Next');
    await stage.restart();
    const form = { message: language, label: 'Another time zone …' };
    expect(textOf(await admin.fillIn(form, { zone: 'rome' }))).toContain('Europe/Rome');
    const volume = await admin.press(language, 'Next');
    await stage.restart();
    const few = await admin.choose(volume, ['3'], 'How much …');
    expect(textOf(few)).toContain('1 alert changed.');
    const done = await admin.press(await admin.press(few, 'Next'), 'Next');
    expect(textOf(done)).toContain('Keypoint is set up');
  });

  it('leaves lists at their page, with the buttons of cards and of one’s own', async () => {
    const [admin, member] = [await stage.come('admin'), await stage.come('member')];
    for (let n = 0; n < 9; n += 1) {
      const topic = 'computer-vision';
      await admin.run('/alerts add', { channel: channel('general'), topic, keywords: `word${n}` });
      await stage.publish(`story${n}`);
    }
    for (let n = 0; n < 21; n += 1) await member.run('/subscribe', { keywords: `word${n}` });
    const news = await member.run('/news topic', { topic: 'computer-vision' });
    const rules = await admin.run('/alerts list');
    const mine = await member.run('/subscriptions');
    await stage.restart();
    expect(textOf(await member.press(news, 'Next'))).toContain('story3');
    expect(textOf(await admin.press(rules, 'Next'))).toContain('**9.**');
    const more = await member.press(mine, 'Next');
    expect(textOf(more)).toContain('**21.**');
    const one = await member.choose(more, ['30']);
    await stage.restart();
    expect(textOf(await member.press(one, 'Stop following'))).toContain('Ended: “word20”');
  });
});

describe('a story that is gone', () => {
  const LABELS = ['Related', 'Why', 'Follow this story', 'Not for us'];

  async function card() {
    const admin = await stage.come('admin');
    await admin.run('/alerts add', { channel: channel('general'), topic: 'computer-vision' });
    await stage.publish('apple');
    await stage.deliver();
    return stage.card('apple');
  }
  async function answersTo(message: APIMessage) {
    const member = await stage.come('member');
    const answers: string[] = [];
    for (const label of LABELS) {
      const answer = await member.press(message, label);
      expect(isPrivate(answer)).toBe(true);
      answers.push(textOf(answer));
    }
    return answers;
  }

  it('answers why it is there by the button of its card, after it was taken back', async () => {
    const message = await card();
    await retract(database.db, { now: stage.clock.now(), articleIds: [1] });
    const [related, why, ...others] = await answersTo(message);
    expect(related).toBe('No other story comes near this one yet.');
    expect(why).toContain('taken back: gone');
    expect(others.join()).not.toContain('Something went wrong');
  });

  it('says so by each button of its card when another database goes on', async () => {
    const message = await card();
    await database.reset();
    const gone = expect.stringContaining('That story is no longer here.');
    const unread = expect.stringContaining('Keypoint has never read that');
    expect(await answersTo(message)).toEqual([gone, unread, gone, gone]);
  });
});

describe('“Stop following” in direct messages', () => {
  it('ends a story’s updates, and says so to who presses it again after a restart', async () => {
    const [admin, member] = [await stage.come('admin'), await stage.come('member')];
    await admin.run('/alerts add', { channel: channel('general'), topic: 'computer-vision' });
    await stage.publish('apple');
    await stage.deliver();
    await member.press(stage.card('apple'), 'Follow this story');
    stage.clock.move(60_000);
    await stage.publish('pear', { related: [cited('apple')] });
    stage.clock.move(3_600_000);
    await stage.deliver();
    const all = Object.values(stage.sandbox.state().messages).flat();
    const update = all.find(({ content, embeds }) =>
      `${content}${embeds[0]?.description}`.includes('pear'),
    );
    if (!update) throw new Error('no update came');
    const alone = await stage.come('member', update.channel_id);
    const ended = await alone.press(update, 'Stop following');
    await stage.restart();
    const again = await alone.press(update, 'Stop following');
    expect(textOf(ended)).toContain('Not followed any more');
    expect(textOf(again)).toBe('It was not followed any more.');
  });
});
