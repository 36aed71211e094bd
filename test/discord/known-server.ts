/** Owns a server as the gateway would have told of it, for tests: its channels, forum and roles. */
import type { ServerChannel, ServerRole, ServerView } from '../../src/discord/server-view.ts';

/** View Channel, Send Messages, Embed Links. */
export const POSTS = (1n << 10n) | (1n << 11n) | (1n << 14n);
export const EVERYBODY = { id: '210000000000000001', name: 'Readers', isMentionable: true };
export const TEAM = { id: '210000000000000002', name: 'Team', isMentionable: false };

export function textChannel(id: string, name: string): ServerChannel {
  return { id, name, type: 0, permissions: POSTS, isLocked: false, tags: [] };
}

export function forum(id: string, names: readonly string[]): ServerChannel {
  const tags = names.map((name, index) => ({ id: String(index), name, moderated: false }));
  return { ...textChannel(id, 'papers'), type: 15, tags };
}

export function knownServer(
  channels: readonly ServerChannel[],
  roles: readonly ServerRole[] = [EVERYBODY, TEAM],
): ServerView {
  return {
    learn: async () => undefined,
    channel: ({ channelId }) => channels.find(({ id }) => id === channelId) ?? null,
    channelNamed: ({ name }) => channels.find((one) => one.name === name) ?? null,
    role: ({ roleId }) => roles.find(({ id }) => id === roleId) ?? null,
    permissions: () => 0n,
    makeChannel: () => Promise.reject(new Error('no channel can be made here')),
  };
}
