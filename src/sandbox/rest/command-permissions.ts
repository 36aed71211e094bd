/** Owns the routes of who may use a command in a guild, which only its admins change. */
import { discordError } from '../wire/discord-error.ts';
import { commandOf, scopeOf } from './commands.ts';
import { ok, route } from './route.ts';

const COMMANDS = '/applications/:application_id/guilds/:guild_id/commands';

export const commandPermissionRoutes = [
  route({
    method: 'GET',
    path: `${COMMANDS}/permissions`,
    state: 'partial',
    notes: 'always empty: nobody changes them here',
    run(world, { params }) {
      scopeOf(world, params);
      return ok([]);
    },
  }),
  route({
    method: 'GET',
    path: `${COMMANDS}/:command_id/permissions`,
    state: 'partial',
    notes: 'always unknown (10066): nobody changes them here',
    run(world, { params }) {
      const scope = scopeOf(world, params);
      const id = params.command_id;
      const isGlobal = world.state.commands.get(id)?.guild_id === undefined;
      commandOf(world, isGlobal ? { guildId: undefined } : scope, id);
      throw discordError(10066);
    },
  }),
  route({
    method: 'PUT',
    path: `${COMMANDS}/:command_id/permissions`,
    state: 'done',
    // A Bearer token's alone since 2022 (application-commands.mdx, "Edit Application Command Permissions").
    run() {
      throw discordError(20001);
    },
  }),
];
