/** Owns the writing of messages: new, edited, deleted, and that everybody concerned hears of it. */
import type { APIMessage } from 'discord-api-types/v10';

import type { Change } from '../state/changes.ts';
import { attachFiles } from '../files/attach.ts';
import { isThread, type Channel } from '../state/state.ts';
import { wokenBy } from '../threads/activity.ts';
import { discordError } from '../wire/discord-error.ts';
import type { World } from '../world.ts';
import { shapeComponents } from './components.ts';
import { shapeEmbeds } from './embeds.ts';
import { mentionsOf, type MentionDefault } from './mentions.ts';
import { FLAGS, has, type MessageBody } from './message-body.ts';

export type NewMessage = {
  channel: Channel;
  body: MessageBody;
  mentionDefault: MentionDefault;
  /** The bot, unless somebody else is named. */
  authorId?: string;
  /** Fields that an interaction adds: its metadata, `webhook_id`, the message it answers. */
  extra?: Partial<APIMessage>;
  /** The one person who sees it. */
  onlyFor?: string;
  /** Remembered for a while; webhooks have none (discord-api-docs#6647). */
  nonce?: string | number | undefined;
};

/** Makes a message from a body that has been judged; in a thread it un-archives it. */
export function createMessage(world: World, message: NewMessage): APIMessage {
  const { channel, onlyFor, nonce } = message;
  const made = composeMessage(world, message);
  if (onlyFor !== undefined) {
    world.interactions.keepEphemeral({ message: made, userId: onlyFor });
    return announceMessage(world, made, message);
  }
  const woken = isThread(channel) ? wokenBy(world, channel, made.author.id) : undefined;
  // Together: a message whose nonce were lost would be posted twice by a bot that asks again.
  world.commit(
    ...(woken === undefined ? [] : [{ type: 'channel', channel: woken.thread } as const]),
    { type: 'message', message: made },
    ...(nonce === undefined ? [] : [nonceChange(world, nonce, made)]),
  );
  for (const event of woken?.events ?? []) world.events.emit(event);
  return announceMessage(world, made, { ...message, channel: woken?.thread ?? channel });
}

/** A message that is not kept yet. */
export function composeMessage(world: World, message: NewMessage): APIMessage {
  const { state, ids, clock } = world;
  const { channel, mentionDefault, authorId = state.botUserId, extra = {}, onlyFor } = message;
  const place = { channelId: channel.id, isEphemeral: onlyFor !== undefined };
  const { body, attachments, files } = attachFiles(world, place, message.body);
  const author = state.users.get(authorId);
  if (author === undefined) throw discordError(10013);
  return {
    id: ids.next(),
    type: 0,
    channel_id: channel.id,
    author,
    content: body.content ?? '',
    timestamp: clock.now().toISOString(),
    edited_timestamp: null,
    tts: body.tts ?? false,
    pinned: false,
    attachments,
    embeds: shapeEmbeds(body.embeds ?? [], files),
    components: shapeComponents({ ids, files }, body.components ?? []),
    flags: body.flags ?? 0,
    ...mentionsOf(world, channel, body, { fallback: mentionDefault, authorId }),
    ...extra,
  };
}

/** Tells of a new message, and gives it as it is answered. */
export function announceMessage(
  world: World,
  made: APIMessage,
  { channel, onlyFor, nonce }: Pick<NewMessage, 'channel' | 'onlyFor' | 'nonce'>,
): APIMessage {
  const announced = nonce === undefined ? shown(made) : { ...shown(made), nonce };
  world.events.emit({
    type: 'message.create',
    message: announced,
    channel,
    ...(onlyFor === undefined ? {} : { onlyFor }),
  });
  return announced;
}

function nonceChange({ state, clock }: World, nonce: string | number, message: APIMessage): Change {
  return {
    type: 'nonce',
    nonce: {
      author_id: state.botUserId,
      nonce,
      channel_id: message.channel_id,
      message_id: message.id,
      at_ms: clock.now().getTime(),
    },
  };
}

/**
 * Edits a message: an absent key stays, null and [] clear (message.mdx, Edit Message). Filling in a
 * deferred answer does not count as an edit.
 */
export function editMessage(
  world: World,
  channel: Channel,
  message: APIMessage,
  edit: MessageBody,
  { mentionDefault, onlyFor }: { mentionDefault: MentionDefault; onlyFor?: string | undefined },
): APIMessage {
  const place = { channelId: channel.id, isEphemeral: onlyFor !== undefined };
  const { body, attachments, files } = attachFiles(world, place, edit, message.attachments);
  const wasLoading = has(message.flags, FLAGS.loading);
  const changesText = body.content !== undefined || body.components !== undefined;
  const changesFiles = body.attachments !== undefined || (body.files ?? []).length > 0;
  const touchesContent = changesText || changesFiles || body.embeds !== undefined;
  const next: APIMessage = {
    ...message,
    content: body.content === undefined ? message.content : (body.content ?? ''),
    embeds: body.embeds === undefined ? message.embeds : shapeEmbeds(body.embeds ?? [], files),
    attachments,
    components:
      body.components === undefined
        ? (message.components ?? [])
        : shapeComponents({ ids: world.ids, files }, body.components ?? []),
    flags: editedFlags(message.flags ?? 0, body.flags),
    edited_timestamp:
      wasLoading || !touchesContent ? message.edited_timestamp : world.clock.now().toISOString(),
  };
  if (changesText || body.allowed_mentions !== undefined) {
    const text = { ...body, content: next.content, components: next.components ?? [] };
    // An edit parses with the default, not with what was sent first (message.mdx, Edit Message).
    Object.assign(
      next,
      mentionsOf(world, channel, text, { fallback: mentionDefault, authorId: message.author.id }),
    );
  }
  if (onlyFor === undefined) world.commit({ type: 'message', message: next });
  else world.interactions.keepEphemeral({ message: next, userId: onlyFor });
  world.events.emit({
    type: 'message.update',
    message: shown(next),
    channel,
    ...(onlyFor === undefined ? {} : { onlyFor }),
  });
  return shown(next);
}

const SETTABLE = FLAGS.suppressEmbeds | FLAGS.componentsV2;

/** V2 is for ever, the preview of links can come back, the rest is fixed at creation. */
function editedFlags(old: number, wanted: number | null | undefined): number {
  const settled = old & ~FLAGS.loading;
  if (wanted === null || wanted === undefined) return settled;
  return (settled & ~FLAGS.suppressEmbeds) | (wanted & SETTABLE);
}

export function deleteMessage(
  world: World,
  channel: Channel,
  messageId: string,
  onlyFor?: string,
): void {
  if (onlyFor === undefined) {
    world.commit({ type: 'message.delete', channel_id: channel.id, message_id: messageId });
  } else {
    world.interactions.dropEphemeral(messageId);
  }
  world.events.emit({
    type: 'message.delete',
    messageId,
    channel,
    ...(onlyFor === undefined ? {} : { onlyFor }),
  });
}

/** SUPPRESS_EMBEDS leaves the bot's own embeds out as well (message.mdx, "Message Flags"). */
export function shown(message: APIMessage): APIMessage {
  return has(message.flags, FLAGS.suppressEmbeds) ? { ...message, embeds: [] } : message;
}
