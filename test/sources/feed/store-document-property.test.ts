/** Owns the property that no order of polls, edits and spellings makes an article or an alert twice. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { articles } from '../../../src/articles/tables.ts';
import { storyArticles } from '../../../src/stories/tables.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { followed, NOW, outbox } from '../../support/factories.ts';
import { feedEntry, feedSource, storeFeed } from '../../support/feeds.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
afterAll(() => test.close());

const NAMES = ['a', 'b', 'c', 'd'];

/** How an entry's address, or what it says, may look at one poll. */
const shown = fc.record({
  name: fc.constantFrom(...NAMES),
  scheme: fc.constantFrom('https://', 'http://', 'https://www.'),
  slash: fc.constantFrom('', '/'),
  query: fc.constantFrom(
    '',
    '?utm_source=rss',
    '?fbclid=x&utm_medium=feed',
    '?ref=blog.example.com',
  ),
  edit: fc.constantFrom('', ' (updated)', ' &amp; more'),
  hasGuid: fc.boolean(),
  hoursOld: fc.constantFrom(0, 30, 100, null),
});

const polls = fc.array(fc.record({ feed: fc.nat(1), entries: fc.array(shown, { maxLength: 6 }) }), {
  minLength: 1,
  maxLength: 6,
});

function entryOf(one: typeof shown extends fc.Arbitrary<infer T> ? T : never) {
  const { name, scheme, slash, query, edit, hasGuid, hoursOld } = one;
  const publishedAt = hoursOld === null ? null : new Date(NOW.getTime() - hoursOld * 3_600_000);
  return feedEntry(name, {
    url: `${scheme}blog.example.com/${name}${slash}${query}`,
    title: `Computer vision of ${name}${edit}`,
    guid: hasGuid ? `guid-${name}` : null,
    publishedAt,
  });
}

it('holds for any sequence of polls of two feeds', async () => {
  await fc.assert(
    fc.asyncProperty(polls, async (sequence) => {
      await test.reset();
      await followed(test.db, 'computer-vision');
      const ids = [
        await feedSource(test.db),
        await feedSource(test.db, { location: 'https://planet.example.org/rss' }),
      ];
      const isSeen = new Set<string>();
      for (const [index, { feed, entries }] of sequence.entries()) {
        const now = new Date(NOW.getTime() + index * 3_600_000);
        await storeFeed(test.db, ids[feed] ?? 0, entries.map(entryOf), { now });
        for (const { name } of entries) isSeen.add(name);
      }
      const urls = (await test.db.select().from(articles)).map((one) => one.canonicalUrl);
      const expected = [...isSeen].map((name) => `https://blog.example.com/${name}`);
      expect(urls.toSorted()).toEqual(expected.toSorted());
      const storyOf = new Map(
        (await test.db.select().from(storyArticles)).map((row) => [row.storyId, row.articleId]),
      );
      const alerted = (await outbox(test.db)).map(
        (row) => `${row.destinationId} ${storyOf.get(row.storyId)}`,
      );
      expect(new Set(alerted).size).toBe(alerted.length);
      // Each was over the bar when it came: it was posted, or is held for its age, but never silent.
      expect(alerted).toHaveLength(isSeen.size);
    }),
    { numRuns: 40 },
  );
}, 120_000);
