/** Owns the proof that a place which closes is told of once, and opens again without anybody. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { testSender } from '../support/delivery.ts';
import { type ClosingStage, openClosingStage, until } from './closing-stage.ts';

const MINUTE_MS = 60_000;

let database: TestDatabase;
let stage: ClosingStage;
let one: string;
let two: string;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.reset();
  stage = await openClosingStage(database);
  [one, two] = [stage.channelOf('one'), stage.channelOf('two')];
});
afterEach(() => stage.close());

const grant = (permission: string, granted: boolean, channelId?: string) =>
  stage.control({
    action: 'permission.set',
    guild_id: stage.guildId,
    permission,
    granted,
    ...(channelId === undefined ? {} : { channel_id: channelId }),
  });

const statesAre = (...states: string[]) =>
  until(
    () => stage.states(),
    (seen) => seen.join() === states.join(),
  );

/** Everything that is due, and what is due of it a minute later. */
async function deliverAndTell(): Promise<void> {
  await stage.deliver();
  stage.clock.move(MINUTE_MS);
  await stage.deliver();
}

describe('a right that is taken while an alert is due', () => {
  it.each(['SendMessages', 'ViewChannel', 'EmbedLinks'])(
    'pauses the channels, is told once by DM, and %s given back brings the cards',
    async (permission) => {
      const { client } = await stage.start();
      await stage.alertsIn(one);
      await stage.alertsIn(two);
      await grant(permission, false);
      await until(
        () => client.lackingRights(two),
        ({ length }) => length > 0,
      );
      await stage.publish('apple');
      await deliverAndTell();
      expect(await stage.states()).toEqual(['rights', 'rights']);
      const [notice, ...others] = stage.notices();
      expect(others).toEqual([]);
      expect(notice?.content).toContain('paused in 2 channels');
      expect(notice?.content).toContain(`<#${one}> and <#${two}>: Keypoint`);

      await grant(permission, true);
      await statesAre('open', 'open');
      await deliverAndTell();
      expect([stage.cardsIn(one), stage.cardsIn(two)]).toEqual([['apple'], ['apple']]);
      expect(stage.notices()).toHaveLength(1);
    },
  );

  it('opens one channel again when it alone is opened', async () => {
    await stage.start();
    await stage.alertsIn(one);
    await stage.alertsIn(two);
    await stage.control({ action: 'channel.close', channel_id: one });
    await stage.control({ action: 'channel.close', channel_id: two });
    await stage.publish('apple');
    await stage.deliver();
    await stage.control({ action: 'gateway.repeat', times: 2 });
    await stage.control({ action: 'channel.open', channel_id: one });
    await statesAre('open', 'rights');
    await deliverAndTell();
    expect([stage.cardsIn(one), stage.cardsIn(two)]).toEqual([['apple'], []]);
    // The other was told of alone: nothing is wrong any more with the first.
    expect(stage.notices().map(({ content }) => content.includes(one))).toEqual([false]);
  });

  it('opens them at the next start when it came back meanwhile', async () => {
    const first = await stage.start();
    await stage.alertsIn(one);
    await grant('SendMessages', false);
    await stage.publish('apple');
    await stage.deliver();
    await first.stop();
    await grant('SendMessages', true);
    expect(await stage.states()).toEqual(['rights']);
    await stage.start();
    await statesAre('open');
    await stage.deliver();
    expect(stage.cardsIn(one)).toEqual(['apple']);
  });

  it('is not tried again and again where Discord goes on to refuse', async () => {
    const { sender } = await stage.start();
    await stage.alertsIn(one);
    await stage.alertsIn(two);
    await stage.publish('apple');
    const refusal = { status: 'closed', kind: 'rights', reason: 'Some rule.' } as const;
    const refusing = testSender(refusal, refusal, refusal, refusal);
    await stage.deliver(refusing);
    // Something happens there: one try is worth it.
    await grant('AttachFiles', false, one);
    await statesAre('open', 'open');
    await stage.deliver(refusing);
    expect(await stage.states()).toEqual(['rights', 'rights']);
    await grant('SendMessages', false, two);
    await grant('SendMessages', true, two);
    await statesAre('rights', 'open');
    // Until something changes for it.
    await grant('SendMessages', false, one);
    await grant('SendMessages', true, one);
    await statesAre('open', 'open');
    await stage.deliver(sender);
    expect([stage.cardsIn(one), stage.cardsIn(two)]).toEqual([['apple'], ['apple']]);
  });
});

describe('a timeout of the bot', () => {
  it('pauses the channels until it is over, of which Discord tells nobody', async () => {
    const { client } = await stage.start();
    await stage.alertsIn(one);
    await stage.control({ action: 'bot.timeout', guild_id: stage.guildId, ms: 10 * MINUTE_MS });
    await stage.publish('apple');
    await stage.deliver();
    expect(await stage.states()).toEqual(['rights']);
    // Any event: it looks, and finds that the timeout goes on.
    await grant('AttachFiles', false);
    client.recheckAccess();
    stage.clock.move(10 * MINUTE_MS);
    await until(
      async () => {
        client.recheckAccess();
        return stage.states();
      },
      ([state]) => state === 'open',
    );
    await stage.deliver();
    expect(stage.cardsIn(one)).toEqual(['apple']);
  });
});

describe('a channel that is deleted', () => {
  it('is paused at once, and told with its name', async () => {
    await stage.start();
    await stage.alertsIn(one);
    await stage.alertsIn(two);
    await stage.control({ action: 'channel.delete', channel_id: one });
    await statesAre('gone', 'open');
    await stage.publish('apple');
    await deliverAndTell();
    expect(stage.cardsIn(two)).toEqual(['apple']);
    expect(stage.notices().map(({ content }) => content)).toEqual([
      expect.stringContaining(`• <#${one}>: The channel “one” was deleted. </alerts add:`),
    ]);
  });
});

describe('a thread', () => {
  it('opens again when it is unlocked, and is gone with its channel', async () => {
    const { client } = await stage.start();
    const thread = (await client.rest.post(`/channels/${one}/threads`, {
      body: { name: 'Talk', type: 11 },
    })) as { id: string };
    await stage.alertsIn(thread.id);
    const set = { action: 'thread.set', thread_id: thread.id } as const;
    await stage.control({ ...set, locked: true, archived: true });
    await stage.publish('apple');
    await stage.deliver();
    expect(await stage.states()).toEqual(['rights']);
    await stage.control({ ...set, locked: false });
    await statesAre('open');
    await stage.deliver();
    expect(stage.cardsIn(thread.id)).toEqual(['apple']);
    await stage.control({ action: 'channel.delete', channel_id: one });
    await statesAre('gone');
  });
});

describe('a forum that wants a tag and has none for Keypoint', () => {
  it('opens again when it gets one, and at no other change', async () => {
    const { client } = await stage.start();
    const forum = stage.channelOf('forum');
    await stage.alertsIn(forum);
    await stage.publish('apple');
    await stage.deliver();
    expect(await stage.states()).toEqual(['unfit']);
    await grant('AttachFiles', false, forum);
    await stage.alertsIn(one);
    await stage.control({ action: 'channel.delete', channel_id: one });
    await statesAre('unfit', 'gone');
    await client.rest.patch(`/channels/${forum}`, {
      body: { available_tags: [{ name: 'News' }] },
    });
    await statesAre('open', 'gone');
    await stage.deliver();
    expect(await stage.states()).toEqual(['open', 'gone']);
    const posts = Object.values(stage.sandbox.state().messages).flat();
    expect(posts.flatMap(({ embeds }) => embeds[0]?.title ?? [])).toEqual(['apple']);
  });
});
