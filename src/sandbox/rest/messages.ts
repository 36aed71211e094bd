/** Owns the routes of a channel's messages. */
import type { APIMessage } from 'discord-api-types/v10';

import { judgeCreate, judgeEdit } from '../messages/judge.ts';
import type { MessageBody } from '../messages/message-body.ts';
import { findNonce } from '../messages/nonces.ts';
import { createMessage, deleteMessage, editMessage, shown } from '../messages/store.ts';
import { BITS } from '../permissions.ts';
import { messagesOf } from '../state/state.ts';
import type { UploadedFile } from '../wire/body.ts';
import { discordError, formError } from '../wire/discord-error.ts';
import type { World } from '../world.ts';
import { botPermissions, channelOf, messageOf, writableChannel } from './find.ts';
import { noContent, ok, route, type RouteAnswer } from './route.ts';

type Files = readonly UploadedFile[];

function post(world: World, channelId: string, raw: unknown, files: Files): RouteAnswer {
  const channel = writableChannel(world, channelId);
  const body = judgeCreate(raw, files);
  if (files.length > 0 && (botPermissions(world, channel) & BITS.AttachFiles) === 0n) {
    throw discordError(50013);
  }
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
  const log = messagesOf(world.state, channelOf(world, channelId).id);
  const limit = limitOf(query);
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
  return page.toReversed().map(shown);
}

function limitOf(query: URLSearchParams): number {
  const text = query.get('limit') ?? '50';
  const limit = Number(text);
  const path = ['limit'];
  if (!Number.isInteger(limit)) {
    const message = `Value "${text}" is not int.`;
    throw formError([{ path, code: 'NUMBER_TYPE_COERCE', message }]);
  }
  if (limit < 1) {
    const message = 'int value should be greater than or equal to 1.';
    throw formError([{ path, code: 'NUMBER_TYPE_MIN', message }]);
  }
  if (limit > 100) {
    const message = 'int value should be less than or equal to 100.';
    throw formError([{ path, code: 'NUMBER_TYPE_MAX', message }]);
  }
  return limit;
}

const CROSSPOSTED = 1 << 0;
const ANNOUNCEMENT = 5;

const MESSAGES = '/channels/:channel_id/messages';

export const messageRoutes = [
  route({
    method: 'POST',
    path: MESSAGES,
    state: 'partial',
    notes: 'no polls or forwards; embeds are kept without EMBED_LINKS',
    run: (world, { params, body, files }) => post(world, params.channel_id, body, files),
  }),
  route({
    method: 'GET',
    path: MESSAGES,
    state: 'partial',
    notes: 'READ_MESSAGE_HISTORY is not asked for',
    run: (world, { params, query }) => ok(list(world, params.channel_id, query)),
  }),
  route({
    method: 'GET',
    path: `${MESSAGES}/:message_id`,
    state: 'partial',
    notes: 'READ_MESSAGE_HISTORY is not asked for',
    run(world, { params }) {
      const channel = channelOf(world, params.channel_id);
      return ok(shown(messageOf(world, channel.id, params.message_id)));
    },
  }),
  route({
    method: 'PATCH',
    path: `${MESSAGES}/:message_id`,
    state: 'partial',
    notes: 'the cap on edits of old messages (30046) is not kept',
    run(world, { params, body, files }) {
      const channel = channelOf(world, params.channel_id);
      const message = messageOf(world, channel.id, params.message_id);
      if (message.author.id !== world.state.botUserId) throw discordError(50005);
      const edit = judgeEdit(body, message, 'channel', files);
      return ok(editMessage(world, channel, message, edit, { mentionDefault: 'everything' }));
    },
  }),
  route({
    method: 'DELETE',
    path: `${MESSAGES}/:message_id`,
    state: 'done',
    run(world, { params }) {
      const channel = channelOf(world, params.channel_id);
      deleteMessage(world, channel, messageOf(world, channel.id, params.message_id).id);
      return noContent;
    },
  }),
  route({
    method: 'POST',
    path: `${MESSAGES}/:message_id/crosspost`,
    state: 'partial',
    notes: 'ten an hour are not counted (20028)',
    run(world, { params }) {
      const channel = channelOf(world, params.channel_id);
      const message = messageOf(world, channel.id, params.message_id);
      if (channel.type !== ANNOUNCEMENT) throw discordError(50024);
      if (((message.flags ?? 0) & CROSSPOSTED) !== 0) throw discordError(40033);
      const published: APIMessage = { ...message, flags: (message.flags ?? 0) | CROSSPOSTED };
      world.commit({ type: 'message', message: published });
      world.events.emit({ type: 'message.update', message: shown(published), channel });
      return ok(shown(published));
    },
  }),
];
