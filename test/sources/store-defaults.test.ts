import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DefaultSource, readDefaultSources } from '../../src/sources/default-sources.ts';
import { storeDefaults } from '../../src/sources/store-defaults.ts';
import { feeds, sources } from '../../src/sources/tables.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { line, NOW, rowVersions, testClock } from '../support/factories.ts';

let test: TestDatabase;
let folder: string;

beforeAll(async () => {
  test = await openTestDatabase();
  folder = mkdtempSync(join(tmpdir(), 'keypoint-sources-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await test.close();
});
beforeEach(() => test.reset());

function listed(name: string, fields: Partial<DefaultSource> = {}): DefaultSource {
  return {
    name,
    url: `https://${name}.example.com/feed`,
    was: [],
    siteUrl: `https://${name}.example.com/`,
    rules: { authority: 40, topics: ['ai'], daily: null, onlyNamed: false },
    ...fields,
  };
}

const store = (...list: DefaultSource[]) =>
  storeDefaults({ db: test.db, clock: testClock() }, list);
const rows = () => test.db.select().from(sources).orderBy(asc(sources.id));
const set = (values: Partial<typeof sources.$inferInsert>) =>
  test.db.update(sources).set(values).where(eq(sources.id, 1));

describe('the list of sources', () => {
  it('is stored once, each to be polled within five minutes of the others', async () => {
    expect(await store(listed('one'), listed('two'))).toBe(2);
    expect(await rows()).toMatchObject([
      { kind: 'feed', location: 'https://one.example.com/feed', state: 'default', name: 'one' },
      { kind: 'feed', location: 'https://two.example.com/feed', state: 'default', name: 'two' },
    ]);
    const polls = await test.db.select().from(feeds).orderBy(asc(feeds.sourceId));
    expect(polls.map(({ pollAt }) => pollAt.getTime() - NOW.getTime())).toEqual([0, 150_000]);
    const before = await rowVersions(test.db);
    expect(await store(listed('one'), listed('two'))).toBe(0);
    expect(await rowVersions(test.db)).toEqual(before);
  });

  it('makes one of two that a later list has as one', async () => {
    await store(listed('old'), listed('new'));
    const merged = listed('new', { was: ['https://old.example.com/feed'] });
    expect(await store(merged)).toBe(0);
    expect(await rows()).toMatchObject([
      { location: 'https://old.example.com/feed', listedAs: 'https://old.example.com/feed' },
      { location: 'https://new.example.com/feed', listedAs: 'https://new.example.com/feed' },
    ]);
  });

  it('brings its new names, rules and addresses, and what is new in it', async () => {
    await store(listed('one'));
    const rules = { authority: 50, topics: [], daily: 5, onlyNamed: true };
    const moved = { url: 'https://one.example.org/rss', was: ['https://one.example.com/feed'] };
    expect(await store(listed('One', { ...moved, rules }), listed('two'))).toBe(1);
    expect(await rows()).toMatchObject([
      { id: 1, name: 'One', location: 'https://one.example.org/rss', rules },
      { name: 'two' },
    ]);
  });

  it.each(['removed', 'paused', 'retired', 'active'] as const)(
    'leaves a source that is %s as it is',
    async (state) => {
      await store(listed('one'));
      await set({ state, name: 'Mine', rules: null });
      const moved = { url: 'https://one.example.org/rss', was: ['https://one.example.com/feed'] };
      expect(await store(listed('one', moved))).toBe(0);
      const location = 'https://one.example.com/feed';
      expect(await rows()).toMatchObject([{ state, name: 'Mine', rules: null, location }]);
    },
  );

  it('knows a feed again that has moved since, or that the operator had added', async () => {
    const added = {
      kind: 'feed',
      location: 'https://one.example.com/feed',
      createdAt: NOW,
    } as const;
    await test.db.insert(sources).values(added);
    expect(await store(listed('one'), listed('two'))).toBe(1);
    for (const id of [1, 2]) {
      const location = `https://elsewhere.example.com/${id}`;
      await test.db.update(sources).set({ location }).where(eq(sources.id, id));
    }
    expect(await store(listed('one'), listed('two'))).toBe(0);
    expect((await rows()).map(({ state }) => state)).toEqual(['active', 'default']);
  });

  it('does not take the place of another source at its new address', async () => {
    await store(listed('one'));
    await test.db.insert(sources).values({
      kind: 'feed',
      location: 'https://one.example.org/rss',
      createdAt: NOW,
    });
    const moved = { url: 'https://one.example.org/rss', was: ['https://one.example.com/feed'] };
    expect(await store(listed('one', moved))).toBe(0);
    expect((await rows()).map(({ location }) => location)).toEqual([
      'https://one.example.com/feed',
      'https://one.example.org/rss',
    ]);
  });
});

describe('a list that is not right', () => {
  const read = (text: string) => {
    const file = join(folder, 'sources.yaml');
    writeFileSync(file, text);
    return readDefaultSources(line.taxonomy, file);
  };
  const good = `
- name: One
  url: https://one.example.com/feed
  site: https://one.example.com
  authority: 40
  topics: [computer-vision, of-another-taxonomy]
  daily: 5
  only-named: true
`;

  it('is read as it is meant when it is right', () => {
    expect(read(good)).toEqual([
      {
        name: 'One',
        url: 'https://one.example.com/feed',
        was: [],
        siteUrl: 'https://one.example.com/',
        rules: { authority: 40, topics: ['computer-vision'], daily: 5, onlyNamed: true },
      },
    ]);
  });

  it.each([
    ['no list', 'name: One', 'must be a list'],
    ['an address that is none', good.replace('https://one.example.com/feed', 'one'), '"One"'],
    ['a word that is not known', good.replace('daily', 'dayly'), 'dayly'],
    ['an entry without a name', good.replace('name: One', 'named: One'), 'Entry 1'],
    ['an address twice', good + good, 'stands there twice'],
    ['no YAML', '- [', 'Cannot read the sources'],
  ])('says what and where it is: %s', (_, text, said) => {
    expect(() => read(text)).toThrow(said);
    expect(() => read(text)).toThrow(folder);
  });
});
