import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KINDS, openStage, type Stage } from './stage.ts';

const MINUTE_MS = 60_000;

describe.each(KINDS)('a card in a channel of the kind %s', (kind) => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  it('is posted, and edited in place', async () => {
    const posted = await stage.sendWell(kind);
    expect(stage.messages(posted.channelId).map(({ id }) => id)).toEqual([posted.messageId]);
    const edited = await stage.edit(kind, 'Second title', posted);
    expect(edited).toMatchObject({ status: 'sent', messageId: posted.messageId });
    expect(stage.titles()).toEqual(['Second title']);
  });

  it('says what the place is', async () => {
    const { channelType, dmChannelId, canCrosspost, channelId } = await stage.sendWell(
      kind,
      'Second title',
      { mark: 'mark-2' },
    );
    const { channelType: expected } = await stage.targetOf(kind);
    expect(channelType).toBe(expected);
    expect(dmChannelId).toBe(kind === 'dm' ? channelId : null);
    expect(canCrosspost).toBe(kind === 'announcement');
  });

  it('makes no sound when it is to be silent', async () => {
    const { channelId, messageId } = await stage.sendWell(kind, 'Silent title', {
      mark: 'mark-3',
      isSilent: true,
    });
    const message = stage.messages(channelId).find(({ id }) => id === messageId);
    expect(message?.flags).toBe(4096);
  });
});

describe.each(KINDS)('a card whose answer was lost, in a channel of the kind %s', (kind) => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  it('is there once after the next try', async () => {
    await stage.loseNextAnswer(kind);
    const unsureSince = stage.clock.now();
    expect(await stage.send(kind)).toMatchObject({ status: 'retry', isUnsure: true });
    expect(stage.titles()).toEqual(['First title']);
    stage.clock.move(16_000);
    const again = await stage.sendWell(kind, 'First title', { unsureSince });
    expect(stage.messages(again.channelId).map(({ id }) => id)).toEqual([again.messageId]);
    expect(again).toMatchObject({ isOutdated: false });
    const newer = await stage.sendWell(kind, 'Newest title', { unsureSince });
    expect(stage.titles()).toEqual(['First title']);
    // It shows what that try had to show, so it must be edited.
    expect(newer).toMatchObject({ messageId: again.messageId, isOutdated: true });
  });

  it('is found when Discord has been away for longer than it knows nonces', async () => {
    await stage.loseNextAnswer(kind);
    const unsureSince = stage.clock.now();
    await stage.send(kind, 'Third title', { mark: 'mark-3' });
    await stage.restart(10 * MINUTE_MS);
    const mark = 'mark-3';
    const found = await stage.sendWell(kind, 'Newest title', { mark, unsureSince });
    expect(found).toMatchObject({ isOutdated: true });
    expect(stage.titles()).toEqual(['First title', 'Third title']);
    await stage.edit(kind, 'Newest title', found);
    expect(stage.titles()).toEqual(['First title', 'Newest title']);
  });

  it('is sent when it is certain that it did not arrive', async () => {
    const unsureSince = stage.clock.now();
    stage.clock.move(10 * MINUTE_MS);
    const sent = await stage.sendWell(kind, 'Fourth title', { mark: 'mark-4', unsureSince });
    expect(sent).toMatchObject({ isOutdated: false });
    expect(stage.titles()).toEqual(['First title', 'Newest title', 'Fourth title']);
  });

  it('is looked for without sending anything', async () => {
    const target = await stage.targetOf(kind);
    const since = stage.clock.now();
    await stage.loseNextAnswer(kind);
    await stage.send(kind, 'Lost title', { mark: 'mark-5' });
    stage.clock.move(16_000);
    stage.routes();
    const lost = { target, mark: 'mark-5', since };
    expect(await stage.sender().find(lost)).toMatchObject({ status: 'sent', isOutdated: true });
    expect(await stage.sender().find({ ...lost, mark: 'none' })).toEqual({ status: 'absent' });
    const asked = stage.routes().filter((route) => !route.startsWith('GET '));
    expect(asked.filter((route) => route !== 'POST /users/@me/channels')).toEqual([]);
  });
});

describe.each(KINDS.filter((kind) => kind !== 'dm'))(
  'a card that Discord leaves out of its message, in a channel of the kind %s',
  (kind) => {
    let stage: Stage;

    beforeAll(async () => {
      stage = await openStage();
    });
    afterAll(() => stage.close());

    it('closes the place when it is edited, and is there when the place is open again', async () => {
      const posted = await stage.sendWell(kind);
      await stage.take('EmbedLinks');
      expect(await stage.edit(kind, 'Newer title', posted)).toMatchObject({
        status: 'closed',
        kind: 'rights',
        reason: expect.stringContaining('Embed Links'),
      });
      await stage.give('EmbedLinks');
      await stage.edit(kind, 'Newer title', posted);
      expect(stage.titles()).toEqual(['Newer title']);
    });

    it('is no card yet when it is posted', async () => {
      await stage.take('EmbedLinks');
      const posted = await stage.sendWell(kind, 'Bare', { mark: 'mark-bare' });
      expect(posted).toMatchObject({ isOutdated: true });
      await stage.give('EmbedLinks');
      await stage.edit(kind, 'Whole', posted);
      expect(stage.titles()).toEqual(['Newer title', 'Whole']);
    });

    it('closes nothing when a moderator has hidden it', async () => {
      const posted = await stage.sendWell(kind, 'Hidden', { mark: 'mark-hidden' });
      const { channelId, messageId } = posted;
      await stage.api('PATCH', `/channels/${channelId}/messages/${messageId}`, { flags: 4 });
      const edited = await stage.edit(kind, 'Hidden still', posted);
      expect(edited).toMatchObject({ status: 'sent' });
    });
  },
);
