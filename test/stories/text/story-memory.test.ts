/** Owns the proof that what a batch leaves half done in memory reaches no other. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { StoryMemory } from '../../../src/stories/text/story-memory.ts';
import { readStoryModel } from '../../../src/stories/text/story-model.ts';
import type { Telling } from '../../../src/stories/text/telling.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { seeds } from '../../support/factories.ts';

/** Many slices: they are placed for longer than one lasts, however fast the machine. */
const MANY = 3_000;

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
afterAll(() => test.close());

const tellings = (first: number, count: number): Telling[] =>
  Array.from({ length: count }, (_, at) => ({
    id: first + at,
    toldAt: Date.UTC(2026, 0, 1),
    title: `Robot number ${first + at} learns to fold shirts of kind ${at % 7}`,
    lead: 'A robot learns to fold.',
    outlet: 'example.com',
    isPaper: false,
    isGrouped: false,
    links: [],
  }));

it('starts anew beside a batch that lost its lock while it was placed', async () => {
  const memory = new StoryMemory(readStoryModel(join(seeds, 'stories.json')));
  const lost = tellings(1, MANY);
  const next = tellings(MANY + 1, 3);
  await test.db.transaction((tx) => memory.prepare(tx, lost));
  const placing = memory.place(lost);
  const placed = await test.db.transaction(async (tx) => {
    await memory.prepare(tx, next);
    return memory.place(next);
  });
  await placing;
  expect(placed.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  expect(memory.neighbourhood.size).toBe(next.length);
  expect(memory.neighbourhood.get(1)).toBeUndefined();
});
