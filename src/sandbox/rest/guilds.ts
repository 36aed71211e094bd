/** Owns the routes of guilds, their channels, roles and members. */
import { createChannel } from '../channels/create-channel.ts';
import { shapeChannel, shapeGuild, shapeMember } from '../shape.ts';
import { channelsOf } from '../state/state.ts';
import { discordError } from '../wire/discord-error.ts';
import { guildOf } from './find.ts';
import { ok, route } from './route.ts';

export const guildRoutes = [
  route({
    method: 'GET',
    path: '/guilds/:guild_id',
    state: 'partial',
    notes: 'no counts',
    run: (world, { params }) => ok(shapeGuild(guildOf(world, params.guild_id))),
  }),
  route({
    method: 'GET',
    path: '/guilds/:guild_id/channels',
    state: 'done',
    run: (world, { params }) =>
      ok(
        channelsOf(world.state, guildOf(world, params.guild_id).id).map((channel) =>
          shapeChannel(world.state, channel),
        ),
      ),
  }),
  route({
    method: 'POST',
    path: '/guilds/:guild_id/channels',
    state: 'partial',
    notes: 'no voice settings and no defaults for new threads',
    run(world, { params, body }) {
      const channel = createChannel(world, guildOf(world, params.guild_id), body);
      return { status: 201, body: shapeChannel(world.state, channel) };
    },
  }),
  route({
    method: 'GET',
    path: '/guilds/:guild_id/roles',
    state: 'done',
    run: (world, { params }) => ok([...guildOf(world, params.guild_id).roles.values()]),
  }),
  route({
    method: 'GET',
    path: '/guilds/:guild_id/members/:user_id',
    state: 'done',
    run(world, { params }) {
      const member = guildOf(world, params.guild_id).members.get(params.user_id);
      if (member === undefined) throw discordError(10007);
      return ok(shapeMember(world.state, member));
    },
  }),
];
