/** Owns the proof of the buttons by which people say what they make of a story. */
import { InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dispatch } from '../../src/discord/dispatch.ts';
import { followedStories } from '../../src/subscriptions/story-follows.ts';
import { follow, type FollowArgs } from '../../src/subscriptions/follow.ts';
import { destinations, readers } from '../../src/subscriptions/tables.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { cited, entry, ingest, NOW, retract, testClock } from '../support/factories.ts';
import { offlineContext } from './context.ts';
import { ADMIN, CHANNEL, press } from './interactions.ts';

const GUILD = '200000000000000001';
const MEMBER = '100000000000000002';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(async () => {
  await test.reset();
  await ingest(test.db, [entry('one')]);
});
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

/** The sentence that the person alone reads. */
async function said(raw: Record<string, unknown>): Promise<string> {
  const context = { ...offlineContext().context, db: test.db };
  const { response } = await dispatch(context, raw);
  if (response.type !== InteractionResponseType.ChannelMessageWithSource) throw new Error('no');
  expect(response.data.flags).toBe(MessageFlags.Ephemeral);
  return response.data.content ?? '';
}

const person = (id: string) => ({ id, permissions: '0' });

/** Of somebody who is alone with Keypoint. */
function alone(customId: string): Record<string, unknown> {
  const { guild_id: _server, member, ...raw } = press(customId);
  return { ...raw, user: Object(member).user };
}

describe('not for us', () => {
  it('raises the bar of the channel, says so, and takes itself back', async () => {
    await rule();
    expect(await said(press('not-for-us:1'))).toBe(
      'Noted: this is not for this channel. Press again to take it back. ' +
        'The bar here is 71 (70 + 1 by votes).',
    );
    const other = press('not-for-us:1', [], person('100000000000000003'));
    expect(await said(other)).toContain('The bar here is 72 (70 + 2 by votes).');
    expect(await said(press('not-for-us:1'))).toBe(
      'Your vote is taken back. The bar here is 71 (70 + 1 by votes).',
    );
  });

  it('counts both of two people who press at once', async () => {
    await rule({ minHeat: 90 });
    await rule({ topic: 'robotics' });
    const two = ['100000000000000003', '100000000000000004'];
    const answers = await Promise.all(two.map((id) => said(press('not-for-us:1', [], person(id)))));
    const last = 'The bars here go from 72 to 92, 2 of that by votes.';
    expect(answers.filter((answer) => answer.includes(last))).toHaveLength(1);
  });

  it('is of the story that took in the one on the card', async () => {
    await rule();
    await ingest(test.db, [entry('two')]);
    await ingest(test.db, [entry('both', { related: [cited('one'), cited('two')] })]);
    await said(press('not-for-us:1'));
    expect(await said(press('not-for-us:2'))).toContain('Your vote is taken back.');
  });

  it('says what cannot be voted on', async () => {
    expect(await said(press('not-for-us:1'))).toContain('gets no alerts any more');
    expect(await said(press('not-for-us:x'))).toContain('no longer here');
    expect(await said(alone('not-for-us:1'))).toContain('in a channel of a server only');
  });
});

describe('the votes of a channel', () => {
  it('are reset by who manages the server, and by nobody else', async () => {
    await rule();
    await said(press('not-for-us:1'));
    expect(await said(press('reset-bar:1'))).toContain('Manage Server');
    const reset = press('reset-bar:1', [], ADMIN);
    expect(await said(reset)).toContain(`<#${CHANNEL}> is back to its own bar`);
    expect(await said(reset)).toContain(`No votes count in <#${CHANNEL}>`);
    const [place] = await test.db.select().from(destinations);
    expect(place).toMatchObject({ barShift: 0, barResetAt: NOW });
  });

  it('are those of a channel of that server', async () => {
    await rule({ place: { kind: 'channel', discordId: '9', guildId: '200000000000000009' } });
    expect(await said(press('reset-bar:1', [], ADMIN))).toContain('gets no alerts any more');
  });
});

describe('following a story', () => {
  const followed = () => followedStories({ db: test.db }, MEMBER);

  it('begins, and ends when it is pressed again', async () => {
    expect(await said(press('follow:1'))).toContain('You follow this story: whatever is added');
    expect(await followed()).toMatchObject([{ storyId: 1 }]);
    expect(await said(alone('follow:1'))).toBe('You no longer follow this story.');
    expect(await followed()).toEqual([]);
  });

  it('says where it can be while direct messages are closed', async () => {
    await rule({ place: { kind: 'dm', discordId: MEMBER, guildId: null } });
    await test.db.update(destinations).set({
      state: 'paused',
      pauseKind: 'dm-closed',
      pausedReason: 'closed',
      pausedAt: NOW,
    });
    expect(await said(press('follow:1'))).toContain(
      'closed to Keypoint, so nothing of it can come',
    );
  });

  it('tells once what ended because nothing could be sent', async () => {
    const ended = { userId: MEMBER, endedFollows: 2, createdAt: NOW };
    await test.db.insert(readers).values(ended);
    expect(await said(press('follow:1'))).toContain('2 stories that you followed have ended');
    await said(press('follow:1'));
    expect(await said(press('follow:1'))).not.toContain('have ended');
  });

  it('goes with the story that took in the one on the card, and says what is gone', async () => {
    await ingest(test.db, [entry('two')]);
    await ingest(test.db, [entry('both', { related: [cited('one'), cited('two')] })]);
    await said(press('follow:2'));
    expect(await followed()).toMatchObject([{ storyId: 1 }]);
    expect(await said(press('follow:77'))).toContain('no longer here');
    await retract(test.db, { articleIds: [1, 2, 3] });
    expect(await said(press('follow:1'))).toContain('no longer follow');
  });
});
