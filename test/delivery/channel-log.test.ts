/** Owns the proof that the log of a channel holds each row once, newest first, whatever the page. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { channelLog, type LogEntry, type LogPlace } from '../../src/delivery/channel-log.ts';
import { deliveries, digests } from '../../src/delivery/tables.ts';
import { destinations } from '../../src/subscriptions/tables.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { channel, entry, followed, ingest, NOW } from '../support/factories.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(() => test.reset());
afterAll(() => test.close());

const MINUTE_MS = 60_000;
const guildId = channel('301').guildId ?? '';
const page = (before: LogPlace = null, limit = 2) =>
  channelLog(test, { guildId, channelId: '301', before, limit });

/** Every page, as a person turns them. */
async function all(limit: number): Promise<LogEntry[]> {
  const found: LogEntry[] = [];
  let before: LogPlace = null;
  do {
    const log = await page(before, limit);
    found.push(...(log?.entries ?? []));
    before = log?.next ?? null;
  } while (before !== null);
  return found;
}

const nameOf = ({ what }: LogEntry) =>
  what.kind === 'story' ? what.title : `digest of ${what.stories}`;

async function addDigest(stories: number, minutes: number): Promise<void> {
  const [place] = await test.db.select().from(destinations);
  const createdAt = new Date(NOW.getTime() + minutes * MINUTE_MS);
  await test.db.insert(digests).values({
    destinationId: place?.id ?? 0,
    cadence: 'daily',
    state: 'sent',
    stories,
    since: NOW,
    dueAt: createdAt,
    createdAt,
    sentAt: createdAt,
    channelId: '301',
    messageId: '900',
  });
}

describe('the log of a channel', () => {
  it('is null where the server has no alerts, and empty before the first', async () => {
    expect(await page()).toBeNull();
    await followed(test.db, 'computer-vision', '301');
    expect(await page()).toEqual({ entries: [], next: null });
    const other = { guildId: '200000000000000009', channelId: '301', before: null, limit: 2 };
    expect(await channelLog(test, other)).toBeNull();
  });

  it.each([1, 2, 3, 10])('holds cards and digests once each in pages of %i', async (limit) => {
    await followed(test.db, 'computer-vision', '301');
    for (const [index, name] of ['one', 'two', 'three'].entries()) {
      await ingest(test.db, [entry(name)], {
        now: new Date(NOW.getTime() + index * 10 * MINUTE_MS),
      });
      await addDigest(index, index * 10 + 5);
    }
    const names = (await all(limit)).map(nameOf);
    expect(names).toEqual([
      'digest of 2',
      'What three tells',
      'digest of 1',
      'What two tells',
      'digest of 0',
      'What one tells',
    ]);
  });

  it('says what became of each', async () => {
    await followed(test.db, 'computer-vision', '301');
    await ingest(test.db, [entry('one')]);
    const waits = await page();
    expect(waits?.entries).toMatchObject([{ state: 'due', nextAt: NOW, message: null }]);
    const held = { state: 'held' as const, heldFor: 'volume' as const, reason: 'the limit' };
    await test.db.update(deliveries).set(held);
    const limited = await page();
    expect(limited?.entries).toMatchObject([
      { state: 'held', nextAt: null, what: { kind: 'story', heldFor: 'volume' } },
    ]);
  });
});
