/** Owns the proof of which stories are offered to somebody who types a title. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { suggestStories } from '../../../src/stories/search/suggest-stories.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { cited, entry, ingest, NOW, retract } from '../../support/factories.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(async () => {
  await test.reset();
  await ingest(test.db, [entry('a', { title: 'Gaussian splatting, explained', excerpt: 'Chess' })]);
  await ingest(test.db, [entry('b', { title: 'AI that splits atoms' })]);
  await ingest(test.db, [entry('c', { title: '机器学习 in banks' })]);
});
afterAll(() => test.close());

async function offered(text: string, limit = 25): Promise<string[]> {
  const stories = await suggestStories({ db: test.db }, { text, limit });
  return stories.map(({ outlet }) => outlet);
}

it.each([
  ['', ['c', 'b', 'a']],
  ['x', ['c', 'b', 'a']],
  ['🙂"', ['c', 'b', 'a']],
  ['spl', ['b', 'a']],
  ['splatti', ['a']],
  ['splatting', ['a']],
  ['gauss', ['a']],
  ['gaussian spl', ['a']],
  ['explained gaussian ', ['a']],
  ['ai', ['b']],
  ['gaussian s', ['a']],
  ['学习', ['c']],
  ['chess', []],
  ['zebra', []],
])('for %j offers %j', async (text, outlets) => {
  expect(await offered(text)).toEqual(outlets);
});

it('offers a story once, by the title that was meant, and none that may not be shown', async () => {
  const related = [cited('e', { title: 'Okapi seen' }), cited('f', { title: 'Okapi too' })];
  await ingest(test.db, [entry('d', { title: 'Animals', related })]);
  await ingest(test.db, [entry('held', { title: 'Okapi of bad quality', quality: 5 })]);
  const [one, ...more] = await suggestStories({ db: test.db }, { text: 'okap' });
  expect([one?.outlet, one?.title, one?.firstSeenAt, more]).toEqual(['f', 'Okapi too', NOW, []]);
  await retract(test.db, { articleIds: [4, 5, 6] });
  expect(await offered('okap')).toEqual([]);
});

it('offers no more than are wanted', async () => {
  expect(await offered('', 2)).toEqual(['c', 'b']);
  expect(await offered('spl', 1)).toEqual(['b']);
});
