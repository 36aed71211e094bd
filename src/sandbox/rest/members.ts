/** Owns the routes of members and roles that change them. */
import { UpdateRoleRequestPartialSchema } from 'discord-api-spec/zod';
import type { APIRole } from 'discord-api-types/v10';

import { saveMember, saveRole } from '../members.ts';
import { basePermissions, BITS } from '../permissions.ts';
import type { Guild, Member } from '../state/state.ts';
import { discordError } from '../wire/discord-error.ts';
import { judgeBody } from '../wire/parse-body.ts';
import type { World } from '../world.ts';
import { guildOf } from './find.ts';
import { noContent, ok, route, type RouteAnswer } from './route.ts';

function roleOf(guild: Guild, id: string): APIRole {
  const role = guild.roles.get(id);
  if (role === undefined) throw discordError(10011);
  return role;
}

function memberOf(guild: Guild, id: string): Member {
  const member = guild.members.get(id);
  if (member === undefined) throw discordError(10007);
  return member;
}

/** Takes MANAGE_ROLES, and a place above the role (topics/permissions.mdx, "Permission Hierarchy"). */
function demandAbove({ state }: World, guild: Guild, role: APIRole): void {
  const bits = basePermissions(guild, state.botUserId);
  if ((bits & BITS.ManageRoles) === 0n) throw discordError(50013);
  if (guild.owner_id === state.botUserId) return;
  const positions = memberOf(guild, state.botUserId).roles.map(
    (id) => guild.roles.get(id)?.position ?? 0,
  );
  if (role.position >= Math.max(0, ...positions)) throw discordError(50013);
}

/** A role that members are given by hand: everybody has @everyone, and managed ones are an app's. */
function givableRole(world: World, guild: Guild, id: string): APIRole {
  const role = roleOf(guild, id);
  if (role.id === guild.id || role.managed) throw discordError(50028);
  demandAbove(world, guild, role);
  return role;
}

/** Nothing happens to a member who has it already, or has it not. */
function setRole(
  world: World,
  params: { guild_id: string; user_id: string; role_id: string },
  given: boolean,
): RouteAnswer {
  const guild = guildOf(world, params.guild_id);
  const member = memberOf(guild, params.user_id);
  const { id } = givableRole(world, guild, params.role_id);
  if (member.roles.includes(id) === given) return noContent;
  const others = member.roles.filter((one) => one !== id);
  saveMember(world, guild, { ...member, roles: given ? [...others, id] : others });
  return noContent;
}

type RoleBody = {
  name?: string | null;
  permissions?: string | number | null;
  color?: number | null;
  hoist?: boolean | null;
  mentionable?: boolean | null;
};

/** What the bot lacks it can't give (topics/permissions.mdx). */
function edited(world: World, guild: Guild, role: APIRole, body: RoleBody): APIRole {
  const { name, permissions, color, hoist, mentionable } = body;
  const given = BigInt(permissions ?? role.permissions);
  const has = basePermissions(guild, world.state.botUserId);
  if ((given & ~BigInt(role.permissions) & ~has) !== 0n) throw discordError(50013);
  return {
    ...role,
    ...(name ? { name } : {}),
    permissions: String(given),
    ...(typeof color === 'number'
      ? { color, colors: { ...role.colors, primary_color: color } }
      : {}),
    ...(typeof hoist === 'boolean' ? { hoist } : {}),
    ...(typeof mentionable === 'boolean' ? { mentionable } : {}),
  };
}

const MEMBER_ROLE = '/guilds/:guild_id/members/:user_id/roles/:role_id';

export const memberRoutes = [
  route({
    method: 'PATCH',
    path: '/guilds/:guild_id/roles/:role_id',
    state: 'partial',
    notes: 'no icons and no second colour',
    run(world, { params, body }) {
      const guild = guildOf(world, params.guild_id);
      const role = roleOf(guild, params.role_id);
      demandAbove(world, guild, role);
      const wanted = judgeBody<RoleBody>(UpdateRoleRequestPartialSchema, body, [], {
        name: [1, 100],
      });
      const next = edited(world, guild, role, wanted);
      saveRole(world, guild, next);
      return ok(next);
    },
  }),
  route({
    method: 'PUT',
    path: MEMBER_ROLE,
    state: 'done',
    run: (world, { params }) => setRole(world, params, true),
  }),
  route({
    method: 'DELETE',
    path: MEMBER_ROLE,
    state: 'done',
    run: (world, { params }) => setRole(world, params, false),
  }),
];
