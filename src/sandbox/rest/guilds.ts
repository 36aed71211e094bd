/** Owns the routes of guilds, their channels, roles and members. */
import { CreateGuildChannelRequestSchema } from 'discord-api-spec/zod';

import { shapeChannel, shapeGuild, shapeMember } from '../shape.ts';
import { newGuildChannel } from '../state/new-channel.ts';
import { channelsOf, type GuildChannel } from '../state/state.ts';
import { discordError } from '../wire/discord-error.ts';
import { judgeBody } from '../wire/parse-body.ts';
import { guildOf } from './find.ts';
import { ok, route } from './route.ts';

type NewChannelBody = {
  name: string;
  type?: GuildChannel['type'] | null;
  topic?: string | null;
  parent_id?: string | null;
  nsfw?: boolean | null;
  rate_limit_per_user?: number | null;
};

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
    notes: 'MANAGE_CHANNELS is not asked for; overwrites are ignored',
    run(world, { params, body }) {
      const { state, ids, events } = world;
      const guild = guildOf(world, params.guild_id);
      const wanted = judgeBody<NewChannelBody>(CreateGuildChannelRequestSchema, body);
      const channel: GuildChannel = {
        ...newGuildChannel(ids.next(), guild.id, {
          name: wanted.name,
          position: channelsOf(state, guild.id).length,
          topic: wanted.topic ?? null,
          type: wanted.type ?? 0,
        }),
        parent_id: wanted.parent_id ?? null,
        nsfw: wanted.nsfw ?? false,
        rate_limit_per_user: wanted.rate_limit_per_user ?? 0,
      };
      world.commit({ type: 'channel', channel });
      events.emit({ type: 'channel.create', channel });
      return { status: 201, body: shapeChannel(state, channel) };
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
