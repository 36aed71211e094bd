/** Owns the proof that what people decide of stories is done, shown, and not undone by what comes later. */
import { asc } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EDIT_PAUSE_MS } from '../../src/delivery/edit-pace.ts';
import { deliveries } from '../../src/delivery/tables.ts';
import { mergeStories } from '../../src/ingest/merge-by-hand.ts';
import { splitStory } from '../../src/ingest/split-by-hand.ts';
import { UserError } from '../../src/lib/errors.ts';
import { showStory } from '../../src/stories/show-story.ts';
import { stories, storyArticles } from '../../src/stories/tables.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import {
  cited,
  dumpTables,
  entry,
  followed,
  ingest,
  line,
  NOW,
  outbox,
} from '../support/factories.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(() => test.reset());
afterAll(() => test.close());

const LATER = new Date(NOW.getTime() + 60 * 60_000);
const merge = (...storyIds: number[]) =>
  test.db.transaction((tx) => mergeStories(tx, line, { now: LATER, storyIds }));
const split = (storyId: number, ...articleIds: number[]) =>
  test.db.transaction((tx) => splitStory(tx, line, { now: LATER, storyId, articleIds }));

const allStories = () => test.db.select().from(stories).orderBy(asc(stories.id));

/** Of each article in turn its story and the reason. */
async function places(): Promise<string[]> {
  const rows = await test.db.select().from(storyArticles).orderBy(asc(storyArticles.articleId));
  return rows.map(({ storyId, reason }) => `${storyId} ${reason}`);
}

/** As the worker would note it: each card was posted, and may be edited again. */
const markSent = async () => {
  for (const { id } of await outbox(test.db)) {
    await test.db.update(deliveries).set({
      state: 'sent',
      sentRevision: 1,
      sentAt: NOW,
      dueAt: new Date(NOW.getTime() + EDIT_PAUSE_MS),
      channelId: '301',
      messageId: `90${id}`,
    });
  }
};

const COPY = {
  title: 'Lumora to build $9 billion chip plant in Saxony',
  excerpt:
    'Lumora will build a $9 billion chip plant near Dresden, creating 3,000 jobs, the company and the state government of Saxony said on Monday.',
};

describe('merging', () => {
  it('puts all articles into the oldest story, with the heat and topics of all', async () => {
    const robots = { quality: 90, topics: ['AI in Robotics'] };
    await ingest(test.db, [entry('one'), entry('two', robots), entry('three')]);
    expect(await merge(3, 2, 1)).toEqual({ into: 1, from: [2, 3] });
    expect(await allStories()).toMatchObject([
      { id: 1, state: 'live', heat: 110, headArticleId: 2, revision: 2, firstSeenAt: NOW },
      { id: 2, state: 'merged', mergedInto: 1 },
      { id: 3, state: 'merged', mergedInto: 1 },
    ]);
    expect(await showStory({ db: test.db }, 3)).toMatchObject({
      id: 1,
      topics: ['ai-in-robotics', 'computer-vision'],
      articles: [
        { id: 2, isHead: true, reason: 'hand' },
        { id: 1, reason: 'hand' },
        { id: 3, reason: 'hand' },
      ],
    });
  });

  it('edits the posted card of the oldest, and posts nothing again', async () => {
    await followed(test.db, 'computer-vision');
    await ingest(test.db, [entry('one'), entry('two', { quality: 60 })]);
    await markSent();
    await merge(1, 2);
    expect(await outbox(test.db)).toMatchObject([
      { storyId: 1, state: 'due', revision: 2, sentRevision: 1, messageId: '901' },
    ]);
  });

  it('posts the story where only together they are hot enough', async () => {
    await followed(test.db, 'computer-vision');
    await ingest(test.db, [entry('one', { quality: 65 }), entry('two', { quality: 60 })]);
    expect(await outbox(test.db)).toEqual([]);
    await merge(1, 2);
    expect(await outbox(test.db)).toMatchObject([{ storyId: 1, state: 'due', messageId: null }]);
  });

  it('puts a card right that is too old for mere coverage', async () => {
    await followed(test.db, 'computer-vision');
    await ingest(test.db, [entry('one'), entry('two', { quality: 60 })]);
    await markSent();
    const sentAt = new Date(LATER.getTime() - 10 * 24 * 60 * 60_000);
    await test.db.update(deliveries).set({ sentAt });
    await merge(1, 2);
    expect(await outbox(test.db)).toMatchObject([{ state: 'due', revision: 2 }]);
  });

  it('is not undone by a list that names one of them with another story', async () => {
    await ingest(test.db, [entry('one'), entry('two')]);
    await merge(1, 2);
    const related = [cited('two')];
    await ingest(test.db, [entry('three', { quality: 95, related })], { now: LATER });
    expect((await places()).slice(0, 2)).toEqual(['1 hand', '1 hand']);
  });

  it('is not undone by text that resembles one of them only', async () => {
    await ingest(test.db, [entry('one', COPY), entry('two', { title: 'Robot dogs in Osaka' })]);
    await merge(1, 2);
    await ingest(test.db, [entry('three', COPY)], { now: LATER });
    expect(await places()).toEqual(['1 hand', '1 hand', '1 copy']);
  });
});

describe('splitting', () => {
  const three = entry('one', { related: [cited('two', { quality: 75 }), cited('three')] });

  it('makes a story of the articles that go, and leaves the head where it was', async () => {
    await ingest(test.db, [three]);
    expect(await split(1, 2)).toEqual({
      kept: { id: 1, articleIds: [1, 3] },
      made: { id: 2, articleIds: [2] },
    });
    expect(await places()).toEqual(['1 hand', '2 hand', '1 hand']);
    expect(await allStories()).toMatchObject([
      { id: 1, state: 'live', heat: 90, headArticleId: 1, revision: 2 },
      { id: 2, state: 'live', heat: 75, headArticleId: 2, revision: 1 },
    ]);
  });

  it('of the head makes the new story of the others, so that nobody is told of it twice', async () => {
    await ingest(test.db, [three]);
    expect(await split(1, 1)).toEqual({
      kept: { id: 1, articleIds: [1] },
      made: { id: 2, articleIds: [2, 3] },
    });
  });

  it('edits the posted card, and posts the new story where it is hot enough', async () => {
    await followed(test.db, 'computer-vision');
    const two = entry('two', { quality: 75 });
    await ingest(test.db, [entry('one', { related: [cited('two')] }), two]);
    await markSent();
    await split(1, 2);
    expect(await outbox(test.db)).toMatchObject([
      { storyId: 1, state: 'due', revision: 2, sentRevision: 1, messageId: '901' },
      { storyId: 2, state: 'due', revision: 1, messageId: null },
    ]);
  });

  it.each([
    [
      'a list that names both',
      [entry('four', { quality: 95, related: [cited('one'), cited('two')] })],
    ],
    ['the list that had joined them', [entry('one', { related: [cited('two')] })]],
  ])('is not undone by %s', async (_what, later) => {
    await ingest(test.db, [entry('one', { related: [cited('two')] })]);
    await split(1, 2);
    await ingest(test.db, later, { now: LATER });
    expect((await places()).slice(0, 2)).toEqual(['1 hand', '2 hand']);
  });

  it('is not undone by copies of the text that both have', async () => {
    await ingest(test.db, [entry('one', COPY), entry('two', COPY)]);
    expect(await places()).toEqual(['1 similar', '1 copy']);
    await split(1, 2);
    await ingest(test.db, [entry('three', COPY), entry('four', COPY)], { now: LATER });
    expect((await places()).slice(0, 2)).toEqual(['1 hand', '2 hand']);
  });
});

it('joins again by hand what was parted by hand', async () => {
  await ingest(test.db, [entry('one', { related: [cited('two')] })]);
  await split(1, 2);
  await merge(1, 2);
  expect(await places()).toEqual(['1 hand', '1 hand']);
});

it.each<[string, () => Promise<unknown>, string]>([
  ['an unknown story', () => merge(1, 99), 'There is no story 99.'],
  ['a story and itself', () => merge(1, 1), 'It takes two different stories to merge.'],
  ['a story that was merged', () => merge(1, 3), 'Story 3 was merged into story 2.'],
  ['an article of another story', () => split(1, 2, 4), 'Story 1 has no article 4.'],
  ['all articles', () => split(1, 1, 2), 'Story 1 would have no article left'],
  ['articles of an unknown story', () => split(98, 1), 'There is no story 98.'],
])('%s is no decision: it says so and changes nothing', async (_what, decide, sentence) => {
  const one = entry('one', { related: [cited('two')] });
  await ingest(test.db, [one, entry('three'), entry('four')]);
  await merge(2, 3);
  const before = await dumpTables(test.db);
  const failure = await decide().catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(UserError);
  expect(failure).toMatchObject({ message: expect.stringContaining(sentence) as string });
  expect(await dumpTables(test.db)).toEqual(before);
});
