/** Owns the proof that every option of every command takes whatever is sent in it, and answers with a sentence. */
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { dispatch } from '../../src/discord/dispatch.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { entry, ingest } from '../support/factories.ts';
import { offlineContext } from './context.ts';
import { ADMIN, CHANNEL, command } from './interactions.ts';
import { knownServer, textChannel } from './known-server.ts';
import { leaves, type Leaf } from './leaves.ts';

const TYPES = ApplicationCommandOptionType;

/** Without which a command does not come as far as its other options. */
const NEEDED: Readonly<Record<string, string>> = {
  topic: 'computer-vision',
  channel: CHANNEL,
  story: '1',
  alert: 'vision',
  words: 'one',
};
const TEXTS = [
  '',
  '   ',
  '-',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202e\u2066',
  "'; drop table stories; --",
  '%_\\',
  '"',
  '/(/',
  '/(a+)+$/',
  '<@1> @everyone <@&2>',
  '999999999999999999999999:1',
  '1:999999999999',
  'https://',
  'http://[::1',
  '99:99-99:99',
  '👁️'.repeat(500),
  'x'.repeat(6_000),
];
const NUMBERS = [-1, 0, 1.5, 1e9, 2 ** 53, 1e308];

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(async () => {
  await test.reset();
  await ingest(test.db, [entry('one')]);
});
afterAll(() => test.close());

type Given = Record<string, string | number>;
const server = knownServer([textChannel(CHANNEL, 'general')]);

async function failures({ path }: Leaf, given: Given, focused?: string) {
  const { context, lines } = offlineContext();
  const channel = { id: CHANNEL, type: 0, app_permissions: String((1n << 53n) - 1n) };
  const raw = command(path, given, { by: ADMIN, channel, ...(focused ? { focused } : {}) });
  const { response } = await dispatch({ ...context, db: test.db, server }, raw);
  return { lines, response };
}

it.each(leaves.map((leaf) => [leaf.path, leaf] as const))('%s', async (_path, leaf) => {
  await failures(leaf, { channel: CHANNEL, topic: 'computer-vision' });
  for (const option of leaf.options) {
    const needed = leaf.options.filter(({ name, required }) => required || name === 'topic');
    const others = Object.fromEntries(needed.map(({ name }) => [name, NEEDED[name] ?? '1']));
    const isNumber = option.type === TYPES.Integer || option.type === TYPES.Number;
    for (const odd of [...(isNumber ? NUMBERS : []), ...TEXTS]) {
      const given = { ...others, [option.name]: odd };
      const { lines } = await failures(leaf, given);
      expect({ given, lines }).toMatchObject({ lines: [] });
      if (!('autocomplete' in option) || !option.autocomplete) continue;
      const typed = await failures(leaf, given, option.name);
      expect({ given, typed }).toMatchObject({ typed: { lines: [], response: { type: 8 } } });
    }
  }
});
