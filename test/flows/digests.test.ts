/** Owns the proof that people see a digest once, and all of its stories when they ask. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { digestLane } from '../../src/delivery/digest-lane.ts';
import { makeDigests } from '../../src/delivery/make-digests.ts';
import { answerInteraction } from '../../src/discord/answer-interaction.ts';
import { createDiscordClient } from '../../src/discord/client.ts';
import { silentLog } from '../../src/lib/log.ts';
import { destinations } from '../../src/subscriptions/tables.ts';
import { enter } from '../discord/people.ts';
import { openStage, type Kind, type Stage } from '../discord/sending/stage.ts';
import { taxonomy } from '../discord/stories.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { runLanes } from '../support/delivery.ts';
import { followedBy, gather, madeDigests } from '../support/digests.ts';
import { outbox } from '../support/factories.ts';

const MINUTE_MS = 60_000;
const EPHEMERAL = 64;

let test: TestDatabase;
let stage: Stage;

beforeAll(async () => {
  test = await openTestDatabase();
});
afterEach(() => stage.close());
afterAll(() => test.close());

/** A digest of this many stories is due in a channel of this kind. */
async function oneDue(kind: Kind, count: number): Promise<void> {
  await test.reset();
  stage = await openStage({ start: '2021-11-23T07:59:00Z' });
  const { discordId, channelType } = await stage.targetOf(kind);
  const place = await followedBy(test.db, 'daily', { discordId, createdAt: stage.clock.now() });
  await test.db.update(destinations).set({ channelType });
  const names = Array.from({ length: count }, (_, index) => `story-${index + 1}`);
  if (count > 0) await gather(test.db, place, names, { now: stage.clock.now() });
  await makeDigests({ db: test.db, clock: stage.clock });
  stage.clock.move(MINUTE_MS);
  expect(await makeDigests({ db: test.db, clock: stage.clock })).toBe(1);
}

const deliver = () => {
  const deps = { db: test.db, clock: stage.clock, log: silentLog(), sender: stage.sender() };
  return runLanes([digestLane(deps)], { worker: 'worker-1', now: stage.clock.now() });
};

/** What the bot has posted anywhere. */
const posted = () => Object.values(stage.sandbox().state().messages).flat();

describe('a digest', () => {
  it('shows its best stories, and all of them to who asks, alone', async () => {
    await oneDue('text', 23);
    expect(await deliver()).toBe(1);
    const [digest] = posted();
    if (!digest) throw new Error('it is there');
    expect(digest.content).toMatch(/^\*\*Daily digest\*\*: 23 stories from <t:/);
    expect(digest.embeds).toHaveLength(10);

    const log = silentLog();
    const { db } = test;
    // A process that has not seen the digest before.
    const client = createDiscordClient(
      { clock: stage.clock, log },
      { ...stage.sandbox(), onRefused: () => undefined },
    );
    const context = {
      db,
      clock: stage.clock,
      log,
      taxonomy,
      authorityOf: () => null,
      alertBar: 70,
      heatPerArticle: 10,
      pace: { take: () => 0 },
      server: client.server,
      sender: stage.sender(),
      wakeDelivery: () => undefined,
    };
    client.onInteraction((raw) => answerInteraction({ rest: client.rest, context }, raw));
    await client.login();
    const place = { sandbox: stage.sandbox(), channelId: stage.channel('text') };
    const member = await enter(place, stage.channel('member'));
    const first = await member.press(digest, 'Show all');
    expect([Number(first.flags) & EPHEMERAL, first.embeds[0]?.title]).toEqual([
      EPHEMERAL,
      'Daily digest: 23 stories (page 1 of 3)',
    ]);
    const second = await member.press(first, 'Next');
    const third = await member.press(second, 'Next');
    expect([third.id, third.embeds[0]?.title]).toEqual([
      first.id,
      'Daily digest: 23 stories (page 3 of 3)',
    ]);
    const listed = [first, second, third].flatMap(
      ({ embeds }) => embeds[0]?.description?.match(/What story\\?-\d+ tells/g) ?? [],
    );
    expect(new Set(listed).size).toBe(23);
    member.leave();
    await client.close();
  });

  it.each<Kind>(['text', 'announcement', 'thread', 'forum', 'dm'])(
    'is there once after its answer was lost, in a channel of the kind %s',
    async (kind) => {
      await oneDue(kind, 3);
      if (kind === 'dm') await test.db.update(destinations).set({ kind, guildId: null });
      await stage.loseNextAnswer(kind);
      await deliver();
      expect(await madeDigests(test.db)).toMatchObject([{ state: 'due' }]);
      // Longer than a request may be under way, and then than Discord knows a nonce.
      await stage.restart(10 * MINUTE_MS);
      // And from an announcement channel it goes on.
      expect(await deliver()).toBe(kind === 'announcement' ? 2 : 1);
      const [digest] = await madeDigests(test.db);
      const messages = posted().filter(({ embeds }) => embeds.length > 0);
      expect(messages.map(({ id }) => id)).toEqual([digest?.messageId]);
      expect(digest).toMatchObject({ state: 'sent', stories: 3 });
      const rows = await outbox(test.db);
      expect(rows.every(({ state }) => state === 'sent')).toBe(true);
    },
  );

  it('is one sentence where it has no stories', async () => {
    await oneDue('text', 0);
    await deliver();
    expect(posted()).toMatchObject([
      { content: expect.stringContaining('I stay quiet until something is'), embeds: [] },
    ]);
  });
});
