/** Owns what a message may contain by the bot's rights in its channel. */
import type { APIMessage } from 'discord-api-types/v10';

import { demand } from '../demand.ts';
import { BITS, can } from '../permissions.ts';
import { isEmptyMessage } from '../rules/content.ts';
import type { Channel } from '../state/state.ts';
import { discordError } from '../wire/discord-error.ts';
import type { World } from '../world.ts';
import type { MessageBody } from './message-body.ts';

/** A new message, without its embeds where they are not allowed; 160002 and 50013 for what is refused. */
export function withinRights(world: World, channel: Channel, body: MessageBody): MessageBody {
  const lacks = (bit: bigint): boolean => !can(world, world.state.botUserId, channel, bit);
  if (body.message_reference?.message_id !== undefined && lacks(BITS.ReadMessageHistory)) {
    throw discordError(160002);
  }
  demandFiles(world, channel, body);
  if (body.tts === true && lacks(BITS.SendTTSMessages)) throw discordError(50013);
  return withAllowedEmbeds(world, channel, body);
}

export function editWithinRights(
  world: World,
  channel: Channel,
  edit: MessageBody,
  message: APIMessage,
): MessageBody {
  demandFiles(world, channel, edit);
  return withAllowedEmbeds(world, channel, edit, message);
}

function demandFiles(world: World, channel: Channel, { files = [] }: MessageBody): void {
  if (files.length > 0) demand(world, channel, BITS.AttachFiles);
}

/**
 * Without EMBED_LINKS embeds are left out in silence while something else remains, and refused with
 * 50013 otherwise, on edits too (discord-api-docs#2601, #5648). `before` is the message that is edited.
 */
function withAllowedEmbeds(
  world: World,
  channel: Channel,
  body: MessageBody,
  before?: Pick<APIMessage, 'content' | 'components'>,
): MessageBody {
  if ((body.embeds ?? []).length === 0) return body;
  if (can(world, world.state.botUserId, channel, BITS.EmbedLinks)) return body;
  const rest = { ...body, embeds: [] };
  const kept: MessageBody =
    before === undefined ? {} : { content: before.content, components: before.components ?? [] };
  if (isEmptyMessage({ ...kept, ...rest })) throw discordError(50013);
  return rest;
}
