/** Owns the proof that admins limit a channel's alerts by one command, and see what holds. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dispatch } from '../../src/discord/dispatch.ts';
import { follow } from '../../src/subscriptions/follow.ts';
import { destinations } from '../../src/subscriptions/tables.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { entry, ingest, NOW, outbox, testClock } from '../support/factories.ts';
import { offlineContext } from './context.ts';
import { ADMIN, CHANNEL, command } from './interactions.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(async () => {
  await test.reset();
  const place = { kind: 'channel' as const, discordId: CHANNEL, guildId: '200000000000000001' };
  const args = { place, topic: 'computer-vision', createdBy: ADMIN.id };
  await follow({ db: test.db, clock: testClock() }, args);
});
afterAll(() => test.close());

type Options = Record<string, string | number>;
const ask = async (options: Options = {}, extra: Parameters<typeof command>[2] = {}) => {
  const channel = { id: CHANNEL, type: 0 };
  const raw = command(
    '/alerts limits',
    { channel: CHANNEL, ...options },
    { by: ADMIN, channel, ...extra },
  );
  return (await dispatch({ ...offlineContext().context, db: test.db }, raw)).response;
};
const said = async (options: Options = {}) => JSON.stringify(await ask(options));
const place = async () => (await test.db.select().from(destinations))[0];

describe('/alerts limits', () => {
  it('says what holds when nothing is given', async () => {
    const text = await said();
    expect(text).toContain('any number of alerts a day');
    expect(text).toContain('no quiet hours');
    expect(text).toContain('UTC');
  });

  it('lets what waited for the end of the quiet hours go when they are other ones', async () => {
    const until = { quietFrom: 0, quietTo: 1_439 };
    await test.db.update(destinations).set(until);
    await ingest(test.db, [entry('one')]);
    const before = await outbox(test.db);
    expect(before.map(({ dueAt }) => dueAt > NOW)).toEqual([true]);
    await said();
    expect(await outbox(test.db)).toEqual(before);
    await said({ quiet: 'off' });
    expect((await outbox(test.db)).map(({ dueAt }) => dueAt)).toEqual([NOW]);
  });

  it('sets what is given, leaves the rest, and says what holds then', async () => {
    await said({ daily: 6, quiet: '22:00-7:30', zone: 'America/New_York' });
    const text = await said({ mode: 'silent', 'digest-hour': 9 });
    expect(await place()).toMatchObject({
      dailyLimit: 6,
      quietFrom: 1_320,
      quietTo: 450,
      quietMode: 'silent',
      zone: 'America/New_York',
      digestHour: 9,
    });
    expect(text).toContain('at most 6 alerts a day');
    expect(text).toContain('quiet hours from 22:00 to 07:30: alerts come without a sound');
    expect(text).toContain('digests at 09:00');
    expect(text).toContain('America/New York');
  });

  it('takes limits away again', async () => {
    await said({ daily: 6, quiet: '22:00-07:00' });
    await said({ daily: 0, quiet: '-' });
    expect(await place()).toMatchObject({ dailyLimit: null, quietFrom: null, quietTo: null });
  });

  it('lets digests be planned anew when their hour is another', async () => {
    await test.db.update(destinations).set({ nextDailyAt: NOW, nextWeeklyAt: NOW });
    await said({ daily: 3 });
    expect(await place()).toMatchObject({ nextDailyAt: NOW, nextWeeklyAt: NOW });
    await said({ 'digest-hour': 18 });
    expect(await place()).toMatchObject({ nextDailyAt: null, nextWeeklyAt: null });
  });

  it.each([
    ['quiet hours', { quiet: 'at night' }, '22:00-07:00'],
    ['an hour', { quiet: '22:00-24:00' }, '22:00-07:00'],
    ['an end', { quiet: '22:00-22:00' }, '22:00-07:00'],
    ['a zone', { zone: 'Berlin' }, 'Europe/Berlin'],
    ['a number', { daily: -1 }, 'from 0 to 1000'],
    ['an hour of digests', { 'digest-hour': 24 }, 'from 0 to 23'],
  ])('refuses what is no %s, and says how', async (_what, options, hint) => {
    const before = await place();
    expect(await said(options)).toContain(hint);
    expect(await place()).toEqual(before);
  });

  it('says how to begin where the channel gets no alerts', async () => {
    await test.reset();
    expect(await said({ daily: 3 })).toContain('/alerts add');
  });

  it('is for those who may manage the server', async () => {
    const member = { id: '100000000000000002', permissions: '0' };
    expect(JSON.stringify(await ask({ daily: 3 }, { by: member }))).toContain('Manage Server');
    expect(await place()).toMatchObject({ dailyLimit: null });
  });

  it('offers zones by any part of their names', async () => {
    const answer = await ask({ zone: 'new york' }, { focused: 'zone' });
    expect(answer).toMatchObject({ data: { choices: [{ value: 'America/New_York' }] } });
    const all = await ask({ zone: '' }, { focused: 'zone' });
    expect(all).toMatchObject({ data: { choices: expect.any(Array) } });
    expect('data' in all && all.data && 'choices' in all.data && all.data.choices).toHaveLength(25);
  });
});
