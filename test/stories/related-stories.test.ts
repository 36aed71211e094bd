/** Owns the proof of which stories are related to one. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { relatedStories } from '../../src/stories/related-stories.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { entry, ingest, NOW, retract } from '../support/factories.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(() => test.reset());
afterAll(() => test.close());

const VISION = 'Computer Vision';
const FINANCE = 'AI in Finance';

async function tell(name: string, daysAgo: number, ...topics: string[]): Promise<void> {
  const now = new Date(NOW.getTime() - daysAgo * 24 * 60 * 60_000);
  await ingest(test.db, [entry(name, { topics })], { now });
}

async function related(storyId: number, limit = 10): Promise<string[]> {
  const found = await relatedStories({ db: test.db }, { storyId, limit });
  return found.map(({ head }) => head.provider.name);
}

it('has those that share the most topics first, then the nearest in time on either side', async () => {
  await tell('old', 25, VISION);
  await tell('before', 11, VISION);
  await tell('both', 30, VISION, FINANCE);
  await tell('it', 10, VISION, FINANCE);
  await tell('after', 8, FINANCE);
  await tell('other', 10, 'AI in Robotics');
  await tell('new', 0, VISION);
  expect(await related(4)).toEqual(['both', 'before', 'after', 'new', 'old']);
  expect(await related(4, 2)).toEqual(['both', 'before']);
});

it('has none that may not be shown, and none where there is none', async () => {
  await tell('it', 2, VISION);
  await tell('gone', 1, VISION);
  await ingest(test.db, [entry('held', { quality: 5 })]);
  await retract(test.db, { articleIds: [2] });
  expect(await related(1)).toEqual([]);
  expect(await related(99)).toEqual([]);
});
