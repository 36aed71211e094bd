import { asc } from 'drizzle-orm';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { planReport } from '../../src/delivery/plan-report.ts';
import { reportLane } from '../../src/delivery/report-lane.ts';
import type { Outgoing, SendOutcome } from '../../src/delivery/sender.ts';
import { reports } from '../../src/delivery/tables.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { runLanes, testSender } from '../support/delivery.ts';
import { NOW, testClock } from '../support/factories.ts';

const OPERATOR = '398000000000000001';
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

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

const report = (key: string, text = `About ${key}.`) =>
  planReport(test.db, { key, text, now: clock.now() });

function laneOf(sender = testSender(), operatorChannel: string | null = OPERATOR) {
  const log = pino({ base: null }, { write: (line: string) => lines.push(JSON.parse(line)) });
  return reportLane({ db: test.db, clock, log, sender, operatorChannel });
}

function tell(sender: ReturnType<typeof testSender>, channel: string | null = OPERATOR) {
  return runLanes([laneOf(sender, channel)], { worker: 'worker-1', now: clock.now() });
}

const told = ({ messages }: ReturnType<typeof testSender>) => messages.map(linesOf);

function linesOf({ content }: Outgoing): string[] {
  if (content.kind !== 'report') throw new Error(`it is a ${content.kind}`);
  return content.report.lines.map(({ text }) => text);
}

const rows = () => test.db.select().from(reports).orderBy(asc(reports.id));
const states = async () => (await rows()).map(({ state }) => state);

const LOST: SendOutcome = {
  status: 'retry',
  retryAfterMs: null,
  reason: 'no answer',
  isUnsure: true,
};
const CLOSED: SendOutcome = { status: 'closed', kind: 'rights', reason: 'No “Send Messages”.' };

describe('a report', () => {
  it('is told in the operator’s channel and in the log, once for ever', async () => {
    expect(await report('failing:1', 'Arxiv has failed for a day.')).toBe(true);
    expect(await report('failing:1', 'Arxiv has failed for a day.')).toBe(false);
    clock.advance(MINUTE_MS);
    const sender = testSender();
    await tell(sender);
    expect(await report('failing:1', 'Arxiv has failed for two days.')).toBe(false);
    clock.advance(HOUR_MS);
    await tell(sender);
    expect(told(sender)).toEqual([['Arxiv has failed for a day.']]);
    expect(sender.messages[0]?.target).toMatchObject({ kind: 'channel', discordId: OPERATOR });
    expect(lines.map(({ level, msg }) => [level, msg])).toEqual([
      [40, 'Arxiv has failed for a day.'],
    ]);
    const [row] = await rows();
    expect(row).toMatchObject({ state: 'sent', channelId: OPERATOR, messageId: '91' });
  });

  it('is undone with the transaction that plans it', async () => {
    const failed = test.db.transaction(async (tx) => {
      await planReport(tx, { key: 'failing:1', text: 'Arxiv.', now: clock.now() });
      throw new Error('the batch broke off');
    });
    await expect(failed).rejects.toThrow('the batch broke off');
    expect(await rows()).toEqual([]);
  });

  it('is in one message with what happens within a minute, up to ten', async () => {
    const keys = Array.from({ length: 12 }, (_, index) => `failing:${index}`);
    for (const key of keys) await report(key);
    clock.advance(MINUTE_MS);
    const sender = testSender();
    await tell(sender);
    expect(told(sender).map((texts) => texts.length)).toEqual([10, 2]);
    expect(told(sender).flat()).toEqual(keys.map((key) => `About ${key}.`));
    expect(new Set(await states())).toEqual(new Set(['sent']));
    expect(lines).toHaveLength(12);
  });

  it('has a message of its own when the one before was tried', async () => {
    await report('failing:1');
    clock.advance(MINUTE_MS);
    const sender = testSender(LOST);
    await tell(sender);
    await report('failing:2');
    clock.advance(MINUTE_MS);
    await tell(sender);
    expect(told(sender)).toEqual([
      ['About failing:1.'],
      ['About failing:1.'],
      ['About failing:2.'],
    ]);
    const [first, second, third] = sender.messages.map(({ mark }) => mark);
    expect([second === first, third === first]).toEqual([true, false]);
    expect(sender.messages[1]?.unsureSince).toEqual(new Date(NOW.getTime() + MINUTE_MS));
    expect(await states()).toEqual(['sent', 'sent']);
  });

  it('is told by another worker when the first one died', async () => {
    await report('failing:1');
    await report('failing:2');
    clock.advance(MINUTE_MS);
    await laneOf().claim({ worker: 'dead', limit: 10, now: clock.now(), busy: [] });
    const sender = testSender();
    expect(await tell(sender)).toBe(0);
    clock.advance(MINUTE_MS);
    await tell(sender);
    expect(told(sender)).toEqual([['About failing:1.', 'About failing:2.']]);
    expect(sender.messages[0]?.unsureSince).not.toBeNull();
    expect(await states()).toEqual(['sent', 'sent']);
  });

  it('goes back at once when its worker stops, and waits while the channel is busy', async () => {
    await report('failing:1');
    clock.advance(MINUTE_MS);
    const lane = laneOf();
    const args = { worker: 'worker-1', limit: 10, now: clock.now() };
    expect(await lane.claim({ ...args, busy: [7, 0] })).toEqual([]);
    const [work] = await lane.claim({ ...args, busy: [7] });
    expect(work?.destinationId).toBe(0);
    await lane.release(args);
    expect(await states()).toEqual(['due']);
  });
});

describe('a report that Discord does not take', () => {
  it('is parked with what Discord said of it, and those beside it', async () => {
    await report('failing:1');
    await report('failing:2');
    clock.advance(MINUTE_MS);
    await tell(testSender({ status: 'rejected', reason: 'wrong', detail: { code: 50035 } }));
    expect(await states()).toEqual(['failed', 'failed']);
    expect((await rows())[1]).toMatchObject({ reason: 'wrong', detail: { code: 50035 } });
    expect(lines.at(-1)).toMatchObject({ level: 40, msg: 'report not sent', reason: 'wrong' });
  });

  it('is tried again, and said in the log, until its channel is open', async () => {
    await report('failing:1');
    const sender = testSender(CLOSED, CLOSED);
    for (const _ of [1, 2, 3]) {
      clock.advance(HOUR_MS);
      await tell(sender);
    }
    expect(await states()).toEqual(['sent']);
    expect(lines.map(({ msg }) => msg)).toEqual([
      'About failing:1.',
      'report not sent',
      'report not sent',
    ]);
  });

  it('stops the worker when the bot itself is refused, and is due after that', async () => {
    await report('failing:1');
    clock.advance(MINUTE_MS);
    const refused: SendOutcome = { status: 'refused', reason: 'The token is wrong.' };
    await expect(tell(testSender(refused))).rejects.toThrow('The token is wrong.');
    expect(await states()).toEqual(['due']);
  });
});

describe('without an operator’s channel', () => {
  it('the log alone is told, and a channel that is chosen later gets nothing old', async () => {
    await report('failing:1');
    await report('failing:2');
    clock.advance(MINUTE_MS);
    const sender = testSender();
    await tell(sender, null);
    clock.advance(HOUR_MS);
    await tell(sender);
    expect(told(sender)).toEqual([]);
    expect(lines.map(({ level, msg }) => [level, msg])).toEqual([
      [40, 'About failing:1.'],
      [40, 'About failing:2.'],
    ]);
    expect((await rows()).map(({ state, reason }) => [state, reason])).toEqual([
      ['held', 'No OPERATOR_CHANNEL was set; it is in the log.'],
      ['held', 'No OPERATOR_CHANNEL was set; it is in the log.'],
    ]);
  });
});
