/** Owns the proof that whatever happens each story comes in one digest: none twice, none skipped. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestLane } from '../../src/delivery/digest-lane.ts';
import { LEASE_MS } from '../../src/delivery/lease.ts';
import { makeDigests } from '../../src/delivery/make-digests.ts';
import { pauseDestination } from '../../src/delivery/pause.ts';
import { resumeDestination } from '../../src/delivery/resume.ts';
import type { Outgoing, Sender, SendOutcome } from '../../src/delivery/sender.ts';
import { silentLog } from '../../src/lib/log.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { runLanes, sent } from '../support/delivery.ts';
import { followedBy, gather } from '../support/digests.ts';
import { outbox, testClock } from '../support/factories.ts';

const HOUR_MS = 60 * 60 * 1_000;
const CADENCES = ['daily', 'weekly'] as const;

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
afterAll(() => test.close());

const place = fc.constantFrom(0, 1);
const step = fc.oneof(
  fc.record({
    do: fc.constant('plan' as const),
    place,
    cadence: fc.constantFrom(...CADENCES),
    count: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ do: fc.constant('make' as const), processes: fc.integer({ min: 1, max: 3 }) }),
  fc.record({
    do: fc.constant('deliver' as const),
    answers: fc.array(fc.constantFrom('sent', 'lost', 'refused', 'limited', 'closed'), {
      maxLength: 3,
    }),
  }),
  fc.record({ do: fc.constant('die' as const) }),
  fc.record({ do: fc.constantFrom('pause' as const, 'resume' as const), place }),
);

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** A Discord that remembers what was posted by its mark, as the sender finds it there. */
function fakeDiscord() {
  const posted = new Map<string, { channel: string; stories: number[]; total: number }>();
  const answers: string[] = [];
  const post = ({ mark, target, content }: Outgoing): void => {
    if (content.kind !== 'digest') throw new Error(`it is a ${content.kind}`);
    const { stories, total } = content.digest;
    posted.set(mark, { channel: target.discordId, stories: stories.map(({ id }) => id), total });
  };
  const outcomes: Record<string, (message: Outgoing) => SendOutcome> = {
    lost(message) {
      post(message);
      return { status: 'retry', retryAfterMs: null, reason: 'lost', isUnsure: true };
    },
    refused: () => ({ status: 'retry', retryAfterMs: null, reason: '500', isUnsure: false }),
    limited: () => ({ status: 'limited', retryAfterMs: 1_000, reason: 'full' }),
    closed: () => ({ status: 'closed', kind: 'rights', reason: 'closed' }),
  };
  const sender: Sender = {
    async send(message) {
      const isFound = message.unsureSince !== null && posted.has(message.mark);
      if (!isFound && posted.has(message.mark)) throw new Error('it was posted twice');
      const outcome = isFound ? undefined : outcomes[answers.shift() ?? 'sent'];
      if (outcome) return outcome(message);
      if (!isFound) post(message);
      return sent({ channelId: message.target.discordId, messageId: message.mark });
    },
    find: () => Promise.reject(new Error('no card is looked for')),
    crosspost: () => Promise.reject(new Error('a digest is not passed on')),
  };
  return { sender, posted, answers };
}

async function play(steps: readonly Step[]) {
  await test.reset();
  const { db } = test;
  const clock = testClock();
  const discord = fakeDiscord();
  const lane = digestLane({ db, clock, log: silentLog(), sender: discord.sender });
  const places = [
    await followedBy(db, 'daily', { createdAt: clock.now(), zone: 'Europe/Berlin' }),
    await followedBy(db, 'weekly', { createdAt: clock.now(), discordId: '302', digestHour: 23 }),
  ];
  const placeOf = (index: number) => places[index] ?? 0;
  const deliver = () => runLanes([lane], { worker: 'worker-1', now: clock.now() });
  const setPaused = (index: number, isPaused: boolean) =>
    db.transaction(async (tx) => {
      const place = { destinationId: placeOf(index), now: clock.now() };
      if (isPaused) await pauseDestination(tx, { ...place, kind: 'rights', reason: 'closed' });
      else await resumeDestination(tx, place.destinationId, place.now);
    });
  let planned = 0;
  for (const one of steps) {
    if (one.do === 'plan') {
      const names = Array.from({ length: one.count }, () => `story-${planned++}`);
      const { cadence } = one;
      await gather(db, placeOf(one.place), names, { cadence, now: clock.now() });
    } else if (one.do === 'wait') clock.advance(one.hours * HOUR_MS);
    else if (one.do === 'make') {
      await Promise.all(Array.from({ length: one.processes }, () => makeDigests({ db, clock })));
    } else if (one.do === 'deliver') {
      discord.answers.push(...one.answers);
      await deliver();
    } else if (one.do === 'die') {
      await lane.claim({ worker: 'dies', limit: 1, now: clock.now(), busy: [] });
    } else await setPaused(one.place, one.do === 'pause');
  }
  // All is well again, until a weekly digest has come.
  discord.answers.length = 0;
  for (const index of places.keys()) await setPaused(index, false);
  for (let day = 0; day < 8; day += 1) {
    clock.advance(24 * HOUR_MS + LEASE_MS);
    await makeDigests({ db, clock });
    await deliver();
  }
  return { places, posted: [...discord.posted.values()], rows: await outbox(db), planned };
}

describe('digests', () => {
  it('have every story once, whatever fails and whoever dies', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const { posted, rows, planned } = await play(steps);
        expect(rows).toHaveLength(planned);
        for (const row of rows) {
          expect(row).toMatchObject({ state: 'sent', digestId: expect.any(Number) });
        }
        const shown = posted.flatMap(({ stories }) => stories);
        expect(new Set(shown).size).toBe(shown.length);
        expect(posted.reduce((sum, { total }) => sum + total, 0)).toBe(planned);
      }),
      { numRuns: 10 },
    );
  });
});
