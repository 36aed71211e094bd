/** Owns the proof that news of two events stays apart and news of one comes together, through the line. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { storyArticles } from '../../../src/stories/tables.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { entry, ingest } from '../../support/factories.ts';
import { COPIES } from './copies.ts';
import { type News, TRAPS } from './traps.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(() => test.reset());
afterAll(() => test.close());

const newsOf = (name: string, [title, excerpt, type = 'article']: News) =>
  entry(name, { title, excerpt, type });

/** How many stories the news of each pair is in, after all came in one stream, one pair after the other. */
async function storiesOf(pairs: readonly (readonly [string, News, News])[]) {
  const ids = new Map<string, number[]>();
  for (const [at, [what, ...both]] of pairs.entries()) {
    for (const [side, news] of both.entries()) {
      const { entries } = await ingest(test.db, [newsOf(`outlet-${at}-${side}`, news)]);
      const outcome = entries.get('0');
      if (outcome?.status === 'stored')
        ids.set(what, [...(ids.get(what) ?? []), outcome.articleId]);
    }
  }
  const rows = await test.db.select().from(storyArticles);
  const storyOf = new Map(rows.map(({ articleId, storyId }) => [articleId, storyId]));
  return Object.fromEntries(
    [...ids].map(([what, own]) => [what, new Set(own.map((id) => storyOf.get(id))).size]),
  );
}

const eachIn = (pairs: readonly (readonly [string, News, News])[], stories: number) =>
  Object.fromEntries(pairs.map(([what]) => [what, stories]));

it('keeps apart what looks alike and is not', async () => {
  expect(TRAPS).toHaveLength(20);
  expect(await storiesOf(TRAPS)).toEqual(eachIn(TRAPS, 2));
});

it('puts together what is told twice', async () => {
  expect(COPIES).toHaveLength(20);
  expect(await storiesOf(COPIES)).toEqual(eachIn(COPIES, 1));
});
