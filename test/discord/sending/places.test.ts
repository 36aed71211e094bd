import { afterEach, describe, expect, it } from 'vitest';
import { defaultSeed } from '../../../src/sandbox/sandbox.ts';
import { outgoing, target } from '../../support/delivery.ts';
import { story } from '../stories.ts';
import { openStage, type Stage } from './stage.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

let stage: Stage;

afterEach(() => stage.close());

const sendTo = (name: string, channelType: number | null, mark = 'mark-1') =>
  stage
    .sender()
    .send(
      outgoing(story(), { mark, target: target({ discordId: stage.channel(name), channelType }) }),
    );

describe('a channel whose kind is not known', () => {
  it('is asked for it once', async () => {
    stage = await openStage();
    expect(await sendTo('announcement', null)).toMatchObject({
      channelType: 5,
      canCrosspost: true,
    });
    await sendTo('announcement', null, 'mark-2');
    expect(stage.routes()).toEqual([
      'GET /channels/:channel_id',
      'POST /channels/:channel_id/messages',
      'POST /channels/:channel_id/messages',
    ]);
  });

  it('takes a post when it is a forum', async () => {
    stage = await openStage();
    expect(await sendTo('forum', null)).toMatchObject({ status: 'sent', channelType: 15 });
  });
});

describe('a channel of another kind than it was', () => {
  it('is read again once, and gets its card in the way of that kind', async () => {
    stage = await openStage();
    expect(await sendTo('forum', 0)).toMatchObject({ status: 'sent', channelType: 15 });
    expect(stage.titles()).toHaveLength(1);
  });

  it('is closed when that kind takes no cards', async () => {
    stage = await openStage();
    expect(await sendTo('category', 0)).toMatchObject({ status: 'closed', kind: 'unfit' });
  });
});

describe('a channel without rights', () => {
  it('is closed, with the rights that its kind must give', async () => {
    stage = await openStage();
    await stage.sendWell('thread');
    await stage.take('SendMessagesInThreads');
    expect(await stage.send('thread', 'Two', { mark: 'mark-2' })).toMatchObject({
      status: 'closed',
      kind: 'rights',
      reason: expect.stringContaining('“Send Messages in Threads”'),
    });
  });
});

describe('a thread', () => {
  it('is opened again by what is posted in it', async () => {
    stage = await openStage();
    const { discordId } = await stage.targetOf('thread');
    const thread = { action: 'thread.set', thread_id: discordId } as const;
    await stage.sandbox().control({ ...thread, archived: true });
    expect(await stage.send('thread')).toMatchObject({ status: 'sent' });
    expect(stage.post(discordId)).toMatchObject({ thread_metadata: { archived: false } });
  });

  it('that is locked is closed, saying so', async () => {
    stage = await openStage({ seed: defaultSeed([{ name: 'text' }]) });
    const { discordId } = await stage.targetOf('thread');
    const thread = { action: 'thread.set', thread_id: discordId } as const;
    await stage.sandbox().control({ ...thread, locked: true });
    expect(await stage.send('thread')).toMatchObject({
      status: 'closed',
      kind: 'rights',
      reason: expect.stringContaining('Unlock it'),
    });
  });
});

describe('an announcement', () => {
  it('is passed on once, and it is no fault to do it again', async () => {
    stage = await openStage();
    const posted = await stage.sendWell('announcement');
    expect(await stage.sender().crosspost(posted)).toMatchObject({ status: 'sent' });
    expect(await stage.sender().crosspost(posted)).toMatchObject({ status: 'sent' });
    expect(stage.messages(posted.channelId)).toMatchObject([{ flags: 1 }]);
  });

  it('waits as long as Discord says when it is the eleventh of an hour', async () => {
    stage = await openStage();
    const posts = [];
    for (let index = 0; index < 11; index += 1) {
      posts.push(await stage.sendWell('announcement', 'Title', { mark: `mark-${index}` }));
    }
    await stage.sandbox().control({ action: 'limits.set', enabled: true });
    const outcomes = [];
    for (const posted of posts) outcomes.push(await stage.sender().crosspost(posted));
    expect(outcomes.map(({ status }) => status)).toEqual([...Array(10).fill('sent'), 'limited']);
    const last = outcomes.at(-1);
    const waitMs = last?.status === 'limited' ? last.retryAfterMs : 0;
    expect(waitMs).toBeGreaterThan(HOUR_MS - MINUTE_MS);
  });

  it('stays where it is when its channel is an announcement channel no more', async () => {
    stage = await openStage();
    const posted = await stage.sendWell('text');
    expect(await stage.sender().crosspost(posted)).toMatchObject({
      status: 'rejected',
      reason: 'It is no announcement channel any more.',
    });
  });

  it('that was deleted is passed on no more', async () => {
    stage = await openStage();
    const posted = await stage.sendWell('announcement');
    const { channelId, messageId } = posted;
    await stage.api('DELETE', `/channels/${channelId}/messages/${messageId}`);
    expect(await stage.sender().crosspost(posted)).toMatchObject({ status: 'gone' });
  });
});

describe('a direct message', () => {
  it('goes to the channel that was opened before, without asking for it', async () => {
    stage = await openStage();
    const { dmChannelId } = await stage.sendWell('dm');
    const known = { ...(await stage.targetOf('dm')), dmChannelId };
    await stage.restart(0);
    expect(await stage.send('dm', 'Two', { mark: 'mark-2', target: known })).toMatchObject({
      status: 'sent',
      dmChannelId,
    });
    expect(stage.routes()).toEqual(['POST /channels/:channel_id/messages']);
  });

  it('is opened anew when the channel that was known is none of this bot’s', async () => {
    stage = await openStage();
    const known = { ...(await stage.targetOf('dm')), dmChannelId: '1475000000000000000' };
    expect(await stage.send('dm', 'One', { target: known })).toMatchObject({
      status: 'sent',
      dmChannelId: expect.not.stringMatching('1475000000000000000'),
    });
  });

  it('to a person who takes none is closed', async () => {
    stage = await openStage();
    await stage.sandbox().control({
      action: 'dms.set',
      user_id: stage.channel('member'),
      open: false,
    });
    expect(await stage.send('dm')).toMatchObject({ status: 'closed', kind: 'dm-closed' });
  });
});

describe('a message that may be there', () => {
  it('is never posted again once somebody has deleted it', async () => {
    stage = await openStage();
    await stage.loseNextAnswer('text');
    const unsureSince = stage.clock.now();
    await stage.send('text');
    const channelId = stage.channel('text');
    const [lost] = stage.messages(channelId);
    await stage.api('DELETE', `/channels/${channelId}/messages/${lost?.id}`);
    stage.clock.move(MINUTE_MS);
    expect(await stage.send('text', 'First title', { unsureSince })).toEqual({
      status: 'gone',
      reason: 'The message was deleted.',
    });
  });

  it('is found behind pages of what people have written since', async () => {
    stage = await openStage();
    const unsureSince = stage.clock.now();
    const write = () =>
      stage.sandbox().writeMessage({
        userId: stage.channel('member'),
        channelId: stage.channel('text'),
        content: 'x',
      });
    for (let index = 0; index < 230; index += 1) write();
    await stage.loseNextAnswer('text');
    await stage.send('text');
    for (let index = 0; index < 20; index += 1) write();
    stage.clock.move(10 * MINUTE_MS);
    stage.routes();
    expect(await stage.sendWell('text', 'First title', { unsureSince })).toMatchObject({
      isOutdated: false,
    });
    expect(stage.routes()).toEqual([
      ...Array<string>(3).fill('GET /channels/:channel_id/messages'),
      'GET /users/@me',
    ]);
  });

  it('is not taken for another of ours', async () => {
    stage = await openStage();
    const unsureSince = stage.clock.now();
    await stage.sendWell('text', 'Another', { mark: 'mark-1' });
    stage.clock.move(10 * MINUTE_MS);
    await stage.sendWell('text', 'This', { mark: 'mark', unsureSince });
    expect(stage.titles()).toEqual(['Another', 'This']);
  });

  it('is sent when the bot may not read what was written: a repeat is seen, a loss is not', async () => {
    stage = await openStage();
    await stage.take('ReadMessageHistory');
    await stage.loseNextAnswer('text');
    const unsureSince = stage.clock.now();
    await stage.send('text');
    stage.clock.move(10 * MINUTE_MS);
    expect(await stage.sendWell('text', 'First title', { unsureSince })).toMatchObject({
      isOutdated: false,
    });
    expect(stage.titles()).toHaveLength(2);
  });

  it('stays so when a later try is told to wait', async () => {
    stage = await openStage();
    const unsureSince = stage.clock.now();
    await stage.sandbox().control({ action: 'fault.add', answer: '500', times: 1 });
    expect(await stage.send('text', 'One', { unsureSince })).toMatchObject({
      status: 'retry',
      isUnsure: true,
    });
  });
});
