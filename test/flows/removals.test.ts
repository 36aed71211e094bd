/** Owns the proof that removals, outages and closed direct messages lose no alert and tell no one too much. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { informedSender } from '../../src/discord/informed-sender.ts';
import { createKnownPlaces } from '../../src/discord/known-places.ts';
import { follow } from '../../src/subscriptions/follow.ts';
import { setNoticeChannel } from '../../src/subscriptions/notice-channel.ts';
import { enter, type Person } from '../discord/people.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { testSender } from '../support/delivery.ts';
import { type ClosingStage, openClosingStage, until } from './closing-stage.ts';

const MINUTE_MS = 60_000;

let database: TestDatabase;
let stage: ClosingStage;
let one: string;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.reset();
  stage = await openClosingStage(database);
  one = stage.channelOf('one');
});
afterEach(() => stage.close());

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

describe('a server that Keypoint is removed from', () => {
  it('keeps its alerts without a word, and they go on when it is invited again', async () => {
    await stage.start();
    await stage.alertsIn(one);
    await stage.control({ action: 'bot.kick', guild_id: stage.guildId });
    await statesAre('left');
    stage.clock.move(20 * 24 * 60 * MINUTE_MS);
    await stage.publish('apple');
    await deliverAndTell();
    await stage.control({ action: 'bot.invite', guild_id: stage.guildId });
    await statesAre('open');
    await deliverAndTell();
    expect(stage.cardsIn(one)).toEqual(['apple']);
    expect(stage.notices()).toEqual([]);
  });

  it('is found out at the next start, and so is the invitation', async () => {
    const first = await stage.start();
    await stage.alertsIn(one);
    await first.stop();
    await stage.control({ action: 'bot.kick', guild_id: stage.guildId });
    const second = await stage.start();
    await statesAre('left');
    await second.stop();
    await stage.control({ action: 'bot.invite', guild_id: stage.guildId });
    await stage.start();
    expect(await statesAre('open')).toEqual(['open']);
  });

  it('is not left when the removal is heard of after the invitation', async () => {
    await stage.start();
    await stage.alertsIn(one);
    await stage.control({ action: 'gateway.reorder', times: 1 });
    await stage.control({ action: 'bot.kick', guild_id: stage.guildId });
    await stage.control({ action: 'bot.invite', guild_id: stage.guildId });
    await until(
      () => stage.sandbox.requests(),
      (seen) => seen.some(({ method, path }) => method === 'GET' && /\/guilds\/\d+$/.test(path)),
    );
    await stage.publish('apple');
    await stage.deliver();
    expect([await stage.states(), stage.cardsIn(one)]).toEqual([['open'], ['apple']]);
  });
});

describe('an outage of a server', () => {
  it('closes nothing, whatever Discord answers meanwhile', async () => {
    const { client, sender } = await stage.start();
    await stage.alertsIn(one);
    await stage.publish('apple');
    const place = { channelId: one, guildId: stage.guildId };
    await stage.control({ action: 'guild.outage', guild_id: stage.guildId, on: true });
    await until(
      () => client.isInOutage(place),
      (isOut) => isOut,
    );
    await stage.deliver(sender);
    stage.clock.move(MINUTE_MS);
    const unknown = testSender({ status: 'closed', kind: 'gone', reason: 'Unknown Channel.' });
    await stage.deliver(informedSender(unknown, createKnownPlaces({ client, db: stage.db })));
    expect([unknown.messages.length, await stage.states()]).toEqual([1, ['open']]);

    await stage.control({ action: 'guild.outage', guild_id: stage.guildId, on: false });
    await until(
      () => client.isInOutage(place),
      (isOut) => !isOut,
    );
    await deliverAndTell();
    expect([stage.cardsIn(one), stage.notices()]).toEqual([['apple'], []]);
  });
});

describe('direct messages that are closed', () => {
  it('let the server’s channel for notices be told, whose button tries again', async () => {
    await stage.start();
    const notices = stage.channelOf('notices');
    await stage.alertsIn(one);
    await setNoticeChannel(database, { guildId: stage.guildId, channelId: notices });
    await stage.control({ action: 'dms.set', user_id: stage.userOf('maker'), open: false });
    await stage.control({ action: 'channel.close', channel_id: one });
    await stage.publish('apple');
    await deliverAndTell();
    const [notice, ...others] = stage.notices();
    expect([notice?.channel_id, notice?.mentions, others]).toEqual([notices, [], []]);
    expect(await stage.states()).toEqual(['rights']);

    if (!notice) throw new Error('nobody was told');
    const enterAs = (who: 'maker' | 'member') =>
      enter({ sandbox: stage.sandbox, channelId: notices }, stage.userOf(who));
    const [maker, member] = [await enterAs('maker'), await enterAs('member')];
    const press = async (person: Person) => (await person.press(notice, 'Try again')).content;
    expect(await press(member)).toMatch(/^Only who set these alerts up/);
    expect(await press(maker)).toBe(
      `Trying again: <#${one}>. Where it is still closed you are told again.`,
    );
    expect(await press(maker)).toBe(`Open already: <#${one}>.`);
    maker.leave();
    member.leave();
    await deliverAndTell();
    expect(stage.notices()).toHaveLength(2);
  });

  it('bring a person’s alerts again when they turn to Keypoint there', async () => {
    await stage.start();
    const userId = stage.userOf('member');
    const place = { kind: 'dm' as const, discordId: userId, guildId: null };
    const args = { place, topic: 'computer-vision', createdBy: userId };
    await follow({ db: database.db, clock: stage.clock }, args);
    await stage.publish('apple');
    await stage.deliver();
    const dm = Object.keys(stage.sandbox.state().messages).find((id) =>
      stage.cardsIn(id).includes('apple'),
    );
    await stage.control({ action: 'dms.set', user_id: userId, open: false });
    await stage.publish('bridge');
    await deliverAndTell();
    expect([await stage.states(), stage.notices()]).toEqual([['dm-closed'], []]);
    await stage.control({ action: 'dms.set', user_id: userId, open: true });
    await stage.sandbox.runCommand({ userId, channelId: dm ?? '', name: 'subscriptions' });
    await statesAre('open');
    await stage.deliver();
    expect(stage.cardsIn(dm ?? '')).toContain('bridge');
  });
});
