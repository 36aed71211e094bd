/** Owns the proof that a backlog of many dates is placed with little of it held at once, and as if all were. */
import { join } from 'node:path';
import { asc } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { ingestBatch } from '../../../src/ingest/ingest-batch.ts';
import { articleNeighbours, storyArticles } from '../../../src/stories/tables.ts';
import { StoryMemory } from '../../../src/stories/text/story-memory.ts';
import { readStoryModel } from '../../../src/stories/text/story-model.ts';
import type { Telling } from '../../../src/stories/text/telling.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { entry, line, NOW, prepared, seeds } from '../../support/factories.ts';
import { COPIES } from './copies.ts';
import { TRAPS } from './traps.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(() => test.reset());
afterAll(() => test.close());

const model = readStoryModel(join(seeds, 'stories.json'));
const DAY_MS = 24 * 60 * 60 * 1_000;
const HELD_MAX = 30;
/** Hundreds of batches, on a machine that may be busy. */
const TIMEOUT_MS = 120_000;
vi.setConfig({ testTimeout: TIMEOUT_MS });

/** Remembers the most that it has held. */
class WatchedMemory extends StoryMemory {
  most = 0;

  override async place(tellings: readonly Telling[]) {
    const placed = await super.place(tellings);
    this.most = Math.max(this.most, this.neighbourhood.size);
    return placed;
  }
}

const remembering = (heldMax?: number) => ({
  ...line,
  memory: new WatchedMemory(model, heldMax === undefined ? {} : { heldMax }),
});
type Process = ReturnType<typeof remembering>;

/** Events, or two that are adjacent, told some days apart; every third over weeks, each 20 days anew. */
const backlog = Array.from({ length: 28 }, (_, at) => {
  const [, ...both] = [...COPIES.slice(0, 14), ...TRAPS][at] ?? [''];
  const told = at % 3 === 0 ? [...both, ...both, ...both] : both;
  return told.map(([title, excerpt], side) => {
    const publishedAt = new Date(NOW.getTime() - (at * 20 + side * 3) * DAY_MS);
    return entry(`outlet-${at}-${side}`, { title, excerpt, publishedAt });
  });
}).flat();
/** In an order of no dates, the same each time. */
const mixed = backlog.toSorted((a, b) => mixedUp(a.url) - mixedUp(b.url));

function mixedUp(url: string): number {
  const [at = 0, side = 0] = (url.match(/\d+/g) ?? []).map(Number);
  return (at * 37 + side * 11) % 101;
}

async function outcome(processes: readonly Process[], batchSize: number) {
  await test.reset();
  for (let start = 0; start < mixed.length; start += batchSize) {
    const entries = prepared(mixed.slice(start, start + batchSize), NOW);
    const process = processes[(start / batchSize) % processes.length];
    if (!process) throw new Error('no process');
    await test.db.transaction((tx) =>
      ingestBatch(tx, process, { now: NOW, entries, isBacklog: true }),
    );
  }
  return [
    await test.db.select().from(storyArticles).orderBy(asc(storyArticles.articleId)),
    await test.db.select().from(articleNeighbours).orderBy(asc(articleNeighbours.articleId)),
  ];
}

it('holds no more at once than it may, in one batch and in several', async () => {
  for (const batchSize of [mixed.length, 25]) {
    const process = remembering(HELD_MAX);
    await outcome([process], batchSize);
    expect(process.memory.most).toBeGreaterThan(0);
    expect(process.memory.most).toBeLessThanOrEqual(HELD_MAX);
  }
});

it('holds what lies around one time, be it more than it may', async () => {
  const process = remembering(1);
  const [stories, found] = await outcome([process], mixed.length);
  const all = remembering();
  expect(await outcome([all], mixed.length)).toEqual([stories, found]);
  expect(all.memory.most).toBe(mixed.length);
  expect(process.memory.most).toBeLessThan(mixed.length / 4);
});

it.each([mixed.length, 9])(
  'finds the same in batches of %d, whatever each process holds',
  async (batchSize) => {
    const expected = await outcome([remembering()], batchSize);
    const reasons = new Set(expected[0]?.flatMap((row) => ('reason' in row ? row.reason : [])));
    expect(reasons).toEqual(new Set(['alone', 'similar', 'copy']));
    expect(await outcome([remembering(HELD_MAX)], batchSize)).toEqual(expected);
    expect(
      await outcome([remembering(HELD_MAX), remembering(), remembering(1)], batchSize),
    ).toEqual(expected);
  },
);
