/** Owns the proof of how often a message is edited, and until when. */
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  CORRECTION_EDIT_MS,
  COVERAGE_EDIT_MS,
  EDIT_PAUSE_MS,
  editPauseMs,
  SLOW_EDIT_PAUSE_MS,
} from '../../src/delivery/edit-pace.ts';
import { deliveries } from '../../src/delivery/tables.ts';
import { silentLog } from '../../src/lib/log.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { deliverDue, testSender } from '../support/delivery.ts';
import {
  cited,
  entry,
  followed,
  ingest,
  NOW,
  outbox,
  retract as retractIn,
  testClock,
} from '../support/factories.ts';

let test: TestDatabase;
let clock: ReturnType<typeof testClock>;
let sender: ReturnType<typeof testSender>;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(async () => {
  await test.reset();
  clock = testClock();
  sender = testSender();
  await followed(test.db, 'computer-vision');
  await ingest(test.db, [entry('one')]);
  await deliver();
});
afterAll(() => test.close());

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const deliver = () => deliverDue({ db: test.db, clock, log: silentLog(), sender });
let grown = 0;
const grow = () => {
  grown += 1;
  const now = clock.now();
  return ingest(test.db, [entry(`more${grown}`, { related: [cited('one')] })], { now });
};
const retitle = (title: string) => ingest(test.db, [entry('one', { title })], { now: clock.now() });
const retract = () => retractIn(test.db, { now: clock.now() });
const dueInMs = async () => {
  const [row] = await outbox(test.db);
  return row?.state === 'due' ? row.dueAt.getTime() - clock.now().getTime() : null;
};

describe('the pace of edits', () => {
  it('is two minutes in the first hour', async () => {
    clock.advance(MINUTE_MS);
    await grow();
    expect(await dueInMs()).toBe(EDIT_PAUSE_MS - MINUTE_MS);
  });

  it('is ten minutes from then on, and the first edit after a long rest is due at once', async () => {
    clock.advance(61 * MINUTE_MS);
    await grow();
    expect(await dueInMs()).toBe(0);
    await deliver();
    clock.advance(MINUTE_MS);
    await grow();
    expect(await dueInMs()).toBe(SLOW_EDIT_PAUSE_MS - MINUTE_MS);
  });

  it('is ten minutes too where the last edit was made within the first hour', async () => {
    clock.advance(58 * MINUTE_MS);
    await grow();
    await deliver();
    clock.advance(4 * MINUTE_MS);
    await grow();
    expect(await dueInMs()).toBe(SLOW_EDIT_PAUSE_MS - 4 * MINUTE_MS);
  });

  it('lets any number of changes make few edits', async () => {
    for (let minute = 0; minute < 80; minute += 1) {
      clock.advance(MINUTE_MS);
      await retitle(`Title ${minute}`);
      await deliver();
    }
    // One in two minutes of the first hour, and one in ten of the rest.
    expect(sender.messages.length - 1).toBeGreaterThan(25);
    expect(sender.messages.length - 1).toBeLessThanOrEqual(30 + 2);
    expect(new Set(sender.messages.slice(1).map(({ posted }) => posted?.messageId))).toEqual(
      new Set(['91']),
    );
  });

  it('holds while a message waits to be passed on to other servers', async () => {
    await test.db.update(deliveries).set({
      state: 'due',
      crosspostAt: new Date(NOW.getTime() + 50 * MINUTE_MS),
      dueAt: new Date(NOW.getTime() + 50 * MINUTE_MS),
    });
    clock.advance(20 * MINUTE_MS);
    await grow();
    expect(await dueInMs()).toBe(EDIT_PAUSE_MS);
  });

  it('never falls below two minutes, nor below ten after an hour', () => {
    const ages = fc.integer({ min: 0, max: 90 * DAY_MS });
    fc.assert(
      fc.property(ages, (ageMs) => {
        const pause = editPauseMs(NOW, new Date(NOW.getTime() + ageMs));
        expect(pause).toBe(ageMs >= 60 * MINUTE_MS ? SLOW_EDIT_PAUSE_MS : EDIT_PAUSE_MS);
      }),
    );
    expect(editPauseMs(null, NOW)).toBe(EDIT_PAUSE_MS);
  });
});

describe('an old message', () => {
  it.each([
    ['is edited for coverage within three days', COVERAGE_EDIT_MS - 1, true],
    ['is not edited for coverage after three days', COVERAGE_EDIT_MS, false],
  ])('%s', async (_what, ageMs, isDue) => {
    clock.advance(ageMs);
    await grow();
    expect((await dueInMs()) !== null).toBe(isDue);
  });

  it.each([
    ['within thirty days', CORRECTION_EDIT_MS - 1, true],
    ['after thirty days', CORRECTION_EDIT_MS, false],
  ])(
    'is put right in its title, and says what was taken back, %s: %o ms, %o',
    async (_w, ms, isDue) => {
      clock.advance(ms);
      await retitle('As it should have been');
      expect((await dueInMs()) !== null).toBe(isDue);
      await retract();
      expect((await dueInMs()) !== null).toBe(isDue);
    },
  );

  it('shows all that changed meanwhile once it is put right', async () => {
    clock.advance(COVERAGE_EDIT_MS);
    await grow();
    await retract();
    await deliver();
    clock.advance(SLOW_EDIT_PAUSE_MS);
    await ingest(test.db, [entry('one')], { now: clock.now() });
    await deliver();
    expect(sender.messages.at(-1)).toMatchObject({
      posted: { messageId: '91' },
      content: { story: { retracted: false, coverage: [{ id: 2 }] } },
    });
  });
});
