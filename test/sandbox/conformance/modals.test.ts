/** Owns modals as the answer to an interaction: what a bot may open, and who sees it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';

import { createSandbox, type Sandbox } from '../../support/judged-sandbox.ts';
import { placesOf, rawApi } from '../raw.ts';
import { rawBot, type RawBot, type Seen } from '../raw-bot.ts';
import { until } from '../until.ts';
import { label, modal, options, text } from './modal-bodies.ts';

let sandbox: Sandbox;
let bot: RawBot;
let places: ReturnType<typeof placesOf>;

beforeAll(async () => {
  sandbox = await createSandbox({ limits: false });
  places = placesOf(sandbox);
  bot = await rawBot(sandbox);
  await rawApi(sandbox)('PUT', `/applications/${sandbox.applicationId}/commands`, [
    { name: 'form', description: 'A form' },
  ]);
});

afterAll(async () => {
  await bot.close();
  await sandbox.close();
});

const run = (): Promise<Seen> => {
  const { memberId: userId, channelId } = places;
  return bot.seen(sandbox.runCommand({ userId, channelId, name: 'form' }));
};

describe('a modal', () => {
  it.each<[string, object, string, string]>([
    ['no component', modal([]), 'data.components', 'BASE_TYPE_BAD_LENGTH'],
    [
      'six components',
      modal(['a', 'b', 'c', 'd', 'e', 'f'].map((id) => label(text(id)))),
      'data.components',
      'BASE_TYPE_BAD_LENGTH',
    ],
    [
      'a title of 46',
      modal([label(text())], { title: 'x'.repeat(46) }),
      'data.title',
      'BASE_TYPE_BAD_LENGTH',
    ],
    [
      'an empty custom id',
      modal([label(text())], { custom_id: '' }),
      'data.custom_id',
      'BASE_TYPE_BAD_LENGTH',
    ],
    [
      'a custom id of 101',
      modal([label(text('x'.repeat(101)))]),
      'data.components.0.component.custom_id',
      'BASE_TYPE_BAD_LENGTH',
    ],
    [
      'a label of 46',
      modal([label(text(), 'x'.repeat(46))]),
      'data.components.0.label',
      'BASE_TYPE_MAX_LENGTH',
    ],
    [
      'the same custom id twice',
      modal([label(text()), label(text())]),
      'data.components.1.component.custom_id',
      'COMPONENT_CUSTOM_ID_DUPLICATED',
    ],
    [
      'a text input without a label in a row',
      modal([{ type: 1, components: [text()] }]),
      'data.components.0.components.0.label',
      'BASE_TYPE_REQUIRED',
    ],
    [
      'two text inputs in a row',
      modal([{ type: 1, components: [text('a', { label: 'A' }), text('b', { label: 'B' })] }]),
      'data.components.0.components.1',
      'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
    ],
    [
      'a button',
      modal([{ type: 1, components: [{ type: 2, style: 1, label: 'b', custom_id: 'b' }] }]),
      'data.components.0.components.0.type',
      'BASE_TYPE_CHOICES',
    ],
    [
      'a least length above the greatest',
      modal([label(text('a', { min_length: 5, max_length: 4 }))]),
      'data.components.0.component.min_length',
      'NUMBER_TYPE_MAX',
    ],
    [
      'a required select of nothing',
      modal([label({ type: 3, custom_id: 'a', options, min_values: 0 })]),
      'data.components.0.component.min_values',
      'NUMBER_TYPE_MIN',
    ],
    [
      'a disabled select',
      modal([label({ type: 3, custom_id: 'a', options, disabled: true })]),
      'data.components.0.component.disabled',
      'BASE_TYPE_NOT_ALLOWED',
    ],
    [
      'one radio button',
      modal([label({ type: 21, custom_id: 'a', options: options.slice(0, 1) })]),
      'data.components.0.component.options',
      'BASE_TYPE_BAD_LENGTH',
    ],
    [
      'the same box twice',
      modal([label({ type: 22, custom_id: 'a', options: [options[0], options[0]] })]),
      'data.components.0.component.options.1.value',
      'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
    ],
    [
      'more ticks than boxes',
      modal([label({ type: 22, custom_id: 'a', options, max_values: 3 })]),
      'data.components.0.component.max_values',
      'NUMBER_TYPE_MAX',
    ],
  ])('with %s is refused with 50035 at its place', async (_title, body, path, code) => {
    const answer = await bot.callback(await run(), body);
    expect([answer.status, answer.body['code']]).toEqual([400, 50_035]);
    let node: unknown = answer.body['errors'];
    for (const key of path.split('.')) node = (node as Record<string, unknown>)[key];
    expect(node).toMatchObject({ _errors: [{ code }] });
  });

  it('is no answer after a deferral (40060)', async () => {
    const seen = await run();
    await bot.callback(seen, { type: 5 });
    const { status, body } = await bot.callback(seen, modal([label(text())]));
    expect([status, body['code']]).toEqual([400, 40_060]);
  });

  it('is opened for its person alone', async () => {
    const { memberId, adminId } = places;
    const watch = (userId: string) => {
      const url = `${sandbox.pageUrl.replace('http', 'ws')}sandbox/live?user_id=${userId}`;
      const socket = new WebSocket(url);
      const frames: Record<string, unknown>[] = [];
      socket.on('message', (raw) => {
        frames.push(JSON.parse(Buffer.isBuffer(raw) ? raw.toString() : ''));
      });
      return { socket, frames };
    };
    const [own, other] = [watch(memberId), watch(adminId)];
    await until(() => own.frames.length > 0 && other.frames.length > 0);
    const seen = await run();
    await bot.callback(seen, modal([label(text())]));
    await until(() => own.frames.some(({ type }) => type === 'modal.open'));
    await until(() => other.frames.some(({ type }) => type === 'request'));
    expect(own.frames.find(({ type }) => type === 'modal.open')).toMatchObject({
      interaction_id: seen.id,
      modal: { custom_id: 'form', components: [{ type: 18, id: 1, component: { id: 2 } }] },
    });
    expect(other.frames.some(({ type }) => type === 'modal.open')).toBe(false);
    own.socket.close();
    other.socket.close();
  });
});
