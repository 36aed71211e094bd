/** Owns the answers of a bot to an interaction: first callback, followups, and edits of both. */
import type { APIMessage, APIUser } from 'discord-api-types/v10';

import { shapeComponents } from '../messages/components.ts';
import { FLAGS, has, type MessageBody } from '../messages/message-body.ts';
import { createMessage, deleteMessage, editMessage, shown } from '../messages/store.ts';
import type { PageModal } from '../page-protocol.ts';
import { messagesOf, type Channel } from '../state/state.ts';
import type { UploadedFile } from '../wire/body.ts';
import { discordError } from '../wire/discord-error.ts';
import { vouched } from '../wire/vouched.ts';
import type { World } from '../world.ts';
import { isHushed } from './installs.ts';
import { judgeCallback, type JudgedCallback } from './judge-callback.ts';
import type { Interaction, Outcome } from './registry.ts';

export type CallbackResult = { type: number; message?: APIMessage };

/** First answer. Late or unknown: 404 10062; a second one: 400 40060 (receiving-and-responding.mdx). */
export function answerInteraction(
  world: World,
  {
    id,
    token,
    body: raw,
    files,
  }: { id: string; token: string; body: unknown; files: readonly UploadedFile[] },
): CallbackResult {
  const interaction = world.interactions.find(id, token);
  if (interaction === undefined) throw discordError(10062);
  if (interaction.answeredWith !== undefined) throw discordError(40060);
  const ageMs = world.clock.now().getTime() - interaction.createdAtMs;
  if (ageMs >= world.responseDeadlineMs) throw discordError(10062);
  const { sourceMessageId } = interaction;
  const source =
    sourceMessageId === undefined ? undefined : lookUp(world, interaction, sourceMessageId);
  const before = source?.message.attachments ?? [];
  const callback = judgeCallback(raw, interaction, { files, before });
  interaction.answeredWith = callback.type;
  const message = perform(world, interaction, callback);
  const outcome: Outcome =
    callback.type === 8 ? { status: 'choices', choices: callback.choices } : { status: 'answered' };
  world.interactions.settle(interaction, outcome);
  return message === undefined ? { type: callback.type } : { type: callback.type, message };
}

function perform(
  world: World,
  interaction: Interaction,
  callback: JudgedCallback,
): APIMessage | undefined {
  switch (callback.type) {
    case 4:
      return original(world, interaction, callback.data);
    case 5: {
      const ephemeral = callback.isEphemeral ? FLAGS.ephemeral : 0;
      return original(world, interaction, { flags: ephemeral | FLAGS.loading });
    }
    case 6:
      interaction.originalId = interaction.sourceMessageId;
      return undefined;
    case 7:
      interaction.originalId = interaction.sourceMessageId;
      return editAnswer(world, interaction, '@original', () => callback.data);
    case 9:
      return openModal(world, interaction, callback.modal);
    case 8:
      return undefined;
    default:
      return callback satisfies never;
  }
}

/** Only the person who caused it sees the form. */
function openModal(world: World, interaction: Interaction, sent: PageModal): undefined {
  const { custom_id, title } = sent;
  const modal = {
    custom_id,
    title,
    components: shapeComponents({ ids: world.ids, files: [] }, sent.components),
  };
  interaction.modal = modal;
  const { id: interactionId, userId, channelId } = interaction;
  world.events.emit({ type: 'modal.open', interactionId, userId, channelId, modal });
  return undefined;
}

function original(world: World, interaction: Interaction, body: MessageBody): APIMessage {
  const message = post(world, interaction, body, interaction.sourceMessageId);
  interaction.originalId = message.id;
  return message;
}

/** Of an app that is not the guild's (receiving-and-responding.mdx, "Followup Messages"). */
const MOST_FOLLOWUPS = 5;

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
  const isOwn = interaction.owners[0] === undefined;
  if (isOwn && interaction.followups >= MOST_FOLLOWUPS) throw discordError(40094);
  interaction.followups += 1;
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
  const isEphemeral = has(body.flags, FLAGS.ephemeral) || isHushed(world, channel, interaction);
  return createMessage(world, {
    channel,
    body: isEphemeral ? { ...body, flags: (body.flags ?? 0) | FLAGS.ephemeral } : body,
    mentionDefault: 'users',
    extra: {
      ...metadata(world, interaction),
      type: repliesTo === undefined ? 20 : 19,
      webhook_id: state.applicationId,
      application_id: state.applicationId,
      ...(repliesTo === undefined ? {} : { message_reference: reference(interaction, repliesTo) }),
    },
    ...(isEphemeral ? { onlyFor: interaction.userId } : {}),
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

type Metadata = NonNullable<APIMessage['interaction_metadata']>;

/** Fields by which a message says what it answers (message.mdx, "Message Interaction Metadata"). */
function metadata(world: World, interaction: Interaction): Partial<APIMessage> {
  const { originalId, kind, commandName } = interaction;
  const about = {
    ...metadataOf(world, interaction),
    // Of followups alone.
    ...(originalId === undefined ? {} : { original_response_message_id: originalId }),
  };
  if (kind !== 'command') return { interaction_metadata: about };
  const name = commandName ?? '';
  return {
    interaction_metadata: about,
    interaction: { id: interaction.id, type: 2, name, user: userOf(world, interaction) },
  };
}

function metadataOf(world: World, interaction: Interaction): Metadata {
  const { id, kind, owners, sourceMessageId, trigger } = interaction;
  const common = {
    id,
    user: userOf(world, interaction),
    authorizing_integration_owners: owners,
  };
  if (kind === 'component') {
    return { ...common, type: 3, interacted_message_id: sourceMessageId ?? '0' };
  }
  if (trigger === undefined) return { ...common, type: 2 };
  // discord-api-types has no modal that a modal opened, and neither has Discord.
  return vouched<Metadata>({
    ...common,
    type: 5,
    triggering_interaction_metadata: metadataOf(world, trigger),
  });
}

function userOf({ state }: World, { userId }: Interaction): APIUser {
  const user = state.users.get(userId);
  if (user === undefined) throw discordError(10013);
  return user;
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
