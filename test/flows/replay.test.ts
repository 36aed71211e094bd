/** Owns the short form of the replay of feeds; `npm run bench -- replay` plays months of real ones. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { playReplay } from '../../bench/replay/play.ts';
import { faultsOf } from '../../bench/replay/verdict.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

let test: TestDatabase;
let folder: string;
beforeAll(async () => {
  test = await openTestDatabase();
  await test.reset();
  folder = mkdtempSync(join(tmpdir(), 'keypoint-replay-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await test.close();
});

type Item = { name: string; title?: string; day: number; tail?: string };

const dayOf = (day: number) => `2025-07-${`${day}`.padStart(2, '0')}`;

function snapshot(feed: string, day: number, items: Item[]): void {
  mkdirSync(join(folder, feed), { recursive: true });
  const list = items.map(
    ({ name, title = `Computer vision of ${name}`, day: published, tail = '' }) =>
      `<item><title>${title}</title><link>https://${feed}.example.com/${name}${tail}</link>
      <pubDate>${new Date(`${dayOf(published)}T00:00:00Z`).toUTCString()}</pubDate></item>`,
  );
  const text = `<rss version="2.0"><channel><title>${feed}</title>
    <link>https://${feed}.example.com/</link>${list.join('')}</channel></rss>`;
  writeFileSync(join(folder, feed, `${dayOf(day)}T120000Z.xml`), text);
}

function gold(feed: string, days: Record<string, number>): void {
  const first_seen = Object.fromEntries(
    Object.entries(days).map(([name, day]) => [`https://${feed}.example.com/${name}`, dayOf(day)]),
  );
  writeFileSync(join(folder, `${feed}.gold.json`), JSON.stringify({ first_seen }));
}

it('posts each article once, whatever the feeds do to it', async () => {
  const archive = [1, 2, 3, 4, 5].map((day) => ({ name: `old-${day}`, day }));
  snapshot('north', 10, archive);
  snapshot('north', 11, [{ name: 'new', day: 11 }, ...archive]);
  snapshot('north', 12, []);
  snapshot('north', 13, [{ name: 'new', title: 'Computer vision, edited', day: 11, tail: '/' }]);
  snapshot('north', 14, [
    { name: 'old-3', day: 14 },
    { name: 'new', title: 'Computer vision, edited', day: 11, tail: '?utm_source=rss' },
    { name: 'late', day: 2 },
    ...archive.toReversed(),
  ]);
  gold('north', {
    'old-1': 10,
    'old-2': 10,
    'old-3': 10,
    'old-4': 10,
    'old-5': 10,
    new: 11,
    late: 14,
  });
  snapshot('south', 10, [{ name: 'one', day: 9 }]);
  snapshot('south', 12, [
    { name: 'two', day: 12 },
    { name: 'one', day: 9 },
  ]);
  gold('south', { one: 10, two: 12 });

  const verdict = await playReplay(test.db, { folder });
  expect(faultsOf(verdict)).toEqual([]);
  const [north, south] = verdict.feeds;
  // Two channels follow what each of them tells; one edit came when its cards were too old for it.
  expect(north).toMatchObject({ articles: 7, firstInChannel: 3, posted: 8, edited: 2 });
  expect([...(north?.held ?? [])]).toEqual([['its newest article is older than 72 hours', 2]]);
  expect(south).toMatchObject({ articles: 2, firstInChannel: 0, posted: 2 });
  expect(verdict.messages).toBe(10);
});
