/** Owns the proof that discord.js, unmodified, lives on the sandbox. */
import {
  ApplicationCommandOptionType,
  Client,
  Events,
  GatewayIntentBits,
  MessageFlags,
  type Interaction,
} from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createSandbox, type Sandbox } from '../support/judged-sandbox.ts';
import { until } from './until.ts';

const EPHEMERAL = 64;

describe('discord.js on the sandbox', () => {
  let sandbox: Sandbox;
  let client: Client<true>;
  let channelId: string;
  let memberId: string;
  const failures: unknown[] = [];

  beforeEach(async () => {
    failures.length = 0;
    sandbox = await createSandbox();
    channelId = sandbox.ids.guilds['Keypoint']?.channels['general'] ?? '';
    memberId = sandbox.ids.users['member'] ?? '';
    const connecting = new Client({
      intents: [GatewayIntentBits.Guilds],
      rest: { api: sandbox.apiUrl },
    });
    const ready = new Promise<Client<true>>((resolve) => {
      connecting.once(Events.ClientReady, resolve);
    });
    await connecting.login(sandbox.token);
    client = await ready;
  });

  afterEach(async () => {
    await client.destroy();
    await sandbox.close();
    if (failures.length > 0) throw new AggregateError(failures, 'a handler of the bot failed');
  });

  function onInteraction(handle: (interaction: Interaction) => Promise<unknown>): void {
    client.on(Events.InteractionCreate, (interaction) => {
      handle(interaction).catch((error: unknown) => failures.push(error));
    });
  }

  const messages = () => sandbox.state().messages[channelId] ?? [];

  it('logs in with one guild, its channel and its own member', () => {
    expect(client.user.id).toBe(sandbox.botUserId);
    const guild = client.guilds.cache.first();
    expect(guild?.name).toBe('Keypoint');
    expect(guild?.channels.cache.get(channelId)?.name).toBe('general');
    expect(guild?.members.me?.permissions.has('SendMessages')).toBe(true);
  });

  it('registers commands, and gives them back with ids', async () => {
    const put = await client.application.commands.set([{ name: 'news', description: 'News' }]);
    const fetched = await client.application.commands.fetch();
    expect(fetched.map(({ name }) => name)).toEqual(['news']);
    expect(fetched.first()?.id).toBe(put.first()?.id);
  });

  it('sends, edits, fetches and deletes a message', async () => {
    const channel = await client.channels.fetch(channelId);
    if (channel?.isSendable() !== true) throw new Error('not a text channel');
    const sent = await channel.send({ content: 'one', embeds: [{ title: 'A card' }] });
    await sent.edit({ content: 'two' });
    const fetched = await channel.messages.fetch({ message: sent.id, force: true });
    expect(fetched.content).toBe('two');
    expect(fetched.embeds[0]?.title).toBe('A card');
    expect(fetched.editedAt).not.toBeNull();
    await sent.delete();
    expect(messages()).toEqual([]);
  });

  it('answers a command that a person runs, privately', async () => {
    await client.application.commands.set([
      {
        name: 'news',
        description: 'News',
        options: [
          {
            name: 'topic',
            description: 'Topic',
            type: ApplicationCommandOptionType.String,
            required: true,
          },
        ],
      },
    ]);
    const seen: unknown[] = [];
    onInteraction(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      seen.push(interaction.options.getString('topic'), interaction.memberPermissions?.bitfield);
      await interaction.reply({ content: 'here', flags: MessageFlags.Ephemeral });
      const reply = await interaction.fetchReply();
      seen.push(reply.content, reply.flags.bitfield);
      await interaction.editReply('edited');
      await interaction.followUp({ content: 'and', flags: MessageFlags.Ephemeral });
      seen.push('done');
    });
    await sandbox.runCommand({
      userId: memberId,
      channelId,
      name: 'news',
      options: [{ name: 'topic', type: 3, value: 'vision' }],
    });
    await until(() => seen.includes('done') || failures.length > 0);
    expect(seen[0]).toBe('vision');
    expect(seen.slice(2)).toEqual(['here', EPHEMERAL, 'done']);
    expect(messages()).toEqual([]);
  });

  it('defers, then fills in the answer without marking it as edited', async () => {
    await client.application.commands.set([{ name: 'slow', description: 'Slow' }]);
    onInteraction(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply();
      await interaction.editReply({ content: 'at last' });
    });
    await sandbox.runCommand({ userId: memberId, channelId, name: 'slow' });
    await until(() => messages()[0]?.content === 'at last');
    expect(messages()[0]).toMatchObject({ type: 20, flags: 0, edited_timestamp: null });
  });

  it('offers choices while a person types', async () => {
    await client.application.commands.set([
      {
        name: 'news',
        description: 'News',
        options: [
          {
            name: 'topic',
            description: 'Topic',
            type: ApplicationCommandOptionType.String,
            autocomplete: true,
          },
        ],
      },
    ]);
    onInteraction(async (interaction) => {
      if (!interaction.isAutocomplete()) return;
      await interaction.respond([{ name: `${interaction.options.getFocused()}!`, value: 'v' }]);
    });
    const choices = await sandbox.autocomplete({
      userId: memberId,
      channelId,
      name: 'news',
      options: [{ name: 'topic', type: 3, value: 'vis', focused: true }],
    });
    expect(choices).toEqual([{ name: 'vis!', value: 'v' }]);
  });

  it('updates a message when its button is pressed', async () => {
    const channel = await client.channels.fetch(channelId);
    if (channel?.isSendable() !== true) throw new Error('not a text channel');
    const button = { type: 2, style: 1, label: 'More', custom_id: 'more' } as const;
    const sent = await channel.send({
      content: 'page 1',
      components: [{ type: 1, components: [button] }],
    });
    onInteraction(async (interaction) => {
      if (!interaction.isButton()) return;
      await interaction.update({ content: 'page 2', components: [] });
    });
    await sandbox.pressButton({
      userId: memberId,
      channelId,
      messageId: sent.id,
      customId: 'more',
    });
    await until(() => messages()[0]?.content === 'page 2');
    expect(messages()[0]?.components).toEqual([]);
  });

  it('writes to a person directly, in the same channel each time', async () => {
    const user = await client.users.fetch(memberId);
    const first = await user.send('hello');
    const second = await user.send('again');
    expect(second.channelId).toBe(first.channelId);
    expect(sandbox.state().dms).toEqual([{ id: first.channelId, recipient_ids: [memberId] }]);
  });

  it('throws Discord’s own error for what Discord refuses', async () => {
    const channel = await client.channels.fetch(channelId);
    if (channel?.isSendable() !== true) throw new Error('not a text channel');
    const fields = Array.from({ length: 26 }, () => ({ name: 'n', value: 'v' }));
    await expect(channel.send({ embeds: [{ fields }] })).rejects.toMatchObject({
      code: 50_035,
      status: 400,
      message: expect.stringContaining('embeds[0].fields[BASE_TYPE_MAX_LENGTH]'),
    });
  });
});
