/** Owns the proof of the line from entries to stories: what is read, held, grouped and given topics. */
import { asc } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { articles } from '../../src/articles/tables.ts';
import { loadStoryViews } from '../../src/stories/load-views.ts';
import { newestByTopic } from '../../src/stories/newest-by-topic.ts';
import { newest } from '../../src/stories/newest.ts';
import { stories, storyArticles } from '../../src/stories/tables.ts';
import { articleTopics } from '../../src/topics/tables.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { cited, entry, followed, ingest, NOW, outbox, rowVersions } from '../support/factories.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(() => test.reset());
afterAll(() => test.close());

const LATER = new Date(NOW.getTime() + 60_000);
const allArticles = () => test.db.select().from(articles).orderBy(asc(articles.id));
const allStories = () => test.db.select().from(stories).orderBy(asc(stories.id));
const vision = () => newestByTopic({ db: test.db }, { topic: 'computer-vision', limit: 10 });

describe('an article', () => {
  it.each([
    ['a trailing slash', 'https://one.example.com/story/'],
    ['a tracking parameter', 'https://one.example.com/story?utm_source=feed'],
    ['www. and http', 'http://www.one.example.com/story'],
    ['a fragment', 'https://one.example.com/story#comments'],
  ])('is the same when its link gains %s', async (_what, url) => {
    await ingest(test.db, [entry('one')]);
    await ingest(test.db, [entry('one', { url })]);
    expect(await allArticles()).toHaveLength(1);
    expect(await allStories()).toHaveLength(1);
  });

  it('that comes again unchanged writes nothing', async () => {
    const list = [entry('one', { related: [cited('two'), cited('three')] }), entry('four')];
    await ingest(test.db, list);
    const before = await rowVersions(test.db);
    const outcome = await ingest(test.db, list, { now: LATER });
    expect([...outcome.entries.values()]).toMatchObject([
      { change: 'unchanged' },
      { change: 'unchanged' },
    ]);
    expect(outcome.storyIds).toEqual([]);
    expect(await rowVersions(test.db)).toEqual(before);
  });

  it.each([
    ['a title of nothing that can be seen', { title: '\u200b\u200b' }],
    ['a link of more than 2,048 characters', { url: `https://example.com/${'x'.repeat(2_100)}` }],
    ['a link to nowhere', { url: 'https://' }],
  ])('with %s is rejected, and the rest goes on', async (_what, fields) => {
    const outcome = await ingest(test.db, [entry('bad', fields), entry('good')]);
    expect(outcome.entries.get('0')).toEqual({
      status: 'rejected',
      reason: 'has no title or link that can be used',
    });
    expect(outcome.entries.get('1')).toMatchObject({ status: 'stored', change: 'new' });
    expect(await allArticles()).toHaveLength(1);
  });

  it.each([1e300, 5_000_000_000, -3, 1_001])(
    'whose quality is given as %d is scored as if none was given',
    async (quality) => {
      await ingest(test.db, [entry('absurd', { quality, title: 'Computer vision at dusk' })]);
      expect(await allArticles()).toMatchObject([{ quality: 17, state: 'held' }]);
    },
  );

  it('whose provider is longer than any domain has that of its link', async () => {
    const domain = `${Array.from({ length: 90 }, (_, i) => `label${i * 7_919}`).join('.')}.com`;
    const outcome = await ingest(test.db, [entry('one', { provider: { name: null, domain } })]);
    expect(outcome.entries.get('0')).toMatchObject({ status: 'stored' });
    const [view] = await newest({ db: test.db }, { limit: 1 });
    expect(view?.head.provider.domain).toBe('one.example.com');
  });

  it('has the topics that its publisher names and the taxonomy knows', async () => {
    await ingest(test.db, [entry('one', { topics: ['AI', 'computer vision', 'Gardening', 'AI'] })]);
    const rows = await test.db.select().from(articleTopics).orderBy(asc(articleTopics.topic));
    expect(rows).toEqual([
      { articleId: 1, topic: 'ai', reason: 'named by its publisher' },
      { articleId: 1, topic: 'computer-vision', reason: 'named by its publisher' },
    ]);
  });
});

describe('a story', () => {
  it('has for topics those of all its articles, as they are now', async () => {
    await ingest(test.db, [
      entry('one', { topics: ['AI'] }),
      entry('two', { topics: ['Computer Vision'], related: [cited('one')] }),
    ]);
    expect((await newest({ db: test.db }, { limit: 2 })).map(({ topics }) => topics)).toEqual([
      ['ai', 'computer-vision'],
    ]);
    await ingest(test.db, [entry('two', { topics: ['AI in Robotics'], related: [cited('one')] })]);
    const [story] = await newest({ db: test.db }, { limit: 2 });
    expect(story).toMatchObject({ topics: ['ai', 'ai-in-robotics'], revision: 2 });
    expect((await vision()).stories).toEqual([]);
  });

  it('counts held articles in its heat and shows them nowhere', async () => {
    await ingest(test.db, [
      entry('one', { related: [cited('low', { quality: 5 }), cited('fair', { quality: 30 })] }),
    ]);
    const [story] = (await vision()).stories;
    expect(story).toMatchObject({ heat: 100, head: { quality: 80 } });
    expect(story?.coverage.map(({ quality }) => quality)).toEqual([30]);
  });

  it('says whose articles were taken back, the one that it led with first of all', async () => {
    const rest = entry('one', { related: [cited('two', { quality: 60 }), cited('three')] });
    await ingest(test.db, [rest]);
    await ingest(test.db, [entry('one', { removed: true })], { now: LATER });
    const [story] = await loadStoryViews(test.db, [1]);
    expect(story).toMatchObject({
      revision: 2,
      retracted: false,
      head: { title: 'What two tells' },
      coverage: [{ title: 'What three tells' }],
      withdrawn: [{ title: 'What one tells' }],
    });
  });

  it('does not say what was taken back that nobody had been shown', async () => {
    const related = [cited('two', { quality: 60 })];
    await ingest(test.db, [entry('one', { related }), entry('low', { quality: 5, related })]);
    await ingest(test.db, [entry('low', { quality: 5, related, removed: true })], { now: LATER });
    expect(await loadStoryViews(test.db, [1])).toMatchObject([{ withdrawn: [] }]);
  });

  it('of held articles alone is shown nowhere and planned for nobody', async () => {
    await followed(test.db, 'computer-vision');
    await ingest(test.db, [entry('one', { quality: 19, related: [cited('two', { quality: 5 })] })]);
    expect(await allStories()).toMatchObject([{ state: 'held', heat: 29 }]);
    expect((await vision()).stories).toEqual([]);
    expect(await newest({ db: test.db }, { limit: 5 })).toEqual([]);
    expect(await loadStoryViews(test.db, [1])).toEqual([]);
    expect(await outbox(test.db)).toEqual([]);
  });

  it('is planned once when a better article lifts it over both bars', async () => {
    await followed(test.db, 'computer-vision');
    await ingest(test.db, [entry('one', { quality: 19 })]);
    const better = entry('two', { quality: 75, topics: [], related: [cited('one')] });
    await ingest(test.db, [better], { now: LATER });
    expect(await outbox(test.db)).toMatchObject([{ storyId: 1, state: 'due', revision: 2 }]);
    await ingest(test.db, [better], { now: LATER });
    expect(await outbox(test.db)).toHaveLength(1);
    expect((await vision()).stories).toMatchObject([
      { heat: 85, head: { quality: 75 }, coverage: [] },
    ]);
  });

  it('merges into the oldest, which keeps its place and takes the other from look-ups', async () => {
    await ingest(test.db, [entry('one'), entry('two', { quality: 90 })]);
    const list = { related: [cited('one'), cited('two')] };
    await ingest(test.db, [entry('three', list)], { now: LATER });
    expect(await allStories()).toMatchObject([
      { id: 1, state: 'live', heat: 110, firstSeenAt: NOW, revision: 2 },
      { id: 2, state: 'merged', mergedInto: 1 },
    ]);
    expect((await vision()).stories.map(({ id }) => id)).toEqual([1]);
    expect((await test.db.select().from(storyArticles)).map(({ storyId }) => storyId)).toEqual([
      1, 1, 1,
    ]);
  });

  it('says of each of its articles that a list named it, once there are several', async () => {
    await ingest(test.db, [entry('one')]);
    const reasons = async () =>
      (await test.db.select().from(storyArticles)).map(({ reason }) => reason);
    expect(await reasons()).toEqual(['alone']);
    await ingest(test.db, [entry('two', { related: [cited('one')] })]);
    expect(await reasons()).toEqual(['related', 'related']);
  });

  it('gets no new revision from what a reader cannot see', async () => {
    await ingest(test.db, [entry('one', { related: [cited('two')] })]);
    await ingest(test.db, [entry('one', { related: [] })]);
    await ingest(test.db, [entry('one', { related: [cited('two', { title: 'Cited anew' })] })]);
    expect(await allStories()).toMatchObject([{ revision: 1, changedAt: NOW }]);
  });

  it('comes out the same from one batch and from one batch an article', async () => {
    const list = [
      entry('one', { related: [cited('two'), cited('three')] }),
      entry('four', { quality: 99, related: [cited('one')] }),
      entry('five', { quality: 60, related: [cited('three')] }),
      entry('six', { related: [cited('four'), cited('five')] }),
    ];
    const shape = async () => {
      const views = await newest({ db: test.db }, { limit: 10 });
      return views.map(({ head, heat, coverage, topics }) => ({
        head: head.title,
        heat,
        coverage: coverage.map(({ title }) => title),
        topics,
      }));
    };
    await ingest(test.db, list);
    const together = await shape();
    await test.reset();
    for (const one of list) await ingest(test.db, [one]);
    expect(await shape()).toEqual(together);
  });
});

describe('newestByTopic', () => {
  it('pages through a topic without repeating or leaving out a story', async () => {
    const names = Array.from({ length: 7 }, (_, index) => `outlet${index}`);
    await ingest(
      test.db,
      names.slice(0, 4).map((name) => entry(name)),
    );
    await ingest(
      test.db,
      names.slice(4).map((name) => entry(name)),
      { now: LATER },
    );
    const seen: number[] = [];
    let before: { firstSeenAt: Date; id: number } | undefined;
    for (;;) {
      const query = { topic: 'computer-vision', limit: 2, ...(before ? { before } : {}) };
      const page = await newestByTopic({ db: test.db }, query);
      seen.push(...page.stories.map(({ id }) => id));
      if (!page.next) break;
      before = page.next;
    }
    expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1]);
  });
});
