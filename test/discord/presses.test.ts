/** Owns the proof that no button, menu or form does harm in the wrong hands, or fails for what its id says. */
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { components } from '../../src/discord/components/index.ts';
import type { DiscordContext } from '../../src/discord/context.ts';
import { dispatch } from '../../src/discord/dispatch.ts';
import { forms } from '../../src/discord/forms/index.ts';
import { follow } from '../../src/subscriptions/follow.ts';
import { setNoticeChannel } from '../../src/subscriptions/notice-channel.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { entry, ingest, line, NOW } from '../support/factories.ts';
import { offlineContext } from './context.ts';
import { ADMIN, CHANNEL, press, submit } from './interactions.ts';
import { knownServer, textChannel } from './known-server.ts';

/** Of the server in which all that is pressed here is pressed. */
const GUILD = '200000000000000001';
const OTHER_GUILD = '200000000000000009';
const OTHER_CHANNEL = '300000000000000009';
const READER = '100000000000000077';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
  await test.reset();
  const deps = { db: test.db, clock: { now: () => NOW } };
  const rule = { topic: 'computer-vision', createdBy: READER };
  for (const [discordId, guildId] of [
    [CHANNEL, GUILD],
    [OTHER_CHANNEL, OTHER_GUILD],
  ] as const) {
    await follow(deps, { ...rule, place: { kind: 'channel', discordId, guildId } });
    await setNoticeChannel(deps, { guildId, channelId: discordId });
  }
  await follow(deps, { ...rule, place: { kind: 'dm', discordId: READER, guildId: null } });
  await ingest(test.db, [entry('one')]);
});
afterAll(() => test.close());

async function answer(raw: unknown): Promise<{ said: string; lines: Record<string, unknown>[] }> {
  const { context, lines } = offlineContext();
  const whole: DiscordContext = {
    ...context,
    db: test.db,
    server: knownServer([textChannel(CHANNEL, 'general')]),
    desk: {
      isOperator: async () => false,
      readsDefaults: false,
      line,
      web: { fetchPage: () => Promise.reject(new Error('there is no web here')) },
    },
  };
  const { response } = await dispatch(whole, raw);
  return { said: JSON.stringify(response), lines };
}

/** All that somebody chose for a server or for themselves. */
async function chosen(): Promise<string> {
  const tables = ['subscriptions', 'destinations', 'guilds', 'sources'];
  const rows = [];
  for (const table of tables) {
    rows.push(await test.db.execute(sql.raw(`select * from ${table} order by 1`)));
  }
  return JSON.stringify(rows);
}

/** As they stand under what an admin sees of rule 1 and of rule 2, which is another server's. */
const OWNED = (id: number) => [
  ...['edit', 'pause', 'resume', 'preview', 'test', 'remove'].map(
    (does) => `alert:${does}:${id}:1:`,
  ),
  'alerts-page:next:',
  `alerts-log:${id === 1 ? CHANNEL : OTHER_CHANNEL}`,
  'clear-notices',
  `reset-bar:${id}`,
  ...['make-news', 'pick-new', 'no-notices', 'zone-form', 'go:done'].map((does) => `setup:${does}`),
];
const OWNED_MENUS = (id: number) =>
  [
    [`alert-pick:`, String(id)],
    [`setup:topics:${id === 1 ? CHANNEL : OTHER_CHANNEL}:0:x`, 'ai'],
    ['setup:volume', '3'],
    ['setup:how', 'daily'],
    ['setup:language', 'de'],
    ['setup:zone', 'Asia/Tokyo'],
    ['setup:make-each', 'ai'],
    ['setup:test', id === 1 ? CHANNEL : OTHER_CHANNEL],
  ] as const;

describe('what an admin sees', () => {
  it('does nothing for who does not manage the server (any more)', async () => {
    const before = await chosen();
    const raws = [
      ...OWNED(1).map((id) => press(id)),
      ...OWNED_MENUS(1).map(([id, value]) => press(id, [value])),
      submit('edit-alert:1:1:list:', { bar: '90' }),
      submit('setup-zone', { zone: 'rome' }),
    ];
    for (const raw of raws) {
      const { said } = await answer(raw);
      expect([raw['data'], said]).toEqual([raw['data'], expect.stringContaining('Manage Server')]);
    }
    for (const id of ['sources:pause:1', 'sources:page::1', 'add-source:::']) {
      expect((await answer(press(id))).said).toContain('Only who runs this Keypoint');
    }
    expect(await chosen()).toBe(before);
  });

  it('touches nothing of another server', async () => {
    const before = await chosen();
    for (const action of ['edit', 'pause', 'resume', 'preview', 'test', 'remove']) {
      const { said } = await answer(press(`alert:${action}:2:1:`, [], ADMIN));
      expect([action, said]).toEqual([action, expect.stringContaining('no longer there')]);
    }
    expect((await answer(press('alert-pick:', ['2'], ADMIN))).said).toContain('no longer there');
    expect((await answer(press('reset-bar:2', [], ADMIN))).said).toContain('gets no alerts');
    const log = await answer(press(`alerts-log:${OTHER_CHANNEL}`, [], ADMIN));
    expect(log.said).toContain('gets no alerts yet');
    expect((await answer(press('alerts-page:next:', [], ADMIN))).said).not.toContain(OTHER_CHANNEL);
    expect(await chosen()).toBe(before);
  });

  it('touches nothing of another person', async () => {
    const before = await chosen();
    for (const id of ['end', 'mute', 'unmute', 'edit', 'how', 'heat']) {
      const { said } = await answer(press(`followed:${id}:3:1`, ['daily'], ADMIN));
      expect(said).toContain('It had already ended.');
    }
    expect((await answer(press('follow-here:3', [], ADMIN))).said).toContain('already ended');
    expect(await chosen()).toBe(before);
  });
});

/** Of another version of Keypoint, of another database, or of nobody. */
const ODD = [
  '',
  ':',
  '0',
  '-1',
  '1.5',
  '1e9',
  'x',
  '999999999999999',
  '99999999999999999999999999',
  '1:1',
  '1:x:2:y:3',
  'x:1:1',
  'show:1:1',
  'end:99999999999999999999:1',
  `computer-vision:5:7:${'9'.repeat(40)}`,
  'computer-vision:5:::',
  ':5:2026-01-01T00%3A00:1',
  'toString',
  '__proto__',
  'constructor:1',
  '\u0000',
  '😀:😀',
];
const ODD_VALUES = [[], ['x'], ['999999999999999999999'], ['\u0000'], ['1', '2', '3']];

describe('an id that nobody can read', () => {
  it.each(components.map(({ prefix }) => [prefix]))('%s: gets a sentence', async (prefix) => {
    for (const odd of ODD) {
      for (const values of ODD_VALUES) {
        const { said, lines } = await answer(press(`${prefix}:${odd}`, values, ADMIN));
        expect({ odd, values, said, lines }).toMatchObject({ lines: [] });
      }
    }
  });

  it.each(forms.map(({ prefix }) => [prefix]))('%s: gets a sentence', async (prefix) => {
    for (const odd of ODD) {
      for (const text of ['', '\u0000', 'x'.repeat(4_000), '/(/']) {
        const names = [
          'zone',
          'quiet',
          'mode',
          'keywords',
          'without',
          'heat',
          'bar',
          'how',
          'role',
        ];
        const fields = Object.fromEntries(names.map((name) => [name, text]));
        const { said, lines } = await answer(submit(`${prefix}:${odd}`, fields));
        expect({ odd, text, said, lines }).toMatchObject({ lines: [] });
      }
    }
  });
});
