/** Owns the objects of Discord that tests of the page's model are made of. */
import type { APIMessage, APIRole, APIUser } from 'discord-api-types/v10';

export function user(id: string): APIUser {
  return { id, username: `user${id}`, global_name: null, discriminator: '0', avatar: null };
}

export function message(id: string, changes: Partial<APIMessage> = {}): APIMessage {
  return {
    id,
    channel_id: '3001',
    author: user('1009'),
    content: id,
    timestamp: '2026-08-06T12:00:00.000Z',
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    pinned: false,
    type: 0,
    ...changes,
  };
}

export function role(id: string, permissions: string): APIRole {
  return {
    id,
    name: id,
    permissions,
    position: 0,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed: false,
    mentionable: false,
    // RoleFlags.InPrompt: the type has no name for none.
    flags: 1,
  };
}
