/** Owns what becomes of keys that Discord does not know: ignored, and told to the bot's maker. */
import { afterAll, beforeAll, expect, it } from 'vitest';

import type { Log } from '../../../src/lib/log.ts';
import { silentLog } from '../../../src/lib/log.ts';
import { createSandbox, type Sandbox } from '../../support/judged-sandbox.ts';
import { placesOf, rawApi } from '../raw.ts';

let sandbox: Sandbox;
let messages: string;
const logged: string[] = [];

beforeAll(async () => {
  const log: Log = silentLog();
  log.warn = (line: unknown) => void logged.push(String(line));
  sandbox = await createSandbox({ log, limits: false });
  messages = `/channels/${placesOf(sandbox).channelId}/messages`;
});

afterAll(() => sandbox.close());

async function warningsOf(body: unknown, path = messages): Promise<[number, string[]]> {
  const { status } = await rawApi(sandbox)('POST', path, body);
  return [status, sandbox.requests().at(-1)?.warnings ?? []];
}

const EMBED = { title: 't' };

it.each<[string, object, string]>([
  [
    'one too few',
    { content: 'c', embed: EMBED },
    'embed is no field of this request; did you mean embeds?',
  ],
  [
    'camel case',
    { content: 'c', allowedMentions: { parse: [] } },
    'allowedMentions is no field of this request; did you mean allowed_mentions?',
  ],
  [
    'inside a list',
    { embeds: [EMBED, { ...EMBED, Footer: { text: 'f' } }] },
    'embeds.1.Footer is no field of this request; did you mean footer?',
  ],
  [
    'inside a component',
    {
      content: 'c',
      components: [
        { type: 1, components: [{ type: 2, style: 1, label: 'l', custom_id: 'c', customId: 'c' }] },
      ],
    },
    'components.0.components.0.customId is no field of this request; did you mean custom_id?',
  ],
  ['nothing alike', { content: 'c', colour: 1 }, 'colour is no field of this request'],
])(
  'a key that Discord does not know (%s) is passed over, with a warning',
  async (_title, body, warning) => {
    expect(await warningsOf(body)).toEqual([200, [warning]]);
  },
);

it('what asks for nothing, and what is refused anyway, brings no warning', async () => {
  expect(await warningsOf({ content: 'c', embed: null, ephemeral: false })).toEqual([200, []]);
  expect(await warningsOf({ content: '', embed: EMBED })).toEqual([400, []]);
});

it('two requests at a time keep their warnings apart', async () => {
  await Promise.all([
    rawApi(sandbox)('POST', messages, { content: 'with', embed: EMBED }),
    rawApi(sandbox)('POST', messages, { content: 'without' }),
  ]);
  const of = (content: string) =>
    sandbox
      .requests()
      .filter(({ body }) => (body as { content?: string } | null)?.content === content)
      .map(({ warnings = [] }) => warnings.length);
  expect([of('with'), of('without')]).toEqual([[1], [0]]);
});

it('the log says each of them once', async () => {
  await warningsOf({ content: 'c', embed: EMBED });
  await warningsOf({ content: 'd', embed: EMBED });
  expect(logged.filter((line) => line.includes('embed is no field'))).toEqual([
    'POST /channels/:channel_id/messages: embed is no field of this request; did you mean embeds?',
  ]);
});
