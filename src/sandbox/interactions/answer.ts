/** Owns the answers of a bot to an interaction: first callback, followups, and edits of both. */
import type { APIMessage } from 'discord-api-types/v10';

import { FLAGS, has, type MessageBody } from '../messages/message-body.ts';
import { createMessage, deleteMessage, editMessage, shown } from '../messages/store.ts';
import { messagesOf, type Channel } from '../state/state.ts';
import { discordError } from '../wire/discord-error.ts';
import type { World } from '../world.ts';
import { judgeCallback } from './judge-callback.ts';
import type { Interaction } from './registry.ts';

const TYPE = { message: 4, deferMessage: 5, deferUpdate: 6, update: 7, choices: 8 } as const;

export type CallbackResult = { type: number; message?: APIMessage };

/** First answer. Late or unknown: 404 10062; a second one: 400 40060 (receiving-and-responding.mdx). */
export function answerInteraction(
  world: World,
  { id, token, body: raw }: { id: string; token: string; body: unknown },
): CallbackResult {
  const interaction = world.interactions.find(id, token);
  if (interaction === undefined) throw discordError(10062);
  if (interaction.answeredWith !== undefined) throw discordError(40060);
  const ageMs = world.clock.now().getTime() - interaction.createdAtMs;
  if (ageMs > world.responseDeadlineMs) throw discordError(10062);
  const callback = judgeCallback(raw, interaction.kind);
  interaction.answeredWith = callback.type;
  const message = perform(world, interaction, callback);
  world.interactions.settle(
    interaction,
    callback.type === TYPE.choices
      ? { status: 'choices', choices: callback.choices }
      : { status: 'answered' },
  );
  return message === undefined ? { type: callback.type } : { type: callback.type, message };
}

function perform(
  world: World,
  interaction: Interaction,
  { type, data }: { type: number; data: MessageBody },
): APIMessage | undefined {
  switch (type) {
    case TYPE.message:
      return original(world, interaction, data);
    case TYPE.deferMessage: {
      const ephemeral = (data.flags ?? 0) & FLAGS.ephemeral;
      return original(world, interaction, { flags: ephemeral | FLAGS.loading });
    }
    case TYPE.deferUpdate:
      interaction.originalId = interaction.sourceMessageId;
      return undefined;
    case TYPE.update:
      interaction.originalId = interaction.sourceMessageId;
      return editAnswer(world, interaction, '@original', () => data);
    default:
      return undefined;
  }
}

function original(world: World, interaction: Interaction, body: MessageBody): APIMessage {
  const message = post(world, interaction, body, interaction.sourceMessageId);
  interaction.originalId = message.id;
  return message;
}

/** A followup; the first one after a deferral fills in the loading message instead. */
export function followUp(world: World, interaction: Interaction, body: MessageBody): APIMessage {
  if (interaction.answeredWith === undefined) throw discordError(10015);
  const { originalId } = interaction;
  if (originalId !== undefined) {
    const found = lookUp(world, interaction, originalId);
    if (found !== undefined && has(found.message.flags, FLAGS.loading)) {
      return editAnswer(world, interaction, '@original', () => body);
    }
  }
  return post(world, interaction, body, originalId);
}

function post(
  world: World,
  interaction: Interaction,
  body: MessageBody,
  repliesTo: string | undefined,
): APIMessage {
  const { state } = world;
  const channel = channelOf(world, interaction);
  return createMessage(world, {
    channel,
    body,
    mentionDefault: 'users',
    extra: {
      ...metadata(world, interaction),
      type: repliesTo === undefined ? 20 : 19,
      webhook_id: state.applicationId,
      application_id: state.applicationId,
      ...(repliesTo === undefined ? {} : { message_reference: reference(interaction, repliesTo) }),
    },
    ...(has(body.flags, FLAGS.ephemeral) ? { onlyFor: interaction.userId } : {}),
  });
}

function reference(
  { channelId, guildId }: Interaction,
  messageId: string,
): NonNullable<APIMessage['message_reference']> {
  return {
    type: 0,
    channel_id: channelId,
    message_id: messageId,
    ...(guildId === undefined ? {} : { guild_id: guildId }),
  };
}

function metadata(world: World, interaction: Interaction): Partial<APIMessage> {
  const user = world.state.users.get(interaction.userId);
  if (user === undefined) throw discordError(10013);
  const owners = { 0: interaction.guildId ?? '0' };
  if (interaction.kind === 'component') {
    return {
      interaction_metadata: {
        id: interaction.id,
        type: 3,
        user,
        authorizing_integration_owners: owners,
        interacted_message_id: interaction.sourceMessageId ?? '0',
      },
    };
  }
  return {
    interaction_metadata: {
      id: interaction.id,
      type: 2,
      user,
      authorizing_integration_owners: owners,
    },
    interaction: { id: interaction.id, type: 2, name: interaction.commandName ?? '', user },
  };
}

export type FoundAnswer = { message: APIMessage; onlyFor: string | undefined };

/** An answer of this interaction's token; before the first answer there is no webhook (10015). */
export function findAnswer(world: World, interaction: Interaction, id: string): FoundAnswer {
  if (interaction.answeredWith === undefined) throw discordError(10015);
  const messageId = id === '@original' ? interaction.originalId : id;
  const found = messageId === undefined ? undefined : lookUp(world, interaction, messageId);
  if (found === undefined) throw discordError(10008);
  return found;
}

function lookUp(world: World, interaction: Interaction, id: string): FoundAnswer | undefined {
  const ephemeral = world.interactions.ephemeral(id);
  if (ephemeral !== undefined) return { message: ephemeral.message, onlyFor: ephemeral.userId };
  const message = messagesOf(world.state, interaction.channelId).get(id);
  return message === undefined ? undefined : { message, onlyFor: undefined };
}

export function editAnswer(
  world: World,
  interaction: Interaction,
  id: string,
  bodyFor: (message: APIMessage) => MessageBody,
): APIMessage {
  const { message, onlyFor } = findAnswer(world, interaction, id);
  const channel = channelOf(world, interaction);
  return editMessage(world, channel, message, bodyFor(message), {
    mentionDefault: 'users',
    onlyFor,
  });
}

export function deleteAnswer(world: World, interaction: Interaction, id: string): void {
  const { message, onlyFor } = findAnswer(world, interaction, id);
  deleteMessage(world, channelOf(world, interaction), message.id, onlyFor);
}

export function readAnswer(world: World, interaction: Interaction, id: string): APIMessage {
  return shown(findAnswer(world, interaction, id).message);
}

function channelOf(world: World, { channelId }: Interaction): Channel {
  const channel = world.state.channels.get(channelId);
  if (channel === undefined) throw discordError(10003);
  return channel;
}
