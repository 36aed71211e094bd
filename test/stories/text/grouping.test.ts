/** Owns the proof that texts group articles alike in one process, in several, and after a restart. */
import { join } from 'node:path';
import { asc } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ingestBatch } from '../../../src/ingest/ingest-batch.ts';
import { articleNeighbours, stories, storyArticles } from '../../../src/stories/tables.ts';
import { StoryMemory } from '../../../src/stories/text/story-memory.ts';
import { readStoryModel } from '../../../src/stories/text/story-model.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { cited, entry, line, NOW, prepared, seeds } from '../../support/factories.ts';
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

/** A process of its own: it remembers only what it has placed or read. */
const newProcess = () => ({ ...line, memory: new StoryMemory(model) });

type Told = ReturnType<typeof entry>;

function send(process: typeof line, entries: Told[], { now = NOW, isBacklog = false } = {}) {
  return test.db.transaction((tx) =>
    ingestBatch(tx, process, { now, entries: prepared(entries, now), isBacklog }),
  );
}

const news: Told[] = [...COPIES.slice(0, 6), ...TRAPS.slice(0, 4)].flatMap(([, ...both], at) =>
  both.map(([title, excerpt], side) => entry(`outlet-${at}-${side}`, { title, excerpt })),
);
const [resigns = entry('a'), returns = entry('b')] = COPIES.flatMap(([what, ...both]) =>
  what === 'a resignation'
    ? both.map(([title, excerpt], side) => entry(`lab-${side}`, { title, excerpt }))
    : [],
);

const membership = () => test.db.select().from(storyArticles).orderBy(asc(storyArticles.articleId));
const storyCount = async () => new Set((await membership()).map(({ storyId }) => storyId)).size;

describe('what is grouped by its text', () => {
  it('is the same in one process, in three that take turns, and in one that restarts each time', async () => {
    const ways: ((at: number) => typeof line)[] = [];
    const one = newProcess();
    const three = [newProcess(), newProcess(), newProcess()];
    ways.push(
      () => one,
      (at) => three[at % 3] ?? one,
      () => newProcess(),
    );
    const results: unknown[] = [];
    for (const processOf of ways) {
      await test.reset();
      for (const [at, told] of news.entries()) await send(processOf(at), [told]);
      results.push([await membership(), await test.db.select().from(articleNeighbours)]);
    }
    expect(results[0]).not.toEqual([[], []]);
    expect(results[1]).toEqual(results[0]);
    expect(results[2]).toEqual(results[0]);
  }, 120_000);

  it('is the same whether it comes in one batch or one by one', async () => {
    await send(newProcess(), news);
    const together = await membership();
    await test.reset();
    const process = newProcess();
    for (const told of news) await send(process, [told]);
    expect(await membership()).toEqual(together);
  });

  it('forgets what a batch that was rolled back has placed', async () => {
    const process = newProcess();
    await expect(
      test.db.transaction(async (tx) => {
        await ingestBatch(tx, process, {
          now: NOW,
          entries: prepared([resigns], NOW),
          isBacklog: false,
        });
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    await send(process, [returns]);
    expect(await membership()).toMatchObject([{ reason: 'alone' }]);
    await send(process, [resigns]);
    expect(await membership()).toMatchObject([{ reason: 'similar' }, { reason: 'similar' }]);
  });

  it('says why: a copy where an earlier one has its words, else that it is similar', async () => {
    const process = newProcess();
    const copy = entry('copy', { title: resigns.title, excerpt: resigns.excerpt });
    await send(process, [resigns]);
    await send(process, [copy]);
    await send(process, [returns]);
    expect((await membership()).map(({ reason }) => reason)).toEqual([
      'similar',
      'copy',
      'similar',
    ]);
    expect(await test.db.select().from(stories)).toMatchObject([{ heat: 100 }]);
  });

  it.each([
    ['the later', returns],
    ['the earlier', resigns],
  ])('leaves a story when its title says something else now: %s', async (_which, retitled) => {
    const process = newProcess();
    await send(process, [resigns]);
    await send(process, [returns]);
    expect(await storyCount()).toBe(1);
    const title = 'Bees of Kent make honey from lavender';
    await send(process, [{ ...retitled, title, excerpt: 'Lavender fields and bees in Kent.' }]);
    expect(await storyCount()).toBe(2);
  });

  it('is apart when days lie between', async () => {
    const process = newProcess();
    await send(process, [resigns]);
    const now = new Date(NOW.getTime() + 6 * DAY_MS);
    await send(process, [{ ...returns, publishedAt: now }], { now });
    expect(await storyCount()).toBe(2);
  });

  it('of a backlog is compared at its own time', async () => {
    const process = newProcess();
    const then = (days: number) => new Date(NOW.getTime() - days * DAY_MS);
    await send(
      process,
      [
        { ...resigns, publishedAt: then(400) },
        { ...returns, publishedAt: then(399) },
        entry('late', { title: returns.title, excerpt: returns.excerpt, publishedAt: then(10) }),
      ],
      { isBacklog: true },
    );
    expect((await membership()).map(({ reason }) => reason)).toEqual([
      'similar',
      'similar',
      'alone',
    ]);
  });

  it('never joins two that a publisher has grouped apart', async () => {
    const grouped = { leads: true, quality: 80 };
    const process = newProcess();
    await send(process, [{ ...resigns, ...grouped, related: [cited('x')] }]);
    await send(process, [{ ...returns, ...grouped, related: [cited('y')] }]);
    expect(await storyCount()).toBe(2);
  });

  it('joins a paper and what tells of it by its address', async () => {
    const process = newProcess();
    const paper = { authors: [], pdfUrl: null, codeUrl: null, projectUrl: null };
    const codeUrl = 'https://github.com/halden/iris';
    await send(process, [
      entry('arxiv', {
        url: 'https://arxiv.org/abs/2611.01234',
        title: 'Chart reading with small models',
        type: 'paper',
        paper: { ...paper, codeUrl },
      }),
      entry('blog', {
        title: 'What we did this autumn',
        excerpt: 'The paper is at https://arxiv.org/abs/2611.01234v2.',
      }),
      entry('code', { url: 'https://github.com/halden/iris', title: 'halden/iris' }),
      entry('elsewhere', { title: 'Bees of Kent' }),
    ]);
    expect((await membership()).map(({ reason }) => reason)).toEqual([
      'project',
      'project',
      'project',
      'alone',
    ]);
  });

  it('stays one story, however many tell it', async () => {
    const process = newProcess();
    for (const [at, told] of Array.from(
      { length: 45 },
      (_, at) => [at, at % 2 ? returns : resigns] as const,
    ))
      await send(process, [entry(`teller-${at}`, { title: told.title, excerpt: told.excerpt })]);
    expect(await storyCount()).toBe(1);
  });

  it('leaves the story, and its card, to its head when another leaves', async () => {
    const process = newProcess();
    await send(process, [{ ...resigns, quality: 60 }]);
    await send(process, [{ ...returns, quality: 90 }]);
    await send(process, [{ ...resigns, quality: 60, title: 'Bees of Kent', excerpt: 'Honey.' }]);
    const [left, head] = await membership();
    expect(await test.db.select().from(stories).orderBy(asc(stories.id))).toMatchObject([
      { id: head?.storyId, headArticleId: head?.articleId, state: 'live' },
      { id: left?.storyId, headArticleId: left?.articleId },
    ]);
    expect(head?.storyId).toBe(1);
  });

  it('forgets what a batch has placed that failed before it was saved', async () => {
    const process = newProcess();
    await send(process, [resigns]);
    await expect(
      test.db.transaction(async (tx) => {
        await tx.execute(
          'alter table article_neighbours add constraint full check (article_id < 2)',
        );
        await ingestBatch(tx, process, {
          now: NOW,
          entries: prepared([returns], NOW),
          isBacklog: false,
        });
      }),
    ).rejects.toThrow('article_neighbours');
    await send(process, [entry('other', { title: 'Bees of Kent' })]);
    await send(process, [returns]);
    const found = (await test.db.select().from(articleNeighbours)).flatMap(({ links }) => links);
    expect(found.map(([id]) => id)).toEqual([1]);
  });

  it('is compared anew when its excerpt says more', async () => {
    const process = newProcess();
    await send(process, [{ ...returns, title: 'Read this', excerpt: 'Read more on our site.' }]);
    await send(process, [resigns]);
    expect(await storyCount()).toBe(2);
    await send(process, [{ ...returns, title: 'Read this', excerpt: resigns.excerpt }]);
    expect(await storyCount()).toBe(1);
  });
});
