/** Owns the proof that `keypoint doctor` names each thing that lacks, one at a time, and how it is mended. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { judge as judgeDatabase } from '../../src/cli/doctor/check-database.ts';
import { judge as judgeDiscord } from '../../src/cli/doctor/check-discord.ts';
import { checkNode } from '../../src/cli/doctor/check-machine.ts';
import type { Finding } from '../../src/cli/doctor/finding.ts';
import { type Database, openDatabase } from '../../src/db/client.ts';
import { deliveries } from '../../src/delivery/tables.ts';
import { BITS } from '../../src/sandbox/permissions.ts';
import { follow } from '../../src/subscriptions/follow.ts';
import { destinations } from '../../src/subscriptions/tables.ts';
import { createOnServer, fillDataFolder } from '../support/database.ts';
import { entry, ingest, testClock } from '../support/factories.ts';
import { createSandbox, type Sandbox } from '../support/judged-sandbox.ts';
import { keypoint } from '../support/keypoint.ts';
import { knownFeed } from '../support/sources.ts';

const DAY_MS = 86_400_000;
const server = inject('postgresUrl');
const deny = (bit: bigint) => [{ role: 'Keypoint', deny: bit }];
const CHANNELS = [
  { name: 'open' },
  { name: 'no-embeds', overwrites: deny(BITS.EmbedLinks) },
  { name: 'mute', overwrites: deny(BITS.SendMessages) },
  { name: 'hidden', overwrites: deny(BITS.ViewChannel) },
  { name: 'no-history', overwrites: deny(BITS.ReadMessageHistory) },
];

let folder: string;
let database: { url: string; drop: () => Promise<void> } | null = null;
let sandbox: Sandbox;
let env: Record<string, string>;

beforeAll(async () => {
  sandbox = await createSandbox({
    seed: { users: [{ username: 'admin' }], guilds: [{ name: 'Server', channels: CHANNELS }] },
  });
});
afterAll(() => sandbox.close());

/** What is stored before the doctor comes. */
async function stored(run: (db: Database) => Promise<unknown>): Promise<void> {
  const { db, close } = await openDatabase(database ?? { folder });
  await run(db);
  await close();
}

async function alertsIn(db: Database, ...names: string[]): Promise<void> {
  const guild = sandbox.ids.guilds['Server'];
  for (const name of names) {
    const discordId = guild?.channels[name] ?? '1000000000000000000';
    const place = { kind: 'channel' as const, discordId, guildId: guild?.id ?? '', channelType: 0 };
    await follow({ db, clock: testClock() }, { place, topic: 'computer-vision', createdBy: '1' });
  }
}

async function examined(): Promise<{ code: number; isWell: boolean; findings: Finding[] }> {
  const { code, stdout } = await keypoint(env, 'doctor', '--json');
  return { code, ...(JSON.parse(stdout) as { isWell: boolean; findings: Finding[] }) };
}

const wrongOf = (findings: readonly Finding[]) =>
  findings.filter(({ state }) => state !== 'good').map(({ about, says }) => `${about}: ${says}`);

describe('keypoint', () => {
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'keypoint-doctor-'));
    database = server ? await createOnServer(server) : null;
    fillDataFolder(folder);
    env = {
      KEYPOINT_DATA: folder,
      DISCORD_TOKEN: sandbox.token,
      DISCORD_API_URL: sandbox.apiUrl,
      ...(database ? { DATABASE_URL: database.url } : {}),
    };
    return async () => {
      await database?.drop();
      rmSync(folder, { recursive: true, force: true });
    };
  });

  it('doctor finds nothing wrong where nothing is', async () => {
    await stored((db) => alertsIn(db, 'open'));
    const { code, isWell, findings } = await examined();
    expect(wrongOf(findings)).toEqual([]);
    expect({ code, isWell }).toEqual({ code: 0, isWell: true });
    const { stdout } = await keypoint(env, 'doctor');
    expect(stdout).toMatch(/^✓ Keypoint +\d/);
    expect(stdout).toContain('✓ Channels       1 channel has alerts');
    expect(stdout.trimEnd()).toMatch(/All is well\.$/);
  });

  it('doctor names each right that a channel does not give, and where it is given', async () => {
    await stored((db) => alertsIn(db, 'open', 'no-embeds', 'mute', 'hidden', 'deleted'));
    const { code, findings } = await examined();
    expect(code).toBe(1);
    const ids = sandbox.ids.guilds['Server']?.channels ?? {};
    expect(wrongOf(findings)).toEqual([
      `Channel #no-embeds (${ids['no-embeds']}): It does not give “Embed Links”.`,
      `Channel #mute (${ids['mute']}): It does not give “Send Messages”.`,
      `Channel #hidden (${ids['hidden']}): It does not give “View Channel”.`,
      expect.stringContaining('Channel 1000000000000000000: Discord tells nothing of it'),
    ]);
    expect(findings.find(({ about }) => about.startsWith('Channel #mute'))?.mend).toContain(
      'Permissions, Keypoint’s role: allow “Send Messages”',
    );
  });

  it('doctor says what cannot be done without Read Message History, and of a server without the bot', async () => {
    await stored(async (db) => {
      await alertsIn(db, 'open', 'no-history');
      await db
        .update(destinations)
        .set({ guildId: '1000000000000000001', discordId: '1000000000000000002' })
        .where(eq(destinations.discordId, sandbox.ids.guilds['Server']?.channels['open'] ?? ''));
    });
    const { code, findings } = await examined();
    expect(code).toBe(1);
    const id = sandbox.ids.guilds['Server']?.channels['no-history'];
    expect(wrongOf(findings)).toEqual([
      'Channel 1000000000000000002: Keypoint is not in its server (1000000000000000001).',
      `Channel #no-history (${id}): It does not give “Read Message History”.`,
    ]);
  });

  it('doctor says of a token that Discord refuses where to find the right one, and shows none of it', async () => {
    env['DISCORD_TOKEN'] = 'MTIzNDU2Nzg5MDEyMzQ1Njc4.GaBcDe.not-the-right-one-at-all';
    const { code, stdout } = await keypoint(env, 'doctor');
    expect(code).toBe(1);
    expect(stdout).toContain('✗ Token          Discord does not take it.');
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('your application, Bot, Reset Token');
    expect(stdout).not.toContain('not-the-right-one');
  });

  it('doctor says that Discord cannot be reached', async () => {
    env['DISCORD_API_URL'] = 'http://127.0.0.1:9/api';
    const { code, findings } = await examined();
    expect(code).toBe(1);
    expect(wrongOf(findings)).toEqual([expect.stringMatching(/^Discord: It cannot be reached\. /)]);
  });

  it('doctor says what happens without a token', async () => {
    delete env['DISCORD_TOKEN'];
    const { code, findings } = await examined();
    expect(code).toBe(0);
    expect(wrongOf(findings)).toEqual([expect.stringContaining('opens a local Discord')]);
  });

  it('doctor names feeds that fail, are stale or are not read, and what waits or failed', async () => {
    const ago = (days: number) => new Date(Date.now() - days * DAY_MS);
    const soon = new Date(Date.now() + DAY_MS);
    await stored(async (db) => {
      const failing = { failures: 9, failingSince: ago(2), failure: 'x', pollAt: soon };
      await knownFeed(db, 'https://fails.example/', { state: 'active', feed: failing });
      const stale = { toldStaleAt: ago(1), pollAt: soon };
      await knownFeed(db, 'https://stale.example/', { state: 'active', feed: stale });
      await knownFeed(db, 'https://late.example/', { state: 'active', feed: { pollAt: ago(1) } });
      await knownFeed(db, 'https://paused.example/', { state: 'paused', feed: { pollAt: ago(9) } });
      await alertsIn(db, 'open', 'mute');
      await ingest(db, [entry('one')]);
      await db.update(destinations).set({ state: 'paused', pausedReason: 'closed.' });
      const [first] = await db.select({ id: deliveries.id }).from(deliveries);
      expect(first).toBeDefined();
      await db.update(deliveries).set({ state: 'failed', reason: 'x', createdAt: new Date() });
    });
    const { code, findings } = await examined();
    expect(code).toBe(1);
    const [failing, stale, late, failed, paused] = wrongOf(findings);
    expect(failing).toBe('Sources: 1 feed failed for a day or more: https://fails.example/.');
    expect(stale).toContain('had nothing new for far longer than usual: https://stale.example/.');
    expect(late).toContain('should have been read hours ago: https://late.example/.');
    expect(failed).toBe('Outbox: 2 cards of the last day could not be sent for good.');
    expect(paused).toMatch(/^Channel #open .*: Its alerts are paused: closed\.$/);
  });

  it('doctor looks at nothing in a database that a running Keypoint has, or that is not there', async () => {
    if (!database) {
      const { close } = await openDatabase({ folder });
      const { code, findings } = await examined();
      await close();
      expect(code).toBe(0);
      expect(wrongOf(findings)).toEqual([expect.stringContaining('in use by another Keypoint')]);
    }
    env['DATABASE_URL'] = 'postgres://nobody:secret-word@127.0.0.1:9/keypoint';
    const { code, stdout } = await keypoint(env, 'doctor');
    expect(code).toBe(1);
    expect(stdout).toContain('✗ Database       The server cannot be asked');
    expect(stdout).not.toContain('secret-word');
  });

  it('invite prints a link with the least rights, for servers and for people', async () => {
    const { code, stdout } = await keypoint(env, 'invite', '--json');
    expect(code).toBe(0);
    const { server: link, person } = JSON.parse(stdout) as { server: string; person: string };
    const { searchParams } = new URL(link);
    expect(searchParams.get('client_id')).toBe(sandbox.applicationId);
    expect(searchParams.get('scope')).toBe('bot applications.commands');
    expect(BigInt(searchParams.get('permissions') ?? '')).toBe(
      BITS.ViewChannel |
        BITS.SendMessages |
        BITS.EmbedLinks |
        BITS.ReadMessageHistory |
        BITS.SendMessagesInThreads,
    );
    expect(new URL(person).searchParams.get('integration_type')).toBe('1');
    delete env['DISCORD_TOKEN'];
    expect(await keypoint(env, 'invite')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('DISCORD_TOKEN first') as string,
    });
  });
});

describe('what it says of a database', () => {
  const report = {
    version: '16.4',
    versionNumber: 160_004,
    encoding: 'UTF8',
    isCollationStale: false,
    bytes: 5_000_000,
    migrations: { known: 9, applied: 9 },
  };
  const of = (changed: Partial<typeof report>) =>
    judgeDatabase('Postgres', { ...report, ...changed });

  it.each([
    ['too old', { versionNumber: 140_012 }, /^Database: Postgres 16\.4 is too old/],
    ['of another encoding', { encoding: 'SQL_ASCII' }, /SQL_ASCII/],
    ['sorted otherwise', { isCollationStale: true }, /sorts texts otherwise/],
    ['newer than this version', { migrations: { known: 9, applied: 11 } }, /2 changes/],
    [
      'not brought up to date',
      { migrations: { known: 9, applied: 8 } },
      /1 change of its tables waits/,
    ],
  ])('%s', (_, changed, says) => {
    expect(wrongOf(of(changed).findings)).toEqual([expect.stringMatching(says)]);
  });

  it('nothing, when it is new or as it should be', () => {
    expect(wrongOf(of({}).findings)).toEqual([]);
    expect(of({}).isReady).toBe(true);
    const fresh = of({ migrations: { known: 9, applied: 0 } });
    expect(wrongOf(fresh.findings)).toEqual([]);
    expect(fresh.isReady).toBe(false);
  });
});

describe('what it says of Discord', () => {
  const report = {
    bot: { id: '1', name: 'Keypoint', isBot: true },
    application: {
      id: '2',
      name: 'Keypoint',
      interactionsUrl: null as string | null,
      publicKey: 'ab'.repeat(32),
    },
    gateway: { shards: 1, startsLeft: 900, startsTotal: 1_000 },
    clockAheadMs: 300,
    latencyMs: 80,
  };

  const settings: Parameters<typeof judgeDiscord>[1] = { KEYPOINT_ROLES: new Set(['gateway']) };

  it.each([
    ['a person’s token', { bot: { ...report.bot, isBot: false } }, /^Token: It is of a person/],
    [
      'commands that go elsewhere',
      { application: { ...report.application, interactionsUrl: 'https://x.example/i' } },
      /^Commands: Discord sends them to https:\/\/x\.example\/i/,
    ],
    [
      'few starts left',
      { gateway: { ...report.gateway, startsLeft: 3 } },
      /^Rate limits: 3 of 1000/,
    ],
    ['a clock that is slow', { clockAheadMs: -90_000 }, /90 seconds behind/],
    ['a clock that is fast', { clockAheadMs: 6_000 }, /6 seconds ahead of/],
  ])('%s', (_, changed, says) => {
    expect(wrongOf(judgeDiscord({ ...report, ...changed }, settings))).toEqual([
      expect.stringMatching(says),
    ]);
  });

  it('says which of many shards this process connects', () => {
    const many = { ...report, gateway: { ...report.gateway, shards: 4 } };
    const of = (config: Partial<typeof settings>) =>
      judgeDiscord(many, { ...settings, ...config }).find(({ about }) => about === 'Shards');
    expect(of({})?.says).toBe('Discord recommends 4; this process connects them all');
    const first = (count: number) => of({ DISCORD_SHARDS: { ids: [0, 1], count } });
    expect(first(4)).toMatchObject({
      state: 'good',
      says: 'Discord recommends 4; this process connects 0, 1 of 4',
    });
    expect(first(2)).toMatchObject({
      state: 'notice',
      says: 'Discord recommends 4; this process connects 0, 1 of 2.',
    });
    expect(of({ KEYPOINT_ROLES: new Set(['worker']) })).toBeUndefined();
  });

  it('nothing of commands that come by HTTP to who has the key, and something of another key', () => {
    const application = { ...report.application, interactionsUrl: 'https://x.example/i' };
    const of = (DISCORD_PUBLIC_KEY: string) =>
      judgeDiscord({ ...report, application }, { ...settings, DISCORD_PUBLIC_KEY });
    const right = of('AB'.repeat(32));
    expect(wrongOf(right)).toEqual([]);
    expect(right).toContainEqual(
      expect.objectContaining({
        about: 'Commands',
        says: 'Discord sends them to https://x.example/i',
      }),
    );
    expect(wrongOf(of('cd'.repeat(32)))).toEqual([
      'Commands: DISCORD_PUBLIC_KEY is the key of another application.',
    ]);
  });
});

it.each([
  ['18.20.4', 'bad'],
  ['20.18.9', 'bad'],
  ['20.19.0', 'good'],
  ['24.0.0', 'good'],
])('takes Node.js %s as %s', (version, state) => {
  expect(checkNode(version).state).toBe(state);
});
