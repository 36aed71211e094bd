/** Owns the routes of users and of the bot's direct messages. */
import { CreatePrivateChannelRequestSchema } from 'discord-api-spec/zod';

import { openDm } from '../direct-messages.ts';
import { basePermissions } from '../permissions.ts';
import { shapeChannel } from '../shape.ts';
import { discordError, formError } from '../wire/discord-error.ts';
import { required } from '../wire/field-errors.ts';
import { judgeBody } from '../wire/parse-body.ts';
import { ok, route } from './route.ts';

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
    state: 'partial',
    notes: 'no paging, no counts',
    run: ({ state }) =>
      ok(
        [...state.guilds.values()]
          .filter(({ members }) => members.has(state.botUserId))
          .map((guild) => ({
            id: guild.id,
            name: guild.name,
            icon: null,
            banner: null,
            owner: guild.owner_id === state.botUserId,
            permissions: String(basePermissions(guild, state.botUserId)),
            features: [],
          })),
      ),
  }),
  route({
    method: 'POST',
    path: '/users/@me/channels',
    state: 'partial',
    notes: 'the same channel each time; opening many is not limited (40003)',
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
