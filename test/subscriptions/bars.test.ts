/** Owns the proof of the bar by which a rule posts about so many stories a day, and of previews. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { adjustBars } from '../../src/subscriptions/adjust-bars.ts';
import { edit } from '../../src/subscriptions/edit.ts';
import { barFor } from '../../src/subscriptions/find-bar.ts';
import { follow } from '../../src/subscriptions/follow.ts';
import { previewRule } from '../../src/subscriptions/preview-rule.ts';
import { subscriptions } from '../../src/subscriptions/tables.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { channel, entry, ingest, NOW, testClock } from '../support/factories.ts';

const DAY_MS = 24 * 3_600_000;

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(() => test.reset());
afterAll(() => test.close());

const deps = () => ({ db: test.db, clock: testClock(), alertBar: 70 });
const query = { topic: 'computer-vision', include: [], exclude: [] };

/** Four stories a day for ten days, of these heats. */
async function tenDays(heats = [40, 60, 80, 100]): Promise<void> {
  for (let day = 10; day > 0; day -= 1) {
    const now = new Date(NOW.getTime() - day * DAY_MS);
    const entries = heats.map((quality, n) =>
      entry(`d${day}-n${n}`, {
        title: n === 3 ? `NeRF number ${day * 31}` : `Thing ${day * 17 + n * 1_000}`,
        quality,
        publishedAt: now,
      }),
    );
    await ingest(test.db, entries, { now });
  }
}

describe('the bar for about so many a day', () => {
  const past = (days: number, ...heats: number[]) => ({
    days,
    stories: heats.map((heat, id) => ({ id, heat })),
  });

  it.each([
    ['nothing yet', past(10), 3, null],
    ['too few: all of them', past(1, 50, 90, 70), 9, 50],
    ['the hottest two of three', past(1, 50, 90, 70), 2, 70],
    ['over days', past(2, 50, 90, 70, 60), 1, 70],
    ['equals: whichever comes nearer', past(1, 90, 70, 70, 70, 70), 2, 90],
    ['equals, nearer with them', past(1, 90, 70, 70, 70, 70), 4, 70],
    ['fewer than one in all', past(1, 90, 90, 90), 0.4, 91],
  ])('of %s', (_of, stories, target, bar) => {
    expect(barFor(stories, target)).toBe(bar);
  });

  it('is found when the rule is made, and another when it asks for something else', async () => {
    await tenDays();
    const args = { place: channel('301'), topic: 'computer-vision', createdBy: '101' };
    await follow(deps(), { ...args, dailyTarget: 2 });
    const bars = async () => (await test.db.select().from(subscriptions))[0];
    expect(await bars()).toMatchObject({ minHeat: 80, dailyTarget: 2 });
    const owner = { guildId: channel('301').guildId ?? '' };
    const change = (revision: number, changes: object) =>
      edit(deps(), { subscriptionId: 1, owner, revision, changes });
    await change(1, { include: ['nerf'] });
    expect(await bars()).toMatchObject({ minHeat: 100, dailyTarget: 2 });
    await change(2, { minHeat: 50 });
    expect(await bars()).toMatchObject({ minHeat: 50, dailyTarget: null });
  });

  it('is found anew each day, a few points at a time, and not for other rules', async () => {
    await tenDays();
    const args = { place: channel('301'), createdBy: '101' };
    await follow(deps(), { ...args, topic: 'computer-vision', dailyTarget: 2 });
    await follow(deps(), { ...args, topic: null, include: ['nerf'], dailyTarget: 1 });
    await follow(deps(), { ...args, topic: 'robotics', minHeat: 33 });
    await test.db.update(subscriptions).set({ minHeat: 60 }).where(eq(subscriptions.id, 1));
    await test.db.update(subscriptions).set({ minHeat: 101 }).where(eq(subscriptions.id, 2));
    expect(await adjustBars(deps())).toBe(2);
    const rules = await test.db.select().from(subscriptions).orderBy(subscriptions.id);
    expect(rules.map(({ minHeat }) => minHeat)).toEqual([63, 100, 33]);
  });

  it('is each rule’s own where several of one topic differ in keywords or target', async () => {
    await tenDays();
    const args = { place: channel('301'), topic: 'computer-vision', createdBy: '101' };
    await follow(deps(), { ...args, dailyTarget: 2 });
    await follow(deps(), { ...args, include: ['nerf'], dailyTarget: 1 });
    await follow(deps(), { ...args, exclude: ['nerf'], dailyTarget: 1 });
    await follow(deps(), { ...args, exclude: ['nerf', 'gan'], dailyTarget: 2 });
    await follow(deps(), { ...args, place: channel('302'), dailyTarget: 1 });
    await test.db.update(subscriptions).set({ minHeat: null });
    expect(await adjustBars(deps())).toBe(5);
    const rules = await test.db.select().from(subscriptions).orderBy(subscriptions.id);
    expect(rules.map(({ minHeat }) => minHeat)).toEqual([80, 100, 80, 60, 100]);
  });
});

describe('a preview', () => {
  it('says how many a rule would have posted, and shows the newest', async () => {
    await tenDays();
    const { newest, ...preview } = await previewRule(deps(), { query, limit: 3 });
    expect(preview).toEqual({ bar: 70, days: 10, posts: 20, perDay: 2 });
    expect(newest.map(({ head }) => head.url)).toEqual([
      'https://d1-n3.example.com/story',
      'https://d1-n2.example.com/story',
      'https://d2-n3.example.com/story',
    ]);
  });

  it('shows what fits of a backlog from before, where it would have posted nothing', async () => {
    const publishedAt = new Date(NOW.getTime() - 400 * DAY_MS);
    await ingest(test.db, [
      entry('old', { title: 'A NeRF of old', quality: 90, publishedAt }),
      entry('cold', { title: 'A cold one', quality: 60, publishedAt }),
      entry('other', { title: 'Another', quality: 95, publishedAt }),
    ]);
    const newestOf = async (asked: object) => {
      const found = await previewRule(deps(), { query: { ...query, ...asked } });
      return [found.posts, found.newest.map(({ head }) => head.title)];
    };
    expect(await newestOf({})).toEqual([0, ['Another', 'A NeRF of old']]);
    expect(await newestOf({ include: ['nerf'] })).toEqual([0, ['A NeRF of old']]);
  });

  it('looks through fewer stories by a pattern than by a word', async () => {
    const titles = ['Zebra', ...Array.from({ length: 200 }, (_, n) => `Thing ${n * 1_000}`)];
    await ingest(
      test.db,
      titles.map((title, n) => entry(`n${n}`, { title, excerpt: '' })),
    );
    const posts = async (include: string[]) =>
      (await previewRule(deps(), { query: { ...query, include } })).posts;
    expect(await posts(['zebra'])).toBe(1);
    expect(await posts(['/zebra/'])).toBe(0);
    expect(await posts(['/thing (1|2)000\\b/'])).toBe(2);
  });

  it('takes keywords, bars, targets and votes into account', async () => {
    await tenDays();
    const of = async (args: Omit<Parameters<typeof previewRule>[1], 'query'>, asked = query) => {
      const { bar, posts } = await previewRule(deps(), { query: asked, ...args });
      return { bar, posts };
    };
    expect(await of({ minHeat: 60 })).toEqual({ bar: 60, posts: 30 });
    expect(await of({ dailyTarget: 1 })).toEqual({ bar: 100, posts: 10 });
    expect(await of({ minHeat: 60, barShift: 5 })).toEqual({ bar: 65, posts: 20 });
    const nerf = { topic: null, include: ['nerf'], exclude: [] };
    expect(await of({}, nerf as never)).toEqual({ bar: 70, posts: 10 });
  });
});
