/** Owns the proof that a person gets all that is stored of them, and that nothing is left when they wish so. */
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { exportPerson } from '../../src/delivery/export-person.ts';
import { forgetPerson } from '../../src/delivery/forget-person.ts';
import { PERSON_COLUMNS } from '../../src/delivery/person-columns.ts';
import { deliveries, digests, notices } from '../../src/delivery/tables.ts';
import { follow, type FollowArgs } from '../../src/subscriptions/follow.ts';
import { setLimits } from '../../src/subscriptions/set-limits.ts';
import { followStory } from '../../src/subscriptions/story-follows.ts';
import { destinations, readers, subscriptions } from '../../src/subscriptions/tables.ts';
import { voteDown } from '../../src/subscriptions/votes.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { channel, cited, dumpTables, entry, ingest, NOW, testClock } from '../support/factories.ts';

const PERSON = '123400000000000001';
const OTHER = '123400000000000002';

let test: TestDatabase;
let clock: ReturnType<typeof testClock>;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(async () => {
  await test.reset();
  clock = testClock();
  for (const userId of [PERSON, OTHER]) await liveWith(userId);
  clock.advance(60_000);
  await ingest(test.db, [entry('more', { quality: 40, related: [cited('one')] })], {
    now: clock.now(),
  });
});
afterAll(() => test.close());

const deps = () => ({ db: test.db, clock });

/** Everything that can be stored of somebody. */
async function liveWith(userId: string): Promise<void> {
  const direct = { kind: 'dm' as const, discordId: userId, guildId: null };
  const rule = (args: Partial<FollowArgs>) =>
    follow(deps(), { place: direct, topic: 'computer-vision', createdBy: userId, ...args });
  await rule({});
  await rule({ place: channel('301'), topic: `topic-of-${userId.slice(-1)}` });
  await rule({ place: channel('301'), kind: 'mention' });
  await setLimits(deps(), { userId, changes: { zone: 'Asia/Tokyo' } });
  await ingest(test.db, [entry('one')]);
  await followStory(deps(), { storyId: 1, userId });
  await voteDown(deps(), { destinationId: 2, storyId: 1, userId });
  const [place] = await test.db
    .select()
    .from(destinations)
    .where(sql`discord_id = ${userId}`);
  const sent = { state: 'sent' as const, dueAt: NOW, createdAt: NOW };
  const destinationId = place?.id ?? 0;
  await test.db
    .insert(digests)
    .values({ ...sent, destinationId, cadence: 'daily', stories: 1, since: NOW });
  await test.db
    .insert(notices)
    .values({ ...sent, destinationId: 2, recipientId: userId, text: 'closed', pausedAt: NOW });
  await test.db.insert(readers).values({ userId, createdAt: NOW });
}

describe('what is stored of a person', () => {
  it('is handed to them, all of it and nobody else’s', async () => {
    const all = await exportPerson(deps(), PERSON);
    expect(all).toMatchObject({
      userId: PERSON,
      reader: { userId: PERSON },
      directMessages: {
        place: { zone: 'Asia/Tokyo' },
        subscriptions: [{ topic: 'computer-vision' }],
        deliveries: [{ storyId: 1 }],
        digests: [{ cadence: 'daily' }],
      },
      rulesOfChannels: [{ kind: 'post' }, { kind: 'mention' }],
      votes: [{ storyId: 1 }],
      followedStories: [{ storyId: 1 }],
      storyUpdates: [{ kind: 'news' }],
      notices: [{ text: 'closed' }],
    });
    expect(JSON.stringify(all)).not.toContain(OTHER);
  });

  it('is nothing of somebody who was never here', async () => {
    expect(await exportPerson(deps(), '9')).toEqual({
      userId: '9',
      reader: null,
      directMessages: null,
      rulesOfChannels: [],
      votes: [],
      followedStories: [],
      storyUpdates: [],
      notices: [],
    });
  });
});

describe('forgetting a person', () => {
  it('leaves their id nowhere, and others as they were', async () => {
    const before = await exportPerson(deps(), OTHER);
    expect(await forgetPerson(deps(), PERSON)).toEqual({
      subscriptions: 2,
      followedStories: 1,
      votes: 1,
      keptRules: 1,
    });
    const left = await dumpTables(test.db);
    expect(left.filter((line) => line.includes(PERSON))).toEqual([]);
    expect(await exportPerson(deps(), OTHER)).toEqual(before);
    expect(await test.db.select().from(deliveries)).toEqual([]);
  });

  it("keeps a server's rules, made by nobody", async () => {
    await forgetPerson(deps(), PERSON);
    const rules = await test.db
      .select()
      .from(subscriptions)
      .where(sql`topic = 'topic-of-1'`);
    expect(rules).toMatchObject([{ createdBy: '', kind: 'post' }]);
  });

  it('counts their votes no more', async () => {
    const places = () =>
      test.db
        .select()
        .from(destinations)
        .where(sql`id = 2`);
    await forgetPerson(deps(), OTHER);
    expect((await places()).map(({ barShift }) => barShift)).toEqual([1]);
  });

  it('changes nothing of somebody who was never here', async () => {
    const before = await dumpTables(test.db);
    await forgetPerson(deps(), '9');
    expect(await dumpTables(test.db)).toEqual(before);
  });
});

/** Columns of text that hold no person's id, as table and column. */
const IMPERSONAL: Record<string, string> = {
  article_neighbours: 'links',
  article_topics: 'reason topic',
  article_words: 'spans',
  articles:
    'canonical_url content_hash excerpt image_alt image_url origin paper quality_parts state state_reason title type url',
  deliveries:
    'alert_day cadence channel_id detail held_for leased_by message_id post_name reason state',
  destinations: 'dm_channel_id guild_id kind locale pause_kind paused_reason quiet_mode state zone',
  digests: 'cadence channel_id detail leased_by message_id reason state',
  feed_entries: 'guid hash key',
  feeds:
    'asks body_hash etag failure hub_secret hub_topic hub_url last_modified leased_by moved_to',
  guilds: 'guild_id locale notice_channel_id zone',
  job_runs: 'job outcome reason',
  notices: 'channel_id detail leased_by message_id reason state text',
  providers: 'domain name',
  reports: 'channel_id detail key leased_by message_id reason state text',
  source_items: 'hash key reason state',
  sources: 'kind listed_as listing location name rules site_url state',
  stories: 'state',
  story_articles: 'reason',
  story_topics: 'topic',
  story_updates: 'channel_id detail kind leased_by message_id reason state',
  subscriptions: 'cadence exclude forum_tags found_by include kind role_id topic',
  taken_interactions: 'id',
  title_words: 'word',
  told_channels: 'channel_id guild_id guild_locale lacking lost_roles',
};

function isImpersonal(name: string): boolean {
  const [table = '', column = ''] = name.split('.');
  return (IMPERSONAL[table] ?? '').split(' ').includes(column);
}

it('knows of every column whether a person’s id may stand there', async () => {
  const columns = await test.db
    .select({ name: sql<string>`table_name || '.' || column_name` })
    .from(sql`information_schema.columns`)
    .where(
      sql`table_schema = 'public' and data_type in ('text', 'character varying', 'ARRAY', 'jsonb')`,
    );
  const unknown = columns
    .map(({ name }) => name)
    .filter((name) => !isImpersonal(name) && !PERSON_COLUMNS.some((known) => known === name));
  expect(unknown.toSorted()).toEqual([]);
});
