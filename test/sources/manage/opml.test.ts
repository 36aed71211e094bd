import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { exportOpml } from '../../../src/sources/manage/export-opml.ts';
import { importOpml } from '../../../src/sources/manage/import-opml.ts';
import { readOpml } from '../../../src/sources/manage/read-opml.ts';
import { feeds, sources } from '../../../src/sources/tables.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { line, NOW, testClock } from '../../support/factories.ts';
import { knownFeed } from '../../support/sources.ts';

const LIST = `<?xml version="1.0" encoding="UTF-8"?>
<opml version="1.0"><head><title>Mine</title></head><body>
  <outline text="News" title="News">
    <outline text="Computer Vision">
      <outline type="rss" text="CV blog" title="The CV &amp; blog" xmlUrl="https://cv.example/feed?a=1&amp;b=2" htmlUrl="https://cv.example"/>
    </outline>
    <outline type="rss" text="No address" htmlUrl="https://none.example"/>
    <outline type="rss" text="Local" xmlUrl="file:///etc/passwd"/>
  </outline>
  <outline type="rss" text="Slashed" xmlUrl="http://known.example/feed/" category="/Tech/Robotics,AI"/>
  <outline TYPE="RSS" TEXT="Shouted" XMLURL="https://shouted.example/rss"/>
  <outline type="rss" text="Twice" xmlUrl="https://shouted.example/rss/"/>
  <outline text="Broken" xmlUrl="https://broken.example/?a=1&b=2"/>
</body></opml>`;

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
beforeEach(() => database.reset());
afterAll(() => database.close());

const deps = () => ({ db: database.db, clock: testClock(), taxonomy: line.taxonomy });

describe('a list of feeds', () => {
  it('is read with its folders as categories, however it is spelled', () => {
    const read = readOpml(LIST).map(({ address, title, categories }) => [
      address,
      title,
      categories.join('|'),
    ]);
    expect(read).toEqual([
      ['https://cv.example/feed?a=1&b=2', 'The CV & blog', 'News|Computer Vision'],
      [null, 'No address', 'News'],
      ['file:///etc/passwd', 'Local', 'News'],
      ['http://known.example/feed/', 'Slashed', 'Tech|Robotics|AI'],
      ['https://shouted.example/rss', 'Shouted', ''],
      ['https://shouted.example/rss/', 'Twice', ''],
      ['https://broken.example/?a=1&b=2', 'Broken', ''],
    ]);
  });

  it.each(['', 'no xml', '<rss version="2.0"><channel/></rss>', '{"opml":1}'])(
    '%j is none',
    (text) => expect(() => readOpml(text)).toThrow('it is no OPML'),
  );

  it('is imported line by line, and a bad line stops none', async () => {
    await knownFeed(database.db, 'https://known.example/feed', { state: 'paused' });
    const imported = await importOpml(deps(), readOpml(LIST));
    expect(imported.map(({ title, status }) => [title, status])).toEqual([
      ['The CV & blog', 'added'],
      ['No address', 'no-address'],
      ['Local', 'no-address'],
      ['Slashed', 'there'],
      ['Shouted', 'added'],
      ['Twice', 'there'],
      ['Broken', 'added'],
    ]);
    const [added] = await database.db
      .select()
      .from(sources)
      .innerJoin(feeds, eq(feeds.sourceId, sources.id))
      .where(eq(sources.location, 'https://cv.example/feed?a=1&b=2'));
    expect(added).toMatchObject({
      sources: {
        name: 'The CV & blog',
        siteUrl: 'https://cv.example/',
        state: 'active',
        rules: { topics: ['computer-vision'], authority: null, daily: null, onlyNamed: false },
      },
      feeds: { pollAt: NOW },
    });
    const [known] = await database.db.select().from(sources).where(eq(sources.id, 1));
    expect(known).toMatchObject({ state: 'paused', rules: null });
  });

  it('switches on what the default list has, with the rules of that list', async () => {
    const rules = { topics: ['ai'], authority: 30, daily: 5, onlyNamed: true };
    await knownFeed(database.db, 'https://cv.example/feed?a=1&b=2', { state: 'default', rules });
    const [first] = await importOpml(deps(), readOpml(LIST));
    expect(first).toMatchObject({ status: 'switched-on', id: 1 });
    const [source] = await database.db.select().from(sources).where(eq(sources.id, 1));
    expect(source).toMatchObject({ state: 'active', rules });
  });

  it('comes out as it went in, but for what is not read', async () => {
    await importOpml(deps(), readOpml(LIST));
    await knownFeed(database.db, 'https://paused.example/feed', { state: 'paused' });
    await knownFeed(database.db, 'https://removed.example/feed', { state: 'removed' });
    await knownFeed(database.db, 'https://default.example/feed', { state: 'default' });
    const addresses = async (readsDefaults: boolean) =>
      readOpml((await exportOpml(deps(), { readsDefaults })).opml).map(({ address }) => address);
    const read = [
      'https://cv.example/feed?a=1&b=2',
      'http://known.example/feed/',
      'https://shouted.example/rss',
      'https://broken.example/?a=1&b=2',
      'https://paused.example/feed',
    ];
    expect(await addresses(false)).toEqual(read);
    expect(await addresses(true)).toEqual([...read, 'https://default.example/feed']);
    const { opml } = await exportOpml(deps(), { readsDefaults: false });
    const before = await database.db.select().from(sources).orderBy(asc(sources.id));
    await database.reset();
    await importOpml(deps(), readOpml(opml));
    const after = await database.db.select().from(sources).orderBy(asc(sources.id));
    expect(after.map(({ name, location, rules }) => [name, location, rules])).toEqual(
      before
        .filter(({ state }) => state === 'active' || state === 'paused')
        .map(({ name, location, rules }) => [name ?? location, location, rules]),
    );
  });

  const RULES = { authority: 30, daily: 5, onlyNamed: true };
  const rulesByAddress = async () =>
    Object.fromEntries(
      (await database.db.select().from(sources)).map(({ location, rules }) => [location, rules]),
    );

  it('keeps each feed’s rules on its way out and in', async () => {
    const topics = ['ai', 'computer-vision'];
    const all = [
      ['https://all.example/feed', { ...RULES, topics }],
      ['https://some.example/feed', { topics: [], authority: 0, daily: null, onlyNamed: false }],
      ['https://none.example/feed', null],
    ] as const;
    for (const [location, rules] of all) {
      await knownFeed(database.db, location, {
        rules: rules && { ...rules, topics: [...rules.topics] },
      });
    }
    const { opml } = await exportOpml(deps(), { readsDefaults: false });
    expect(opml).toContain('<opml xmlns:keypoint="urn:keypoint:opml" version="2.0">');
    await database.reset();
    await importOpml(deps(), readOpml(opml));
    expect(await rulesByAddress()).toEqual(Object.fromEntries(all));
  });

  it('takes exported rules before those of the default list, and none that cannot be used', async () => {
    const listed = { topics: ['ai'], authority: 10, daily: null, onlyNamed: false };
    await knownFeed(database.db, 'https://a.example/feed', { state: 'default', rules: listed });
    const list = `<opml version="2.0" xmlns:keypoint="urn:keypoint:opml"><body>
      <outline text="A" xmlUrl="https://a.example/feed" keypoint:authority="40"/>
      <outline text="B" xmlUrl="https://b.example/feed" keypoint:authority="99" keypoint:daily="x" keypoint:topics="nowhere"/>
    </body></opml>`;
    await importOpml(deps(), readOpml(list));
    expect(await rulesByAddress()).toEqual({
      'https://a.example/feed': { ...listed, authority: 40 },
      'https://b.example/feed': null,
    });
  });

  it('is imported without the feeds that have a password, of which nothing is kept or said', async () => {
    const list = `<opml version="2.0"><body>
      <outline type="rss" text="https://user:secret@one.example/feed" xmlUrl="https://user:secret@one.example/feed"/>
      <outline type="rss" text="Two" xmlUrl="user:secret@two.example/feed"/>
      <outline type="rss" text="Broken" xmlUrl="https://user:se/secret@broken.example"/>
      <outline type="rss" text="https://user:secret@three.example" xmlUrl="https://three.example/feed" htmlUrl="https://user:secret@three.example"/>
    </body></opml>`;
    const imported = await importOpml(deps(), readOpml(list));
    expect(imported.map(({ address, status }) => [address, status])).toEqual([
      ['https://one.example/feed', 'has-password'],
      ['https://two.example/feed', 'has-password'],
      [null, 'no-address'],
      ['https://three.example/feed', 'added'],
    ]);
    const stored = await database.db.select().from(sources);
    expect(JSON.stringify([imported, stored])).not.toContain('secret');
  });

  it('is exported without the passwords that an earlier version has stored', async () => {
    await knownFeed(database.db, 'https://user:secret@old.example/feed', {
      name: 'https://user:secret@old.example/feed',
      siteUrl: 'https://user:secret@old.example',
    });
    const { opml } = await exportOpml(deps(), { readsDefaults: false });
    expect(opml).not.toContain('secret');
    expect(opml).toContain('xmlUrl="https://old.example/feed"');
  });
});
