/** Owns the proof that scans of one folder by several processes, or one in parts, come out as one. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Database } from '../../../src/db/client.ts';
import { scanFolder, type ScanReport } from '../../../src/sources/folder/scan-folder.ts';
import { type ArticleFolder, makeArticleFolder } from '../../support/article-files.ts';
import { aroundTransactions, makeGate } from '../../support/around-transactions.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { followed, line, outbox, testClock } from '../../support/factories.ts';

let test: TestDatabase;
let files: ArticleFolder;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(async () => {
  await test.reset();
  files = makeArticleFolder();
});
afterEach(() => files.clean());
afterAll(() => test.close());

const article = (name: string, day: string) =>
  files.write(`${name}.md`, {
    title: `What ${name} tells`,
    webUrl: `https://example.com/${name}`,
    publishedDateTime: `${day}T00:00:00Z`,
  });

function scan(db: Database = test.db, signal?: AbortSignal): Promise<ScanReport> {
  const deps = { db, clock: testClock(), line, backlogStories: 3, ...(signal && { signal }) };
  return scanFolder(deps, { location: files.folder });
}

/** A scan that has seen what there is, and waits before it writes. */
async function startScan(): Promise<{ finish: () => Promise<ScanReport> }> {
  const [seen, go] = [makeGate(), makeGate()];
  const report = scan(
    aroundTransactions(test.db, {
      before() {
        seen.open();
        return go.opened;
      },
    }),
  );
  await seen.opened;
  return {
    finish() {
      go.open();
      return report;
    },
  };
}

it('is one first contact for two scans at a time, and what came meanwhile is news', async () => {
  await followed(test.db, 'computer-vision');
  for (let day = 1; day <= 5; day += 1) article(`old${day}`, `2021-11-0${day}`);
  const first = await startScan();
  article('news', '2021-10-01');
  const second = await startScan();
  expect(await first.finish()).toMatchObject({ new: 5 });
  expect(await outbox(test.db)).toHaveLength(3);
  expect(await second.finish()).toMatchObject({ new: 1, unchanged: 5, stories: 1 });
  expect((await outbox(test.db)).map(({ storyId }) => storyId)).toEqual([3, 4, 5, 6]);
});

it('takes an article back that a file left while another scan was about to read it', async () => {
  article('other', '2021-11-01');
  article('one', '2021-11-01');
  await scan();
  const write = (name: string) =>
    files.write('one.md', { title: name, webUrl: `https://example.com/${name}` });
  write('first-correction');
  const late = await startScan();
  expect(await scan()).toMatchObject({ updated: 1, retracted: 1 });
  write('second-correction');
  expect(await late.finish()).toMatchObject({ updated: 1, retracted: 1 });
});

it('takes back many files in transactions of 50, and goes on where it was ended', async () => {
  article('left', '2021-11-01');
  for (let number = 0; number < 120; number += 1) article(`gone/${number}`, '2021-11-01');
  await scan();
  rmSync(join(files.folder, 'gone'), { recursive: true });
  const closing = new AbortController();
  const db = aroundTransactions(test.db, { after: () => closing.abort() });
  expect(await scan(db, closing.signal)).toMatchObject({ retracted: 50 });
  expect(await scan()).toMatchObject({ retracted: 70, unchanged: 1 });
});
