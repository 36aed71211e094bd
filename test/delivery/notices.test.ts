import { asc, eq } from 'drizzle-orm';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { noticeLane } from '../../src/delivery/notice-lane.ts';
import { pauseDestination } from '../../src/delivery/pause.ts';
import { reopenNoticed } from '../../src/delivery/reopen-noticed.ts';
import { resumeDestination } from '../../src/delivery/resume.ts';
import type { NoticeView, Outgoing, SendOutcome } from '../../src/delivery/sender.ts';
import { notices } from '../../src/delivery/tables.ts';
import { follow } from '../../src/subscriptions/follow.ts';
import { setNoticeChannel } from '../../src/subscriptions/notice-channel.ts';
import { destinations, type PauseKind } from '../../src/subscriptions/tables.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { runLanes, sent, testSender } from '../support/delivery.ts';
import { channel, idsOf, NOW, testClock } from '../support/factories.ts';

const GUILD = '200000000000000001';
const MAKER = '100000000000000001';
const OTHER = '100000000000000002';
const MINUTE_MS = 60_000;

let test: TestDatabase;
let clock: ReturnType<typeof testClock>;
let lines: { level: number; msg: string; reason?: string }[];

beforeAll(async () => {
  test = await openTestDatabase();
});
afterAll(() => test.close());
beforeEach(async () => {
  await test.reset();
  clock = testClock();
  lines = [];
});

/** Answers the destination's id. */
async function alertsIn(discordId: string, createdBy = MAKER, topic = 'robotics') {
  const place = channel(discordId);
  const outcome = await follow({ db: test.db, clock }, { place, topic, createdBy });
  return idsOf(outcome).destinationId;
}

const pause = (destinationId: number, kind: PauseKind = 'rights', reason = `closed`) =>
  test.db.transaction((tx) =>
    pauseDestination(tx, { destinationId, kind, reason, now: clock.now() }),
  );

const resume = (destinationId: number) =>
  test.db.transaction((tx) => resumeDestination(tx, destinationId, clock.now()));

function tell(sender: ReturnType<typeof testSender>, worker = 'worker-1'): Promise<number> {
  const log = pino({ base: null }, { write: (line: string) => lines.push(JSON.parse(line)) });
  const lane = noticeLane({ db: test.db, clock, log, sender });
  return runLanes([lane], { worker, now: clock.now() });
}

const noticeIn = ({ content }: Outgoing): NoticeView => {
  if (content.kind !== 'notice') throw new Error(`it is a ${content.kind}`);
  return content.notice;
};

const told = ({ messages }: ReturnType<typeof testSender>) =>
  messages.map((message) => ({
    to: message.target.discordId,
    places: noticeIn(message).places.map(({ discordId }) => discordId),
  }));

const states = async () =>
  (await test.db.select().from(notices).orderBy(asc(notices.id))).map(({ state }) => state);

const CLOSED: SendOutcome = { status: 'closed', kind: 'dm-closed', reason: 'DMs are off' };
const LOST: SendOutcome = {
  status: 'retry',
  retryAfterMs: null,
  reason: 'no answer',
  isUnsure: true,
};

describe('a pause is told', () => {
  it('to whoever made an alert there, once each, a minute later', async () => {
    const place = await alertsIn('301');
    await alertsIn('301', MAKER, 'computer-vision');
    await alertsIn('301', OTHER, 'datasets');
    await pause(place, 'rights', 'No rights.');
    await pause(place, 'rights', 'No rights.');
    const sender = testSender();
    expect(await tell(sender)).toBe(0);
    clock.advance(MINUTE_MS);
    await tell(sender);
    clock.advance(MINUTE_MS);
    await tell(sender);
    expect(told(sender)).toEqual([
      { to: MAKER, places: ['301'] },
      { to: OTHER, places: ['301'] },
    ]);
    expect(sender.messages.map(noticeIn).map(({ places }) => places[0]?.reason)).toEqual([
      'No rights.',
      'No rights.',
    ]);
    expect(await states()).toEqual(['sent', 'sent']);
  });

  it('in one message for twenty channels that close within the minute', async () => {
    const ids = Array.from({ length: 20 }, (_, index) => String(301 + index));
    const places: number[] = [];
    for (const id of ids) places.push(await alertsIn(id));
    // Side by side, as the worker settles them.
    await Promise.all(places.slice(0, 10).map((place) => pause(place)));
    clock.advance(MINUTE_MS / 2);
    await Promise.all(places.slice(10).map((place) => pause(place)));
    clock.advance(MINUTE_MS / 2);
    const sender = testSender();
    expect(await tell(sender)).toBe(1);
    expect(told(sender).map(({ to, places: some }) => [to, some.toSorted()])).toEqual([
      [MAKER, ids],
    ]);
    clock.advance(MINUTE_MS);
    expect(await tell(sender)).toBe(0);
    expect(new Set(await states())).toEqual(new Set(['sent']));
  });

  it('again for the next pause of the same place', async () => {
    const place = await alertsIn('301');
    const sender = testSender();
    for (const _ of [1, 2]) {
      await pause(place);
      clock.advance(MINUTE_MS);
      await tell(sender);
      await resume(place);
    }
    expect(told(sender)).toHaveLength(2);
    expect(new Set(sender.messages.map(({ mark }) => mark)).size).toBe(2);
  });

  it('not when the place is open again before, nor for what it tells beside', async () => {
    const [first, second] = [await alertsIn('301'), await alertsIn('302')];
    await pause(first);
    await pause(second);
    await resume(first);
    clock.advance(MINUTE_MS);
    const sender = testSender();
    await tell(sender);
    expect(told(sender)).toEqual([{ to: MAKER, places: ['302'] }]);
    expect(await states()).toEqual(['held', 'sent']);
  });

  it('to nobody when there is nothing left to tell', async () => {
    const place = await alertsIn('301');
    await pause(place);
    await resume(place);
    clock.advance(MINUTE_MS);
    const sender = testSender();
    await tell(sender);
    expect([sender.messages, await states()]).toEqual([[], ['held']]);
  });

  it.each(['left', 'dm-closed'] as const)('to nobody when it is "%s"', async (kind) => {
    await pause(await alertsIn('301'), kind);
    expect(await states()).toEqual([]);
  });

  it('to nobody when it is a person’s own direct messages', async () => {
    const place = { kind: 'dm' as const, discordId: MAKER, guildId: null };
    const args = { place, topic: 'robotics', createdBy: MAKER };
    const { destinationId } = idsOf(await follow({ db: test.db, clock }, args));
    await pause(destinationId, 'gone');
    expect(await states()).toEqual([]);
  });

  it('not when Keypoint was removed from the server meanwhile', async () => {
    const place = await alertsIn('301');
    await pause(place);
    await test.db.update(destinations).set({ pauseKind: 'left' });
    clock.advance(MINUTE_MS);
    const sender = testSender();
    await tell(sender);
    expect([sender.messages, await states()]).toEqual([[], ['held']]);
  });
});

describe('a notice whose person takes no direct messages', () => {
  it('goes to the channel that its server has chosen', async () => {
    await setNoticeChannel(test, { guildId: GUILD, channelId: '399' });
    await pause(await alertsIn('301'));
    await pause(await alertsIn('302'));
    clock.advance(MINUTE_MS);
    const sender = testSender(CLOSED);
    await tell(sender);
    expect(told(sender)).toEqual([
      { to: MAKER, places: ['301', '302'] },
      { to: '399', places: ['301', '302'] },
    ]);
    expect(sender.messages.map(({ target }) => target.kind)).toEqual(['dm', 'channel']);
    expect(new Set(sender.messages.map(({ mark }) => mark)).size).toBe(2);
    expect(await states()).toEqual(['sent', 'sent']);
  });

  it('is told there once when several people cannot be reached', async () => {
    await setNoticeChannel(test, { guildId: GUILD, channelId: '399' });
    const place = await alertsIn('301');
    await alertsIn('301', OTHER, 'datasets');
    await pause(place);
    clock.advance(MINUTE_MS);
    const sender = testSender(CLOSED, (message) =>
      Promise.resolve(sent({ channelId: message.target.discordId })),
    );
    // One after the other: side by side the channel may have both.
    const lane = noticeLane({ db: test.db, clock, log: pino({ enabled: false }), sender });
    const args = { worker: 'worker-1', limit: 1, now: clock.now(), busy: [] };
    for (const work of await lane.claim(args)) await work.run();
    const closed = testSender(CLOSED);
    await tell(closed);
    expect([told(sender).length, told(closed)]).toEqual([2, [{ to: OTHER, places: ['301'] }]]);
    expect(await states()).toEqual(['sent', 'held']);
  });

  it('is noted and logged once where no channel is chosen', async () => {
    await pause(await alertsIn('301'));
    clock.advance(MINUTE_MS);
    await tell(testSender(CLOSED));
    clock.advance(MINUTE_MS);
    expect(await tell(testSender())).toBe(0);
    const [row] = await test.db.select().from(notices);
    expect([row?.state, row?.reason]).toEqual([
      'failed',
      expect.stringContaining('chosen no channel for notices'),
    ]);
    expect(lines.map(({ level, msg }) => [level, msg])).toEqual([
      [40, 'nobody could be told that alerts are paused'],
    ]);
  });

  it('tries the channel again with the same mark, and tells nothing twice', async () => {
    const guildOf = async (place: number, guildId: string) => {
      await test.db.update(destinations).set({ guildId }).where(eq(destinations.id, place));
      await setNoticeChannel(test, { guildId, channelId: `${guildId}9` });
    };
    const [first, second] = [await alertsIn('301'), await alertsIn('302')];
    await guildOf(first, '51');
    await guildOf(second, '52');
    await pause(first);
    await pause(second);
    clock.advance(MINUTE_MS);
    const sender = testSender(CLOSED, sent({ channelId: '519' }), LOST, CLOSED);
    await tell(sender);
    clock.advance(MINUTE_MS);
    await tell(sender);
    expect(told(sender)).toEqual([
      { to: MAKER, places: ['301', '302'] },
      { to: '519', places: ['301'] },
      { to: '529', places: ['302'] },
      { to: MAKER, places: ['302'] },
      { to: '529', places: ['302'] },
    ]);
    const [, , lostTry, , second529] = sender.messages;
    expect(second529?.mark).toBe(lostTry?.mark);
    expect(second529?.unsureSince).not.toBeNull();
    expect(await states()).toEqual(['sent', 'sent']);
  });
});

describe('a notice that could not be sent', () => {
  it('tells the same places at its next try, with the same mark; later ones get their own', async () => {
    await pause(await alertsIn('301'));
    clock.advance(MINUTE_MS);
    const sender = testSender(LOST);
    await tell(sender);
    await pause(await alertsIn('302'));
    clock.advance(MINUTE_MS);
    await tell(sender);
    expect(told(sender).map(({ places }) => places)).toEqual([['301'], ['301'], ['302']]);
    const [first, second, third] = sender.messages.map(({ mark }) => mark);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  it('is told by another worker when the first one died', async () => {
    await pause(await alertsIn('301'));
    clock.advance(MINUTE_MS);
    const lane = noticeLane({
      db: test.db,
      clock,
      log: pino({ enabled: false }),
      sender: testSender(),
    });
    await lane.claim({ worker: 'dead', limit: 10, now: clock.now(), busy: [] });
    const sender = testSender();
    expect(await tell(sender, 'worker-2')).toBe(0);
    clock.advance(MINUTE_MS);
    await tell(sender, 'worker-2');
    expect(sender.messages[0]?.unsureSince).toEqual(new Date(NOW.getTime() + MINUTE_MS));
    expect(await states()).toEqual(['sent']);
  });

  it('is parked with what Discord said of it', async () => {
    await pause(await alertsIn('301'));
    clock.advance(MINUTE_MS);
    await tell(testSender({ status: 'rejected', reason: 'wrong', detail: { code: 50035 } }));
    const [row] = await test.db.select().from(notices);
    expect([row?.state, row?.reason, row?.detail]).toEqual(['failed', 'wrong', { code: 50035 }]);
  });
});

describe('trying again what a notice told of', () => {
  const askAs = (userId: string, managedGuildId: string | null) =>
    reopenNoticed({ db: test.db, clock }, { noticeId: 1, asker: { userId, managedGuildId } });

  it('opens the places again for the person, and says which were open already', async () => {
    const [first, second] = [await alertsIn('301'), await alertsIn('302')];
    await pause(first);
    await pause(second);
    await resume(first);
    expect(await askAs(MAKER, null)).toEqual({
      status: 'tried',
      reopened: ['302'],
      open: ['301'],
    });
    expect(await askAs(MAKER, null)).toMatchObject({ reopened: [] });
  });

  it('opens those of a server for its manager, and none for anybody else', async () => {
    const [here, elsewhere] = [await alertsIn('301'), await alertsIn('302')];
    await test.db
      .update(destinations)
      .set({ guildId: '200000000000000002' })
      .where(eq(destinations.id, elsewhere));
    await pause(here);
    await pause(elsewhere);
    expect(await askAs(OTHER, null)).toEqual({ status: 'none' });
    expect(await askAs(OTHER, '200000000000000003')).toEqual({ status: 'none' });
    expect(await askAs(OTHER, GUILD)).toEqual({ status: 'tried', reopened: ['301'], open: [] });
  });
});
