/** Owns the proof that a window of days is a few stretches, which are those that rows are said to be in. */
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { spansOf, spansSince } from '../../src/articles/spans.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
afterAll(() => test.close());

const DAY_MS = 86_400_000;
const NOW = new Date('2026-11-30T12:00:00Z');

async function spansAt(time: Date): Promise<number[]> {
  const [row] = await test.db
    .select({ spans: sql<number[]>`${spansOf(sql`${time.toISOString()}::timestamptz`)}` })
    .from(sql`(select) one`);
  return row?.spans ?? [];
}

it.each([1, 4, 15, 16, 100, 240, 1_000, 3_840])(
  'covers the last %i days, with few stretches, and not ten times as many days',
  async (days) => {
    const spans = spansSince(NOW, days) ?? [];
    expect(spans.length).toBeGreaterThan(0);
    expect(spans.length).toBeLessThanOrEqual(16);
    const isIn = async (ago: number) =>
      (await spansAt(new Date(NOW.getTime() - ago * DAY_MS))).some((span) => spans.includes(span));
    expect(await isIn(0)).toBe(true);
    expect(await isIn(days - 1)).toBe(true);
    expect(await isIn(10 * days + 256)).toBe(false);
  },
);

it('covers no window that is too long for that, nor time before 1970', async () => {
  expect(spansSince(NOW, 10_000)).toBeNull();
  expect(spansSince(NOW, Infinity)).toBeNull();
  expect(spansSince(new Date(-5 * DAY_MS), 4)).toEqual([0]);
  expect(await spansAt(new Date(-5 * DAY_MS))).toEqual([0, 100_000, 200_000]);
});
