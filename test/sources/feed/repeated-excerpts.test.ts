/** Owns the proof that what several entries share is no excerpt, and no change of any when it ends. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { articles } from '../../../src/articles/tables.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { rowVersions } from '../../support/factories.ts';
import { feedSource, storeFeed } from '../../support/feeds.ts';
import { parse, rss } from './fixtures.ts';

let test: TestDatabase;
let sourceId: number;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(async () => {
  await test.reset();
  sourceId = await feedSource(test.db);
});
afterAll(() => test.close());

const read = (...names: string[]) =>
  parse(
    rss(
      names
        .map(
          (name) =>
            `<item><title>Vision of ${name}</title><link>https://lens.example.com/${name}</link>
              <description>Our research</description></item>`,
        )
        .join(''),
    ),
  ).entries;
const excerpts = async () => (await test.db.select().from(articles)).map(({ excerpt }) => excerpt);

it('is left out where three entries have it', async () => {
  await storeFeed(test.db, sourceId, read('a', 'b', 'c'));
  expect(await excerpts()).toEqual(['', '', '']);
});

it('changes no entry when the others come or go', async () => {
  await storeFeed(test.db, sourceId, read('a', 'b'));
  expect(await excerpts()).toEqual(['Our research', 'Our research']);
  const come = await storeFeed(test.db, sourceId, read('c', 'b', 'a'));
  expect(come.counts).toMatchObject({ new: 1, updated: 0, unchanged: 2 });
  const before = await rowVersions(test.db);
  const gone = await storeFeed(test.db, sourceId, read('c', 'b'));
  expect(gone.counts).toMatchObject({ new: 0, updated: 0, unchanged: 2 });
  expect(await rowVersions(test.db)).toEqual(before);
});
