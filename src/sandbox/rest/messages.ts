/** Owns the routes of a channel's messages. */
import type { APIMessage } from 'discord-api-types/v10';

import { countCrosspost, countEdit } from '../limits/own-limits.ts';
import { demand } from '../demand.ts';
import { editWithinRights, withinRights } from '../messages/bot-rights.ts';
import { judgeCreate, judgeEdit } from '../messages/judge.ts';
import { FLAGS, has, type MessageBody } from '../messages/message-body.ts';
import { findNonce } from '../messages/nonces.ts';
import { createMessage, deleteMessage, editMessage, shown } from '../messages/store.ts';
import { isSystemMessage } from '../messages/system.ts';
import { shownWithThread } from '../messages/with-thread.ts';
import { BITS, can } from '../permissions.ts';
import { isDm, isThread, messagesOf, type Channel, type ThreadChannel } from '../state/state.ts';
import type { UploadedFile } from '../wire/body.ts';
import { discordError, formError } from '../wire/discord-error.ts';
import type { World } from '../world.ts';
import { channelOf, messageOf, writableChannel } from './find.ts';
import { intOf } from './query.ts';
import { noContent, ok, route, type RouteAnswer } from './route.ts';

type Files = readonly UploadedFile[];

function post(world: World, channelId: string, raw: unknown, files: Files): RouteAnswer {
  const channel = writableChannel(world, channelId);
  const body = withinRights(world, channel, judgeCreate(raw, files));
  const nonce = body.nonce ?? undefined;
  if (nonce !== undefined && body.enforce_nonce === true) {
    const before = findNonce(world, nonce);
    // A message that was deleted meanwhile is told, not made again (discord-api-docs#6647).
    if (before !== undefined) {
      return ok({ ...shown(messageOf(world, before.channel_id, before.message_id)), nonce });
    }
  }
  // There is no sticker here that a message could name.
  if ((body.sticker_ids ?? []).length > 0) throw discordError(10060);
  const extra = replyTo(world, channelId, body);
  const mentionDefault = 'everything';
  return ok(createMessage(world, { channel, body, mentionDefault, extra, nonce }));
}

function replyTo(
  { state }: World,
  channelId: string,
  { message_reference: reference }: MessageBody,
): Partial<APIMessage> {
  const messageId = reference?.message_id;
  if (messageId === undefined) return {};
  const message = messagesOf(state, channelId).get(messageId);
  if (message === undefined) {
    // Then it is sent as if it answered nothing (message.mdx, "Message Reference").
    if (reference?.fail_if_not_exists === false) return {};
    const path = ['message_reference'];
    throw formError([{ path, code: 'REPLIES_UNKNOWN_MESSAGE', message: 'Unknown message' }]);
  }
  return {
    type: 19,
    message_reference: { type: 0, channel_id: channelId, message_id: messageId },
  };
}

/** Newest first. `around` shares its limit between both sides. */
function list(world: World, channelId: string, query: URLSearchParams): APIMessage[] {
  const channel = channelOf(world, channelId);
  const limit = intOf(query, 'limit', { min: 1, max: 100, otherwise: 50 });
  // Discord refuses nothing here: it has nothing to show (message.mdx, Get Channel Messages).
  if (!can(world, world.state.botUserId, channel, BITS.ReadMessageHistory)) return [];
  const log = messagesOf(world.state, channel.id);
  const around = query.get('around');
  const before = query.get('before');
  const after = query.get('after');
  let page: APIMessage[];
  if (around !== null) {
    const half = Math.floor(limit / 2);
    page = [
      ...log.page(half, { side: 'before', id: around }),
      ...[log.get(around) ?? []].flat(),
      ...log.page(half, { side: 'after', id: around }),
    ];
  } else if (before !== null) page = log.page(limit, { side: 'before', id: before });
  else if (after !== null) page = log.page(limit, { side: 'after', id: after });
  else page = log.page(limit);
  return page.toReversed().map((message) => shownWithThread(world.state, message));
}

const ANNOUNCEMENT = 5;
const THREAD_STARTER = 21;

/** A message that the bot may read. */
function readableMessage(world: World, channel: Channel, id: string): APIMessage {
  demand(world, channel, BITS.ReadMessageHistory);
  return messageOf(world, channel.id, id);
}

/** Only one's own; nothing changes in an archived thread, and little in a locked one (threads.mdx). */
function editableMessage(world: World, channel: Channel, id: string): APIMessage {
  const message = messageOf(world, channel.id, id);
  if (message.author.id !== world.state.botUserId) throw discordError(50005);
  if (isSystemMessage(message)) throw discordError(50021);
  if (!isThread(channel)) return message;
  if (channel.thread_metadata.archived) throw discordError(50083);
  refuseLocked(world, channel);
  return message;
}

function refuseLocked({ state, clock }: World, thread: ThreadChannel): void {
  if (!thread.thread_metadata.locked) return;
  if (!can({ state, clock }, state.botUserId, thread, BITS.ManageThreads))
    throw discordError(160005);
}

/** One's own, or anybody's with MANAGE_MESSAGES; in a locked thread only while it is active. */
function deletableMessage(world: World, channel: Channel, id: string): APIMessage {
  const message = messageOf(world, channel.id, id);
  const type: number = message.type;
  if (type === THREAD_STARTER) throw discordError(50021);
  if (message.author.id !== world.state.botUserId) {
    if (isDm(channel)) throw discordError(50003);
    demand(world, channel, BITS.ManageMessages);
  }
  if (isThread(channel) && channel.thread_metadata.archived && channel.thread_metadata.locked) {
    refuseLocked(world, channel);
  }
  return message;
}

/** Publishing takes the right to write, and with the words of others the right to manage them. */
function publishableMessage(world: World, channel: Channel, id: string): APIMessage {
  const message = messageOf(world, channel.id, id);
  if (channel.type !== ANNOUNCEMENT) throw discordError(50024);
  demand(world, channel, BITS.SendMessages);
  if (message.author.id !== world.state.botUserId) demand(world, channel, BITS.ManageMessages);
  if (has(message.flags, FLAGS.crossposted)) throw discordError(40033);
  return message;
}

const MESSAGES = '/channels/:channel_id/messages';

export const messageRoutes = [
  route({
    method: 'POST',
    path: MESSAGES,
    state: 'partial',
    notes: 'no polls or forwards',
    run: (world, { params, body, files }) => post(world, params.channel_id, body, files),
  }),
  route({
    method: 'GET',
    path: MESSAGES,
    state: 'done',
    run: (world, { params, query }) => ok(list(world, params.channel_id, query)),
  }),
  route({
    method: 'GET',
    path: `${MESSAGES}/:message_id`,
    state: 'done',
    run(world, { params }) {
      const channel = channelOf(world, params.channel_id);
      const message = readableMessage(world, channel, params.message_id);
      return ok(shownWithThread(world.state, message));
    },
  }),
  route({
    method: 'PATCH',
    path: `${MESSAGES}/:message_id`,
    state: 'done',
    run(world, { params, body, files }) {
      const channel = channelOf(world, params.channel_id);
      const message = editableMessage(world, channel, params.message_id);
      const judged = judgeEdit(body, message, 'channel', files);
      const edit = editWithinRights(world, channel, judged, message);
      countEdit(world, message);
      const edited = editMessage(world, channel, message, edit, { mentionDefault: 'everything' });
      return ok(shownWithThread(world.state, edited));
    },
  }),
  route({
    method: 'DELETE',
    path: `${MESSAGES}/:message_id`,
    state: 'done',
    run(world, { params }) {
      const channel = channelOf(world, params.channel_id);
      deleteMessage(world, channel, deletableMessage(world, channel, params.message_id).id);
      return noContent;
    },
  }),
  route({
    method: 'POST',
    path: `${MESSAGES}/:message_id/crosspost`,
    state: 'done',
    run(world, { params }) {
      const channel = channelOf(world, params.channel_id);
      const message = publishableMessage(world, channel, params.message_id);
      countCrosspost(world, channel.id);
      const published: APIMessage = { ...message, flags: (message.flags ?? 0) | FLAGS.crossposted };
      world.commit({ type: 'message', message: published });
      world.events.emit({ type: 'message.update', message: shown(published), channel });
      return ok(shownWithThread(world.state, published));
    },
  }),
];
