/** Owns the proof that a first scan places its articles at its end, all of them, and only once. */
import { join } from 'node:path';
import { asc } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { scanFolder, type ScanArgs } from '../../../src/sources/folder/scan-folder.ts';
import { sources } from '../../../src/sources/tables.ts';
import { articleNeighbours, storyArticles } from '../../../src/stories/tables.ts';
import { StoryMemory } from '../../../src/stories/text/story-memory.ts';
import { readStoryModel } from '../../../src/stories/text/story-model.ts';
import { COPIES } from '../../stories/text/copies.ts';
import { type ArticleFolder, makeArticleFolder } from '../../support/article-files.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { line, seeds, testClock } from '../../support/factories.ts';

let test: TestDatabase;
let files: ArticleFolder;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(async () => {
  await test.reset();
  files = makeArticleFolder();
  told(files);
});
afterEach(() => files.clean());
afterAll(() => test.close());

const model = readStoryModel(join(seeds, 'stories.json'));
const PAIRS = COPIES.slice(0, 10);
/** More than a batch's, so that the two of an event come in two batches. */
const OTHERS = 60;
const FILES = 2 * PAIRS.length + OTHERS;

/** The first ten tell what the last ten tell, and in between is news that nobody tells again. */
function told(folder: ArticleFolder): void {
  for (const [at, [, ...both]] of PAIRS.entries()) {
    for (const [side, [title, excerpt]] of both.entries()) {
      const place = side === 0 ? at : FILES - PAIRS.length + at;
      article(place, { title, excerpt, publishedDateTime: `2026-0${1 + (at % 9)}-11` });
    }
  }
  for (let at = 0; at < OTHERS; at += 1) {
    const title = `Outlook ${at * 7_919} on matter ${at * 104_729}`;
    article(PAIRS.length + at, { title, publishedDateTime: '2026-05-01' });
  }
  function article(at: number, front: Record<string, unknown>): void {
    const name = String(at).padStart(3, '0');
    const domain = `outlet-${name}.example`;
    // Whoever judges its own articles has grouped them too: text joins none of them.
    const judged = { quality: undefined, published: undefined };
    const own = { webUrl: `https://${domain}/${name}`, provider: { name: domain, domain } };
    folder.write(`${name}.md`, { ...own, ...judged, ...front });
  }
}

/** Each scan is of a process of its own. */
const scan = ({ signal, ...args }: Partial<ScanArgs> & { signal?: AbortSignal } = {}) => {
  const process = { ...line, memory: new StoryMemory(model) };
  const deps = { db: test.db, clock: testClock(), line: process, backlogStories: 3 };
  return scanFolder({ ...deps, ...(signal && { signal }) }, { location: files.folder, ...args });
};
const stories = async () => {
  const rows = await test.db.select().from(storyArticles).orderBy(asc(storyArticles.articleId));
  return new Set(rows.map(({ storyId }) => storyId)).size;
};
const placed = () => test.db.$count(articleNeighbours);

it('joins what batches of their own told', async () => {
  const steps: [number, number][] = [];
  await scan({ onPlacing: (done, all) => steps.push([done, all]) });
  expect(steps).toEqual([
    [0, FILES],
    [FILES, FILES],
  ]);
  expect(await placed()).toBe(FILES);
  expect(await stories()).toBe(FILES - PAIRS.length);
  expect(await scan({ onPlacing: (done, all) => steps.push([done, all]) })).toMatchObject({
    stories: 0,
  });
  expect(steps).toHaveLength(2);
});

it.each(['in its files', 'before its articles are compared'])(
  'goes on when it ended %s',
  async (when) => {
    const closing = new AbortController();
    const { signal } = closing;
    const end = (done: number) => done > 0 && closing.abort();
    await scan({
      signal,
      onProgress: (done, all) => (when === 'in its files' ? end(done) : done === all && end(done)),
    });
    expect(await placed()).toBe(0);
    expect(await test.db.select().from(sources)).toMatchObject([{ firstContactAt: null }]);
    await scan();
    expect(await placed()).toBe(FILES);
    expect(await stories()).toBe(FILES - PAIRS.length);
    expect(await test.db.select().from(sources)).toMatchObject([
      { firstContactAt: expect.any(Date) },
    ]);
  },
);
