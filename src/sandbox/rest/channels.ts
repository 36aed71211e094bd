/** Owns the routes of channels themselves, threads among them. */
import { ChannelPermissionOverwriteRequestSchema } from 'discord-api-spec/zod';

import { countRename } from '../limits/own-limits.ts';
import { deleteAny } from '../channels/delete-channel.ts';
import { editChannel, saveChannel } from '../channels/edit-channel.ts';
import {
  overwriteOf,
  withOverwrite,
  withoutOverwrite,
  type OverwriteBody,
} from '../channels/overwrites.ts';
import { demand } from '../demand.ts';
import { BITS } from '../permissions.ts';
import { shapeChannel } from '../shape.ts';
import { isDm, isThread, type Guild, type GuildChannel } from '../state/state.ts';
import { editThread } from '../threads/edit-thread.ts';
import { discordError } from '../wire/discord-error.ts';
import { judgeBody } from '../wire/parse-body.ts';
import { isRecord } from '../wire/record.ts';
import type { World } from '../world.ts';
import { channelOf, guildOf, writableChannel } from './find.ts';
import { noContent, ok, route, type RouteAnswer } from './route.ts';

function edit(world: World, channelId: string, body: unknown): RouteAnswer {
  const channel = channelOf(world, channelId);
  if (isDm(channel)) throw discordError(50003);
  countRename(world, channelId, body);
  const changed = isThread(channel)
    ? editThread(world, channel, body)
    : editChannel(world, guildOf(world, channel.guild_id), channel, body);
  return ok(shapeChannel(world.state, changed));
}

/** A conversation of two is only closed: it is there again when it is opened. */
function remove(world: World, channelId: string): RouteAnswer {
  const channel = channelOf(world, channelId);
  if (!isDm(channel)) {
    demand(world, channel, isThread(channel) ? BITS.ManageThreads : BITS.ManageChannels);
    deleteAny(world, channel);
  }
  return ok(shapeChannel(world.state, channel));
}

/** A channel that has overwrites of its own, where the bot may set them. */
function overwritable(world: World, channelId: string): { guild: Guild; channel: GuildChannel } {
  const channel = channelOf(world, channelId);
  if (isDm(channel)) throw discordError(50003);
  if (isThread(channel)) throw discordError(50024);
  demand(world, channel, BITS.ManageRoles);
  return { guild: guildOf(world, channel.guild_id), channel };
}

const OVERWRITE = '/channels/:channel_id/permissions/:overwrite_id';

export const channelRoutes = [
  route({
    method: 'GET',
    path: '/channels/:channel_id',
    state: 'done',
    run: (world, { params }) => ok(shapeChannel(world.state, channelOf(world, params.channel_id))),
  }),
  route({
    method: 'PATCH',
    path: '/channels/:channel_id',
    state: 'partial',
    notes: 'no voice settings and no defaults for new threads; no message about a new name',
    run: (world, { params, body }) => edit(world, params.channel_id, body),
  }),
  route({
    method: 'DELETE',
    path: '/channels/:channel_id',
    state: 'done',
    run: (world, { params }) => remove(world, params.channel_id),
  }),
  route({
    method: 'PUT',
    path: OVERWRITE,
    state: 'done',
    run(world, { params, body }) {
      const { guild, channel } = overwritable(world, params.channel_id);
      const named = isRecord(body) ? { ...body, id: params.overwrite_id } : body;
      const wanted = judgeBody<OverwriteBody>(ChannelPermissionOverwriteRequestSchema, named);
      saveChannel(world, withOverwrite(channel, overwriteOf(world, guild, wanted)));
      return noContent;
    },
  }),
  route({
    method: 'DELETE',
    path: OVERWRITE,
    state: 'done',
    run(world, { params }) {
      const { channel } = overwritable(world, params.channel_id);
      saveChannel(world, withoutOverwrite(channel, params.overwrite_id));
      return noContent;
    },
  }),
  route({
    method: 'POST',
    path: '/channels/:channel_id/typing',
    state: 'done',
    run(world, { params }) {
      const channel = writableChannel(world, params.channel_id);
      world.events.emit({ type: 'typing', channel, userId: world.state.botUserId });
      return noContent;
    },
  }),
];
