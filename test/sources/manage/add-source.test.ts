import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addSource, type AddSourceArgs } from '../../../src/sources/manage/add-source.ts';
import { listSources } from '../../../src/sources/manage/list-sources.ts';
import { sources } from '../../../src/sources/tables.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { NOW, testClock } from '../../support/factories.ts';
import { knownFeed } from '../../support/sources.ts';

const LATER = new Date(NOW.getTime() + 60_000);

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
beforeEach(() => database.reset());
afterAll(() => database.close());

function add(fields: Partial<AddSourceArgs> = {}) {
  return addSource(
    { db: database.db, clock: testClock(LATER) },
    {
      location: 'https://a.example/feed',
      name: null,
      feedTitle: 'Its <b>own</b> name',
      siteUrl: 'https://a.example/?utm_source=feed',
      rules: {},
      ...fields,
    },
  );
}

describe('adding a feed', () => {
  it('makes it a source that is polled at once', async () => {
    expect(await add({ rules: { authority: 30 } })).toMatchObject({ status: 'added', id: 1 });
    const [view] = await listSources({ db: database.db }, { state: null, readsDefaults: false });
    expect(view).toMatchObject({
      kind: 'feed',
      state: 'active',
      name: 'Its own name',
      location: 'https://a.example/feed',
      siteUrl: 'https://a.example/',
      polling: { nextPollAt: LATER, failures: 0, succeededAt: null },
    });
    const [source] = await database.db.select().from(sources);
    expect(source).toMatchObject({
      firstContactAt: null,
      rules: { authority: 30, topics: [], daily: null, onlyNamed: false },
    });
  });

  it.each(['https://a.example/feed', 'http://a.example/feed/'])(
    'does so once: %s is there then',
    async (location) => {
      await add();
      expect(await add({ location })).toMatchObject({ status: 'there', id: 1, isChanged: false });
      expect(await database.db.select().from(sources)).toHaveLength(1);
    },
  );

  it('gives one that is there the name and the rules that are given, and keeps the others', async () => {
    await add({ rules: { authority: 30, daily: 5 } });
    const again = await add({ name: 'Mine', rules: { daily: 2 } });
    const rules = { authority: 30, daily: 2, topics: [], onlyNamed: false };
    expect(again).toEqual({ status: 'there', id: 1, rules, isChanged: true });
    const [source] = await database.db.select().from(sources);
    expect(source).toMatchObject({ name: 'Mine', rules });
  });

  it.each(['paused', 'retired', 'removed', 'default'] as const)(
    'revives one that is %s, with its history',
    async (state) => {
      const rules = { authority: 9, topics: ['ai'], daily: null, onlyNamed: false };
      await knownFeed(database.db, 'https://a.example/feed', { state, rules, firstContactAt: NOW });
      expect(await add()).toEqual({ status: 'revived', id: 1, rules, before: state });
      const [source] = await database.db.select().from(sources);
      expect(source).toMatchObject({ state: 'active', rules, firstContactAt: NOW });
    },
  );
});
