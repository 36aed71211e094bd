/** Owns the proof of what the scan job says of a scan, and of whom it wakes. */
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { scanJob } from '../../../src/sources/folder/scan-job.ts';
import { type ArticleFolder, makeArticleFolder } from '../../support/article-files.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { line, testClock } from '../../support/factories.ts';

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

const article = (name: string, fields: Record<string, unknown> = {}) =>
  files.write(`${name}.md`, { webUrl: `https://example.com/${name}`, ...fields });

const HOUR_MS = 60 * 60 * 1_000;

describe('the scan job', () => {
  function job() {
    const lines: { level: number; msg: string; file?: string }[] = [];
    const log = pino({ base: null }, { write: (text: string) => lines.push(JSON.parse(text)) });
    const clock = testClock();
    const deps = { db: test.db, clock, line, backlogStories: 3 };
    const made = { lines, clock, woken: 0, run: () => scanning.run() };
    const wakeDelivery = () => void (made.woken += 1);
    const scanning = scanJob({ scan: deps, log, wakeDelivery }, files.folder);
    return made;
  }

  it('wakes the delivery and says what it read, and each bad file once', async () => {
    article('one');
    files.write('broken.md', 'no front matter');
    const { lines, run } = job();
    await run();
    await run();
    expect(lines).toMatchObject([
      { level: 40, file: 'broken.md', line: 1, msg: expect.stringContaining('broken.md has no') },
      { level: 30, read: 2, new: 1, msg: 'articles scanned' },
    ]);
  });

  it('says once how many related entries of a file cannot be used', async () => {
    article('one', { related: [{ title: 'No link' }, null] });
    const { lines, run } = job();
    await run();
    utimesSync(join(files.folder, 'one.md'), 1, 1);
    await run();
    expect(lines.filter(({ level }) => level === 40)).toMatchObject([
      { file: 'one.md', msg: 'one.md: 2 of its related entries cannot be used' },
    ]);
  });

  it('reads an hour after its start, then once a day, what seems to be as it was', async () => {
    const write = (title: string) => {
      article('one', { title });
      utimesSync(join(files.folder, 'one.md'), 1, 1);
    };
    write('Before');
    const { clock, lines, run } = job();
    await run();
    for (const [title, hours] of [
      ['Behind', 1],
      ['Beyond', 24],
    ] as const) {
      write(title);
      lines.length = 0;
      clock.advance(hours * HOUR_MS - 1);
      await run();
      expect(lines).toEqual([]);
      clock.advance(1);
      await run();
      expect(lines).toMatchObject([{ read: 1, new: 0, updated: 1 }]);
    }
  });

  it('says nothing and wakes nobody when nothing has changed', async () => {
    article('one');
    const first = job();
    await first.run();
    const second = job();
    await second.run();
    expect([first.woken, second.woken, second.lines.length]).toEqual([1, 0, 0]);
  });
});
