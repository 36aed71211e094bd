/** Owns the proof that discord.js's own parts, put together by hand, live on the sandbox. (discord.js itself: discord-js.test.ts.) */
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  Client,
  ComponentType,
  GatewayDispatchEvents,
  GatewayIntentBits,
  InteractionType,
  MessageFlags,
  type APIInteraction,
} from '@discordjs/core';
import { WebSocketManager } from '@discordjs/ws';
import { REST } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createSandbox, type Sandbox } from '../../support/judged-sandbox.ts';
import { placesOf } from '../raw.ts';
import { until } from '../until.ts';

describe('@discordjs/core', () => {
  let sandbox: Sandbox;
  let places: ReturnType<typeof placesOf>;
  let gateway: WebSocketManager;
  let client: Client;
  const events: string[] = [];
  let interacted: (interaction: APIInteraction) => Promise<void> = () => Promise.resolve();
  const failures: unknown[] = [];

  beforeAll(async () => {
    sandbox = await createSandbox({ limits: false });
    places = placesOf(sandbox);
    const rest = new REST({ api: sandbox.apiUrl }).setToken(sandbox.token);
    const intents = GatewayIntentBits.Guilds | GatewayIntentBits.GuildMessages;
    gateway = new WebSocketManager({ token: sandbox.token, intents, rest });
    client = new Client({ rest, gateway });
    for (const name of [
      GatewayDispatchEvents.Ready,
      GatewayDispatchEvents.GuildCreate,
      GatewayDispatchEvents.MessageCreate,
      GatewayDispatchEvents.MessageUpdate,
    ] as const) {
      client.on(name, () => events.push(name));
    }
    client.on(GatewayDispatchEvents.InteractionCreate, ({ data }) => {
      interacted(data).catch((error: unknown) => failures.push(error));
    });
    await gateway.connect();
  });

  afterAll(async () => {
    await gateway.destroy();
    await sandbox.close();
    if (failures.length > 0) throw new AggregateError(failures, 'a handler of the bot failed');
  });

  const shown = () => sandbox.state().messages[places.channelId] ?? [];

  it('logs in, posts and edits, and hears of it', async () => {
    const { channels } = client.api;
    const sent = await channels.createMessage(places.channelId, {
      content: 'one',
      nonce: 'n',
      enforce_nonce: true,
    });
    await channels.editMessage(places.channelId, sent.id, { content: 'two' });
    expect(await channels.getMessage(places.channelId, sent.id)).toMatchObject({ content: 'two' });
    await until(() => events.includes('MESSAGE_UPDATE'));
    expect(events).toEqual(['READY', 'GUILD_CREATE', 'MESSAGE_CREATE', 'MESSAGE_UPDATE']);
  });

  it('registers a command, offers choices, answers it alone, and follows up', async () => {
    const { applicationCommands, interactions } = client.api;
    await applicationCommands.bulkOverwriteGlobalCommands(sandbox.applicationId, [
      {
        type: ApplicationCommandType.ChatInput,
        name: 'news',
        description: 'News',
        options: [
          {
            type: ApplicationCommandOptionType.String,
            name: 'topic',
            description: 'Which topic',
            autocomplete: true,
          },
        ],
      },
    ]);
    const original: string[] = [];
    interacted = async (interaction) => {
      const { id, token, application_id: application } = interaction;
      if (interaction.type === InteractionType.ApplicationCommandAutocomplete) {
        const choices = [{ name: 'Vision', value: 'vision' }];
        await interactions.createAutocompleteResponse(id, token, { choices });
        return;
      }
      await interactions.defer(id, token, { flags: MessageFlags.Ephemeral });
      await interactions.editReply(application, token, { content: 'here' });
      await interactions.followUp(application, token, { content: 'and to all' });
      original.push((await interactions.getOriginalReply(application, token)).content);
    };
    const who = { userId: places.memberId, channelId: places.channelId, name: 'news' };
    const typed = { name: 'topic', type: 3, value: 'vis' };
    const choices = await sandbox.autocomplete({ ...who, options: [{ ...typed, focused: true }] });
    expect(choices).toEqual([{ name: 'Vision', value: 'vision' }]);
    await sandbox.runCommand({ ...who, options: [typed] });
    await until(() => original.length + failures.length > 0);
    expect(original).toEqual(['here']);
    expect(shown().at(-1)).toMatchObject({ content: 'and to all' });
    expect(shown().some(({ content }) => content === 'here')).toBe(false);
  });

  it('updates a message whose button was pressed', async () => {
    const { channels, interactions } = client.api;
    const button = {
      type: ComponentType.Button,
      style: 1,
      label: 'More',
      custom_id: 'more',
    } as const;
    const sent = await channels.createMessage(places.channelId, {
      content: 'page 1',
      components: [{ type: ComponentType.ActionRow, components: [button] }],
    });
    interacted = async ({ id, token }) => {
      await interactions.updateMessage(id, token, { content: 'page 2', components: [] });
    };
    const act = { userId: places.memberId, channelId: places.channelId, messageId: sent.id };
    await sandbox.pressButton({ ...act, customId: 'more' });
    await until(() => shown().at(-1)?.content === 'page 2' || failures.length > 0);
    expect(shown().at(-1)).toMatchObject({ id: sent.id, content: 'page 2', components: [] });
  });

  it('is told Discord’s own error for what Discord refuses', async () => {
    const message = { embeds: [{ title: 'x'.repeat(257) }] };
    await expect(
      client.api.channels.createMessage(places.channelId, message),
    ).rejects.toMatchObject({
      code: 50_035,
      status: 400,
      message: expect.stringContaining('embeds[0].title') as string,
    });
  });
});
