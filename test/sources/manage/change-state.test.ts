import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changeState } from '../../../src/sources/manage/change-state.ts';
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

const deps = () => ({ db: database.db, clock: testClock(LATER) });

describe('changing the state of a source', () => {
  it.each([
    ['pause', 'active', 'paused'],
    ['pause', 'default', 'paused'],
    ['resume', 'paused', 'active'],
    ['resume', 'retired', 'active'],
    ['resume', 'removed', 'active'],
    ['resume', 'default', 'active'],
    ['remove', 'active', 'removed'],
    ['remove', 'default', 'removed'],
    ['remove', 'paused', 'removed'],
    ['remove', 'retired', 'removed'],
  ] as const)('%s makes a feed that is %s one that is %s', async (change, before, after) => {
    const id = await knownFeed(database.db, 'https://a.example/feed', { state: before });
    const outcome = await changeState(deps(), { id }, change);
    expect(outcome).toEqual({ status: 'changed', before, after });
    const [view] = await listSources(deps(), { state: after, readsDefaults: false });
    expect(view?.polling?.nextPollAt).toEqual(after === 'active' ? LATER : null);
  });

  it.each([
    ['pause', 'paused'],
    ['pause', 'removed'],
    ['pause', 'retired'],
    ['resume', 'active'],
    ['remove', 'removed'],
  ] as const)('%s leaves a feed that is %s as it is', async (change, state) => {
    const id = await knownFeed(database.db, 'https://a.example/feed', { state });
    expect(await changeState(deps(), { id }, change)).toEqual({ status: 'unchanged', state });
  });

  it('holds no failure of before against a feed that is resumed', async () => {
    const failing = { failures: 9, failure: 'answers 500', failingSince: NOW, pollAt: NOW };
    const id = await knownFeed(database.db, 'https://a.example/feed', {
      state: 'paused',
      feed: failing,
    });
    await changeState(deps(), { id }, 'resume');
    const [view] = await listSources(deps(), { state: null, readsDefaults: false });
    expect(view?.polling).toMatchObject({ failures: 0, failure: null, failingSince: null });
  });

  it('changes no folder', async () => {
    await database.db
      .insert(sources)
      .values({ kind: 'folder', location: '/srv/articles', createdAt: NOW });
    expect(await changeState(deps(), { id: 1 }, 'pause')).toEqual({ status: 'folder' });
  });
});

describe('the list of sources', () => {
  it('leaves removed ones out unless they are asked for', async () => {
    await knownFeed(database.db, 'https://a.example/feed');
    await knownFeed(database.db, 'https://b.example/feed', { state: 'removed' });
    const listed = async (state: 'removed' | null) =>
      (await listSources(deps(), { state, readsDefaults: true })).map(({ location }) => location);
    expect(await listed(null)).toEqual(['https://a.example/feed']);
    expect(await listed('removed')).toEqual(['https://b.example/feed']);
  });

  it('says when a feed of the default list is polled only if those are read', async () => {
    await knownFeed(database.db, 'https://a.example/feed', { state: 'default' });
    const next = async (readsDefaults: boolean) =>
      (await listSources(deps(), { state: null, readsDefaults }))[0]?.polling?.nextPollAt;
    expect(await next(true)).toEqual(NOW);
    expect(await next(false)).toBeNull();
  });
});
