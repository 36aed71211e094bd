/** Owns the proof of what readers do: they subscribe, change, mute and end. */
import { describe, expect, it } from 'vitest';
import { dispatch } from '../../src/discord/dispatch.ts';
import { destinations } from '../../src/subscriptions/tables.ts';
import { follow } from '../../src/subscriptions/follow.ts';
import { press } from '../discord/interactions.ts';
import {
  alertsHere,
  channelId,
  clock,
  come,
  context,
  database,
  deliver,
  dms,
  dmsOf,
  isPrivate,
  labels,
  publish,
  setReadersStage,
  textOf,
} from './readers-stage.ts';

setReadersStage();

describe('/subscribe', () => {
  it('follows words of a topic and says from which heat on, and when the first comes', async () => {
    const reader = await come();
    const answer = await reader.run('/subscribe', {
      topic: 'computer-vision',
      keywords: 'gaussian splatting, "nerf"',
      without: 'survey',
      heat: '100',
    });
    expect(isPrivate(answer)).toBe(true);
    expect(answer.content).toMatch(
      /^You now follow \*\*👁️ Computer Vision with “gaussian splatting” or “nerf” without “survey”\*\*\. Only stories from heat 100 on come\. Its first story/,
    );
    expect(textOf(await reader.run('/subscriptions'))).toContain(
      '**1.** 👁️ Computer Vision with “gaussian splatting” or “nerf” without “survey” · from heat 100 on',
    );
  });

  it.each([
    [{}, 'Give a topic, keywords, or both.'],
    [{ keywords: '"open' }, '"open begins with a quote or slash that does not end.'],
    [{ keywords: '/(/' }, 'The pattern /(/ cannot be read at character'],
    [{ keywords: 'x'.repeat(60) }, 'is too long: a keyword has at most 50 characters.'],
    [{ keywords: '!?' }, '“!?” has no letter and no digit.'],
    [{ topic: 'robotics', heat: 'much' }, 'Give the heat as a whole number from 0 to 1000'],
    [{ topic: 'gardening' }, 'No topic is called “gardening”.'],
    [{ topic: 'robotics', where: 'here' }, 'gets no alerts, so nobody can be mentioned there.'],
  ])('says kindly what is wrong with %j', async (options, expected) => {
    const answer = await (await come()).run('/subscribe', options);
    expect(isPrivate(answer)).toBe(true);
    expect(answer.content).toContain(expected);
  });

  it('offers heats by what they mean, and the number that is typed', async () => {
    const reader = await come();
    const offered = (typed: string) => reader.complete('/subscribe', { heat: typed });
    expect(await offered('')).toEqual(['50', 'usual', '100', '130']);
    expect(await offered('85')).toEqual(['85', '50', 'usual', '100', '130']);
  });

  it('mentions somebody where the alerts of the channel cover it, and says what they are about', async () => {
    await alertsHere('computer-vision');
    const reader = await come();
    const sure = await reader.run('/subscribe', { topic: 'computer-vision', where: 'here' });
    expect(sure.content).toBe(
      `You will be mentioned in <#${channelId}> when its alerts post a story about **👁️ Computer Vision**. ` +
        sure.content.slice(sure.content.indexOf('</subscriptions')),
    );
    const other = await reader.run('/subscribe', { topic: 'robotics', where: 'here' });
    expect(other.content).toContain('Its alerts are about 👁️ Computer Vision: nothing else');
    const again = await reader.run('/subscribe', { topic: 'robotics', where: 'here' });
    expect(again.content).toContain('You are already mentioned in');
    const digest = { topic: 'robotics', where: 'here', how: 'daily' };
    expect((await reader.run('/subscribe', digest)).content).toContain('Digests come by direct');
    expect(textOf(await reader.run('/subscriptions'))).toContain(
      `**2.** 🦾 Robotics · a mention in <#${channelId}>`,
    );
  });
});

describe('closed direct messages', () => {
  it('are told of as soon as the first is refused, with a mention here in their place', async () => {
    await alertsHere('computer-vision');
    await publish('apple');
    const reader = await come();
    await dms(reader, false);
    const before = (await reader.seen(0)).length;
    const answer = await reader.run('/subscribe', { topic: 'computer-vision' });
    expect(answer.content).toContain('is on its way to your direct messages');
    await deliver();
    // The answer, the card of the channel, and what is told.
    const told = (await reader.seen(before + 3)).find(({ content }) =>
      content.startsWith('Your direct messages are closed'),
    );
    if (!told) throw new Error('nobody was told');
    expect(isPrivate(told)).toBe(true);
    const moved = await reader.press(told, 'Mention me here instead');
    expect(moved.content).toContain(`You will be mentioned in <#${channelId}>`);
    const list = await reader.run('/subscriptions');
    expect(textOf(list)).toMatch(/\*\*1\.\*\* 👁️ Computer Vision · a mention in <#\d+>$/);
  });

  it('are shown in the list of who was away when they were found closed', async () => {
    const reader = await come();
    await reader.run('/subscribe', { topic: 'robotics' });
    await database.db
      .update(destinations)
      .set({ state: 'paused', pauseKind: 'dm-closed', pausedReason: 'Closed.' });
    const list = await reader.run('/subscriptions');
    expect(list.content).toContain('Your direct messages are closed to Keypoint');
    const again = await reader.run('/subscribe', { topic: 'robotics' });
    expect(again.content).toContain('Alerts resumed');
    expect((await reader.run('/subscriptions')).content).toBe('');
  });
});

describe('/subscriptions', () => {
  it('changes how, how hot and by which words something comes', async () => {
    const reader = await come();
    await reader.run('/subscribe', { topic: 'computer-vision' });
    const one = await reader.choose(await reader.run('/subscriptions'), ['1']);
    expect(textOf(one)).toBe(
      '**👁️ Computer Vision**\n- by direct message\n- each at once\n- from heat 70 on',
    );
    const daily = await reader.choose(one, ['daily'], 'How it comes …');
    expect(daily.content).toMatch(/^You now get 👁️ Computer Vision in a digest, the next one <t:/);
    const hot = await reader.choose(daily, ['100'], 'How hot a story must be …');
    expect(textOf(hot)).toContain('Changed.\n**👁️ Computer Vision**');
    expect(textOf(hot)).toContain('- daily digest\n- from heat 100 on');
    const words = await reader.fillIn(
      { message: hot, label: 'Keywords and heat …' },
      {
        keywords: 'nerf',
        without: '',
        heat: '85',
      },
    );
    expect(textOf(words)).toContain('**👁️ Computer Vision with “nerf”**');
    expect(textOf(words)).toContain('from heat 85 on');
    const wrong = await reader.fillIn(
      { message: words, label: 'Keywords and heat …' },
      {
        keywords: '"nerf',
        without: '',
        heat: '',
      },
    );
    expect([isPrivate(wrong), wrong.content]).toEqual([
      true,
      '"nerf begins with a quote or slash that does not end.',
    ]);
  });

  it('tells the second of two who change it at once', async () => {
    const reader = await come();
    await reader.run('/subscribe', { topic: 'computer-vision' });
    const here = await reader.choose(await reader.run('/subscriptions'), ['1']);
    const phone = await reader.choose(await reader.run('/subscriptions'), ['1']);
    await reader.choose(here, ['daily'], 'How it comes …');
    const second = await reader.choose(phone, ['weekly'], 'How it comes …');
    expect(second.content).toContain('It was changed elsewhere meanwhile');
    expect(textOf(second)).toContain('- daily digest');
  });

  it('mutes for a while or until told, unmutes, and ends', async () => {
    const reader = await come();
    await reader.run('/subscribe', { topic: 'computer-vision' });
    const one = await reader.choose(await reader.run('/subscriptions'), ['1']);
    const muted = await reader.choose(one, ['night'], 'Mute …');
    expect(muted.content).toContain('Muted.');
    expect(textOf(muted)).toMatch(/⏸️ muted until <t:\d+:f>/);
    await publish('apple');
    await deliver();
    expect(dmsOf(reader)).toEqual([]);
    const open = await reader.choose(muted, ['open'], 'Mute …');
    expect(textOf(open)).toContain('⏸️ muted until you say so');
    const back = await reader.press(open, 'Unmute');
    expect([back.content, labels(back).includes('Unmute')]).toEqual(['It goes on.', false]);
    expect(textOf(back)).not.toContain('⏸️');
    const ended = await reader.press(back, 'Stop following');
    expect(ended.content).toMatch(/^Ended: 👁️ Computer Vision\.\nYou follow nothing yet\./);
  });

  it('touches nothing of anybody else, and says that it had ended', async () => {
    const [reader, other] = [await come(), await come('other')];
    await reader.run('/subscribe', { topic: 'computer-vision' });
    const list = await reader.run('/subscriptions');
    await other.run('/subscribe', { topic: 'robotics' });
    const theirs = await other.run('/subscriptions');
    expect(textOf(theirs)).not.toContain('Computer Vision');
    // What the page of another person could never show: a custom id that somebody made up.
    for (const customId of ['followed:end:1:1', 'followed:how:1:1', 'followed:nothing:1', 'x:1']) {
      await dispatch(context, press(customId, ['daily']));
    }
    expect(textOf(await reader.run('/subscriptions'))).toBe(textOf(list));
    const { response } = await dispatch(context, press('followed:end:1:1'));
    expect(JSON.stringify(response)).toContain('It had already ended.');
  });

  it('turns pages there and back', async () => {
    const reader = await come();
    const place = { kind: 'dm' as const, discordId: reader.id, guildId: null };
    for (let index = 1; index <= 25; index += 1) {
      const args = { place, topic: null, include: [`word ${index}`], createdBy: reader.id };
      await follow({ db: database.db, clock }, args);
    }
    const first = await reader.run('/subscriptions');
    expect(textOf(first)).toContain('**20.** “word 20”');
    const next = await reader.press(first, 'Next');
    expect(textOf(next)).toContain('**21.** “word 21”');
    expect(labels(next)).not.toContain('Next');
    const one = await reader.choose(next, ['23']);
    const back = await reader.press(one, 'Back to the list');
    expect(textOf(back)).toContain('**23.** “word 23”');
    expect(textOf(await reader.press(back, 'Previous'))).toContain('**3.** “word 3”');
  });
});
