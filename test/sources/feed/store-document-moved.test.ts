/** Owns the proof that an entry stays the one it is, though its address or its page's company changes. */
import { asc } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { articles } from '../../../src/articles/tables.ts';
import { loadKnown } from '../../../src/sources/feed/entry-rows.ts';
import { addressOf, itemsOf, namesOf } from '../../../src/sources/feed/feed-items.ts';
import { feedEntries, feeds } from '../../../src/sources/tables.ts';
import { stories } from '../../../src/stories/tables.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { followed, NOW, outbox } from '../../support/factories.ts';
import { FEED_URL, feedDocument, feedEntry, feedSource, storeFeed } from '../../support/feeds.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(async () => {
  await test.reset();
  await followed(test.db, 'computer-vision');
});
afterAll(() => test.close());

const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
const known = () => test.db.select().from(articles).orderBy(asc(articles.id));
const titles = async () => (await known()).map(({ title }) => title);

describe('a page in two feeds whose address one of them changes', () => {
  const OTHER = 'https://planet.example.org/rss';
  const echo = (name: string, title = 'As others see it') =>
    feedEntry(name, { guid: 'echo', title });

  async function shared() {
    const first = await feedSource(test.db);
    const second = await feedSource(test.db, { location: OTHER });
    await storeFeed(test.db, first, [feedEntry('old', { guid: 'own' })]);
    await storeFeed(test.db, second, [echo('old')], { now: later(1) });
    return { first, second };
  }

  it('stays one article, though that feed has another title for it', async () => {
    const { second } = await shared();
    const outcome = await storeFeed(test.db, second, [echo('new')], { now: later(2) });
    expect(outcome.counts.new).toBe(0);
    expect(await titles()).toEqual(['Computer vision of old']);
    expect(await outbox(test.db)).toHaveLength(1);
  });

  it('stays one after that feed has edited its title', async () => {
    const { second } = await shared();
    await storeFeed(test.db, second, [echo('old', 'Edited')], { now: later(2) });
    await storeFeed(test.db, second, [echo('new', 'Edited')], { now: later(3) });
    await storeFeed(test.db, second, [echo('newer', 'Edited')], { now: later(4) });
    expect(await titles()).toEqual(['Computer vision of old']);
  });

  it('is another one where the feed uses a name again', async () => {
    const { second } = await shared();
    await storeFeed(test.db, second, [echo('new', 'Another')], { now: later(2) });
    expect(await titles()).toEqual(['Computer vision of old', 'Another']);
  });
});

describe('a changelog that shows its newest version alone', () => {
  const version = (number: number, fields = {}) =>
    feedEntry(`changes#v${number}`, {
      guid: `v${number}`,
      title: `Computer vision ${number}`,
      ...fields,
    });
  const all = ['Computer vision 1', 'Computer vision 2', 'Computer vision 3'];

  it.each([
    ['names', {}],
    ['no names', { guid: null }],
  ])('has an article for each, with %s', async (_what, fields) => {
    const source = await feedSource(test.db);
    for (const number of [1, 2, 3]) await storeFeed(test.db, source, [version(number, fields)]);
    expect(await titles()).toEqual(all);
    expect(await outbox(test.db)).toHaveLength(3);
    expect(await test.db.select().from(feeds)).toMatchObject([{ isAnchored: true }]);
  });

  it('posts nothing again when it comes to show two', async () => {
    const source = await feedSource(test.db);
    await storeFeed(test.db, source, [version(1)]);
    await storeFeed(test.db, source, [version(2)]);
    const both = await storeFeed(test.db, source, [version(2), version(1)], { isAnchored: true });
    expect(both.counts.new).toBe(0);
    expect(await titles()).toEqual(all.slice(0, 2));
  });

  it('knows a heading that was edited with its place by its name', async () => {
    const source = await feedSource(test.db);
    await storeFeed(test.db, source, [version(1)]);
    await storeFeed(test.db, source, [version(2, { guid: 'v1' })]);
    expect(await titles()).toEqual(['Computer vision 2']);
    expect(await outbox(test.db)).toHaveLength(1);
  });

  it('is no changelog when its links only say where on a page to begin', async () => {
    const source = await feedSource(test.db);
    const at = (fragment: string, guid: string) => feedEntry(`a${fragment}`, { guid });
    await storeFeed(test.db, source, [at('', 'g')]);
    await storeFeed(test.db, source, [at('#comments', 'h')]);
    await storeFeed(test.db, source, [at('#:~:text=vision', 'i')]);
    expect(await known()).toHaveLength(1);
    expect(await test.db.select().from(feeds)).toMatchObject([{ isAnchored: false }]);
  });
});

describe('a feed of several entries in whose links a fragment changes', () => {
  it('keeps an entry whose heading was edited with its place', async () => {
    const source = await feedSource(test.db);
    const blog = (title: string, fragment: string) => [
      feedEntry(`one#${fragment}`, { title }),
      feedEntry('two#start'),
    ];
    await storeFeed(test.db, source, blog('Computer vision wins', 'vision-wins'));
    const edited = await storeFeed(test.db, source, blog('Computer vision won', 'vision-won'));
    expect(edited.counts).toMatchObject({ new: 0, updated: 1, unchanged: 1 });
  });

  it('goes on to know the pages that another feed has as well', async () => {
    const links = await feedSource(test.db);
    const other = await feedSource(test.db, { location: 'https://planet.example.org/rss' });
    const place = (fragment: string) => feedEntry(`doc#${fragment}`, { guid: fragment });
    await storeFeed(test.db, links, [place('install'), feedEntry('x')]);
    await storeFeed(test.db, links, [place('usage'), feedEntry('x')]);
    await storeFeed(test.db, other, [feedEntry('p2')]);
    const shared = await storeFeed(test.db, links, [feedEntry('p2#rss'), feedEntry('x')]);
    expect(shared.counts).toMatchObject({ new: 0, known: 1 });
  });
});

describe('a feed that gives its entries one name', () => {
  it('is asked for none of the entries that went by it', async () => {
    const sourceId = await feedSource(test.db);
    const named = (name: string) => feedEntry(name, { guid: 'one' });
    await storeFeed(test.db, sourceId, ['a', 'b', 'c', 'd'].map(named));
    const address = addressOf({ location: FEED_URL, siteUrl: null }, false);
    const { items } = itemsOf(feedDocument(['a', 'e'].map(named)), address);
    const { byKey } = await loadKnown(test.db, {
      sourceId,
      items,
      names: namesOf(items),
    });
    expect([...byKey.keys()]).toEqual(['https://blog.example.com/a']);
  });
});

it('an entry that an older Keypoint stored is judged once more, and is the same', async () => {
  const source = await feedSource(test.db);
  await storeFeed(test.db, source, [feedEntry('a'), feedEntry('b')]);
  // As hashes were before they told the title and the place.
  await test.db.update(feedEntries).set({ hash: 'da39a3ee5e6b4b0d3255bfef95601890afd80709' });
  const before = { outbox: await outbox(test.db), stories: await test.db.select().from(stories) };
  const again = await storeFeed(test.db, source, [feedEntry('a'), feedEntry('b')]);
  expect(again.counts).toMatchObject({ new: 0, updated: 0, unchanged: 2 });
  expect({
    outbox: await outbox(test.db),
    stories: await test.db.select().from(stories),
  }).toEqual(before);
  const rows = await test.db.select().from(feedEntries);
  expect(rows.every(({ hash }) => hash.includes(':'))).toBe(true);
});
