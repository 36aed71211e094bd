import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeChannel, leaveGuild } from '../../src/delivery/close-places.ts';
import { pauseDestination } from '../../src/delivery/pause.ts';
import { reopenDirectMessages, reopenPlaces } from '../../src/delivery/reopen-places.ts';
import { notices } from '../../src/delivery/tables.ts';
import { follow } from '../../src/subscriptions/follow.ts';
import { forgetClosed } from '../../src/subscriptions/forget-closed.ts';
import { markJoined, otherGuilds } from '../../src/subscriptions/membership.ts';
import { pausedPlaces } from '../../src/subscriptions/paused-places.ts';
import {
  destinations,
  guilds,
  type PauseKind,
  subscriptions,
} from '../../src/subscriptions/tables.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import {
  channel,
  entry,
  followed,
  idsOf,
  ingest,
  outbox,
  testClock,
} from '../support/factories.ts';

const GUILD = '200000000000000001';
const PERSON = '100000000000000001';
const DAY_MS = 24 * 60 * 60 * 1_000;

let test: TestDatabase;
let clock: ReturnType<typeof testClock>;
let deps: { db: TestDatabase['db']; clock: ReturnType<typeof testClock> };

beforeAll(async () => {
  test = await openTestDatabase();
});
afterAll(() => test.close());
beforeEach(async () => {
  await test.reset();
  clock = testClock();
  deps = { db: test.db, clock };
});

const places = async () =>
  (await test.db.select().from(destinations).orderBy(asc(destinations.id))).map(
    ({ discordId, pauseKind, state }) => `${discordId} ${pauseKind ?? state}`,
  );

const pause = (destinationId: number, kind: PauseKind) =>
  test.db.transaction((tx) =>
    pauseDestination(tx, { destinationId, kind, reason: 'closed', now: clock.now() }),
  );

const told = async () => (await test.db.select().from(notices)).map(({ text }) => text);

async function followedByDm(): Promise<number> {
  const place = { kind: 'dm' as const, discordId: PERSON, guildId: null };
  const args = { place, topic: 'computer-vision', createdBy: PERSON };
  return idsOf(await follow(deps, args)).destinationId;
}

describe('a channel that was deleted', () => {
  it('is paused at once with what was due there, and told once', async () => {
    await followed(test.db, 'computer-vision', '301');
    await followed(test.db, 'computer-vision', '302');
    await ingest(test.db, [entry('one')]);
    const deleted = { channelId: '301', reason: 'It was deleted.' };
    expect(await closeChannel(deps, deleted)).toBe(true);
    expect(await closeChannel(deps, deleted)).toBe(false);
    expect(await places()).toEqual(['301 gone', '302 open']);
    expect((await outbox(test.db)).map(({ state, reason }) => reason ?? state)).toEqual([
      'It was deleted.',
      'due',
    ]);
    expect(await told()).toEqual(['It was deleted.']);
  });

  it('counts as gone from then on when it was closed before', async () => {
    await followed(test.db, 'computer-vision', '301');
    await pause(1, 'rights');
    clock.advance(DAY_MS);
    await closeChannel(deps, { channelId: '301', reason: 'It was deleted.' });
    expect(await places()).toEqual(['301 gone']);
    expect(await told()).toEqual(['closed', 'It was deleted.']);
  });

  it('concerns nobody when nothing goes there', async () => {
    await followedByDm();
    expect(await closeChannel(deps, { channelId: PERSON, reason: '' })).toBe(false);
  });
});

describe('a server that Keypoint was removed from', () => {
  it('has its places paused without a word, and open again when Keypoint is back', async () => {
    await followed(test.db, 'computer-vision', '301');
    await followed(test.db, 'computer-vision', '302');
    await pause(2, 'rights');
    await ingest(test.db, [entry('one')]);
    expect(await leaveGuild(deps, GUILD)).toBe(2);
    clock.advance(DAY_MS);
    expect(await leaveGuild(deps, GUILD)).toBe(0);
    expect(await places()).toEqual(['301 left', '302 left']);
    // What was told of 302 before it is not sent any more: see notices.test.ts.
    expect(await told()).toEqual(['closed']);
    const [guild] = await test.db.select().from(guilds);
    expect(guild?.leftAt?.getTime()).toBe(clock.now().getTime() - DAY_MS);

    await markJoined(deps, [GUILD]);
    const paused = await pausedPlaces(deps, [GUILD]);
    const ids = paused.map(({ destinationId }) => destinationId);
    expect(await reopenPlaces(deps, ids)).toEqual([1, 2]);
    expect(await reopenPlaces(deps, ids)).toEqual([]);
    expect(await places()).toEqual(['301 open', '302 open']);
    expect((await outbox(test.db)).map(({ state }) => state)).toEqual(['due', 'due']);
    expect(await test.db.select().from(guilds)).toMatchObject([{ leftAt: null }]);
  });

  it('is found among those that Discord does not name any more', async () => {
    await followed(test.db, 'computer-vision', '301');
    await followedByDm();
    const place = { ...channel('401'), guildId: '200000000000000002' };
    await follow(deps, { place, topic: 'computer-vision', createdBy: PERSON });
    expect(await otherGuilds(deps, ['200000000000000002'])).toEqual([GUILD]);
    expect((await otherGuilds(deps, [])).toSorted()).toEqual([GUILD, '200000000000000002']);
    await leaveGuild(deps, GUILD);
    expect(await otherGuilds(deps, ['200000000000000002'])).toEqual([]);
  });

  it('keeps its settings for 30 days, and not longer', async () => {
    await followed(test.db, 'computer-vision', '301');
    await followed(test.db, 'computer-vision', '302');
    await pause(2, 'unfit');
    await ingest(test.db, [entry('one')]);
    await leaveGuild(deps, GUILD);
    clock.advance(30 * DAY_MS);
    expect(await forgetClosed(deps)).toEqual({ places: 0, guilds: 0 });
    clock.advance(1);
    expect(await forgetClosed(deps)).toEqual({ places: 2, guilds: 1 });
    expect(await test.db.select().from(subscriptions)).toEqual([]);
    expect(await outbox(test.db)).toEqual([]);
  });
});

describe('what is forgotten', () => {
  it('is what was deleted 30 days ago, and nothing that can open again', async () => {
    for (const id of ['301', '302', '303']) await followed(test.db, 'computer-vision', id);
    await followedByDm();
    await pause(1, 'gone');
    await pause(2, 'rights');
    await pause(4, 'dm-closed');
    clock.advance(31 * DAY_MS);
    expect(await forgetClosed(deps)).toEqual({ places: 1, guilds: 0 });
    expect(await places()).toEqual(['302 rights', '303 open', `${PERSON} dm-closed`]);
  });
});

describe('direct messages that were closed', () => {
  it('are open again when the person turns to us', async () => {
    const place = await followedByDm();
    await pause(place, 'dm-closed');
    await ingest(test.db, [entry('one')]);
    expect(await reopenDirectMessages(deps, '999')).toBe(false);
    expect(await reopenDirectMessages(deps, PERSON)).toBe(true);
    expect(await reopenDirectMessages(deps, PERSON)).toBe(false);
    expect(await outbox(test.db)).toMatchObject([{ state: 'due', reason: null }]);
  });

  it('stay closed when it is the account that is gone', async () => {
    const place = await followedByDm();
    await test.db
      .update(destinations)
      .set({ state: 'paused', pauseKind: 'gone' })
      .where(eq(destinations.id, place));
    expect(await reopenDirectMessages(deps, PERSON)).toBe(false);
  });
});
