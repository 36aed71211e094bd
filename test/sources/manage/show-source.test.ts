import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sourceDetails, sourceTable } from '../../../src/cli/source-words.ts';
import { listSources } from '../../../src/sources/manage/list-sources.ts';
import { showSource } from '../../../src/sources/manage/show-source.ts';
import { whichSource } from '../../../src/sources/manage/which-source.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { cited, followed, NOW } from '../../support/factories.ts';
import { knownEntry, knownFeed } from '../../support/sources.ts';

const HOUR_MS = 60 * 60 * 1_000;

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
beforeEach(() => database.reset());
afterAll(() => database.close());

async function shown(which: string): Promise<string> {
  const source = await whichSource(database.db, which);
  const deps = { db: database.db, alertBar: 70 };
  return sourceDetails(await showSource(deps, { source, readsDefaults: false }));
}

describe('a source that is shown', () => {
  it('says of each entry its quality, topics, story and cards, or why there is none', async () => {
    const id = await knownFeed(database.db, 'https://a.example/feed', { name: 'The Blog' });
    await followed(database.db, 'computer-vision');
    await knownEntry(database.db, id, 'hot', { related: [cited('other')] });
    await knownEntry(database.db, id, 'cool', { quality: 40 });
    await knownEntry(database.db, id, 'poor', { quality: 5 });
    await knownEntry(database.db, id, 'apart', { topics: ['Robotics'] });
    await knownEntry(database.db, id, 'bare', { topics: [] });
    const text = await shown('The Blog');
    expect(text).toContain('The Blog (feed 1)\n  address     https://a.example/feed\n');
    expect(text.slice(text.indexOf('What bare'))).toBe(
      [
        'What bare tells',
        '    quality 80 = 80 stated by its publisher',
        '    topics: none',
        '    story 5, heat 80',
        '    no card: nobody follows a topic of its story',
        '  2021-11-23 08:00  What apart tells',
        '    quality 80 = 80 stated by its publisher',
        '    topics: ai-in-robotics (named by its publisher)',
        '    story 4, heat 80',
        '    no card: nobody follows a topic of its story',
        '  2021-11-23 08:00  What poor tells',
        '    quality 5 = 5 stated by its publisher',
        '    topics: computer-vision (named by its publisher)',
        '    held: quality 5 is under the bar of 20',
        '  2021-11-23 08:00  What cool tells',
        '    quality 40 = 40 stated by its publisher',
        '    topics: computer-vision (named by its publisher)',
        '    story 2, heat 40',
        '    no card: its story’s heat 40 is under the bar of 70',
        '  2021-11-23 08:00  What hot tells',
        '    quality 80 = 80 stated by its publisher',
        '    topics: computer-vision (named by its publisher)',
        '    story 1, heat 90 with 1 other article',
        '    cards: channel 301 (due)',
      ].join('\n'),
    );
  });

  it('says how it is polled, its rules and its trouble', async () => {
    await knownFeed(database.db, 'https://a.example/feed', {
      siteUrl: 'https://a.example',
      rules: { topics: ['robotics'], authority: 30, daily: 5, onlyNamed: true },
      feed: {
        succeededAt: NOW,
        rhythmMs: 3 * HOUR_MS,
        failures: 2,
        failingSince: NOW,
        failure: 'it answers 503',
        hubUrl: 'https://hub.example',
        hubUntil: NOW,
      },
    });
    const text = await shown('1');
    for (const line of [
      'a.example/feed (feed 1)',
      '  site        https://a.example',
      '  rules       topics robotics; authority 30; at most 5 a day; only what is on topic',
      '  first read  not yet',
      '  rhythm      an entry every 3 hours',
      '  hub         https://hub.example until 2021-11-23 08:00',
      '  trouble     failed 2 times since 2021-11-23 08:00: it answers 503',
      'No entries yet.',
    ]) {
      expect(text.split('\n')).toContain(line);
    }
  });
});

it('the list fits 100 columns, whatever a feed calls itself', async () => {
  const name = `A\u202E ${'very '.repeat(40)}long name`;
  const feed = {
    newAt: NOW,
    succeededAt: NOW,
    failures: 1,
    failingSince: NOW,
    failure: 'no answer',
  };
  await knownFeed(database.db, 'https://a.example/feed', { name, feed });
  const views = await listSources({ db: database.db }, { state: null, readsDefaults: false });
  const text = sourceTable(views);
  expect(text).toBe(
    [
      'ID  STATE   NAME                                LAST NEW (UTC)    LAST READ (UTC)   NEXT POLL (UTC)',
      '1   active  A very very very very very very v…  2021-11-23 08:00  2021-11-23 08:00  2021-11-23 08:00',
      '    https://a.example/feed',
      '    failed 1 time since 2021-11-23 08:00: no answer',
    ].join('\n'),
  );
});
