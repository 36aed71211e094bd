/** Owns the routes of who is in a thread. */
import { shapeMember, shapeThreadMember } from '../shape.ts';
import { compareIds } from '../state/snowflake.ts';
import { guildOfChannel, isThread, type ThreadChannel } from '../state/state.ts';
import { addToThread, joinThread, leaveThread, removeFromThread } from '../threads/members.ts';
import { discordError } from '../wire/discord-error.ts';
import type { World } from '../world.ts';
import { channelOf } from './find.ts';
import { intOf } from './query.ts';
import { noContent, ok, route } from './route.ts';

function threadOf(world: World, id: string): ThreadChannel {
  const channel = channelOf(world, id);
  if (!isThread(channel)) throw discordError(50024);
  return channel;
}

function shape({ state }: World, thread: ThreadChannel, userId: string, query: URLSearchParams) {
  const member = guildOfChannel(state, thread)?.members.get(userId);
  const wanted = member !== undefined && withMember(query);
  return {
    ...shapeThreadMember(thread, userId),
    ...(wanted ? { member: shapeMember(state, member) } : {}),
  };
}

function withMember(query: URLSearchParams): boolean {
  return ['true', '1', 'True'].includes(query.get('with_member') ?? '');
}

const MEMBERS = '/channels/:channel_id/thread-members';

export const threadMemberRoutes = [
  route({
    method: 'PUT',
    path: `${MEMBERS}/@me`,
    state: 'done',
    run(world, { params }) {
      joinThread(world, threadOf(world, params.channel_id), world.state.botUserId);
      return noContent;
    },
  }),
  route({
    method: 'DELETE',
    path: `${MEMBERS}/@me`,
    state: 'done',
    run(world, { params }) {
      leaveThread(world, threadOf(world, params.channel_id), world.state.botUserId);
      return noContent;
    },
  }),
  route({
    method: 'PUT',
    path: `${MEMBERS}/:user_id`,
    state: 'done',
    run(world, { params }) {
      addToThread(world, threadOf(world, params.channel_id), params.user_id);
      return noContent;
    },
  }),
  route({
    method: 'DELETE',
    path: `${MEMBERS}/:user_id`,
    state: 'done',
    run(world, { params }) {
      removeFromThread(world, threadOf(world, params.channel_id), params.user_id);
      return noContent;
    },
  }),
  route({
    method: 'GET',
    path: `${MEMBERS}/:user_id`,
    state: 'done',
    run(world, { params, query }) {
      const thread = threadOf(world, params.channel_id);
      const userId = params.user_id === '@me' ? world.state.botUserId : params.user_id;
      if (!thread.member_ids.includes(userId)) throw discordError(10007);
      return ok(shape(world, thread, userId, query));
    },
  }),
  route({
    method: 'GET',
    path: MEMBERS,
    state: 'done',
    run(world, { params, query }) {
      const thread = threadOf(world, params.channel_id);
      // For applications with the privileged intent (channel.mdx, "List Thread Members").
      if (!world.gateway.settings.privilegedIntents) throw discordError(50001);
      const after = query.get('after') ?? '0';
      const limit = intOf(query, 'limit', { min: 1, max: 100, otherwise: 100 });
      const ids = thread.member_ids.filter((id) => compareIds(id, after) > 0).toSorted(compareIds);
      const page = withMember(query) ? ids.slice(0, limit) : thread.member_ids;
      return ok(page.map((id) => shape(world, thread, id, query)));
    },
  }),
];
