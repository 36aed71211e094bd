/** Owns the proof that a process which dies between sending and settling posts nothing twice. */
import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { postLane } from '../../src/delivery/card-lanes.ts';
import { EDIT_PAUSE_MS } from '../../src/delivery/edit-pace.ts';
import { LEASE_MS } from '../../src/delivery/lease.ts';
import { deliveries } from '../../src/delivery/tables.ts';
import { silentLog } from '../../src/lib/log.ts';
import { follow } from '../../src/subscriptions/follow.ts';
import { openStage, type Kind, type Stage } from '../discord/sending/stage.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { deliverDue } from '../support/delivery.ts';
import { cited, entry, ingest, NOW, outbox } from '../support/factories.ts';

const MINUTE_MS = 60_000;
const PLACES: readonly Kind[] = ['text', 'announcement', 'thread', 'forum', 'media', 'dm'];

let test: TestDatabase;
let stage: Stage;

beforeAll(async () => {
  test = await openTestDatabase();
});
afterEach(() => stage.close());
afterAll(() => test.close());

const deps = () => ({ db: test.db, clock: stage.clock, log: silentLog(), sender: stage.sender() });

/** All places follow a topic of which one story is due, and a worker dies after it has sent it. */
async function sendAndDie(): Promise<void> {
  await test.reset();
  stage = await openStage({ start: NOW.toISOString() });
  for (const kind of PLACES) {
    const { kind: placeKind, discordId, guildId, channelType } = await stage.targetOf(kind);
    const place = { kind: placeKind, discordId, guildId };
    await follow(deps(), {
      place: channelType === null ? place : { ...place, channelType },
      topic: 'computer-vision',
      createdBy: stage.channel('admin'),
    });
  }
  const now = stage.clock.now();
  await ingest(test.db, [entry('one', { publishedAt: now })], { now });
  const sending: Promise<unknown>[] = [];
  let allAreSending: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => {
    allAreSending = resolve;
  });
  const { sender } = deps();
  const lane = postLane({
    ...deps(),
    sender: {
      ...sender,
      send(outgoing) {
        sending.push(sender.send(outgoing));
        if (sending.length === PLACES.length) allAreSending();
        return new Promise(() => undefined);
      },
    },
  });
  const work = await lane.claim({ worker: 'killed', limit: 50, now, busy: [] });
  for (const item of work) void item.run();
  await begun;
  await Promise.all(sending);
}

async function settled(): Promise<void> {
  await deliverDue(deps(), 'next');
  stage.clock.move(EDIT_PAUSE_MS);
  await deliverDue(deps(), 'next');
}

describe('a worker that is killed between sending and settling', () => {
  it.each([
    ['while Discord knows the nonce', async () => stage.clock.move(LEASE_MS)],
    ['when Discord was away and knows it no more', () => stage.restart(10 * MINUTE_MS)],
  ])('has its messages found, %s', async (_name, pass) => {
    await sendAndDie();
    expect(stage.titles()).toHaveLength(PLACES.length);
    // Coverage that comes meanwhile reaches the message that is there.
    await ingest(test.db, [entry('two', { quality: 90, related: [cited('one')] })], {
      now: stage.clock.now(),
    });
    await pass();
    await settled();
    expect(stage.titles()).toEqual(Array(PLACES.length).fill('What two tells'));
    const rows = await outbox(test.db);
    expect(rows).toHaveLength(PLACES.length);
    for (const row of rows) {
      expect(row).toMatchObject({ state: 'sent', revision: 2, sentRevision: 2, unsureSince: null });
    }
    const named = await test.db
      .select()
      .from(deliveries)
      .where(eq(deliveries.postName, 'What two tells'));
    expect(named).toHaveLength(2);
  });
});
