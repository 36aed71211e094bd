import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createDiscordClient, type DiscordClient } from '../../src/discord/client.ts';
import { informedSender } from '../../src/discord/informed-sender.ts';
import { createKnownPlaces, type KnownPlace } from '../../src/discord/known-places.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { silentLog } from '../../src/lib/log.ts';
import { PERMISSIONS } from '../../src/sandbox/permissions.ts';
import { follow } from '../../src/subscriptions/follow.ts';
import { toldChannels } from '../../src/discord/tables.ts';
import { destinations, subscriptions } from '../../src/subscriptions/tables.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { createSandbox, type Sandbox } from '../support/judged-sandbox.ts';

/** Of a busy machine. */
const SOON = { timeout: 20_000 };
const LOST_ROLE = '100000000000000001';

let database: TestDatabase;
let sandbox: Sandbox;
let guildId: string;
let channelId: string;
const ends: (() => Promise<void>)[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

beforeEach(async () => {
  await database.reset();
  sandbox = await createSandbox({
    seed: {
      users: [{ username: 'ada' }],
      guilds: [
        {
          name: 'Home',
          channels: [{ name: 'news' }],
          members: [{ user: 'ada' }],
          roles: [{ name: 'Keypoint', permissions: PERMISSIONS.bot }, { name: 'Readers' }],
        },
      ],
    },
  });
  ends.push(() => sandbox.close());
  const { id = '', channels = {} } = sandbox.ids.guilds['Home'] ?? {};
  guildId = id;
  channelId = channels['news'] ?? '';
});

afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

async function connect(shards: 'all' | null): Promise<DiscordClient> {
  const client = createDiscordClient(
    { clock: systemClock, log: silentLog() },
    { token: sandbox.token, apiUrl: sandbox.apiUrl, shards, onRefused: () => undefined },
  );
  ends.push(() => client.close());
  if (shards !== null) {
    const log = silentLog();
    const wakeDelivery = () => undefined;
    const { db } = database;
    client.watchAccess({ db, clock: systemClock, log, wakeDelivery, tellsOthers: true });
  }
  await client.login();
  return client;
}

async function alertsHere(): Promise<void> {
  const { db } = database;
  const place = { kind: 'channel' as const, discordId: channelId, guildId, channelType: 0 };
  const createdBy = sandbox.ids.users['ada'] ?? '';
  await follow({ db, clock: systemClock }, { place, topic: 'computer-vision', createdBy });
  await db.update(subscriptions).set({ roleId: LOST_ROLE });
}

const embedLinks = (granted: boolean) =>
  sandbox.control({
    action: 'permission.set',
    guild_id: guildId,
    permission: 'EmbedLinks',
    granted,
  });

const told = () => database.db.select().from(toldChannels);
const asked = () => sandbox.requests().filter(({ path }) => path.includes('/guilds/')).length;

function plain(place: KnownPlace | null) {
  if (!place) throw new Error('it came to its end');
  const { hasRole, ...known } = place;
  return { ...known, hasLost: hasRole(LOST_ROLE) };
}

it('a worker takes a gateway’s word in another process, and asks Discord nothing', async () => {
  await alertsHere();
  await connect('all');
  const worker = createKnownPlaces({ client: await connect(null), db: database.db });
  const known = async () => plain(await worker.of({ channelId, guildId }));
  await expect
    .poll(known, SOON)
    .toEqual({ channelType: 0, guildLocale: 'en-US', lacking: [], hasLost: false });
  const before = asked();
  await embedLinks(false);
  await expect.poll(async () => (await known()).lacking, SOON).toEqual(['embedLinks']);
  await embedLinks(true);
  await expect.poll(async () => (await known()).lacking, SOON).toEqual([]);
  expect(asked()).toBe(before);
  const place = { channelId, guildId };
  await sandbox.control({ action: 'guild.outage', guild_id: guildId, on: true });
  await expect.poll(() => worker.isInOutage(place), SOON).toBe(true);
  await sandbox.control({ action: 'guild.outage', guild_id: guildId, on: false });
});

it('a rule for a channel that no event tells of is told of within the minute', async () => {
  const gateway = await connect('all');
  await alertsHere();
  gateway.recheckAccess();
  const worker = createKnownPlaces({ client: await connect(null), db: database.db });
  const hasLost = async () => plain(await worker.of({ channelId, guildId })).hasLost;
  await expect.poll(hasLost, SOON).toBe(false);
  expect(await worker.isInOutage({ channelId, guildId })).toBe(false);
});

it('asks Discord where no gateway has told', async () => {
  const worker = createKnownPlaces({ client: await connect(null), db: database.db });
  await embedLinks(false);
  const place = { channelId, guildId };
  expect(plain(await worker.of(place))).toMatchObject({ channelType: 0, lacking: ['embedLinks'] });
  expect(asked()).toBe(3);
  await worker.of(place);
  expect(asked()).toBe(3);
  expect(await worker.isInOutage(place)).toBe(false);
  await sandbox.control({ action: 'bot.kick', guild_id: guildId });
  await expect.poll(() => worker.isInOutage(place), SOON).toBe(true);
});

it('knows of an outage by the channel alone, as for what is passed on', async () => {
  await alertsHere();
  await connect('all');
  const worker = createKnownPlaces({ client: await connect(null), db: database.db });
  const place = { channelId, guildId: null };
  expect(await worker.isInOutage(place)).toBe(false);
  await expect.poll(told, SOON).toHaveLength(1);
  await sandbox.control({ action: 'guild.outage', guild_id: guildId, on: true });
  await expect.poll(() => worker.isInOutage(place), SOON).toBe(true);
});

it('forgets channels that get no alerts any more', async () => {
  await alertsHere();
  const gateway = await connect('all');
  await expect.poll(told, SOON).toHaveLength(1);
  await database.db.delete(subscriptions);
  await database.db.delete(destinations);
  gateway.recheckAccess();
  await expect.poll(told, SOON).toEqual([]);
});

it('knows of a person’s direct messages nothing, and does not ask', async () => {
  const worker = createKnownPlaces({ client: await connect(null), db: database.db });
  const place = { channelId: sandbox.ids.users['ada'] ?? '', guildId: null };
  expect(plain(await worker.of(place))).toEqual({
    channelType: null,
    guildLocale: null,
    lacking: [],
    hasLost: true,
  });
  expect(asked()).toBe(0);
});

it('does not wait for Discord at its end, and leaves the message to others', async () => {
  const client = await connect(null);
  const ending = new AbortController();
  let hasAsked: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => {
    hasAsked = resolve;
  });
  const learn = () => {
    hasAsked();
    return new Promise<void>(() => undefined);
  };
  const silent = { ...client, learn };
  const worker = createKnownPlaces({ client: silent, db: database.db, signal: ending.signal });
  const refusing = async () => Promise.reject(new Error('it was sent'));
  const sender = informedSender({ send: refusing, find: refusing, crosspost: refusing }, worker);
  const target = {
    kind: 'channel' as const,
    discordId: channelId,
    guildId,
    channelType: 0,
    dmChannelId: null,
    locale: null,
  };
  const test = { askedBy: '', story: null };
  const sending = sender.send({
    target,
    content: { kind: 'test', test },
    mark: 'mark',
    isSilent: true,
    posted: null,
    unsureSince: null,
  });
  await asked;
  ending.abort();
  expect(await sending).toMatchObject({ status: 'limited' });
});
