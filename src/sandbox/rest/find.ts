/** Owns the look-ups by path parameter, each with Discord's own "unknown". */
import type { APIMessage } from 'discord-api-types/v10';

import { refusalToWrite } from '../messages/may-write.ts';
import { BITS, can } from '../permissions.ts';
import { guildOfChannel, messagesOf, type Channel, type Guild } from '../state/state.ts';
import { discordError, plainError } from '../wire/discord-error.ts';
import type { World } from '../world.ts';

export function guildOf({ state }: World, id: string): Guild {
  const guild = state.guilds.get(id);
  if (guild === undefined) throw discordError(10004);
  if (!guild.members.has(state.botUserId)) throw discordError(50001);
  requireService(guild);
  return guild;
}

/** In an outage Discord answers with 5xx; which one it does not say (503 was seen, DiscordSRV#1544). */
function requireService(guild: Guild | undefined): void {
  if (guild?.unavailable === true) throw plainError(503, 'Service Unavailable');
}

/** A channel that the bot can see; 50001 for one that it can't. */
export function channelOf(world: World, id: string): Channel {
  const channel = world.state.channels.get(id);
  if (channel === undefined) throw discordError(10003);
  requireService(guildOfChannel(world.state, channel));
  if (!can(world, world.state.botUserId, channel, BITS.ViewChannel)) throw discordError(50001);
  return channel;
}

/** A channel that the bot may write to. */
export function writableChannel(world: World, id: string): Channel {
  const channel = channelOf(world, id);
  const refusal = refusalToWrite(world, channel, world.state.botUserId);
  if (refusal !== undefined) throw discordError(refusal);
  return channel;
}

export function messageOf({ state }: World, channelId: string, id: string): APIMessage {
  const message = messagesOf(state, channelId).get(id);
  if (message === undefined) throw discordError(10008);
  return message;
}
