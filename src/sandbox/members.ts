/** Owns changes of a guild's members and roles. */
import type { APIRole } from 'discord-api-types/v10';

import { keepGuild } from './state/changes.ts';
import type { Guild, Member } from './state/state.ts';
import type { World } from './world.ts';

/** Keeps a changed member, and tells of it. */
export function saveMember(world: World, guild: Guild, member: Member): void {
  const members = new Map(guild.members).set(member.user_id, member);
  world.commit({ type: 'guild', guild: keepGuild({ ...guild, members }) });
  world.events.emit({ type: 'member.update', guild, member });
}

/** Keeps a changed role, and tells of it. */
export function saveRole(world: World, guild: Guild, role: APIRole): void {
  const roles = new Map(guild.roles).set(role.id, role);
  world.commit({ type: 'guild', guild: keepGuild({ ...guild, roles }) });
  world.events.emit({ type: 'role.update', guild, role });
}
