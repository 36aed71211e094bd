/** Owns the proof that a server's language and zone are kept, and that its places follow its zone. */
import { asc } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  guildSettings,
  setGuildLocale,
  setGuildZone,
} from '../../src/subscriptions/guild-settings.ts';
import { setNoticeChannel } from '../../src/subscriptions/notice-channel.ts';
import { setLimits } from '../../src/subscriptions/set-limits.ts';
import { destinations } from '../../src/subscriptions/tables.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { channel, followed, NOW, testClock } from '../support/factories.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(() => test.reset());
afterAll(() => test.close());

const guildId = channel('301').guildId ?? '';
const zones = async () => {
  const rows = await test.db.select().from(destinations).orderBy(asc(destinations.id));
  return rows.map(({ discordId, zone }) => [discordId, zone]);
};

describe('what a server has chosen', () => {
  it('is nothing at first', async () => {
    const nothing = { noticeChannelId: null, locale: null, zone: null };
    expect(await guildSettings(test, guildId)).toEqual(nothing);
  });

  it('keeps each choice beside the others', async () => {
    await setGuildLocale(test, { guildId, locale: 'de' });
    await setNoticeChannel(test, { guildId, channelId: '301' });
    await setGuildZone(test, { guildId, zone: 'Asia/Tokyo' });
    await setGuildLocale(test, { guildId, locale: 'ja' });
    const chosen = { noticeChannelId: '301', locale: 'ja', zone: 'Asia/Tokyo' };
    expect(await guildSettings(test, guildId)).toEqual(chosen);
    expect(await guildSettings(test, '200000000000000009')).toMatchObject({ zone: null });
  });
});

describe('the zone of a server', () => {
  it('is that of places that are new, and of those that have chosen none of their own', async () => {
    await followed(test.db, 'ai', '301');
    await followed(test.db, 'ai', '302');
    const own = { guildId, channelId: '302', changes: { zone: 'America/New_York' } };
    await setLimits({ db: test.db, clock: testClock() }, own);
    await setGuildZone(test, { guildId, zone: 'Europe/Paris' });
    await followed(test.db, 'ai', '303');
    expect(await zones()).toEqual([
      ['301', 'Europe/Paris'],
      ['302', 'America/New_York'],
      ['303', 'Europe/Paris'],
    ]);
    await setGuildZone(test, { guildId, zone: 'Asia/Tokyo' });
    expect(await zones()).toEqual([
      ['301', 'Asia/Tokyo'],
      ['302', 'America/New_York'],
      ['303', 'Asia/Tokyo'],
    ]);
  });

  it('lets the digests of places that follow it be planned anew', async () => {
    await followed(test.db, 'ai', '301');
    await test.db.update(destinations).set({ nextDailyAt: NOW });
    await setGuildZone(test, { guildId, zone: 'Europe/Paris' });
    const [place] = await test.db.select().from(destinations);
    expect(place?.nextDailyAt).toBeNull();
  });
});
