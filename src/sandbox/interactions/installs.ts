/** Owns where the app is installed, as far as it counts in a channel: for the server, for a person. */
import type { APIMessage } from 'discord-api-types/v10';

import { BITS, can } from '../permissions.ts';
import { guildOfChannel, isDm, isServed, type Channel } from '../state/state.ts';
import { isRecord } from '../wire/record.ts';
import type { World } from '../world.ts';

/**
 * `authorizing_integration_owners`: by kind of install the guild (`"0"` in the bot's own conversation)
 * and the person whose install it is (receiving-and-responding.mdx).
 */
export type Owners = { 0?: string; 1?: string };

/** Where an interaction can happen (receiving-and-responding.mdx, "Interaction Context Types"). */
export const CONTEXT = { guild: 0, botDm: 1, private: 2 } as const;

export function contextOf(channel: Channel): 0 | 1 | 2 {
  if (!isDm(channel)) return CONTEXT.guild;
  return channel.other_id === undefined ? CONTEXT.botDm : CONTEXT.private;
}

/** Both installs of the app that count for this person here; none in an outage. */
export function installsIn({ state }: World, channel: Channel, userId: string): Owners {
  const guild = guildOfChannel(state, channel);
  if (guild?.unavailable === true) return {};
  return {
    ...(isGuildInstall({ state }, channel, userId) ? { 0: guild?.id ?? '0' } : {}),
    ...(state.userInstalls.has(userId) ? { 1: userId } : {}),
  };
}

/** In the bot's own conversation the servers count that both are in. */
function isGuildInstall(
  { state }: Pick<World, 'state'>,
  channel: Channel,
  userId: string,
): boolean {
  const guild = guildOfChannel(state, channel);
  if (guild !== undefined) return isServed(state, guild);
  if (contextOf(channel) === CONTEXT.private) return false;
  return [...state.guilds.values()].some((one) => isServed(state, one) && one.members.has(userId));
}

/** Of a press: a person's install is that of whoever made the app answer, not of who presses. */
export function installsOfMessage(
  world: World,
  channel: Channel,
  { interaction_metadata: metadata }: APIMessage,
  userId: string,
): Owners {
  const here = installsIn(world, channel, userId);
  if (metadata === undefined) return here;
  const kept: unknown = metadata.authorizing_integration_owners;
  const person = isRecord(kept) ? kept['1'] : undefined;
  const { 0: guild } = here;
  return {
    ...(guild === undefined ? {} : { 0: guild }),
    ...(typeof person === 'string' ? { 1: person } : {}),
  };
}

/**
 * Whether answers show to one person only: the app is not the server's, and whoever used it may not
 * bring apps of their own (topics/permissions.mdx, USE_EXTERNAL_APPS).
 */
export function isHushed(
  world: World,
  channel: Channel,
  { owners, userId }: { owners: Owners; userId: string },
): boolean {
  if (isDm(channel) || owners[0] !== undefined) return false;
  return !can(world, userId, channel, BITS.UseExternalApps);
}
