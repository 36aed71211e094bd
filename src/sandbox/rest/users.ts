/** Owns the routes of users and of the bot's direct messages. */
import { CreatePrivateChannelRequestSchema } from 'discord-api-spec/zod';

import { openDm } from '../direct-messages.ts';
import { basePermissions } from '../permissions.ts';
import { shapeChannel } from '../shape.ts';
import { compareIds } from '../state/snowflake.ts';
import { discordError, formError } from '../wire/discord-error.ts';
import { required } from '../wire/field-errors.ts';
import { judgeBody } from '../wire/parse-body.ts';
import type { World } from '../world.ts';
import { intOf } from './query.ts';
import { ok, route } from './route.ts';

/** Oldest first, 200 at most (user.mdx, "Get Current User Guilds"). */
function ownGuilds({ state }: World, query: URLSearchParams): unknown[] {
  const limit = intOf(query, 'limit', { min: 1, max: 200, otherwise: 200 });
  const before = query.get('before');
  const after = query.get('after') ?? '0';
  const withCounts = ['true', '1'].includes(query.get('with_counts') ?? '');
  const guilds = [...state.guilds.values()]
    .filter(({ id, members }) => members.has(state.botUserId) && compareIds(id, after) > 0)
    .filter(({ id }) => before === null || compareIds(id, before) < 0)
    .toSorted((a, b) => compareIds(a.id, b.id));
  // With `before` the page ends where it begins otherwise.
  const page = before === null ? guilds.slice(0, limit) : guilds.slice(-limit);
  return page.map((guild) => ({
    id: guild.id,
    name: guild.name,
    icon: null,
    banner: null,
    owner: guild.owner_id === state.botUserId,
    permissions: String(basePermissions(guild, state.botUserId)),
    features: [],
    ...(withCounts
      ? {
          approximate_member_count: guild.members.size,
          approximate_presence_count: guild.members.size,
        }
      : {}),
  }));
}

export const userRoutes = [
  route({
    method: 'GET',
    path: '/users/@me',
    state: 'done',
    run: ({ state }) =>
      ok({
        ...state.users.get(state.botUserId),
        mfa_enabled: true,
        locale: 'en-US',
        premium_type: 0,
        email: null,
        verified: true,
      }),
  }),
  route({
    method: 'GET',
    path: '/users/@me/guilds',
    state: 'done',
    run: (world, { query }) => ok(ownGuilds(world, query)),
  }),
  route({
    method: 'POST',
    path: '/users/@me/channels',
    state: 'done',
    run(world, { body }) {
      type NewDm = { recipient_id?: string | null };
      const { recipient_id: recipientId } = judgeBody<NewDm>(
        CreatePrivateChannelRequestSchema,
        body,
      );
      if (!recipientId) throw formError([required(['recipient_id'])]);
      return ok(shapeChannel(world.state, openDm(world, recipientId)));
    },
  }),
  route({
    method: 'GET',
    path: '/users/:user_id',
    state: 'done',
    run({ state }, { params }) {
      const user = state.users.get(params.user_id);
      if (user === undefined) throw discordError(10013);
      return ok(user);
    },
  }),
];
