/** Owns the routes that start and list threads and forum posts. */
import { isForum } from '../channels/channel-body.ts';
import { demand } from '../demand.ts';
import { BITS } from '../permissions.ts';
import { shapeChannel } from '../shape.ts';
import { isThread, threadsOf, type ThreadChannel } from '../state/state.ts';
import { activeThreadsOf } from '../threads/active.ts';
import { archivedPage, threadList } from '../threads/list.ts';
import { startPost } from '../threads/start-post.ts';
import { startFromMessage, startWithoutMessage, threadParent } from '../threads/start-thread.ts';
import { discordError, formError } from '../wire/discord-error.ts';
import type { World } from '../world.ts';
import { channelOf, guildOf, messageOf } from './find.ts';
import { intOf } from './query.ts';
import { ok, route, type RouteAnswer, type RouteRequest } from './route.ts';

function started(
  world: World,
  channelId: string,
  { body: raw, files }: Pick<RouteRequest, 'body' | 'files'>,
): RouteAnswer {
  const channel = channelOf(world, channelId);
  if (!isThread(channel) && channel.type !== 1 && isForum(channel)) {
    const { thread, message } = startPost(world, channel, raw, files);
    return { status: 201, body: { ...shapeChannel(world.state, thread), message } };
  }
  const thread = startWithoutMessage(world, threadParent(channel), raw);
  return { status: 201, body: shapeChannel(world.state, thread) };
}

/** Archived threads of a channel that `wanted` holds of. */
function archived(
  world: World,
  channelId: string,
  query: URLSearchParams,
  wanted: (thread: ThreadChannel) => boolean,
): RouteAnswer {
  const channel = channelOf(world, channelId);
  if (isThread(channel) || channel.type === 1) throw discordError(50024);
  demand(world, channel, BITS.ReadMessageHistory);
  const before = query.get('before');
  if (before !== null && Number.isNaN(Date.parse(before))) {
    const message = `Could not parse ${before}. Should be ISO8601.`;
    throw formError([{ path: ['before'], code: 'DATE_TIME_TYPE_PARSE', message }]);
  }
  const limit = intOf(query, 'limit', { min: 2, max: 100, otherwise: 50 });
  const threads = threadsOf(world.state, channel.guild_id).filter(
    (thread) =>
      thread.parent_id === channel.id && thread.thread_metadata.archived && wanted(thread),
  );
  return ok(archivedPage(world, threads, { before, limit }));
}

const isPrivate = ({ type }: ThreadChannel): boolean => type === 12;

export const threadRoutes = [
  route({
    method: 'POST',
    path: '/channels/:channel_id/messages/:message_id/threads',
    state: 'done',
    run(world, { params, body }) {
      const channel = channelOf(world, params.channel_id);
      const parent = threadParent(channel);
      const source = messageOf(world, channel.id, params.message_id);
      const thread = startFromMessage(world, parent, source, body);
      return { status: 201, body: shapeChannel(world.state, thread) };
    },
  }),
  route({
    method: 'POST',
    path: '/channels/:channel_id/threads',
    state: 'done',
    run: (world, { params, body, files }) => started(world, params.channel_id, { body, files }),
  }),
  route({
    method: 'GET',
    path: '/guilds/:guild_id/threads/active',
    state: 'done',
    run(world, { params }) {
      const guild = guildOf(world, params.guild_id);
      const active = activeThreadsOf(world.state, guild.id);
      return ok(threadList(world, active.toReversed()));
    },
  }),
  route({
    method: 'GET',
    path: '/channels/:channel_id/threads/archived/public',
    state: 'done',
    run: (world, { params, query }) =>
      archived(world, params.channel_id, query, (thread) => !isPrivate(thread)),
  }),
  route({
    method: 'GET',
    path: '/channels/:channel_id/threads/archived/private',
    state: 'done',
    run(world, { params, query }) {
      demand(world, channelOf(world, params.channel_id), BITS.ManageThreads);
      return archived(world, params.channel_id, query, isPrivate);
    },
  }),
];
