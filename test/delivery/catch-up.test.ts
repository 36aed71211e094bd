/** Owns the proof of what a person is shown who asks what they missed. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { catchUp } from '../../src/delivery/catch-up.ts';
import { deliveries } from '../../src/delivery/tables.ts';
import { caughtUpAt, markCaughtUp } from '../../src/subscriptions/caught-up.ts';
import { follow, type FollowArgs } from '../../src/subscriptions/follow.ts';
import { subscriptions } from '../../src/subscriptions/tables.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { channel, entry, ingest, NOW, retract, testClock } from '../support/factories.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(() => test.reset());
afterAll(() => test.close());

const ME = '100000000000000001';
const dm = { kind: 'dm', discordId: ME, guildId: null } as const;
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 24 * 60 * 60_000);
const clock = testClock();

type Asked = Omit<Parameters<typeof catchUp>[1], 'userId' | 'limit'> & { limit?: number };

async function missed(args: Asked = {}) {
  const page = await catchUp({ db: test.db, clock }, { userId: ME, limit: 10, ...args });
  return { ...page, names: page.stories.map(({ head }) => head.provider.name) };
}

const rule = (fields: Partial<FollowArgs> & Pick<FollowArgs, 'topic'>) =>
  follow({ db: test.db, clock }, { place: dm, createdBy: ME, ...fields });

async function tell(name: string, days: number, quality: number, topic = 'Computer Vision') {
  const entries = [entry(name, { quality, topics: [topic], title: `News of ${name}` })];
  await ingest(test.db, entries, { now: daysAgo(days) });
}

describe('who follows', () => {
  it('nothing is shown the hottest of everything since a week ago', async () => {
    await tell('old', 8, 120);
    await tell('mild', 3, 50);
    await tell('hot', 2, 90, 'AI in Finance');
    expect(await missed()).toMatchObject({
      names: ['hot', 'mild'],
      isOfAll: true,
      since: daysAgo(7),
    });
  });

  it('topics is shown those of them alone, a muted one too, but none that rests', async () => {
    await tell('vision', 3, 50);
    await tell('money', 2, 90, 'AI in Finance');
    await tell('robots', 2, 99, 'AI in Robotics');
    await tell('doctors', 2, 99, 'AI in Healthcare');
    await rule({ topic: 'computer-vision' });
    await rule({ topic: 'ai-in-finance' });
    await rule({ topic: 'ai-in-robotics' });
    await rule({ topic: 'ai-in-healthcare', place: channel('301') });
    const mute = { mutedUntil: daysAgo(-2) };
    const { topic } = subscriptions;
    await test.db.update(subscriptions).set(mute).where(eq(topic, 'ai-in-finance'));
    await test.db.update(subscriptions).set({ pausedAt: NOW }).where(eq(topic, 'ai-in-robotics'));
    expect(await missed()).toMatchObject({ names: ['money', 'vision'], isOfAll: false });
  });

  it('keywords is shown what has them, of the rule’s topic or of any', async () => {
    await tell('quokka', 3, 50);
    await tell('wombat', 2, 90, 'AI in Finance');
    await tell('numbat', 2, 99, 'AI in Finance');
    await tell('koala', 2, 99);
    await rule({ topic: null, include: ['wombat'] });
    await rule({ topic: 'computer-vision', include: ['quokka', 'numbat'] });
    expect((await missed()).names).toEqual(['wombat', 'quokka']);
    await rule({ topic: 'ai-in-finance', exclude: ['wombat'] });
    expect((await missed()).names).toEqual(['numbat', 'wombat', 'quokka']);
  });
});

it('shows nothing that was sent to the person, but what was sent elsewhere or only waits', async () => {
  await rule({ topic: 'computer-vision' });
  await rule({ topic: 'computer-vision', place: channel('301') });
  for (const [name, quality] of [
    ['a', 90],
    ['b', 80],
    ['c', 70],
  ] as const) {
    await tell(name, 1, quality);
  }
  const rows = await test.db.select().from(deliveries);
  expect(rows).toHaveLength(6);
  const sent = { state: 'sent', sentAt: NOW, messageId: '9' } as const;
  await test.db.update(deliveries).set(sent).where(eq(deliveries.destinationId, 2));
  await test.db.update(deliveries).set(sent).where(eq(deliveries.storyId, 2));
  expect((await missed()).names).toEqual(['a', 'c']);
});

it('shows nothing that is held, or was taken back', async () => {
  await tell('a', 1, 90);
  await tell('held', 1, 5);
  await retract(test.db, { articleIds: [1] });
  expect((await missed()).names).toEqual([]);
});

it.each([[null], ['news']])('turns pages forth and back, with the keyword %s', async (keyword) => {
  const heats = [30, 95, 60, 95, 75];
  for (const [at, quality] of heats.entries()) await tell(`s${at}`, 5 - at, quality);
  if (keyword !== null) await rule({ topic: null, include: [keyword] });
  const first = await missed({ limit: 2 });
  await tell('hottest', 0, 130);
  const { since } = first;
  const second = await missed({ limit: 2, since, ...(first.next ? { before: first.next } : {}) });
  expect([first.names, second.names]).toEqual([
    ['s3', 's1'],
    ['s4', 's2'],
  ]);
  const back = await missed({
    limit: 2,
    since,
    ...(second.previous ? { after: second.previous } : {}),
  });
  expect(back.names).toEqual(['s3', 's1']);
  expect(
    (await missed({ limit: 2, ...(back.previous ? { after: back.previous } : {}) })).names,
  ).toEqual(['hottest', 's3']);
});

describe('how far a person has caught up', () => {
  const mark = (until: Date) => markCaughtUp({ db: test.db, clock }, { userId: ME, until });

  it('is where they go on from, or where they ask to, but not years ago', async () => {
    await tell('a', 3, 90);
    await tell('b', 1, 80);
    await mark(daysAgo(2));
    expect(await missed()).toMatchObject({ names: ['b'], since: daysAgo(2) });
    expect((await missed({ since: daysAgo(4) })).names).toEqual(['a', 'b']);
    expect((await missed({ since: daysAgo(4_000) })).since).toEqual(daysAgo(90));
  });

  it('never goes back, and is nobody else’s', async () => {
    expect(await caughtUpAt({ db: test.db }, ME)).toBeNull();
    await mark(daysAgo(2));
    await mark(daysAgo(5));
    expect(await caughtUpAt({ db: test.db }, ME)).toEqual(daysAgo(2));
    expect(await caughtUpAt({ db: test.db }, '7')).toBeNull();
  });
});
