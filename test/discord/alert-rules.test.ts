/** Owns the proof of what admins can say of an alert, and what they are told where it cannot be. */
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dispatch } from '../../src/discord/dispatch.ts';
import { destinations, subscriptions } from '../../src/subscriptions/tables.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { entry, ingest, NOW } from '../support/factories.ts';
import { offlineContext } from './context.ts';
import { ADMIN, CHANNEL, command, press, submit } from './interactions.ts';
import { EVERYBODY, forum, knownServer, TEAM, textChannel } from './known-server.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(() => test.reset());
afterAll(() => test.close());

const FORUM = '300000000000000002';
const server = knownServer([textChannel(CHANNEL, 'general'), forum(FORUM, ['Papers', 'Code'])]);

type Options = Record<string, string | number>;

async function ask(raw: unknown) {
  const context = { ...offlineContext().context, db: test.db, server };
  return (await dispatch(context, raw)).response;
}
const said = async (raw: unknown) => JSON.stringify(await ask(raw)).replaceAll('\\n', '\n');

const run = (path: string, options: Options, by = ADMIN) => {
  const id = String(options['channel'] ?? CHANNEL);
  return command(path, options, { by, channel: { id, type: id === FORUM ? 15 : 0 } });
};
const add = (options: Options = {}) =>
  said(run('/alerts add', { channel: CHANNEL, topic: 'computer-vision', ...options }));
const edit = (options: Options) => said(run('/alerts edit', options));

const rules = () => test.db.select().from(subscriptions).orderBy(asc(subscriptions.id));
const rule = async () => (await rules())[0];
const choice = async () => {
  const known = await rule();
  return `${known?.id}:${known?.revision}`;
};

describe('/alerts add', () => {
  it('takes a topic with all that a rule may say, and says it again', async () => {
    const text = await add({
      keywords: 'NeRF, "radiance field"',
      without: 'crypto',
      heat: 80,
      how: 'daily',
      role: EVERYBODY.id,
      'role-heat': 120,
    });
    expect(await rule()).toMatchObject({
      topic: 'computer-vision',
      include: ['nerf', 'radiance field'],
      exclude: ['crypto'],
      minHeat: 80,
      cadence: 'daily',
      roleId: EVERYBODY.id,
      roleHeat: 120,
    });
    expect(text).toContain('Computer Vision** with nerf, radiance field, without crypto');
    expect(text).toContain('from heat 80 on · daily digest');
    expect(text).toContain(`mentions <@&${EVERYBODY.id}> from heat 120 on`);
    expect(text).not.toContain('is not called yet');
  });

  it('takes no more patterns than there may be in a channel', async () => {
    for (const from of ['a', 'b', 'c', 'd']) {
      const keywords = [1, 2, 3, 4, 5].map((n) => `/${from}${n}/`).join();
      await add({ keywords });
    }
    expect(await add({ keywords: '/more/' })).toContain('At most 20 patterns');
    expect(await edit({ alert: await choice(), without: '/more/' })).toContain(
      'At most 20 patterns',
    );
    expect(await rules()).toHaveLength(4);
  });

  it('speaks of one last digest only where there was one', async () => {
    await add();
    expect(await add({ heat: 90, how: 'instant' })).not.toContain('one last digest');
    await add({ how: 'daily' });
    expect(await add({ how: 'instant' })).toContain('one last digest');
  });

  it('takes keywords without a topic, but not neither', async () => {
    await said(run('/alerts add', { channel: CHANNEL, keywords: 'gaussian splatting' }));
    expect(await rule()).toMatchObject({ topic: null, include: ['gaussian splatting'] });
    expect(await said(run('/alerts add', { channel: CHANNEL }))).toContain('topic or keywords');
    expect(await rules()).toHaveLength(1);
  });

  it('finds the bar of “about so many a day”, and says which and how many it would have posted', async () => {
    await ingest(test.db, [entry('one'), entry('two', { quality: 120 })]);
    const text = await add({ 'daily-target': 1 });
    expect(await rule()).toMatchObject({ dailyTarget: 1, minHeat: 120 });
    expect(text).toContain('about 1 a day: from heat 120 on');
    expect(text).toContain('it would have posted 1: about 1 a day');
  });

  it('says what a role that not everyone may mention asks for', async () => {
    const text = await add({ role: TEAM.id });
    expect(text).toContain('is not called yet');
    expect(text).toContain('Mention @everyone, @here and All Roles');
  });

  it('gives a forum’s posts tags of its own', async () => {
    await add({ channel: FORUM, tags: 'code, papers' });
    expect(await rule()).toMatchObject({ forumTags: ['Code', 'Papers'] });
  });

  it.each([
    ['both bars', { heat: 80, 'daily-target': 3 }, 'not both'],
    ['everyone', { role: '200000000000000001' }, 'do not mention everyone'],
    ['a role that is no more', { role: '210000000000000009' }, 'no longer there'],
    ['a heat for no role', { 'role-heat': 90 }, 'needs a role'],
    ['tags where there are none', { tags: 'Papers' }, 'forum and media channels only'],
    ['a tag that the forum has not', { channel: FORUM, tags: 'Paper' }, 'It has Papers and Code.'],
    ['a bad pattern', { keywords: '/a(/' }, 'cannot be read at character'],
    ['too long a keyword', { keywords: 'x'.repeat(51) }, 'at most 50 characters'],
    ['an open quote', { without: '"nerf' }, 'does not end'],
    ['a heat beyond all', { heat: 5_000 }, 'from 0 to 1000'],
    ['an unknown topic', { topic: 'knitting' }, 'No topic is called'],
  ])('refuses %s, and says why', async (_what, options, hint) => {
    expect(await add(options)).toContain(hint);
    expect(await rules()).toEqual([]);
  });

  it('completes topics, and the tags of the forum that was picked', async () => {
    const focus = (options: Options, focused: string) =>
      said(command('/alerts add', options, { by: ADMIN, focused }));
    expect(await focus({ topic: 'vision' }, 'topic')).toContain('computer-vision');
    expect(await focus({ channel: FORUM, tags: 'papers, c' }, 'tags')).toContain('papers, Code');
    expect(await focus({ channel: CHANNEL, tags: 'p' }, 'tags')).toContain('"choices":[]');
  });
});

describe('/alerts edit', () => {
  beforeEach(() => add());

  it('changes what is given and leaves the rest', async () => {
    await edit({ alert: await choice(), heat: 90, keywords: 'nerf' });
    const text = await edit({ alert: await choice(), keywords: '-', role: EVERYBODY.id });
    expect(await rule()).toMatchObject({
      topic: 'computer-vision',
      include: [],
      minHeat: 90,
      roleId: EVERYBODY.id,
    });
    expect(text).toContain('Changed.');
  });

  it('tells the second of two who edit at once, and shows what it is now', async () => {
    const seen = await choice();
    await edit({ alert: seen, heat: 90 });
    const text = await edit({ alert: seen, heat: 100 });
    expect(text).toContain('Somebody else changed this alert');
    expect(text).toContain('from heat 90 on');
    expect(text).toContain('Edit it as it is now');
    expect(await rule()).toMatchObject({ minHeat: 90 });
  });

  it('opens a form where nothing else is given, filled in as the rule is', async () => {
    await edit({ alert: await choice(), keywords: 'nerf', 'daily-target': 5 });
    const form = await ask(run('/alerts edit', { alert: await choice() }));
    expect(form).toMatchObject({ type: 9, data: { title: 'Edit an alert' } });
    const text = JSON.stringify(form);
    expect(text).toContain('"value":"nerf"');
    expect(text).toContain('"value":"5/day"');
  });

  it('finds a rule by part of its name, and names some where that is not enough', async () => {
    await add({ topic: 'robotics' });
    await edit({ alert: 'vision', heat: 90 });
    expect(await rule()).toMatchObject({ minHeat: 90 });
    const both = await edit({ alert: 'general', heat: 95 });
    expect(both).toContain('Pick from the list');
    expect(both).not.toContain('No alert here');
    expect(await edit({ alert: 'knitting', heat: 95 })).toContain(
      'No alert here is like “knitting”',
    );
    expect(await edit({ alert: '999:1', heat: 95 })).toContain('no longer there');
  });

  it('offers the server’s alerts by topic, keyword and channel', async () => {
    await add({ topic: 'robotics', keywords: 'humanoid', heat: 90 });
    const focus = (typed: string) =>
      said(command('/alerts edit', { alert: typed }, { by: ADMIN, focused: 'alert' }));
    expect(await focus('humanoid')).toContain('Robotics, humanoid #general ≥ 90');
    expect(await focus('#general')).toContain('Computer Vision #general ≥ 70');
    expect(await focus('knitting')).toContain('"choices":[]');
  });
});

describe('the form of an alert', () => {
  beforeEach(() => add());
  const fields = { keywords: 'nerf', without: '', bar: '', how: ['weekly'], role: [] };
  const send = async (more: object, revision = 1) => {
    const known = await rule();
    const form = submit(`edit-alert:${known?.id}:${revision}:command:`, { ...fields, ...more });
    const admin = { ...form, member: { user: ADMIN, permissions: ADMIN.permissions, roles: [] } };
    return said(admin);
  };

  it.each([
    ['', { minHeat: null, dailyTarget: null }],
    ['85', { minHeat: 85, dailyTarget: null }],
    ['5/day', { dailyTarget: 5 }],
    ['5 / Tag', { dailyTarget: 5 }],
    ['about 5 a day', { dailyTarget: 5 }],
  ])('reads the bar “%s”', async (bar, expected) => {
    await send({ bar });
    expect(await rule()).toMatchObject({ include: ['nerf'], cadence: 'weekly', ...expected });
  });

  it('takes a role, and lets it go again with its heat', async () => {
    await send({ role: [EVERYBODY.id] });
    expect(await rule()).toMatchObject({ roleId: EVERYBODY.id });
    await send({ role: [] }, 2);
    expect(await rule()).toMatchObject({ roleId: null, roleHeat: null });
  });

  it('refuses a bar that is none, and tells the second of two', async () => {
    for (const bar of ['hot', '80 points', '3 or 5 a day']) {
      expect(await send({ bar })).toContain('`5/day`');
    }
    await send({ bar: '90' });
    expect(await send({ bar: '95' })).toContain('Somebody else changed this alert');
    expect(await rule()).toMatchObject({ minHeat: 90 });
  });
});

describe('/alerts pause, resume and remove', () => {
  beforeEach(() => add());

  it('lets an alert rest, says so, and lets it go on', async () => {
    expect(await said(run('/alerts pause', { alert: await choice() }))).toContain('Paused.');
    expect((await rule())?.pausedAt).toEqual(NOW);
    expect(await said(run('/alerts pause', { alert: await choice() }))).toContain('paused already');
    expect(await said(run('/alerts resume', { alert: await choice() }))).toContain('next story');
    expect((await rule())?.pausedAt).toBeNull();
    expect(await said(run('/alerts resume', { alert: await choice() }))).toContain('not paused');
  });

  it('removes one, and says so to who tries again', async () => {
    const alert = await choice();
    expect(await said(run('/alerts remove', { alert }))).toContain('no longer gets');
    expect(await rules()).toEqual([]);
    expect(await said(run('/alerts remove', { alert }))).toContain('no longer there');
  });
});

describe('/alerts preview', () => {
  it('shows what a rule would have posted, made or not', async () => {
    await ingest(test.db, [entry('one'), entry('two', { quality: 120 })]);
    const text = await said(run('/alerts preview', { topic: 'computer-vision', heat: 100 }));
    expect(text).toContain('it would have posted 1');
    expect(text).toContain('What two tells');
    expect(text).not.toContain('What one tells');
    await add({ heat: 75 });
    const known = await said(run('/alerts preview', { alert: await choice() }));
    expect(known).toContain('it would have posted 2');
    expect(await rules()).toHaveLength(1);
  });
});

describe('the list of a server’s alerts', () => {
  const list = () => said(run('/alerts list', {}));
  const admin = (customId: string, values: string[] = []) => said(press(customId, values, ADMIN));

  it('says everything of a rule', async () => {
    await add({ keywords: 'nerf', 'daily-target': 3, role: TEAM.id });
    await test.db.update(destinations).set({ barShift: 4, pausedReason: 'It is closed.' });
    await test.db.update(subscriptions).set({ pausedAt: NOW, minHeat: 70 });
    const text = await list();
    expect(text).toContain('about 3 a day: from heat 74 on (70 + 4 by votes) · at once');
    expect(text).toContain(`mentions <@&${TEAM.id}>`);
    expect(text).toContain('⏸️ paused <t:');
    expect(text).toContain('Nothing can be posted there now. It is closed.');
  });

  it('turns its pages, and stays where it was when rules have gone', async () => {
    const words = Array.from({ length: 18 }, (_, index) => `word${index}`);
    for (const keywords of words) await add({ keywords });
    expect(await list()).toContain('(page 1 of 3)');
    const last = (await rules())[17];
    const mark = `${last?.destinationId}-${last?.id}`;
    const third = await admin(`alerts-page:next:${mark}`);
    expect(third).toContain('(page 3 of 3)');
    expect(third).toContain('word17');
    await test.db.delete(subscriptions).where(eq(subscriptions.id, last?.id ?? 0));
    expect(await admin(`alerts-page:next:${mark}`)).toContain('word16');
  });

  it('opens one, pauses, resumes and removes it by its buttons', async () => {
    await add();
    const known = await rule();
    const id = `${known?.id}`;
    const shown = await admin('alert-pick:', [id]);
    expect(shown).toContain(`alert:pause:${id}:1:`);
    expect(await admin(`alert:pause:${id}:1:`)).toContain(`alert:resume:${id}:1:`);
    expect(await admin(`alert:resume:${id}:1:`)).toContain('next story');
    expect(await admin(`alert:preview:${id}:1:`)).toContain('would have posted');
    expect(await admin(`alert:edit:${id}:1:`)).toContain('Edit an alert');
    expect(await admin(`alert:edit:${id}:7:`)).toContain('Somebody else changed this alert');
    expect(await admin(`alert:remove:${id}:1:`)).toContain('no longer gets');
    expect(await admin(`alert:remove:${id}:1:`)).toContain('no longer there');
    expect(await admin(`alert:paint:${id}:1:`)).toContain('older Keypoint');
  });

  it('takes back what votes have added to a channel’s bar', async () => {
    await add();
    const known = await rule();
    await test.db.update(destinations).set({ barShift: 4 });
    const shown = await admin('alert-pick:', [`${known?.id}`]);
    expect(shown).toContain('Reset votes (+4)');
    await admin(`reset-bar:${known?.destinationId}`);
    const reset = await admin('alert-pick:', [`${known?.id}`]);
    expect(reset).toContain('from heat 70 on · at once');
    expect(reset).not.toContain('Reset votes');
  });

  it('is for those who manage the server alone', async () => {
    await add();
    const id = `${(await rule())?.id}`;
    for (const raw of [
      run('/alerts list', {}, { id: '100000000000000002', permissions: '0' }),
      press(`alert:remove:${id}:1:`),
      press('alert-pick:', [id]),
      press('alerts-page:next:'),
      press(`alerts-log:${CHANNEL}`),
      press('setup:go:volume'),
    ]) {
      expect(await said(raw)).toContain('Manage Server');
    }
    expect(await rules()).toHaveLength(1);
  });
});

describe('/alerts log', () => {
  it('says what became of each story', async () => {
    expect(await said(run('/alerts log', { channel: CHANNEL }))).toContain('gets no alerts yet');
    await add();
    expect(await said(run('/alerts log', { channel: CHANNEL }))).toContain('Nothing has come');
    await ingest(test.db, [entry('one')]);
    const text = await said(run('/alerts log', { channel: CHANNEL }));
    expect(text).toContain('What one tells');
    expect(text).toContain('on its way');
    const end = press(`alerts-log:${CHANNEL}:1:1`, [], ADMIN);
    expect(await said(end)).toContain('nothing older');
  });
});
