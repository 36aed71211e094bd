/** Owns the sending of modals in Discord's terms: the client's checks, MODAL_SUBMIT, its answers. */
import * as spec from 'discord-api-spec/zod';
import {
  Client,
  Events,
  GatewayIntentBits,
  LabelBuilder,
  ModalBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { safeParse } from 'zod/v4/core';

import { ClientRefusal } from '../../../src/sandbox/interactions/client-refusal.ts';
import type { ModalField } from '../../../src/sandbox/page-protocol.ts';
import { createSandbox, type Sandbox } from '../../support/judged-sandbox.ts';
import { placesOf, rawApi, type Api } from '../raw.ts';
import { rawBot, type RawBot, type Seen } from '../raw-bot.ts';
import { until } from '../until.ts';
import { label, modal, options, text } from './modal-bodies.ts';

let sandbox: Sandbox;
let api: Api;
let bot: RawBot;
let places: ReturnType<typeof placesOf>;

beforeAll(async () => {
  sandbox = await createSandbox({ limits: false });
  api = rawApi(sandbox);
  places = placesOf(sandbox);
  bot = await rawBot(sandbox);
  await api('PUT', `/applications/${sandbox.applicationId}/commands`, [
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

async function press(): Promise<Seen> {
  const { memberId: userId, channelId } = places;
  const button = { type: 2, style: 1, label: 'b', custom_id: 'b' };
  const { body } = await api('POST', `/channels/${channelId}/messages`, {
    content: 'a message',
    components: [{ type: 1, components: [button] }],
  });
  const messageId = String(body['id']);
  return bot.seen(sandbox.pressButton({ userId, channelId, messageId, customId: 'b' }));
}

async function opened(components: object[], from = run): Promise<Seen> {
  const seen = await from();
  const { status } = await bot.callback(seen, modal(components));
  expect(status).toBe(204);
  return seen;
}

const submit = (interactionId: string, fields: ModalField[]): Promise<string> =>
  sandbox.submitModal({ userId: places.memberId, interactionId, fields });

describe('the client', () => {
  const values = (customId: string, ...list: string[]) => [{ custom_id: customId, values: list }];
  it.each<[string, object, ModalField[], string]>([
    ['nothing where something is required', text(), [], 'This field is required.'],
    [
      'fewer characters than asked for',
      text('text', { min_length: 2 }),
      [{ custom_id: 'text', value: '🔥' }],
      'Must be 2 or more characters long.',
    ],
    [
      'more characters than allowed',
      text('text', { max_length: 2 }),
      [{ custom_id: 'text', value: 'abc' }],
      'Must be 2 or fewer characters long.',
    ],
    [
      'too many of a select',
      { type: 3, custom_id: 'select', options },
      values('select', 'a', 'b'),
      'Select 1.',
    ],
    [
      'the same twice',
      { type: 3, custom_id: 'select', options, max_values: 2 },
      values('select', 'a', 'a'),
      'Select 1 to 2.',
    ],
    [
      'what is no option',
      { type: 3, custom_id: 'select', options },
      values('select', 'c'),
      'This is not one of the options.',
    ],
    [
      'a user who is none',
      { type: 5, custom_id: 'users' },
      values('users', '123'),
      'This is not one of the options.',
    ],
    [
      'a channel of another kind',
      { type: 8, custom_id: 'where', channel_types: [15] },
      values('where', 'general'),
      'This is not one of the options.',
    ],
    [
      'a radio button that is none',
      { type: 21, custom_id: 'radio', options },
      [{ custom_id: 'radio', value: 'c' }],
      'This is not one of the options.',
    ],
    [
      'no box where one is required',
      { type: 22, custom_id: 'boxes', options },
      [],
      'Select 1 to 2.',
    ],
    ['a field of another form', text(), [{ custom_id: 'x' }], 'This form has no field “x”.'],
    [
      'a file, which the sandbox cannot take',
      { type: 19, custom_id: 'file' },
      [],
      'The sandbox cannot put files into a form yet.',
    ],
  ])('does not send %s', async (_title, component, fields, message) => {
    const { id } = await opened([label(component)]);
    const named = fields.map((field) =>
      field.values?.includes('general') === true ? { ...field, values: [places.channelId] } : field,
    );
    await expect(submit(id, named)).rejects.toMatchObject({ status: 400, message });
  });

  it('does not send another person’s form, nor one that was sent', async () => {
    const { id } = await opened([label(text('text', { required: false }))]);
    const others = sandbox.submitModal({ userId: places.adminId, interactionId: id, fields: [] });
    await expect(others).rejects.toMatchObject({ status: 404, message: 'This form is gone.' });
    const sent = await bot.seen(submit(id, []));
    await bot.callback(sent, { type: 4, data: { content: 'thanks' } });
    await expect(submit(id, [])).rejects.toThrow(ClientRefusal);
  });

  it('keeps the form open when the bot did not answer', async () => {
    const { id } = await opened([label(text('text', { required: false }))]);
    await submit(id, []);
    await sandbox.control({ action: 'clock.move', ms: 3001 });
    await expect(submit(id, [])).resolves.toMatch(/^\d+$/u);
  });
});

describe('MODAL_SUBMIT', () => {
  it('nests what was filled in by label, with what it names resolved', async () => {
    const { memberId, channelId, guildId } = places;
    const all = [
      { type: 10, content: 'Please' },
      label({ type: 3, custom_id: 'select', options, required: false }),
      label({ type: 7, custom_id: 'who', max_values: 2 }),
      label({ type: 8, custom_id: 'where' }),
      { type: 1, components: [text('old', { label: 'Old', value: 'before' })] },
    ];
    const { id } = await opened(all);
    const seen = await bot.seen(
      submit(id, [
        { custom_id: 'who', values: [memberId, guildId] },
        { custom_id: 'where', values: [channelId] },
      ]),
    );
    expect(seen).toMatchObject({
      type: 5,
      channel_id: channelId,
      member: { user: { id: memberId } },
    });
    expect(seen['message']).toBeUndefined();
    expect(seen['data']).toEqual({
      custom_id: 'form',
      components: [
        { type: 10, id: 1 },
        { type: 18, id: 2, component: { type: 3, id: 3, custom_id: 'select', values: [] } },
        {
          type: 18,
          id: 4,
          component: { type: 7, id: 5, custom_id: 'who', values: [memberId, guildId] },
        },
        { type: 18, id: 6, component: { type: 8, id: 7, custom_id: 'where', values: [channelId] } },
        {
          type: 1,
          id: 8,
          components: [{ type: 4, id: 9, custom_id: 'old', value: 'before' }],
        },
      ],
      resolved: {
        users: { [memberId]: expect.objectContaining({ username: 'member' }) },
        members: { [memberId]: expect.objectContaining({ permissions: expect.any(String) }) },
        roles: { [guildId]: expect.objectContaining({ name: '@everyone' }) },
        channels: { [channelId]: expect.objectContaining({ app_permissions: expect.any(String) }) },
      },
    });
  });

  it('has a value of a radio group, values of boxes, true or false of a box', async () => {
    const { id } = await opened([
      label({ type: 21, custom_id: 'radio', options }),
      label({ type: 21, custom_id: 'none', options, required: false }),
      label({ type: 22, custom_id: 'boxes', options }),
      label({ type: 23, custom_id: 'box', default: true }),
      label({ type: 23, custom_id: 'unticked', default: true }),
    ]);
    const { data } = await bot.seen(
      submit(id, [
        { custom_id: 'radio', value: 'b' },
        { custom_id: 'boxes', values: ['a', 'b'] },
        { custom_id: 'unticked', value: 'false' },
      ]),
    );
    const fields = (data as { components: { component: object }[] }).components;
    expect(fields.map(({ component }) => component)).toMatchObject([
      { type: 21, value: 'b' },
      { type: 21, value: null },
      { type: 22, values: ['a', 'b'] },
      { type: 23, value: true },
      { type: 23, value: false },
    ]);
  });

  it('from a command is answered with a message, not with an update or another modal', async () => {
    const { id } = await opened([label(text('text', { value: 'x' }))]);
    const seen = await bot.seen(submit(id, []));
    for (const body of [{ type: 6 }, { type: 7, data: {} }, modal([label(text())])]) {
      const refused = await bot.callback(seen, body);
      expect(refused.body['errors']).toHaveProperty('type');
    }
    const reply = { type: 4, data: { content: 'thanks' } };
    const { body } = await bot.callback(seen, reply, '?with_response=true');
    expect(safeParse(spec.InteractionCallbackResponseSchema, body).error).toBeUndefined();
    expect(body).toMatchObject({
      interaction: { type: 5 },
      resource: {
        message: {
          interaction_metadata: { type: 5, triggering_interaction_metadata: { id, type: 2 } },
        },
      },
    });
  });

  it('from a component carries its message, and may update it', async () => {
    const pressed = await opened([label(text('text', { value: 'x' }))], press);
    const seen = await bot.seen(submit(pressed.id, []));
    const message = seen['message'] as { id: string };
    expect(message.id).toBe((pressed['message'] as { id: string }).id);
    await bot.callback(seen, { type: 7, data: { content: 'filled in', components: [] } });
    const path = `/channels/${places.channelId}/messages/${message.id}`;
    expect((await api('GET', path)).body['content']).toBe('filled in');
  });
});

it('discord.js shows a modal and awaits what is sent', async () => {
  // Past the five seconds between two IDENTIFYs of one shard.
  await sandbox.control({ action: 'clock.move', ms: 5000 });
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { api: sandbox.apiUrl },
  });
  const told: unknown[] = [];
  client.on(Events.InteractionCreate, (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    void (async () => {
      const input = new TextInputBuilder().setCustomId('why').setStyle(TextInputStyle.Paragraph);
      const row = new LabelBuilder().setLabel('Why?').setTextInputComponent(input);
      const form = new ModalBuilder().setCustomId('m').setTitle('Form').addLabelComponents(row);
      await interaction.showModal(form);
      told.push('shown');
      const sent = await interaction.awaitModalSubmit({ time: 10_000 });
      await sent.reply(sent.fields.getTextInputValue('why'));
      told.push('answered');
    })();
  });
  await client.login(sandbox.token);
  await until(() => client.isReady() && client.guilds.cache.size > 0);
  const { memberId: userId, channelId } = places;
  const id = await sandbox.runCommand({ userId, channelId, name: 'form' });
  await until(() => told.includes('shown'));
  await submit(id, [{ custom_id: 'why', value: 'because' }]);
  await until(() => told.includes('answered'));
  expect(sandbox.state().messages[channelId]?.at(-1)?.content).toBe('because');
  await client.destroy();
});
